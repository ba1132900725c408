package gradus.plots;

import gradus.History;

/**
 * The learning rate, epoch by epoch: that of the last step of each. It shows what a schedule did.
 */
public final class LearningRateCurve extends CurvePlot {
  private static final int DIGITS = 3;

  private LearningRateCurve(History history) {
    super("Learning rate per epoch", "epoch");
    add("learning rate", history, History.Epoch::learningRate);
  }

  /** The learning rates of a history, as it is now. */
  public static LearningRateCurve of(History history) {
    return new LearningRateCurve(history);
  }

  @Override
  String label(String name, double last) {
    return name + " " + NumberFormats.shortest(last, DIGITS);
  }

  @Override
  String subtitle() {
    double[] rates = curves().get(0).ys;
    int lowest = lowest(rates);
    int highest = highest(rates);
    if (lowest < 0) {
      return "no epoch with a learning rate yet";
    }
    String most = NumberFormats.shortest(rates[highest], DIGITS);
    if (rates[lowest] == rates[highest]) {
      return "always " + most;
    }
    return "highest %s in epoch %s, lowest %s in epoch %s"
        .formatted(
            most,
            (int) curves().get(0).xs[highest],
            NumberFormats.shortest(rates[lowest], DIGITS),
            (int) curves().get(0).xs[lowest]);
  }
}
