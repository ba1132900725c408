package gradus.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  private static final List<String> ANIMALS = List.of("cat", "dog", "giraffe");
  private static final Offset<Double> ROUNDING = within(1e-15);

  /** Ten rows: 5 cats, 4 dogs, 1 giraffe; taken for 4 cats, 4 dogs, 2 giraffes. */
  private final ConfusionMatrix confusion = of(new int[][] {{3, 2, 0}, {1, 2, 1}, {0, 0, 1}});

  /** Nobody was taken for a dog, and there is no giraffe: the two cases of 0/0. */
  private final ConfusionMatrix undefined = of(new int[][] {{3, 0, 1}, {2, 0, 0}, {0, 0, 0}});

  private static ConfusionMatrix of(int[][] counts) {
    Counts rows = new Counts(counts);
    return ConfusionMatrix.of(rows.predictions, rows.targets, ANIMALS);
  }

  @Test
  void countsWhatIsTakenForWhat() {
    Matrix targets = new Matrix(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0, 0, 1}});
    Matrix probabilities =
        new Matrix(
            new double[][] {{0.5, 0.3, 0.2}, {0.6, 0.4, 0}, {0.1, 0.1, 0.8}, {0.2, 0.3, 0.5}});
    ConfusionMatrix counted = ConfusionMatrix.of(probabilities, targets, ANIMALS);
    assertThat(counted.count(0, 0)).isEqualTo(1);
    assertThat(counted.count(1, 0)).isEqualTo(1);
    assertThat(counted.count(2, 1)).isEqualTo(0);
    assertThat(counted.count(2, 2)).isEqualTo(2);
    assertThat(counted.count(0, 2)).isEqualTo(0);
    assertThat(counted.accuracy()).isEqualTo(3 / 4.0);
    assertThat(counted.rows()).isEqualTo(4);
    assertThat(counted.classNames()).containsExactly("cat", "dog", "giraffe");
  }

  @Test
  void supportIsTheSumOfARowAndPredictedThatOfAColumn() {
    assertThat(confusion.support(0)).isEqualTo(3 + 2);
    assertThat(confusion.support(1)).isEqualTo(1 + 2 + 1);
    assertThat(confusion.predicted(0)).isEqualTo(3 + 1);
    assertThat(confusion.predicted(2)).isEqualTo(1 + 1);
  }

  @Test
  void precisionIsTheDiagonalByItsColumn() {
    assertThat(confusion.precision(0)).isEqualTo(3 / 4.0);
    assertThat(confusion.precision(1)).isEqualTo(2 / 4.0);
    assertThat(confusion.precision(2)).isEqualTo(1 / 2.0);
  }

  @Test
  void recallIsTheDiagonalByItsRow() {
    assertThat(confusion.recall(0)).isEqualTo(3 / 5.0);
    assertThat(confusion.recall(1)).isEqualTo(2 / 4.0);
    assertThat(confusion.recall(2)).isEqualTo(1 / 1.0);
  }

  @Test
  void f1IsTheHarmonicMeanOfPrecisionAndRecall() {
    // 2·3/(5 + 4), and the same from precision and recall
    assertThat(confusion.f1(0)).isEqualTo(6 / 9.0);
    assertThat(confusion.f1(0)).isEqualTo(2 * 0.75 * 0.6 / (0.75 + 0.6), ROUNDING);
    assertThat(confusion.f1(1)).isEqualTo(4 / 8.0);
    assertThat(confusion.f1(2)).isEqualTo(2 / 3.0);
  }

  @Test
  void macroAverageCountsEveryClassTheSame() {
    ClassScores macro = confusion.macroAverage();
    assertThat(macro.precision()).isEqualTo((0.75 + 0.5 + 0.5) / 3, ROUNDING);
    assertThat(macro.recall()).isEqualTo((0.6 + 0.5 + 1) / 3, ROUNDING);
    // The mean of the F1, not 0.6364, the F1 of the means 0.5833 and 0.7.
    assertThat(macro.f1()).isEqualTo((6 / 9.0 + 4 / 8.0 + 2 / 3.0) / 3, ROUNDING);
    assertThat(macro).hasToString("precision 0.5833, recall 0.7000, f1 0.6111");
  }

  @Test
  void weightedAverageCountsEveryRowTheSame() {
    ClassScores weighted = confusion.weightedAverage();
    assertThat(weighted.precision()).isEqualTo((5 * 0.75 + 4 * 0.5 + 1 * 0.5) / 10, ROUNDING);
    assertThat(weighted.recall()).isEqualTo(confusion.accuracy(), ROUNDING);
    assertThat(weighted.f1()).isEqualTo((5 * 6 / 9.0 + 4 * 0.5 + 2 / 3.0) / 10, ROUNDING);
  }

  @Test
  void balancedAccuracyIsNotImpressedByAFrequentClass() {
    assertThat(confusion.balancedAccuracy()).isEqualTo((0.6 + 0.5 + 1) / 3, ROUNDING);
    ConfusionMatrix alwaysCat = of(new int[][] {{97, 0, 0}, {2, 0, 0}, {1, 0, 0}});
    assertThat(alwaysCat.accuracy()).isEqualTo(0.97);
    assertThat(alwaysCat.balancedAccuracy()).isEqualTo(1 / 3.0);
  }

  @Test
  void aShareOfNothingCountsAsZero() {
    assertThat(undefined.precision(1)).isEqualTo(0); // 0/0: nobody was taken for a dog
    assertThat(undefined.recall(1)).isEqualTo(0); // 0/2
    assertThat(undefined.f1(1)).isEqualTo(0); // 2·0/(2 + 0)
    assertThat(undefined.precision(2)).isEqualTo(0); // 0/1
    assertThat(undefined.recall(2)).isEqualTo(0); // 0/0: there is no giraffe
    assertThat(of(new int[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 0}}).f1(2)).isEqualTo(0); // 0/0
  }

  @Test
  void aShareOfNothingIsInTheMacroAverage() {
    // precisions 3/5, 0 and 0; recalls 3/4, 0 and 0: all three classes count
    assertThat(undefined.macroAverage().precision()).isEqualTo(0.6 / 3, ROUNDING);
    assertThat(undefined.macroAverage().recall()).isEqualTo(0.75 / 3, ROUNDING);
    assertThat(undefined.weightedAverage().precision()).isEqualTo(4 * 0.6 / 6, ROUNDING);
  }

  @Test
  void balancedAccuracyLeavesOutClassesWithoutRows() {
    // recalls 3/4 of the cats and 0 of the dogs; there is no giraffe to find
    assertThat(undefined.balancedAccuracy()).isEqualTo(0.75 / 2);
  }

  @Test
  void aSingleColumnMeansTheSecondClassAboveTheThreshold() {
    Matrix answers = new Matrix(new double[][] {{1}, {1}, {0}, {0}});
    Matrix probabilities = new Matrix(new double[][] {{0.9}, {0.4}, {0.6}, {0.2}});
    List<String> names = List.of("no", "yes");
    ConfusionMatrix usual = ConfusionMatrix.of(probabilities, answers, names);
    assertThat(usual.recall(1)).isEqualTo(1 / 2.0);
    assertThat(usual.precision(1)).isEqualTo(1 / 2.0);
    ConfusionMatrix lower = ConfusionMatrix.of(probabilities, answers, names, 0.3);
    assertThat(lower.recall(1)).isEqualTo(2 / 2.0);
    assertThat(lower.precision(1)).isEqualTo(2 / 3.0);
    assertThat(lower.count(0, 1)).isEqualTo(1);
  }

  @Test
  void logitsInASingleColumnAreNotTakenForProbabilities() {
    Matrix answers = new Matrix(new double[][] {{1}, {0}});
    Matrix logits = new Matrix(new double[][] {{0.2}, {-3}});
    List<String> names = List.of("no", "yes");
    assertThat(ConfusionMatrix.of(logits, answers, names, 0).accuracy()).isEqualTo(1);
    assertThatThrownBy(() -> ConfusionMatrix.of(logits, answers, names))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Got a prediction of -3.0 in row 1, column 0, but expects probabilities from 0 to 1. If"
                + " these are logits, say so:"
                + " ConfusionMatrix.of(predictions, targets, classNames, 0).");
    assertThatThrownBy(() -> ConfusionMatrix.of(logits, answers, names, Double.NaN))
        .hasMessageStartingWith("Got a threshold of NaN");
  }

  @Test
  void printsAligned() {
    assertThat(confusion.toString().lines())
        .containsExactly(
            "true \\ predicted  cat  dog  giraffe",
            "cat                 3    2        0",
            "dog                 1    2        1",
            "giraffe             0    0        1");
  }

  @Test
  void makesRoomForLongNamesAndLargeCounts() {
    Counts many = new Counts(new int[][] {{1000, 0}, {0, 1000}});
    List<String> names = List.of("a class with a long name", "b");
    assertThat(ConfusionMatrix.of(many.predictions, many.targets, names).toString().lines())
        .containsExactly(
            "true \\ predicted          a class with a long name     b",
            "a class with a long name                      1000     0",
            "b                                                0  1000");
  }

  @Test
  void refusesTheWrongNumberOfNames() {
    Matrix three = new Matrix(2, 3);
    assertThatThrownBy(() -> ConfusionMatrix.of(three, three, List.of("cat", "dog")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ConfusionMatrix got 3 columns and the class names [cat, dog], but expects 3 names: one per column, or two for a single column.");
    Matrix column = new Matrix(2, 1);
    assertThatThrownBy(() -> ConfusionMatrix.of(column, column, List.of("yes")))
        .hasMessage(
            "ConfusionMatrix got 1 column and the class names [yes], but expects 2 names: one per"
                + " column, or two for a single column.");
  }

  @Test
  void refusesAClassThatIsNotThere() {
    String message = "ConfusionMatrix got class 3, but expects 0 to 2, one of [cat, dog, giraffe].";
    assertThatThrownBy(() -> confusion.precision(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> confusion.count(0, 3)).hasMessage(message);
    assertThatThrownBy(() -> confusion.count(3, 0)).hasMessage(message);
    assertThatThrownBy(() -> confusion.support(-1))
        .hasMessage(
            "ConfusionMatrix got class -1, but expects 0 to 2, one of [cat, dog, giraffe].");
    assertThatThrownBy(() -> confusion.predicted(3)).hasMessage(message);
  }
}
