package gradus.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClippingTest {
  private final Parameter weights = new Parameter("weights", new Matrix(1, 2));
  private final Parameter biases = new Parameter("biases", new Matrix(1, 1));
  private final List<Parameter> parameters = List.of(weights, biases);

  private void setGradients(double first, double second, double third) {
    weights.gradient.data[0] = first;
    weights.gradient.data[1] = second;
    biases.gradient.data[0] = third;
  }

  private void assertGradients(double first, double second, double third, double tolerance) {
    assertThat(weights.gradient.data)
        .containsExactly(new double[] {first, second}, within(tolerance));
    assertThat(biases.gradient.data).containsExactly(new double[] {third}, within(tolerance));
  }

  @Test
  void byNormShortensAllGradientsTogether() {
    setGradients(2, -3, 6);
    ClipByNorm clip = new ClipByNorm(parameters, 3.5);
    clip.apply();
    // √(4 + 9 + 36) = 7, twice the limit
    assertThat(clip.lastNorm()).isEqualTo(7);
    assertGradients(1, -1.5, 3, 1e-15);
  }

  @Test
  void byNormLeavesShortGradientsToTheBit() {
    setGradients(1, -2, 3);
    ClipByNorm clip = new ClipByNorm(parameters, 4);
    clip.apply();
    assertThat(clip.lastNorm()).isEqualTo(Math.sqrt(14), within(1e-15));
    assertGradients(1, -2, 3, 0);
    // What is as long as the limit isn't longer; g / |g| · |g| would round.
    new ClipByNorm(parameters, clip.lastNorm()).apply();
    assertGradients(1, -2, 3, 0);
  }

  @Test
  void byNormLeavesZeroAsItIs() {
    ClipByNorm clip = new ClipByNorm(parameters, 1);
    assertThat(clip.lastNorm()).isNaN();
    clip.apply();
    assertThat(clip.lastNorm()).isZero();
    assertGradients(0, 0, 0, 0);
  }

  @Test
  void byNormTakesGradientsWhoseSquaresOverflow() {
    setGradients(2e300, -3e300, 6e300);
    ClipByNorm clip = new ClipByNorm(parameters, 7);
    clip.apply();
    assertThat(clip.lastNorm()).isEqualTo(7e300, within(1e285));
    assertGradients(2, -3, 6, 1e-14);
    setGradients(2e300, -3e300, 6e300);
    new ClipByNorm(parameters, 3.5e300).apply();
    assertGradients(1e300, -1.5e300, 3e300, 1e285);
  }

  @Test
  void byNormTakesGradientsWhoseSquaresAreZero() {
    setGradients(2e-300, -3e-300, 6e-300);
    ClipByNorm clip = new ClipByNorm(parameters, 3.5e-300);
    clip.apply();
    assertThat(clip.lastNorm()).isEqualTo(7e-300, within(1e-314));
    assertGradients(1e-300, -1.5e-300, 3e-300, 1e-314);
  }

  @Test
  void byValueCutsEachEntryByItself() {
    setGradients(2, -3, 0.5);
    new ClipByValue(parameters, 1.5).apply();
    assertGradients(1.5, -1.5, 0.5, 0);
    setGradients(1.5, -1.5, -1e300);
    new ClipByValue(parameters, 1.5).apply();
    assertGradients(1.5, -1.5, -1.5, 0);
  }

  /** What isn't a number must not pass for one. */
  @Test
  void aGradientThatIsNoNumberStaysVisible() {
    setGradients(2, Double.NaN, 1);
    new ClipByValue(parameters, 1).apply();
    assertThat(weights.gradient.data[1]).isNaN();
    ClipByNorm clip = new ClipByNorm(parameters, 1);
    clip.apply();
    assertThat(clip.lastNorm()).isNaN();
    assertThat(weights.gradient.data[1]).isNaN();
  }

  @Test
  void sayTheirLimit() {
    assertThat(new ClipByNorm(parameters, 5)).hasToString("ClipByNorm(5.0)");
    assertThat(new ClipByValue(parameters, 0.5)).hasToString("ClipByValue(0.5)");
  }

  @Test
  void refuseALimitThatIsNotPositive() {
    for (double limit : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      String message =
          " got a limit of "
              + limit
              + ", but expects a positive number; 1 and 5 are usual first tries.";
      assertThatThrownBy(() -> new ClipByNorm(parameters, limit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("ClipByNorm" + message);
      assertThatThrownBy(() -> new ClipByValue(parameters, limit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("ClipByValue" + message);
    }
  }

  @Test
  void refuseToClipNothing() {
    String message =
        " got no parameters: pass network.parameters() of a network with at least one Dense layer.";
    assertThatThrownBy(() -> new ClipByNorm(List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ClipByNorm" + message);
    assertThatThrownBy(() -> new ClipByValue(List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ClipByValue" + message);
  }
}
