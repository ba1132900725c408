package exercises;

import gradus.inspect.GradientCheck;
import gradus.math.Matrix;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 14, name = "an activation: softsign", lesson = 10)
class Task14SoftsignTest {
  Task14Softsign yours = new Task14Softsign();

  private static final double[] X = {0, 3, -3, -0.5};

  @Test
  @Order(1)
  void valuesAtFourPlaces() {
    double[] values = new double[X.length];
    for (int i = 0; i < X.length; i++) {
      values[i] = yours.value(X[i]);
    }
    Answer.to("[value(0), value(3), value(-3), value(-0.5)]", values)
        .mistake(
            "That is x / (1 + x); the denominator is 1 + |x|, in Java Math.abs(x).",
            0,
            0.75,
            1.5,
            -1)
        .mistake(
            "That is |x| / (1 + |x|); the numerator keeps the sign of x.", 0, 0.75, 0.75, 0.3333)
        .mistake("That is the slope; the value is x / (1 + |x|).", 1, 0.0625, 0.0625, 0.4444)
        .expect(
            "3 / (1 + 3) = 0.75 and -0.5 / (1 + 0.5) = -0.3333 (lesson 10).",
            0,
            0.75,
            -0.75,
            -0.3333);
  }

  @Test
  @Order(2)
  void slopesAtFourPlaces() {
    double[] slopes = new double[X.length];
    for (int i = 0; i < X.length; i++) {
      slopes[i] = yours.derivative(X[i]);
    }
    Answer.to("[derivative(0), derivative(3), derivative(-3), derivative(-0.5)]", slopes)
        .mistake("That is 1 / (1 + |x|): the denominator is squared.", 1, 0.25, 0.25, 0.6667)
        .mistake(
            "That is 1 / (1 + x)^2; in the denominator it is 1 + |x|, in Java Math.abs(x).",
            1,
            0.0625,
            0.25,
            4)
        .mistake(
            "The function rises everywhere, so no slope is negative.", 1, 0.0625, -0.0625, -0.4444)
        .mistake("That is 1 - f(x)^2, the slope of tanh.", 1, 0.4375, 0.4375, 0.8889)
        .expect(
            "1 / (1 + 3)^2 = 0.0625 and 1 / 1.5^2 = 0.4444 (lesson 10).",
            1,
            0.0625,
            0.0625,
            0.4444);
  }

  @Test
  @Order(3)
  void nudgingFindsTheSameSlopes() {
    Matrix input = new Matrix(new double[][] {{-4, -1, -0.1}, {0.2, 1.5, 30}});
    GradientCheck.of(yours, input).requireBelow(1e-8);
  }

  @Test
  @Order(4)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();
    double x = random.number(-9, 9);
    double size = 1 + Math.abs(x);
    Answer.to("value(" + x + ")", yours.value(x))
        .expect(random.note("it is x / (1 + |x|)", "lesson 10"), x / size);
    Answer.to("derivative(" + x + ")", yours.derivative(x))
        .expect(random.note("it is 1 / (1 + |x|)^2", "lesson 10"), 1 / (size * size));
  }
}
