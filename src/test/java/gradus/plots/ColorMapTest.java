package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import org.junit.jupiter.api.Test;

class ColorMapTest {
  private static final Theme[] THEMES = {Theme.LIGHT, Theme.DARK};

  private static double distance(Color a, Color b) {
    double[] p = ColorMap.lab(a);
    double[] q = ColorMap.lab(b);
    return Math.hypot(p[0] - q[0], Math.hypot(p[1] - q[1], p[2] - q[2]));
  }

  /** The distances between the colors of {@code from}, …, {@code to}, in so many steps. */
  private static double[] steps(ColorMap map, double from, double to, int count) {
    double[] steps = new double[count];
    for (int i = 0; i < count; i++) {
      double here = from + (to - from) * i / count;
      double next = from + (to - from) * (i + 1) / count;
      steps[i] = distance(map.at(here), map.at(next));
    }
    return steps;
  }

  private static double mean(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }

  @Test
  void labIsThatOfThePrimaries() {
    // CSS Color Module Level 4 has the same space: oklab(0.62796 0.22486 0.12585) is red.
    assertThat(ColorMap.lab(Color.RED))
        .containsExactly(new double[] {0.62796, 0.22486, 0.12585}, within(1e-4));
    assertThat(ColorMap.lab(Color.GREEN))
        .containsExactly(new double[] {0.86644, -0.23389, 0.17950}, within(1e-4));
    assertThat(ColorMap.lab(Color.BLUE))
        .containsExactly(new double[] {0.45201, -0.03246, -0.31153}, within(1e-4));
    assertThat(ColorMap.lab(Color.WHITE)).containsExactly(new double[] {1, 0, 0}, within(1e-4));
    assertThat(ColorMap.lab(Color.BLACK)).containsExactly(new double[] {0, 0, 0}, within(1e-4));
  }

  @Test
  void goesThroughItsColorsAtEqualDistances() {
    ColorMap map = new ColorMap(0x0072B2, 0xFFFFFF, 0xD55E00, 0x000000);
    assertThat(map.at(0)).isEqualTo(new Color(0x0072B2));
    assertThat(map.at(1 / 3.0)).isEqualTo(new Color(0xFFFFFF));
    assertThat(map.at(2 / 3.0)).isEqualTo(new Color(0xD55E00));
    assertThat(map.at(1)).isEqualTo(new Color(0x000000));
  }

  @Test
  void numbersBeyondTheEndsHaveTheColorsOfTheEnds() {
    ColorMap map = new ColorMap(0x0072B2, 0xD55E00);
    double[] low = {-0.1, -1e300, Double.NEGATIVE_INFINITY, Double.NaN};
    double[] high = {1.1, 1e300, Double.POSITIVE_INFINITY};
    for (double number : low) {
      assertThat(map.at(number)).isEqualTo(map.at(0));
    }
    for (double number : high) {
      assertThat(map.rgbAt(number)).isEqualTo(map.at(1).getRGB());
    }
  }

  @Test
  void mixesHalfwayInLightness() {
    // Black has the lightness 0, white 1; the gray between has 0.5 and is sRGB's 99, not 128.
    assertThat(ColorMap.mix(Color.BLACK, Color.WHITE, 0.5)).isEqualTo(new Color(99, 99, 99));
    assertThat(ColorMap.mix(Color.RED, Color.BLUE, 0)).isEqualTo(Color.RED);
    assertThat(ColorMap.mix(Color.RED, Color.BLUE, 1)).isEqualTo(Color.BLUE);
  }

  @Test
  void contrastIsThatOfTheWebGuidelines() {
    // (1 + 0.05) / (0 + 0.05), and the guidelines' often quoted gray #767676 on white, 4.54
    assertThat(ColorMap.contrast(Color.WHITE, Color.BLACK)).isEqualTo(21, within(1e-9));
    assertThat(ColorMap.contrast(Color.WHITE, Color.WHITE)).isEqualTo(1);
    assertThat(ColorMap.contrast(new Color(0x767676), Color.WHITE)).isEqualTo(4.54, within(0.005));
  }

  @Test
  void theSequentialMapHasEqualStepsAndRisesEvenlyInLightness() {
    for (Theme theme : THEMES) {
      // In 32 steps of about 0.024; channels of whole numbers alone make a tenth of difference.
      double[] steps = steps(theme.sequential, 0, 1, 32);
      for (double step : steps) {
        assertThat(step / mean(steps)).isBetween(0.9, 1.1);
      }
      for (int i = 0; i <= 32; i++) {
        double lightness = ColorMap.lightness(theme.sequential.at(i / 32.0));
        assertThat(lightness).isEqualTo(0.27 + 0.66 * i / 32.0, within(0.006));
      }
    }
  }

  @Test
  void theShadesLeadFromTheBackgroundToTheFirstColorInEqualSteps() {
    for (Theme theme : THEMES) {
      assertThat(theme.shades.at(0)).isEqualTo(theme.background);
      assertThat(theme.shades.at(1)).isEqualTo(theme.color(0));
      double[] steps = steps(theme.shades, 0, 1, 32);
      for (double step : steps) {
        assertThat(step / mean(steps)).isBetween(0.85, 1.15);
      }
    }
  }

  @Test
  void theDivergingMapIsTheBackgroundInTheMiddleAndEquallyStrongOnBothSides() {
    for (Theme theme : THEMES) {
      assertThat(theme.diverging.at(0.5)).isEqualTo(theme.background);
      for (int i = 0; i <= 16; i++) {
        Color negative = theme.diverging.at(0.5 - i / 32.0);
        Color positive = theme.diverging.at(0.5 + i / 32.0);
        assertThat(ColorMap.lightness(negative))
            .isEqualTo(ColorMap.lightness(positive), within(0.006));
        double far = distance(negative, theme.background);
        assertThat(distance(positive, theme.background)).isEqualTo(far, within(0.02));
      }
      double[] steps = steps(theme.diverging, 0, 1, 32);
      for (double step : steps) {
        assertThat(step / mean(steps)).isBetween(0.85, 1.15);
      }
      assertThat(distance(theme.diverging.at(0), theme.diverging.at(1))).isGreaterThan(0.2);
    }
  }
}
