package gradus.inspect;

import gradus.Network;
import gradus.layers.Parameter;
import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How a run went: the loss of each step, and what a {@link LayerMonitor} measured. */
final class RunRecord {
  /** Measuring every step would take 4 % of a fit of digits (64-32-10, batches of 32). */
  private static final int EVERY = 5;

  /** In a short run there would be nothing to see. */
  private static final int FIRST_STEPS = 5;

  private static final int PARTS = 10;

  final Network network;

  /** The loss of the sample before the first step. */
  final double firstLoss;

  /** What it costs to know nothing of the inputs. */
  final double guess;

  final LayerMonitor monitor = new LayerMonitor(EVERY, FIRST_STEPS);
  private final List<Double> losses = new ArrayList<>();
  private final List<Matrix> firstValues = new ArrayList<>(); // of the network's parameters

  RunRecord(Network network, double firstLoss, double guess) {
    this.firstLoss = firstLoss;
    this.guess = guess;
    this.network = network;
    monitor.watch(network);
    for (Parameter parameter : network.parameters()) {
      firstValues.add(new Matrix(parameter.value));
    }
  }

  void stepEnded(double loss) {
    losses.add(loss);
    monitor.stepEnded(losses.size());
  }

  int steps() {
    return losses.size();
  }

  /** Whether a parameter, by its place among the network's, is the same as before the run. */
  boolean isUnchanged(int parameter) {
    Matrix now = network.parameters().get(parameter).value;
    Matrix first = firstValues.get(parameter);
    for (int i = 0; i < first.getNumElements(); i++) {
      if (now.data[i] != first.data[i]) {
        return false;
      }
    }
    return true;
  }

  /** The norm of a parameter before the run. */
  double firstNorm(int parameter) {
    Matrix first = firstValues.get(parameter);
    return Math.sqrt(Rows.dot(first, first));
  }

  double lastLoss() {
    return losses.get(losses.size() - 1);
  }

  double lowestLoss() {
    double lowest = Double.POSITIVE_INFINITY;
    for (double loss : losses) {
      lowest = Math.min(lowest, loss);
    }
    return lowest;
  }

  /** How many of the last steps the last of the {@link #tenths} is the mean of. */
  int stepsOfLastTenth() {
    int parts = Math.min(PARTS, losses.size());
    return losses.size() - (int) ((long) losses.size() * (parts - 1) / parts);
  }

  /** The mean loss of each tenth of the run; of fewer than ten steps, of each step. */
  double[] tenths() {
    int parts = Math.min(PARTS, losses.size());
    double[] means = new double[parts];
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) losses.size() * part / parts);
      int to = (int) ((long) losses.size() * (part + 1) / parts);
      for (int i = from; i < to; i++) {
        means[part] += losses.get(i) / (to - from);
      }
    }
    return means;
  }

  /** The median update ratio of each watched layer; NaN before the first measurement. */
  double[] updateRatios() {
    double[] medians = new double[monitor.layers().size()];
    for (int i = 0; i < medians.length; i++) {
      medians[i] = median(monitor.updateRatios(i));
    }
    return medians;
  }

  /** The middle one of these numbers; NaN if there is none. */
  static double median(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }
}
