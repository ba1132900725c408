package gradus.plots;

import gradus.layers.Layer;
import gradus.layers.Sigmoid;
import gradus.layers.Tanh;
import gradus.math.Matrix;
import gradus.math.SummaryStatistics;
import java.util.Locale;

/** What there is to say about the outputs of a layer: mean, spread, and how many stand still. */
final class ActivationFigures {
  /** A tanh or sigmoid this close to its limits has a slope under 2 % and hardly learns. */
  private static final double CLOSE = 0.01;

  final double mean;

  /** The standard deviation. */
  final double spread;

  /** The share of outputs that are exactly 0. */
  final double zeros;

  /** The share of outputs at the limits of the activation; NaN if it has none. */
  final double saturated;

  final int notFinite;

  ActivationFigures(Matrix outputs, Layer layer) {
    SummaryStatistics figures = SummaryStatistics.of(outputs);
    mean = figures.mean();
    notFinite = figures.notFinite();
    int entries = figures.entries();
    int close = 0;
    double squares = 0;
    for (int i = 0; i < entries; i++) {
      double y = outputs.data[i];
      if (Double.isFinite(y)) {
        close += isSaturated(y, layer) ? 1 : 0;
        squares += (y - mean) * (y - mean);
      }
    }
    int finite = entries - notFinite;
    spread = finite == 0 ? Double.NaN : Math.sqrt(squares / finite);
    zeros = (double) figures.zeros() / entries;
    saturated = hasLimits(layer) ? (double) close / entries : Double.NaN;
  }

  private static boolean hasLimits(Layer layer) {
    return layer instanceof Tanh || layer instanceof Sigmoid;
  }

  private static boolean isSaturated(double y, Layer layer) {
    return layer instanceof Tanh
        ? Math.abs(y) > 1 - CLOSE
        : layer instanceof Sigmoid && Math.abs(y - 0.5) > 0.5 - CLOSE;
  }

  /** Mean and spread, in the form of the larger of them. */
  String size() {
    double size = Math.max(Math.abs(mean), spread);
    return "mean " + text(mean, size) + ", spread " + text(spread, size);
  }

  /** What stands still, and what is broken; empty if nothing is. */
  String still() {
    if (notFinite > 0) {
      return notFinite + " not finite";
    }
    if (saturated >= 0.005) {
      return String.format(Locale.ROOT, "%.0f %% saturated", 100 * saturated);
    }
    return zeros >= 0.005 ? String.format(Locale.ROOT, "%.0f %% zeros", 100 * zeros) : "";
  }

  /** The spread in about three digits. */
  String spreadText() {
    return text(spread, spread);
  }

  private static String text(double x, double size) {
    String form = size >= 1000 ? "%.1e" : size >= 0.1 || size == 0 ? "%.2f" : "%.4f";
    String text = String.format(Locale.ROOT, size > 0 && size < 0.001 ? "%.1e" : form, x);
    return text.startsWith("-0.00") && Double.parseDouble(text) == 0 ? text.substring(1) : text;
  }
}
