package gradus.plots;

import static gradus.plots.Pictures.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class ProbabilityPanelsTest {
  private static ProbabilityPanels plot() {
    return ProbabilityPanels.of("Two forecasts", "the second is surer", "rain", "sun");
  }

  /** The bar of a class in the left (0) or in the right (1) half of the picture. */
  private static Rectangle bar(BufferedImage image, int c, int half) {
    int width = image.getWidth() / 2;
    BufferedImage part = image.getSubimage(half * width, 0, width, image.getHeight());
    return box(part, Theme.LIGHT.color(c));
  }

  @Test
  void barsOfAllPanelsHaveOneScale() {
    BufferedImage image = plot().panel("yesterday", 0.4, 0.6).panel("today", 0.1, 0.9).image();
    double whole = bar(image, 1, 1).getWidth() / 0.9;
    assertThat(whole).isBetween(500.0, 900.0);
    assertThat(bar(image, 0, 0).getWidth()).isCloseTo(0.4 * whole, within(4.0));
    assertThat(bar(image, 1, 0).getWidth()).isCloseTo(0.6 * whole, within(4.0));
    assertThat(bar(image, 0, 1).getWidth()).isCloseTo(0.1 * whole, within(4.0));
  }

  @Test
  void aClassHasTheSameHeightInEveryPanel() {
    BufferedImage image = plot().panel("yesterday", 0.4, 0.6).panel("today", 0.1, 0.9).image();
    assertThat(bar(image, 0, 0).y).isEqualTo(bar(image, 0, 1).y);
    assertThat(bar(image, 1, 0).y).isEqualTo(bar(image, 1, 1).y);
    assertThat(bar(image, 0, 0).getMaxY()).isLessThan(bar(image, 1, 0).getMinY());
  }

  @Test
  void laterChangesOfTheArraysChangeNothing() {
    double[] shares = {0.5, 0.5};
    ProbabilityPanels plot = plot().panel("yesterday", shares);
    shares[0] = 0;
    assertThat(box(plot.image(), Theme.LIGHT.color(0)).getWidth()).isGreaterThan(500);
  }

  @Test
  void drawsFewAndManyAndNaN() {
    Pictures.assertDraws(plot());
    Pictures.assertDraws(ProbabilityPanels.of("No class", "no bar").panel("nothing"));
    Pictures.assertDrawsAtEverySize(plot().panel("yesterday", 0, 1).panel("a longer name", 1, 0));
    Pictures.assertDrawsAtEverySize(plot().panel("today", Double.NaN, Double.NaN));
    ProbabilityPanels many = plot();
    for (int i = 0; i < 100; i++) {
      many.panel("forecast " + i, 0.5, 0.5);
    }
    Pictures.assertDraws(many);
  }

  @Test
  void refusesWhatIsNotAProbabilityForEachClass() {
    assertThatThrownBy(() -> plot().panel("today", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The panel \"today\" got 1 probabilities for 2 classes, but expects one for each.");
    assertThatThrownBy(() -> plot().panel("today", 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The panel \"today\" got 2.0 for \"sun\", but a probability is from 0 to 1: turn scores"
                + " into probabilities first.");
    assertThatThrownBy(() -> plot().panel("today", -0.1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The panel \"today\" got -0.1 for \"rain\", but a probability is from 0 to 1: turn"
                + " scores into probabilities first.");
  }
}
