package gradus.data;

import static gradus.data.ToyData.classified;
import static gradus.data.ToyData.rowNumbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassesTest {
  @Test
  void countsTheRowsOfEachClass() {
    assertThat(classified(4, 2, 0, 2, 3, 2).classCounts()).containsExactly(1, 0, 3, 1);
    assertThat(classified(2, 0, 1, 1).withOneTargetColumn().classCounts()).containsExactly(1, 2);
    assertThatThrownBy(() -> ToyData.inputs(new double[] {1}).classCounts())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("toy has no classes: its targets are numbers.");
  }

  @Test
  void aClassWeighsTheMoreTheRarerItIs() {
    // n / (k·n_c): 6 / (2·4) and 6 / (2·2)
    assertThat(classified(2, 0, 0, 1, 0, 1, 0).classWeights()).containsExactly(0.75, 1.5);
    assertThat(classified(3, 0, 1, 2).classWeights()).containsExactly(1, 1, 1);
  }

  @Test
  void refusesWeightsAndCopiesOfAClassWithoutRows() {
    String message =
        "toy has no row of class \"class1\": add examples of it, or leave it out with"
            + " onlyClasses().";
    Dataset dataset = classified(3, 0, 2, 2);
    assertThatThrownBy(dataset::classWeights)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> dataset.oversampled(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void onlyTheNamedClassesStayAndComeInTheGivenOrder() {
    Dataset chosen = classified(4, 0, 1, 2, 3, 1).onlyClasses("class3", "class1");
    assertThat(rowNumbers(chosen)).containsExactly(1, 3, 4);
    assertThat(chosen.classNames()).containsExactly("class3", "class1");
    assertThat(chosen.targets().data).containsExactly(0, 1, 1, 0, 0, 1);
    assertThat(chosen.name()).isEqualTo("toy");
  }

  @Test
  void onlyClassesSaysWhatItCannotChoose() {
    Dataset dataset = classified(3, 0, 1, 2);
    assertThatThrownBy(() -> dataset.onlyClasses("class0", "rose"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("toy has no class \"rose\": its classes are [class0, class1, class2].");
    String needsTwo =
        ", but expects two or more different classes: with one there is nothing to tell apart.";
    assertThatThrownBy(() -> dataset.onlyClasses("class2"))
        .hasMessage("onlyClasses got [class2]" + needsTwo);
    assertThatThrownBy(() -> dataset.onlyClasses("class2", "class1", "class2"))
        .hasMessage("onlyClasses got [class2, class1, class2]" + needsTwo);
    Dataset oneColumn = classified(2, 0, 1).withOneTargetColumn();
    assertThatThrownBy(() -> oneColumn.onlyClasses("class1", "class0"))
        .hasMessage(
            "toy has a single column of targets: choose classes first, and call"
                + " withOneTargetColumn() afterwards.");
    Dataset soft =
        ToyData.of(
            new double[][] {{1}, {2}}, new double[][] {{0, 1, 0}, {0.6, 0.3, 0.1}}, "x", "y", "z");
    assertThatThrownBy(() -> soft.onlyClasses("y", "x"))
        .hasMessage(
            "toy has targets whose row 1 is [0.3, 0.6], but a row of class targets is one-hot (1"
                + " for the true class, 0 elsewhere) or probabilities that sum to 1.");
    Dataset regression = ToyData.inputs(new double[] {1});
    assertThatThrownBy(() -> regression.onlyClasses("class0", "class1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("toy has no classes: its targets are numbers.");
  }

  @Test
  void oversampledClassesAreAsLargeAsTheLargest() {
    Dataset dataset = classified(3, 0, 1, 0, 0, 2, 0, 1, 0);
    Dataset even = dataset.oversampled(3);
    assertThat(even.classCounts()).containsExactly(5, 5, 5);
    int[] rows = rowNumbers(even);
    assertThat(Arrays.copyOf(rows, 8)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    // Class 1 has the rows 1 and 6: a whole copy of both, and one of them once more.
    assertThat(Arrays.copyOfRange(rows, 8, 10)).containsExactly(1, 6);
    assertThat(rows[10]).isIn(1, 6);
    // Class 2 has row 4 only: four copies.
    assertThat(Arrays.copyOfRange(rows, 11, 15)).containsExactly(4, 4, 4, 4);
  }

  @Test
  void theRandomRemainderHasNoRowTwice() {
    int[] labels = new int[16]; // ten of class 0, then six of class 1, which needs four more
    Arrays.fill(labels, 10, 16, 1);
    Dataset dataset = classified(2, labels);
    int[] timesChosen = new int[16];
    for (int seed = 0; seed < 100; seed++) {
      int[] added = Arrays.copyOfRange(rowNumbers(dataset.oversampled(seed)), 16, 20);
      assertThat(added).doesNotHaveDuplicates();
      assertThat(IntStream.of(added).allMatch(row -> row >= 10)).isTrue();
      for (int row : added) {
        timesChosen[row]++;
      }
    }
    // Each of the six in 4/6 of the cases: 67 of 100, with a deviation of √(100·4/6·2/6) = 4.7.
    for (int row = 10; row < 16; row++) {
      assertThat(timesChosen[row]).isBetween(67 - 19, 67 + 19);
    }
    assertThat(rowNumbers(dataset.oversampled(5))).isEqualTo(rowNumbers(dataset.oversampled(5)));
  }

  @Test
  void evenClassesNeedNoCopies() {
    assertThat(rowNumbers(classified(2, 0, 1, 1, 0).oversampled(1))).containsExactly(0, 1, 2, 3);
  }
}
