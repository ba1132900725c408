package gradus.plots;

import gradus.History;
import java.util.Map;

/**
 * The losses of several runs in one picture, such as one run for each learning rate.
 *
 * <pre>{@code
 * Map<String, History> runs = new LinkedHashMap<>();
 * runs.put("rate 0.01", first);
 * runs.put("rate 0.1", second);
 * HistoryComparison.of(runs).save(Path.of("target/rates.png"));
 * }</pre>
 *
 * <p>A run whose loss explodes presses the others flat; {@link #logAxis} shows all of them.
 */
public final class HistoryComparison extends CurvePlot {
  private final String kind; // of loss

  private HistoryComparison(Map<String, History> runs, boolean training) {
    super(training ? "Training loss per epoch" : "Validation loss per epoch", "epoch");
    kind = training ? "training" : "validation";
    for (Map.Entry<String, History> run : runs.entrySet()) {
      add(
          run.getKey(),
          run.getValue(),
          training ? History.Epoch::trainingLoss : History.Epoch::validationLoss);
    }
  }

  /**
   * The validation losses of some runs, as they are now; a run without one has no curve.
   *
   * @param runs in the order of their colors: a {@code LinkedHashMap} keeps it
   */
  public static HistoryComparison of(Map<String, History> runs) {
    return new HistoryComparison(runs, false);
  }

  /** The training losses instead. */
  public static HistoryComparison ofTraining(Map<String, History> runs) {
    return new HistoryComparison(runs, true);
  }

  @Override
  String label(String name, double last) {
    return name + ": " + NumberFormats.measured(last);
  }

  @Override
  String subtitle() {
    Curve best = null;
    for (Curve curve : curves()) {
      int lowest = lowest(curve.ys);
      if (lowest >= 0 && (best == null || curve.ys[lowest] < best.ys[lowest(best.ys)])) {
        best = curve;
      }
    }
    if (best == null) {
      return "none of " + curves().size() + " runs has a finite " + kind + " loss yet";
    }
    int lowest = lowest(best.ys);
    return "lowest of %s runs: %s, %s after epoch %s"
        .formatted(
            curves().size(),
            best.name,
            NumberFormats.measured(best.ys[lowest]),
            (int) best.xs[lowest]);
  }
}
