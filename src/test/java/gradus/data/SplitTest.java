package gradus.data;

import static gradus.data.ToyData.classified;
import static gradus.data.ToyData.rowNumbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.files.Datasets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Examples; {@link SplitPropertyTest} says what holds for every data set. */
class SplitTest {
  /** Rows 0 to 9 are of class 0, rows 10 to 14 of class 1. */
  private static final Dataset UNEVEN = classified(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1);

  private static Dataset numbers(int rows) {
    return ToyData.inputs(new double[rows][1]);
  }

  @Test
  void partsAreNamedAfterTheWhole() {
    Dataset iris = Datasets.iris();
    Split two = iris.split(0.8, 42);
    assertThat(two.train().name()).isEqualTo("iris (training)");
    assertThat(two.test().name()).isEqualTo("iris (test)");
    ThreeWaySplit three = iris.split(0.6, 0.2, 42);
    assertThat(three.train().name()).isEqualTo("iris (training)");
    assertThat(three.validation().name()).isEqualTo("iris (validation)");
    assertThat(three.test().name()).isEqualTo("iris (test)");
    Split second = iris.folds(5, 42).get(1);
    assertThat(second.train().name()).isEqualTo("iris (fold 2 of 5, training)");
    assertThat(second.test().name()).isEqualTo("iris (fold 2 of 5, test)");
  }

  @Test
  void eachClassIsSplitInTheSameProportion() {
    // 60 % of 10 and of 5 rows are 6 and 3; 20 % are 2 and 1.
    Split two = UNEVEN.split(0.6, 1);
    assertThat(two.train().classCounts()).containsExactly(6, 3);
    assertThat(two.test().classCounts()).containsExactly(4, 2);
    ThreeWaySplit three = UNEVEN.split(0.6, 0.2, 1);
    assertThat(three.train().classCounts()).containsExactly(6, 3);
    assertThat(three.validation().classCounts()).containsExactly(2, 1);
    assertThat(three.test().classCounts()).containsExactly(2, 1);
  }

  @Test
  void theRunningTotalIsRounded() {
    // Half of 15 rows is 7.5, so 8; half and three tenths is 12, so 4 more, and 3 are left. Rounded
    // on its own, 4.5 would be 5, and only 2 would be left.
    ThreeWaySplit split = numbers(15).split(0.5, 0.3, 1);
    assertThat(split.train().rows()).isEqualTo(8);
    assertThat(split.validation().rows()).isEqualTo(4);
    assertThat(split.test().rows()).isEqualTo(3);
  }

  @Test
  void aShareThatRoundsToNoRowGetsOne() {
    for (double[] fractions : new double[][] {{0.98, 0.01}, {0.01, 0.98}, {0.01, 0.01}}) {
      ThreeWaySplit split = numbers(4).split(fractions[0], fractions[1], 1);
      assertThat(split.train().rows()).isEqualTo(fractions[0] > 0.5 ? 2 : 1);
      assertThat(split.validation().rows()).isEqualTo(fractions[1] > 0.5 ? 2 : 1);
      assertThat(split.test().rows()).isEqualTo(fractions[0] + fractions[1] < 0.5 ? 2 : 1);
    }
  }

