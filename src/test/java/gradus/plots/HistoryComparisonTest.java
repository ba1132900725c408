package gradus.plots;

import static gradus.plots.Pictures.count;
import static gradus.plots.Pictures.height;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.History;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryComparisonTest {
  private static final Color BLUE = Theme.LIGHT.color(0);
  private static final Color VERMILION = Theme.LIGHT.color(1);

  /** The validation losses are 5 less the training losses. */
  private static History history(double... trainingLosses) {
    History history = new History();
    for (int i = 0; i < trainingLosses.length; i++) {
      history.add(new History.Epoch(i + 1, trainingLosses[i], 5 - trainingLosses[i], 0, 0));
    }
    return history;
  }

  private static Map<String, History> twoRuns() {
    Map<String, History> runs = new LinkedHashMap<>();
    runs.put("rate 0.1", history(4, 4, 4, 4));
    runs.put("rate 0.01", history(1, 1, 1.5, 1));
    return runs;
  }

  @Test
  void comparesTheValidationLosses() {
    HistoryComparison comparison = HistoryComparison.of(twoRuns());
    assertThat(comparison.title()).isEqualTo("Validation loss per epoch");
    // 5 − 4 = 1 for the first, lower than 5 − 1.5 = 3.5 for the second
    assertThat(comparison.subtitle()).isEqualTo("lowest of 2 runs: rate 0.1, 1.0000 after epoch 1");
    BufferedImage image = comparison.image();
    assertThat(height(image, BLUE, 600, 1200)).isGreaterThan(height(image, VERMILION, 600, 1200));
  }

  @Test
  void orTheTrainingLosses() {
    HistoryComparison comparison = HistoryComparison.ofTraining(twoRuns());
    assertThat(comparison.title()).isEqualTo("Training loss per epoch");
    assertThat(comparison.subtitle())
        .isEqualTo("lowest of 2 runs: rate 0.01, 1.0000 after epoch 1");
    BufferedImage image = comparison.image();
    assertThat(height(image, BLUE, 600, 1200)).isLessThan(height(image, VERMILION, 600, 1200));
  }

  @Test
  void aShorterRunEndsEarlier() {
    Map<String, History> runs = twoRuns();
    runs.put("rate 0.1", history(4, 4));
    BufferedImage image = HistoryComparison.of(runs).image();
    // Epochs 0 to 4 from about x = 80 to 1500; the thin line that leads to its name isn't counted.
    assertThat(count(image, BLUE, new Rectangle(450, 0, 200, 1080))).isGreaterThan(500);
    assertThat(count(image, BLUE, new Rectangle(1000, 0, 400, 1080))).isLessThan(500);
  }

  @Test
  void aRunWithoutValidationHasNoCurve() {
    History history = new History();
    history.add(new History.Epoch(1, 2, Double.NaN, 0, Double.NaN));
    HistoryComparison comparison = HistoryComparison.of(Map.of("rate 0.1", history));
    assertThat(comparison.subtitle()).isEqualTo("none of 1 runs has a finite validation loss yet");
    assertThat(count(comparison.image(), BLUE)).isZero();
  }

  @Test
  void drawsAnyRunsInTimeAtEverySize() {
    Map<String, History> runs = new LinkedHashMap<>();
    Pictures.assertDraws(HistoryComparison.of(runs));
    runs.put("", history());
    runs.put("infinite", history(Double.NaN, Double.POSITIVE_INFINITY));
    runs.put("huge", history(1e300, 1e-300, 1e90));
    Pictures.assertDraws(HistoryComparison.ofTraining(runs));
    Pictures.assertDraws(HistoryComparison.ofTraining(runs).logAxis().smoothed(0.5));
    for (int i = 0; i < 200; i++) {
      runs.put("run " + i, history(i, i / 2.0));
    }
    Pictures.assertDraws(HistoryComparison.ofTraining(runs));
    Pictures.assertDrawsAtEverySize(HistoryComparison.of(twoRuns()));
  }
}
