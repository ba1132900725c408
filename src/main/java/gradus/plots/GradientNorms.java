package gradus.plots;

import gradus.inspect.LayerMonitor;

/**
 * How long each layer's gradient is, step by step.
 *
 * <p>What to look for: gradients that get shorter by a factor with every layer toward the input
 * vanish, and the first layers hardly learn; those that get longer explode.
 */
public final class GradientNorms extends LayerCurves {
  private GradientNorms(LayerMonitor monitor) {
    super("Gradient norm per layer");
    for (int layer = 0; layer < monitor.layers().size(); layer++) {
      add(monitor, layer, monitor.gradientNorms(layer));
    }
  }

  /** The gradient norms that a monitor measured, as they are now. */
  public static GradientNorms of(LayerMonitor monitor) {
    return new GradientNorms(monitor);
  }

  @Override
  String subtitle() {
    if (curves().isEmpty() || curves().get(0).ys.length == 0) {
      return NOTHING_MEASURED;
    }
    double[] first = curves().get(0).ys;
    double[] last = curves().get(curves().size() - 1).ys;
    double ratio = typicalRatio(first, last);
    if (curves().size() == 1 || Double.isNaN(ratio)) {
      return "from step %s to step %s"
          .formatted((long) curves().get(0).xs[0], (long) curves().get(0).xs[first.length - 1]);
    }
    return "the first layer's is typically "
        + NumberFormats.shortest(ratio, 2)
        + " times the last layer's";
  }

  /** The geometric mean of first/last over the steps where both are above 0; NaN for none. */
  private static double typicalRatio(double[] first, double[] last) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < first.length; i++) {
      double logRatio = Math.log(first[i]) - Math.log(last[i]);
      if (Double.isFinite(logRatio)) {
        sum += logRatio;
        count++;
      }
    }
    return Math.exp(sum / count);
  }
}
