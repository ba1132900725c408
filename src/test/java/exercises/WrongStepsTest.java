package exercises;

import static exercises.WrongAnswers.messageOf;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.layers.Parameter;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Typical wrong answers to tasks 01, 02, 10 and 11, and what is said about them. */
class WrongStepsTest {
  @Test
  void aStepUphill() {
    Task01Step wrong =
        new Task01Step() {
          @Override
          public double step(double w, double slope, double learningRate) {
            return w + learningRate * slope;
          }
        };
    assertThat(messageOf(Task01StepTest.class, wrong))
        .isEqualTo(
            "step(1, -4, 0.1) is 0.6000. That is uphill: a step goes against the slope, with a"
                + " minus. Expected 1.4000: 1 - 0.1 * (-4) = 1.4 (lesson 01).");
  }

  @Test
  void onlyTheWayOfAStep() {
    Task01Step wrong =
        new Task01Step() {
          @Override
          public double step(double w, double slope, double learningRate) {
            return -learningRate * slope;
          }
        };
    assertThat(messageOf(Task01StepTest.class, wrong))
        .isEqualTo(
            "step(1, -4, 0.1) is 0.4000. That is how far the step goes; it begins at w. Expected"
                + " 1.4000: 1 - 0.1 * (-4) = 1.4 (lesson 01).");
  }

  @Test
  void aForwardDifference() {
    Task02NumericSlope wrong =
        new Task02NumericSlope() {
          @Override
          public double slope(DoubleUnaryOperator f, double w, double h) {
            return (f.applyAsDouble(w + h) - f.applyAsDouble(w)) / h;
          }
        };
    assertThat(messageOf(Task02NumericSlopeTest.class, wrong))
        .isEqualTo(
            "slope(w -> w*w*w, 2, 0.1) is 12.6100. That is the forward difference, from w to w + h."
                + " The central one begins at w - h. Expected 12.0100: (2.1^3 - 1.9^3) / 0.2 ="
                + " (9.261 - 6.859) / 0.2 = 12.01 (lesson 03).");
  }

  @Test
  void aDivisionWithoutBrackets() {
    Task02NumericSlope wrong =
        new Task02NumericSlope() {
          @Override
          public double slope(DoubleUnaryOperator f, double w, double h) {
            return (f.applyAsDouble(w + h) - f.applyAsDouble(w - h)) / 2 * h;
          }
        };
    assertThat(messageOf(Task02NumericSlopeTest.class, wrong))
        .isEqualTo(
            "slope(w -> w*w*w, 2, 0.1) is 0.1201. Divide by 2h in parentheses: x / 2 * h is (x / 2) *"
                + " h. Expected 12.0100: (2.1^3 - 1.9^3) / 0.2 = (9.261 - 6.859) / 0.2 = 12.01"
                + " (lesson 03).");
  }

  @Test
  void aNudgeOfOnesOwn() {
    Task02NumericSlope wrong =
        new Task02NumericSlope() {
          @Override
          public double slope(DoubleUnaryOperator f, double w, double h) {
            return h == 0.1
                ? 12.01
                : (f.applyAsDouble(w + 1e-5) - f.applyAsDouble(w - 1e-5)) / 2e-5;
          }
        };
    assertThat(messageOf(Task02NumericSlopeTest.class, wrong))
        .isEqualTo(
            "slope(w -> w*w*w, 2, 1) is 12.0000. That is the true slope. Here the nudge is as large"
                + " as 1, and it must show. Expected 13.0000: (3^3 - 1^3) / 2 = 13: the nudge of 1"
                + " costs an error of 1 (lesson 03).");
  }

  private interface Change {
    double of(double value, double gradient, double learningRate);
  }

  private static Task10Sgd sgd(int parametersChanged, Change change) {
    return new Task10Sgd() {
      @Override
      public void step(List<Parameter> parameters, double learningRate) {
        for (int k = 0; k < Math.min(parametersChanged, parameters.size()); k++) {
          double[] value = parameters.get(k).value.data;
          double[] gradient = parameters.get(k).gradient.data;
          for (int i = 0; i < value.length; i++) {
            value[i] = change.of(value[i], gradient[i], learningRate);
          }
        }
      }
    };
  }

  @Test
  void ascent() {
    Task10Sgd wrong = sgd(2, (value, gradient, rate) -> value + rate * gradient);
    assertThat(messageOf(Task10SgdTest.class, wrong))
        .isEqualTo(
            "After a step from [[1, 2], [3, 4]] with the gradient [[10, 0], [-10, 5]], value is"
                + " [[2.0000, 2.0000], [2.0000, 4.5000]]. That is uphill: subtract learning rate"
                + " times gradient. Expected [[0.0000, 2.0000], [4.0000, 3.5000]]: 1 - 0.1 * 10 ="
                + " 0, 2 - 0 = 2, 3 + 1 = 4, 4 - 0.5 = 3.5 (lesson 12).");
  }

