package gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InitializerTest {
  private static final int FAN_IN = 400;
  private static final int FAN_OUT = 100;

  private static double deviation(Initializer initializer) {
    Matrix weights = new Matrix(FAN_IN, FAN_OUT);
    initializer.initialize(weights);
    double sum = 0;
    double squares = 0;
    for (double weight : weights.data) {
      sum += weight;
      squares += weight * weight;
    }
    double mean = sum / weights.data.length;
    assertThat(mean).isEqualTo(0, within(0.002));
    return Math.sqrt(squares / weights.data.length - mean * mean);
  }

  @Test
  void heHasTheDeviationThatItsPaperAsksFor() {
    // √(2 / 400) = 0.0707; with 40,000 draws the measured deviation is within 2 % of it.
    assertThat(deviation(Initializer.heUniform(new Random(1)))).isEqualTo(0.0707, within(0.0014));
    assertThat(deviation(Initializer.heNormal(new Random(1)))).isEqualTo(0.0707, within(0.0014));
  }

  @Test
  void glorotHasTheDeviationThatItsPaperAsksFor() {
    // √(2 / (400 + 100)) = 0.0632
    assertThat(deviation(Initializer.glorotUniform(new Random(1))))
        .isEqualTo(0.0632, within(0.0013));
    assertThat(deviation(Initializer.glorotNormal(new Random(1))))
        .isEqualTo(0.0632, within(0.0013));
  }

  @Test
  void uniformStaysWithinItsLimitAndNormalDoesNot() {
    double limit = Math.sqrt(6.0 / FAN_IN);
    Matrix weights = new Matrix(FAN_IN, FAN_OUT);
    Initializer.heUniform(new Random(1)).initialize(weights);
    assertThat(largest(weights)).isLessThanOrEqualTo(limit);
    Initializer.heNormal(new Random(1)).initialize(weights);
    assertThat(largest(weights)).isGreaterThan(limit);
  }

  private static double largest(Matrix weights) {
    double largest = 0;
    for (double weight : weights.data) {
      largest = Math.max(largest, Math.abs(weight));
    }
    return largest;
  }

  @Test
  void constantAndZeros() {
    assertThat(new Dense(2, 3, Initializer.constant(0.5)).weights.value.data).containsOnly(0.5);
    assertThat(new Dense(2, 3, Initializer.zeros()).weights.value.data).containsOnly(0);
  }

  @Test
  void refusesAMissingGenerator() {
    assertThatThrownBy(() -> Initializer.heNormal(null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Initializer.glorotUniform(null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Initializer.glorotNormal(null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Dense(2, 3, (Random) null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The initializer got no random generator: pass one with a seed of your own, such as"
                + " new Random(42), so that the run can be repeated.");
  }

  @Test
  void refusesAConstantThatIsNoNumber() {
    assertThatThrownBy(() -> Initializer.constant(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Initializer.constant got NaN, but weights must be finite numbers.");
  }
}