  private static int[] labels(int classes, int rowsEach) {
    int[] labels = new int[classes * rowsEach];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = row % classes;
    }
    return labels;
  }

  @Test
  void classesThatRoundTheSameWayAreBalanced() {
    // Half of 5 rows is 2.5: all ten rounded up would be 30 of 50 rows.
    Split half = classified(10, labels(10, 5)).split(0.5, 1);
    assertThat(half.train().rows()).isEqualTo(25);
    assertThat(half.train().classCounts()).containsExactly(2, 2, 2, 2, 2, 3, 3, 3, 3, 3);
    // 0.7 and 0.15 of 10 rows are 7 and 1.5: 84, 18 and 18 of 12 classes.
    ThreeWaySplit three = classified(12, labels(12, 10)).split(0.7, 0.15, 1);
    assertThat(three.train().rows()).isEqualTo(84);
    assertThat(three.validation().rows()).isEqualTo(18);
    assertThat(three.test().rows()).isEqualTo(18);
    // Three times 3 rows are 1.5 more than 7.5: one class gives way, 8 are left.
    Split uneven = classified(3, labels(3, 5)).split(0.5, 1);
    assertThat(uneven.train().rows()).isEqualTo(8);
    assertThat(uneven.train().classCounts()).containsExactly(2, 3, 3);
  }

  @Test
  void classesRoundedByThemselvesStayWhereTheWholeIsWithinARow() {
    // 0.8 of 212 and 357 rows is 169.6 and 285.6, 455.2 in all: 456 is close enough.
    Split split = Datasets.breastCancer().split(0.8, 42);
    assertThat(split.train().classCounts()).containsExactly(170, 286);
  }

  @Test
  void theDealOfAClassStartsWhereTheLastOneStopped() {
    // 4 + 4 + 4 rows into 3 folds: 2 + 1 + 1 of each class. Started again for each class, the first
    // fold would have 6 rows and the others 3; going on, each has 4.
    List<Split> folds = classified(3, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2).folds(3, 9);
    assertThat(folds.get(0).test().classCounts()).containsExactly(2, 1, 1);
    assertThat(folds.get(1).test().classCounts()).containsExactly(1, 2, 1);
    assertThat(folds.get(2).test().classCounts()).containsExactly(1, 1, 2);
    assertThat(folds.get(0).train().classCounts()).containsExactly(2, 3, 3);
  }

  @Test
  void theSameSeedGivesTheSameRowsInEveryVersion() {
    ThreeWaySplit three = UNEVEN.split(0.6, 0.2, 42);
    assertThat(rowNumbers(UNEVEN.split(0.8, 42).test())).containsExactly(4, 7, 14);
    assertThat(rowNumbers(three.validation())).containsExactly(0, 2, 10);
    assertThat(rowNumbers(three.test())).containsExactly(4, 7, 14);
    assertThat(rowNumbers(UNEVEN.folds(5, 42).get(0).test())).containsExactly(1, 3, 13);
  }

  @Test
  void aClassWithoutAnyRowIsNoObstacle() {
    Dataset dataset = classified(3, 0, 0, 0, 2, 2, 2);
    assertThat(dataset.split(0.5, 1).train().classCounts()).containsExactly(2, 0, 2);
    assertThat(dataset.split(0.3, 0.3, 1).test().classCounts()).containsExactly(1, 0, 1);
    assertThat(dataset.folds(3, 1).get(2).test().classCounts()).containsExactly(1, 0, 1);
  }

  @Test
  void equalRowsAreDifferentExamples() {
    Split split = numbers(10).split(0.5, 1);
    assertThat(split.train().rows()).isEqualTo(5);
    assertThat(split.test().rows()).isEqualTo(5);
  }

  @Test
  void refusesAFractionThatIsNone() {
    for (double fraction : new double[] {0, 1, -0.2, 80, Double.NaN}) {
      assertThatThrownBy(() -> UNEVEN.split(fraction, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "split got a training fraction of "
                  + fraction
                  + ", but expects a number between 0 and 1, such as 0.8 for 80 %.");
    }
  }

  @Test
  void refusesFractionsThatLeaveNothingForTheTest() {
    double nan = Double.NaN;
    double[][] refused = {
      {0.8, 0.2}, {0.7, 0.5}, {0, 0.5}, {0.5, 0}, {-1, 0.5}, {nan, 0.5}, {1, nan}
    };
    for (double[] fractions : refused) {
      assertThatThrownBy(() -> UNEVEN.split(fractions[0], fractions[1], 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "split got a training fraction of "
                  + fractions[0]
                  + " and a validation fraction of "
                  + fractions[1]
                  + ", but expects two numbers above 0 that together are below 1, such as 0.6 and"
                  + " 0.2: the test part gets the rest.");
    }
  }

  @Test
  void aThousandClassesAreSplitEachByItself() {
    int[] labels = new int[4000];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = row % 1000;
    }
    assertThat(classified(1000, labels).split(0.5, 1).test().classCounts()).containsOnly(2);
  }

  @Test
  void refusesASingleFold() {
    assertThatThrownBy(() -> UNEVEN.folds(1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "folds got 1, but expects at least 2: one fold to be judged by and another to learn"
                + " from.");
  }

  @Test
  void refusesAClassThatCannotBeInEveryPart() {
    Dataset dataset = classified(3, 0, 0, 1, 0, 0, 1, 2, 2, 2);
    String mend =
        ", but each part needs at least one. Add examples, or leave the class out with"
            + " onlyClasses().";
    assertThatThrownBy(() -> dataset.folds(5, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "toy cannot be split into 5 folds: class \"class1\" has 2 rows"
                + mend
                + " At most 2 folds are possible.");
    assertThat(dataset.folds(2, 1)).hasSize(2);
    assertThatThrownBy(() -> dataset.split(0.6, 0.2, 1))
        .hasMessage(
            "toy cannot be split into 3 parts: class \"class1\" has 2 rows"
                + mend
                + " At most 2 parts are possible.");
    // The rarest class is named; of two as rare the first.
    assertThatThrownBy(() -> classified(3, 0, 1, 1, 1, 2, 2).folds(4, 1))
        .hasMessage("toy cannot be split into 4 folds: class \"class0\" has a single row" + mend);
    assertThatThrownBy(() -> classified(3, 0, 1, 2, 0).split(0.5, 1))
        .hasMessage("toy cannot be split into 2 parts: class \"class1\" has a single row" + mend);
    assertThatThrownBy(() -> classified(2, 0, 0, 1, 0).split(0.5, 1))
        .hasMessage("toy cannot be split into 2 parts: class \"class1\" has a single row" + mend);
  }

  @Test
  void refusesTooFewNumbers() {
    assertThatThrownBy(() -> numbers(1).split(0.5, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "toy cannot be split into 2 parts: it has a single row, but each part needs at least"
                + " one. Add examples.");
    assertThatThrownBy(() -> numbers(3).folds(4, 1))
        .hasMessage(
            "toy cannot be split into 4 folds: it has 3 rows, but each part needs at least one. Add"
                + " examples. At most 3 folds are possible.");
  }
}