  @Test
  void aStepAsLongAsTheGradient() {
    Task10Sgd wrong = sgd(2, (value, gradient, rate) -> value - gradient);
    assertThat(messageOf(Task10SgdTest.class, wrong))
        .isEqualTo(
            "After a step from [[1, 2], [3, 4]] with the gradient [[10, 0], [-10, 5]], value is"
                + " [[-9.0000, 2.0000], [13.0000, -1.0000]]. The gradient is not yet multiplied by"
                + " the learning rate. Expected [[0.0000, 2.0000], [4.0000, 3.5000]]: 1 - 0.1 * 10"
                + " = 0, 2 - 0 = 2, 3 + 1 = 4, 4 - 0.5 = 3.5 (lesson 12).");
  }

  @Test
  void theFirstParameterOnly() {
    Task10Sgd wrong = sgd(1, (value, gradient, rate) -> value - rate * gradient);
    assertThat(messageOf(Task10SgdTest.class, wrong))
        .isEqualTo(
            "After a step from the biases [[5, 6]] with the gradient [[20, -20]], value is [[5,"
                + " 6]]. Nothing has changed: only the first parameter of the list was. Expected"
                + " [[3, 8]]: 5 - 0.1 * 20 = 3 and 6 + 0.1 * 20 = 8 (lesson 12).");
  }

  @Test
  void aGradientSetToZero() {
    Task10Sgd wrong =
        new solutions.Task10Sgd() {
          @Override
          public void step(List<Parameter> parameters, double learningRate) {
            super.step(parameters, learningRate);
            parameters.get(0).gradient.zero();
          }
        };
    assertThat(messageOf(Task10SgdTest.class, wrong))
        .isEqualTo(
            "The gradient after a step is [[0, 0], [0, 0]]. There is no need to set it to 0:"
                + " backward overwrites it. Expected [[10, 0], [-10, 5]]: a step reads the gradient"
                + " and changes the value (lesson 12).");
  }

  private static Task11Momentum momentum(DoubleBinaryOperator velocityOfVelocityAndSlope) {
    return new Task11Momentum() {
      @Override
      public double[] descend(
          DoubleUnaryOperator slope, double start, double rate, double momentum, int steps) {
        double[] way = new double[steps + 1];
        double velocity = 0;
        way[0] = start;
        for (int i = 0; i < steps; i++) {
          double g = slope.applyAsDouble(way[i]);
          velocity = velocityOfVelocityAndSlope.applyAsDouble(velocity, g);
          way[i + 1] = way[i] - rate * velocity;
        }
        return way;
      }
    };
  }

  @Test
  void noMemory() {
    Task11Momentum wrong = momentum((velocity, slope) -> slope);
    assertThat(messageOf(Task11MomentumTest.class, wrong))
        .isEqualTo(
            "descend(w -> 1, 0, 0.1, 0.9, 3) is [0.0000, -0.1000, -0.2000, -0.3000]. The velocity"
                + " isn't remembered: these are steps without momentum. Expected [0.0000, -0.1000,"
                + " -0.2900, -0.5610]: the velocities are 1, 0.9 * 1 + 1 = 1.9, 0.9 * 1.9 + 1 ="
                + " 2.71 (lesson 02).");
  }

  @Test
  void aMeanOfTheSlopes() {
    Task11Momentum wrong = momentum((velocity, slope) -> 0.9 * velocity + (1 - 0.9) * slope);
    assertThat(messageOf(Task11MomentumTest.class, wrong))
        .isEqualTo(
            "descend(w -> 1, 0, 0.1, 0.9, 3) is [0.0000, -0.0100, -0.0290, -0.0561]. That is a"
                + " mean, with (1 - momentum) before the slope; here the slope counts in full."
                + " Expected [0.0000, -0.1000, -0.2900, -0.5610]: the velocities are 1, 0.9 * 1 + 1"
                + " = 1.9, 0.9 * 1.9 + 1 = 2.71 (lesson 02).");
  }

  @Test
  void aStepBeforeTheNewVelocity() {
    Task11Momentum wrong =
        new Task11Momentum() {
          @Override
          public double[] descend(
              DoubleUnaryOperator slope,
              double start,
              double learningRate,
              double momentum,
              int steps) {
            double[] way = new double[steps + 1];
            double w = start;
            double velocity = 0;
            way[0] = w;
            for (int step = 1; step <= steps; step++) {
              w -= learningRate * velocity;
              velocity = momentum * velocity + slope.applyAsDouble(w);
              way[step] = w;
            }
            return way;
          }
        };
    assertThat(messageOf(Task11MomentumTest.class, wrong))
        .isEqualTo(
            "descend(w -> 1, 0, 0.1, 0.9, 3) is [0.0000, 0.0000, -0.1000, -0.2900]. The step comes"
                + " before the new velocity: the first one goes nowhere. Expected [0.0000, -0.1000,"
                + " -0.2900, -0.5610]: the velocities are 1, 0.9 * 1 + 1 = 1.9, 0.9 * 1.9 + 1 ="
                + " 2.71 (lesson 02).");
  }
}
