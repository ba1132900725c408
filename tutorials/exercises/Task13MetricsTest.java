package exercises;

import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.metrics.Accuracy;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 13, name = "accuracy and confusion matrix", lesson = 12)
class Task13MetricsTest {
  Task13Metrics yours = new Task13Metrics();

  // The true classes are 0, 0, 1, 1, 2, 2; the predicted ones 0, 1, 1, 1, 2, 0.
  private final double[][] p = {
    {0.6, 0.3, 0.1}, {0.3, 0.6, 0.1}, {0.3, 0.4, 0.3},
    {0.0, 0.9, 0.1}, {0.1, 0.1, 0.8}, {0.5, 0.2, 0.3}
  };
  private final double[][] y = {
    {1, 0, 0}, {1, 0, 0}, {0, 1, 0},
    {0, 1, 0}, {0, 0, 1}, {0, 0, 1}
  };

  @Test
  @Order(1)
  void fourOfSixRowsAreRight() {
    Answer.to("accuracy of six rows, four of them right,", yours.accuracy(p, y))
        .mistake("That is their number; divide it by the number of rows.", 4)
        .mistake("In Java 4 / 6 is 0: one of the two must be a double.", 0)
        .mistake("That is the share of the wrong ones.", 0.3333)
        .mistake(
            "The largest probability wins, even if it is below 0.5: row 2 is right with 0.4.", 0.5)
        .mistake(
            "That is the mean probability of the true class; accuracy asks only which is the"
                + " largest.",
            0.55)
        .expect("4 / 6, since rows 1 and 5 are wrong (lesson 12).", 0.6667);
  }

  @Test
  @Order(2)
  void theLastClassCountsToo() {
    double[][] one = {{0.2, 0.3, 0.5}};
    double[][] last = {{0, 0, 1}};
    Answer.to("accuracy([[0.2, 0.3, 0.5]], [[0, 0, 1]])", yours.accuracy(one, last))
        .mistake("The largest is the last: does your search look at all classes?", 0)
        .expect("class 2 is predicted and true: 1 / 1 (lesson 12).", 1);
  }

  @Test
  @Order(3)
  void rowsAreTrueClassesAndColumnsPredictedOnes() {
    Answer.to("confusionMatrix of the six rows", yours.confusionMatrix(p, y))
        .mistake(
            "It is transposed: the true class says which row, the predicted one which column.",
            new double[][] {{1, 0, 1}, {1, 2, 0}, {0, 0, 1}})
        .mistake(
            "Only the right ones are counted; the wrong ones belong off the diagonal.",
            new double[][] {{1, 0, 0}, {0, 2, 0}, {0, 0, 1}})
        .expect(
            "of class 0, one row was taken for 0 and one for 1; of class 2, one for 0 and one for 2"
                + " (lesson 12).",
            new double[][] {{1, 1, 0}, {0, 2, 0}, {1, 0, 1}});
  }

  @Test
  @Order(4)
  void aClassWithoutRowsHasARowOfZeros() {
    double[][] two = {{0.8, 0.1, 0.1}, {0.7, 0.2, 0.1}};
    double[][] first = {{1, 0, 0}, {1, 0, 0}};
    Answer.to(
            "confusionMatrix of two rows of class 0, of three classes,",
            yours.confusionMatrix(two, first))
        .expect(
            "as many rows and columns as there are classes, the columns of y (lesson 12).",
            new double[][] {{2, 0, 0}, {0, 0, 0}, {0, 0, 0}});
  }

  @Test
  @Order(5)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();
    int rows = random.whole(4, 7);
    double[][] drawn = random.probabilities(rows, 4);
    double[][] truth = random.oneHot(rows, 4);
    int[][] counts = new int[4][4];
    for (int row = 0; row < rows; row++) {
      counts[Rows.argMax(new Matrix(truth), row)][Rows.argMax(new Matrix(drawn), row)]++;
    }
    String inputs = "(%s, %s)".formatted(RandomInputs.text(drawn), RandomInputs.text(truth));
    Answer.to("accuracy" + inputs, yours.accuracy(drawn, truth))
        .expect(
            random.note("it is the share of the rows that are right", "lesson 12"),
            Accuracy.of(new Matrix(drawn), new Matrix(truth)));
    double[][] right = new double[4][4];
    for (int i = 0; i < 16; i++) {
      right[i / 4][i % 4] = counts[i / 4][i % 4];
    }
    Answer.to("confusionMatrix" + inputs, yours.confusionMatrix(drawn, truth))
        .expect(random.note("each row is counted once", "lesson 12"), right);
  }
}
