package gradus.data;

import static gradus.data.ToyData.classified;
import static gradus.data.ToyData.rowNumbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.files.CsvReader;
import gradus.data.files.Datasets;
import gradus.math.Matrix;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowSelectionTest {
  private static final double NAN = Double.NaN;

  @Test
  void countsWhatIsMissingAndKeepsTheCompleteRows() {
    Dataset gaps =
        ToyData.of(new double[][] {{1, NAN}, {2, 20}, {NAN, NAN}, {4, 40}}, new double[4][1]);
    assertThat(gaps.missing()).isEqualTo(3);
    Dataset complete = gaps.withoutMissing();
    assertThat(complete.inputs().data).containsExactly(2, 20, 4, 40);
    assertThat(complete.name()).isEqualTo("toy");
    assertThat(complete.missing()).isZero();
    assertThatCode(complete::requireComplete).doesNotThrowAnyException();
    assertThat(gaps.rows()).isEqualTo(4);
  }

  @Test
  void saysWhereTheFirstValueIsMissing() {
    assertThatThrownBy(() -> ToyData.inputs(new double[][] {{1, 2}, {3, NAN}}).requireComplete())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "toy has missing values (1 in all, the first in row 1, column \"b\"), but scaling and"
                + " training need every value. Drop the rows with dataset.withoutMissing(), or fill"
                + " the gaps with MeanImputer.fit(train).");
    assertThatThrownBy(() -> ToyData.inputs(new double[][] {{NAN, 2}, {NAN, 4}}).requireComplete())
        .hasMessageStartingWith(
            "toy has missing values (2 in all, the first in row 0, column \"a\")");
  }

  @Test
  void moreRowsThanCanBeCountedAreRefused() {
    int[] counts = {1_500_000_000, 1};
    assertThatThrownBy(() -> RowSelection.oversampled(new int[0], counts, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "oversampled got 2 classes, the largest with 1500000000 rows, but as many of each are"
                + " more rows than a matrix can have: weight the classes instead, with"
                + " classWeights().");
  }

  @Test
  void refusesWhenNoRowIsComplete() {
    Dataset gaps = ToyData.inputs(new double[][] {{1, NAN}, {NAN, 2}});
    assertThatThrownBy(gaps::withoutMissing)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "toy has no complete row: in each of its 2 rows a value is missing. Leave out the"
                + " columns in which most are missing, or fill the gaps with"
                + " MeanImputer.fit(train).");
  }

  @Test
  void rowsWithMissingValuesCanBeSplitAndChosen() {
    Dataset gaps =
        ToyData.of(new double[][] {{1}, {NAN}}, new double[][] {{1, 0}, {0, 1}}, "x", "y");
    assertThat(gaps.subset(new int[] {1}, "second").missing()).isEqualTo(1);
    assertThat(gaps.onlyClasses("y", "x").missing()).isEqualTo(1);
    assertThat(gaps.concatenate(gaps).split(0.5, 1).train().missing()).isEqualTo(1);
  }

  @Test
  void ofEqualInputsTheFirstStays() {
    Dataset repeats =
        ToyData.of(
            new double[][] {{1, 2}, {2, 1}, {1, 2}, {1, 3}, {2, 1}},
            new double[][] {{10}, {20}, {30}, {40}, {50}});
    assertThat(repeats.withoutRepeats().targets().data).containsExactly(10, 20, 40);
    assertThat(repeats.withoutRepeats().withoutRepeats().rows()).isEqualTo(3);
    // The sign of a zero makes no difference, and two gaps are equal.
    Dataset zeros =
        ToyData.of(new double[][] {{0, NAN}, {-0.0, NAN}, {0, 0}, {NAN, 0}}, new double[4][1]);
    assertThat(zeros.withoutRepeats().rows()).isEqualTo(3);
  }

  @Test
  void findsTheRepeatsThatTheDescriptionsOfTheDataSetsTell() {
    // datasets/README.md: one pair in Iris; 2,393 of 6,435 pixels repeat an earlier one.
    assertThat(Datasets.iris().withoutRepeats().rows()).isEqualTo(150 - 1);
    Dataset soil = CsvReader.read(Path.of("datasets", "satellite_soil.csv"));
    assertThat(soil.withoutRepeats().rows()).isEqualTo(6435 - 2393);
  }

  @Test
  void shuffledHasTheSameRowsInAnOrderThatDependsOnTheSeedOnly() {
    Dataset sorted = classified(2, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
    int[] order = rowNumbers(sorted.shuffled(7));
    assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(order).isNotEqualTo(rowNumbers(sorted));
    assertThat(rowNumbers(sorted.shuffled(7))).isEqualTo(order);
    assertThat(rowNumbers(sorted.shuffled(8))).isNotEqualTo(order);
    Dataset shuffled = sorted.shuffled(7);
    for (int row = 0; row < 10; row++) {
      assertThat(shuffled.classOf(row)).isEqualTo(order[row] < 5 ? 0 : 1);
    }
  }

  @Test
  void concatenatedRowsStandBehindEachOther() {
    Dataset first = classified(2, 0, 1);
    Dataset both = first.concatenate(first.subset(new int[] {1}, "more"));
    assertThat(both.inputs().data).containsExactly(0, 0, 1, 10, 1, 10);
    assertThat(both.targets().data).containsExactly(1, 0, 0, 1, 0, 1);
    assertThat(both.name()).isEqualTo("toy + more");
    assertThat(both.classNames()).isEqualTo(first.classNames());
  }

  private static Dataset named(List<String> features, List<String> classes, int targetColumns) {
    Matrix targets = new Matrix(1, targetColumns);
    targets.set(0, 0, 1);
    return new Dataset(new Matrix(1, features.size()), targets, features, classes, "other");
  }

  private static void assertNotConcatenated(Dataset other, String message) {
    assertThatThrownBy(() -> classified(2, 0, 1).concatenate(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("toy and other cannot be concatenated: " + message);
  }

  @Test
  void refusesToConcatenateWhatIsNotAlike() {
    List<String> features = List.of("a", "b");
    List<String> classes = List.of("class0", "class1");
    String sameNames = " in the second. Both need the same names in the same order.";
    assertNotConcatenated(
        named(List.of("a", "c"), classes, 2),
        "feature 1 is \"b\" in the first, but \"c\"" + sameNames);
    assertNotConcatenated(
        named(List.of("a", "b", "c"), classes, 2),
        "feature 2 is missing in the first, but \"c\"" + sameNames);
    assertNotConcatenated(
        named(List.of("a"), classes, 2),
        "feature 1 is \"b\" in the first, but missing" + sameNames);
    assertNotConcatenated(
        named(features, List.of("class1", "class0"), 2),
        "class 0 is \"class0\" in the first, but \"class1\"" + sameNames);
    assertNotConcatenated(
        named(features, List.of(), 2),
        "class 0 is \"class0\" in the first, but missing" + sameNames);
    assertNotConcatenated(
        named(features, classes, 1), "columns of targets: 2 in the first, 1 in the second.");
  }
}
