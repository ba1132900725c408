package exercises;

import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 5, name = "cross-entropy", lesson = 5)
class Task05CrossEntropyTest {
  Task05CrossEntropy yours = new Task05CrossEntropy();

  @Test
  @Order(1)
  void oneRowCostsTheLogarithmOfItsTrueClass() {
    double[][] p = {{0.1, 0.4, 0.5}};
    double[][] y = {{0, 0, 1}};
    Answer.to("crossEntropy([[0.1, 0.4, 0.5]], [[0, 0, 1]])", yours.crossEntropy(p, y))
        .mistake(
            "The sign is wrong: ln p is negative, so there is a minus before the sum.", -0.6931)
        .mistake(
            "That is the logarithm to base 10 (log10); take ln, in Java StrictMath.log.", 0.3010)
        .mistake("That is the logarithm to base 2; take ln, in Java StrictMath.log.", 1)
        .mistake("That is 1 - p of the true class; take -ln p.", 0.5)
        .mistake(
            "That is -ln p of all classes. Multiply each by its y: only the true class counts.",
            3.9120)
        .mistake("Divide by the number of rows, 1, not by the number of classes.", 0.2310)
        .expect("-ln 0.5 = 0.6931 (lesson 05).", 0.6931);
  }

  @Test
  @Order(2)
  void severalRowsCostTheirMean() {
    double[][] p = {{0.1, 0.4, 0.5}, {0.8, 0.1, 0.1}};
    double[][] y = {{0, 0, 1}, {1, 0, 0}};
    Answer.to("crossEntropy of two rows that cost 0.6931 and 0.2231", yours.crossEntropy(p, y))
        .mistake("That is their sum; divide it by the number of rows.", 0.9163)
        .mistake("Divide by the number of rows, 2, not by the number of all entries, 6.", 0.1527)
        .mistake("Divide by the number of rows, 2, not by the number of classes, 3.", 0.3054)
        .mistake("That is the second row only: add to the sum, rather than overwrite it.", 0.2231)
        .mistake(
            "That is half of the second row only: add to the sum, rather than overwrite it.",
            0.1116)
        .expect("(0.6931 + 0.2231) / 2 = 0.4581 (lesson 05).", 0.4581);
  }

  @Test
  @Order(3)
  void aPerfectPredictionCostsNothing() {
    double[][] p = {{1, 0, 0}};
    double[][] y = {{1, 0, 0}};
    Answer.to("crossEntropy([[1, 0, 0]], [[1, 0, 0]])", yours.crossEntropy(p, y))
        .notFinite("0 * ln 0 is NaN in Java. Leave out the classes with y = 0.")
        .expect("-ln 1 = 0, and a class with y = 0 costs nothing (lesson 05).", 0);
  }

  @Test
  @Order(4)
  void beingSureAndWrongIsExpensive() {
    double[][] p = {{0.999999, 0.000001}};
    double[][] y = {{0, 1}};
    Answer.to("crossEntropy([[0.999999, 0.000001]], [[0, 1]])", yours.crossEntropy(p, y))
        .expect(
            "-ln 0.000001 = 6 * ln 10 = 13.8155; no epsilon, no clipping (lesson 05).", 13.8155);
  }

  @Test
  @Order(5)
  void aTargetMayBeSpreadOverClasses() {
    double[][] p = {{0.125, 0.5, 0.375}};
    double[][] y = {{0.5, 0.5, 0}};
    Answer.to("crossEntropy([[0.125, 0.5, 0.375]], [[0.5, 0.5, 0]])", yours.crossEntropy(p, y))
        .mistake("Each ln p is multiplied by its y, even where y isn't 1.", 2.7726)
        .mistake("That is the first of the two classes only; add the other's part.", 2.0794)
        .mistake("A class counts as soon as its y is above 0, not only where it is 1.", 0)
        .expect("-(0.5 * ln 0.125 + 0.5 * ln 0.5) = 1.0397 + 0.3466 = 1.3863 (lesson 05).", 1.3863);
  }

  @Test
  @Order(6)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();
    int rows = random.whole(2, 4);
    double[][] p = random.probabilities(rows, 3);
    double[][] y = random.oneHot(rows, 3);
    double right = new CrossEntropy().value(new Matrix(p), new Matrix(y));
    Answer.to(
            "crossEntropy(%s, %s)".formatted(RandomInputs.text(p), RandomInputs.text(y)),
            yours.crossEntropy(p, y))
        .expect(random.note("it is the mean of -ln p of the true classes", "lesson 05"), right);
  }
}
