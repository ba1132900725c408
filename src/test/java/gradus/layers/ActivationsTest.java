package gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ActivationsTest {
  private static final List<Elementwise> ALL =
      List.of(
          new ReLU(),
          new LeakyReLU(),
          new LeakyReLU(0.2),
          new Sigmoid(),
          new Tanh(),
          new ELU(),
          new ELU(0.5),
          new GELU(),
          new SiLU(),
          new Softplus());

  /** What a student would write: value and slope, and nothing else. */
  private static final class Softsign extends Elementwise {
    @Override
    public double value(double x) {
      return x / (1 + Math.abs(x));
    }

    @Override
    public double derivative(double x) {
      return 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x)));
    }
  }

  @Test
  void valuesByHand() {
    assertThat(new ReLU().value(-3)).isEqualTo(0);
    assertThat(new ReLU().value(3)).isEqualTo(3);
    assertThat(new LeakyReLU().value(-3)).isEqualTo(-0.03);
    assertThat(new LeakyReLU(0.2).value(-3)).isEqualTo(-0.6, within(1e-16));
    assertThat(new Sigmoid().value(0)).isEqualTo(0.5);
    // 1 / (1 + e⁻¹) = 1 / 1.367879
    assertThat(new Sigmoid().value(1)).isEqualTo(0.7310585786300049, within(1e-16));
    // (e² − 1) / (e² + 1) = 6.389056 / 8.389056
    assertThat(new Tanh().value(1)).isEqualTo(0.7615941559557649, within(1e-16));
  }

  @Test
  void slopesByHand() {
    assertThat(new ReLU().derivative(3)).isEqualTo(1);
    assertThat(new ReLU().derivative(-3)).isEqualTo(0);
    assertThat(new ReLU().derivative(0)).isEqualTo(0);
    assertThat(new LeakyReLU().derivative(0)).isEqualTo(0.01);
    assertThat(new Sigmoid().derivative(0)).isEqualTo(0.25);
    assertThat(new Tanh().derivative(0)).isEqualTo(1);
    // 1 − 0.761594² = 0.419974
    assertThat(new Tanh().derivative(1)).isEqualTo(0.41997434161402614, within(1e-16));
  }

  @Test
  void sigmoidNeverOverflowsAndKeepsItsDigits() {
    Sigmoid sigmoid = new Sigmoid();
    assertThat(sigmoid.value(1e9)).isEqualTo(1);
    assertThat(sigmoid.value(-1e9)).isEqualTo(0);
    // Far to the left, σ(x) = eˣ to all digits; 1 / (1 + e⁷²⁰) would be 1 / ∞ = 0.
    assertThat(sigmoid.value(-720)).isEqualTo(Math.exp(-720)).isGreaterThan(0);
  }

  @Test
  void theFastLoopsAgreeWithValueAndSlope() {
    Random random = new Random(1);
    Matrix input = new Matrix(7, 11);
    Matrix outputGradient = new Matrix(7, 11);
    for (int i = 0; i < input.data.length; i++) {
      input.data[i] = i == 0 ? 0 : 3 * random.nextGaussian();
      outputGradient.data[i] = random.nextGaussian();
    }
    for (Elementwise activation : ALL) {
      Matrix output = activation.forward(input);
      Matrix inputGradient = activation.backward(outputGradient);
      for (int i = 0; i < input.data.length; i++) {
        double x = input.data[i];
        double slope = activation.derivative(x) * outputGradient.data[i];
        assertThat(output.data[i]).as("%s(%s)", activation, x).isEqualTo(activation.value(x));
        assertThat(inputGradient.data[i])
            .as("%s'(%s)", activation, x)
            .isEqualTo(slope, within(1e-16 + 4e-16 * Math.abs(slope)));
      }
    }
  }

  @Test
  void reluPassesTheWholeGradientHoweverSmallTheOutput() {
    double least = Double.MIN_VALUE;
    double most = Double.MAX_VALUE;
    Matrix input = new Matrix(new double[][] {{least, 1e-300, 0.3, 1, 7.5, most, 0, -0.0, -least}});
    ReLU relu = new ReLU();
    relu.forward(input);
    Matrix dy = new Matrix(1, 9);
    dy.fill(-2);
    Matrix dx = relu.backward(dy);
    assertThat(dx.data).containsExactly(-2, -2, -2, -2, -2, -2, -0.0, -0.0, -0.0);
    dy.fill(Double.NaN);
    assertThat(relu.backward(dy).get(0, 8)).isNaN();
  }

  @Test
  void noActivationHidesANaN() {
    Matrix input = new Matrix(new double[][] {{Double.NaN}});
    for (Elementwise activation : ALL) {
      assertThat(activation.forward(input).get(0, 0)).as("%s", activation).isNaN();
    }
  }

  @Test
  void twoMethodsMakeAnActivation() {
    Softsign softsign = new Softsign();
    assertThat(softsign.forward(new Matrix(new double[][] {{3, -1}})).data)
        .containsExactly(0.75, -0.5);
    // Slopes 1/16 and 1/4, times the output gradient.
    assertThat(softsign.backward(new Matrix(new double[][] {{16, 8}})).data).containsExactly(1, 2);
    assertThat(softsign).hasToString("Softsign");
    Elementwise nameless =
        new Elementwise() {
          @Override
          public double value(double x) {
            return 2 * x;
          }

          @Override
          public double derivative(double x) {
            return 2;
          }
        };
    assertThat(nameless).hasToString("Activation");
  }

  @Test
  void doNotModifyTheirInput() {
    for (Elementwise activation : ALL) {
      Matrix input = new Matrix(new double[][] {{-1, 2}});
      Matrix outputGradient = new Matrix(new double[][] {{3, 4}});
      activation.forward(input);
      activation.backward(outputGradient);
      assertThat(input.data).containsExactly(-1, 2);
      assertThat(outputGradient.data).containsExactly(3, 4);
    }
  }

  @Test
  void refuseAnEmptyBatchAndAForeignGradient() {
    ReLU relu = new ReLU();
    assertThatThrownBy(() -> relu.forward(new Matrix(3, 0)))
        .hasMessage("ReLU got a 3 x 0 input: a batch needs at least one row and one column.");
    assertThatThrownBy(() -> relu.forward(new Matrix(0, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ReLU got a 0 x 3 input: a batch needs at least one row and one column.");
    relu.forward(new Matrix(2, 3));
    assertThatThrownBy(() -> relu.backward(new Matrix(2, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ReLU got a 2 x 4 output gradient, but its last output was 2 x 3.");
  }

  @Test
  void leakyReLURefusesALeakThatIsNone() {
    for (double leak : new double[] {-0.1, 0, 1, Double.NaN}) {
      assertThatThrownBy(() -> new LeakyReLU(leak))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "LeakyReLU got a leak of "
                  + leak
                  + ", but expects one between 0 and 1, such as 0.01.");
    }
    assertThat(new LeakyReLU(0.2)).hasToString("LeakyReLU(0.2)");
  }
}
