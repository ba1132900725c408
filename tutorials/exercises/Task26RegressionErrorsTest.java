package exercises;

import gradus.math.Matrix;
import gradus.metrics.RegressionErrors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 26, name = "RMSE, MAE and R squared", lesson = 21)
class Task26RegressionErrorsTest {
  Task26RegressionErrors yours = new Task26RegressionErrors();

  private final double[] p = {1, 3, 8};
  private final double[] y = {2, 3, 4};

  @Test
  @Order(1)
  void rmseIsTheRootOfTheMeanSquare() {
    Answer.to("rmse([1, 3, 8], [2, 3, 4])", yours.rmse(p, y))
        .mistake("That is the mean of the squares; take its root, or the unit is wrong.", 5.6667)
        .mistake(
            "That is the root of the sum; divide by the number of rows before you take it.", 4.1231)
        .mistake("That is the mean of the absolute errors; square them.", 1.6667)
        .mistake("The errors cancel unless each is squared.", 1)
        .mistake("That is the root divided by n; the mean is taken below the root.", 1.3744)
        .expect(
            "the squares 1, 0, 16 have the mean 5.6667, and its root is 2.3805 (lesson 21).",
            2.3805);
  }

  @Test
  @Order(2)
  void maeIsTheMeanAbsoluteError() {
    Answer.to("mae([1, 3, 8], [2, 3, 4])", yours.mae(p, y))
        .mistake("The errors cancel: take the absolute value of each, in Java Math.abs.", 1)
        .mistake("That is their sum; divide it by the number of rows.", 5)
        .mistake("That is RMSE.", 2.3805)
        .mistake(
            "That is the last row's part only: add to the sum, rather than overwrite it.", 1.3333)
        .expect("(1 + 0 + 4) / 3 = 1.6667 (lesson 21).", 1.6667);
  }

  @Test
  @Order(3)
  void rSquaredComparesWithTheMean() {
    Answer.to("rSquared([1, 3, 8], [2, 3, 4])", yours.rSquared(p, y))
        .mistake("That is the quotient; R squared is 1 minus it.", 8.5)
        .mistake("The mean is that of the targets y, not that of the predictions.", -2.4)
        .mistake("Compare with the distances of y from its mean, not of y from 0.", 0.4138)
        .mistake(
            "R squared may be negative: it is below 0 if the predictions are worse than the mean.",
            0)
        .expect(
            "1 - (1 + 0 + 16) / (1 + 0 + 1) = -7.5: worse than always answering 3 (lesson 21).",
            -7.5);
  }

  @Test
  @Order(4)
  void theMeanHasAnRSquaredOfZero() {
    Answer.to("rSquared([3, 3, 3], [2, 3, 4])", yours.rSquared(new double[] {3, 3, 3}, y))
        .expect("the two sums are equal (lesson 21).", 0);
  }

  @Test
  @Order(5)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();

    double[] drawn = random.row(5, -3, 3);
    double[] targets = random.row(5, -3, 3);
    Matrix predictions = new Matrix(5, 1);
    Matrix truth = new Matrix(5, 1);
    for (int i = 0; i < 5; i++) {
      predictions.set(i, 0, drawn[i]);
      truth.set(i, 0, targets[i]);
    }
    RegressionErrors right = RegressionErrors.of(predictions, truth);
    double[] all = {
      yours.rmse(drawn, targets), yours.mae(drawn, targets), yours.rSquared(drawn, targets)
    };
    Answer.to(
            "The list of rmse, mae and rSquared of %s and %s"
                .formatted(RandomInputs.text(drawn), RandomInputs.text(targets)),
            all)
        .expect(
            random.note("the formulas are those of the task", "lesson 21"),
            right.rmse(),
            right.mae(),
            right.rSquared());
  }
}
