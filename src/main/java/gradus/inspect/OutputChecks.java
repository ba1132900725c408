package gradus.inspect;

import gradus.layers.Dense;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Decimals;
import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.List;
import java.util.Locale;

/** What weights, outputs and the first loss say by themselves. */
final class OutputChecks {
  /** How many times ln K the first loss may be; fresh networks on scaled data had 0.4 to 3.8. */
  private static final double FIRST_LOSS_LIMIT = 5;

  /** Outputs that differ by less are the same; after training they differed by 0.2 and more. */
  private static final double SAME = 1e-3;

  private static final String ONE_SOFTMAX =
      "end the network in Dense, without Softmax, under SoftmaxCrossEntropy; or in Softmax under"
          + " CrossEntropy.";

  private OutputChecks() {}

  /** If a weight isn't finite, that is found, and nothing can be sent through the network. */
  static boolean weightsAreFinite(Findings findings, Examination examination) {
    for (Parameter parameter : examination.network.parameters()) {
      int index = Rows.firstNotFinite(parameter.value);
      if (index >= 0) {
        findings.error(
            "weights not finite",
            "An entry of the " + parameter.name + " is " + parameter.value.data[index] + ".",
            "a new network, since this one is lost, with a tenth of the learning rate, scaled"
                + " inputs (Standardizer), or ClipByNorm(parameters, 1).");
        return false;
      }
    }
    return true;
  }

  /** Probabilities that are given to a loss which takes them for logits. */
  static void addSquashedTwice(
      Findings findings, Examination examination, Examination.ForwardPass pass) {
    Matrix output = pass.output();
    if (examination.loss instanceof SoftmaxCrossEntropy && allDistributions(output)) {
      findings.error(
          "softmax twice",
          String.format(
              Locale.ROOT,
              "Each of %d output rows sums to 1, and %s applies a softmax of its own: your loss"
                  + " cannot fall below %.4f.",
              output.numRows,
              examination.loss,
              floor(output.numCols)),
          ONE_SOFTMAX);
    }
    List<Layer> layers = examination.network.layers();
    boolean endsInDense = layers.get(layers.size() - 1) instanceof Dense;
    if (examination.loss instanceof SigmoidCrossEntropy && !endsInDense && allFrom0To1(output)) {
      findings.error(
          "sigmoid twice",
          "All %d outputs lie between 0 and 1, and %s applies a sigmoid of its own: a \"yes\" cannot"
                  .formatted(output.numRows, examination.loss)
              + " cost less than 0.3133, a \"no\" not less than 0.6931.",
          "end the network in Dense, without Sigmoid.");
    }
  }

  /** A loop that applies the softmax itself: then its losses aren't those of the network. */
  static void addSoftmaxInLoop(
      Findings findings, Examination examination, Examination.ForwardPass pass, double lowestLoss) {
    double floor = floor(pass.output().numCols);
    boolean onLogits = examination.loss instanceof SoftmaxCrossEntropy;
    if (onLogits && lowestLoss >= floor && pass.loss() < floor / 2) {
      findings.error(
          "softmax twice",
          String.format(
              Locale.ROOT,
              "The losses of your loop are %.4f at best, and if a softmax stands before %s they"
                  + " cannot fall below %.4f; without one this network has a loss of %.4f.",
              lowestLoss,
              examination.loss,
              floor,
              pass.loss()),
          "give the loss the output of Dense as it is. " + ONE_SOFTMAX);
    }
  }

  /** The loss of the best row, (1, 0, …), taken for logits: −ln (e / (e + K − 1)). */
  private static double floor(int classes) {
    return StrictMath.log1p((classes - 1) / Math.E);
  }

  private static boolean allDistributions(Matrix output) {
    for (int row = 0; row < output.numRows; row++) {
      if (!Rows.isDistribution(output, row)) {
        return false;
      }
    }
    return true;
  }

  private static boolean allFrom0To1(Matrix output) {
    for (int i = 0; i < output.getNumElements(); i++) {
      if (!(output.data[i] >= 0 && output.data[i] <= 1)) {
        return false;
      }
    }
    return true;
  }

  /** A loss that is no number says nothing, and neither does its gradient. */
  static void addLossNotFinite(Findings findings, Examination.ForwardPass pass) {
    if (!Double.isFinite(pass.loss())) {
      findings.error(
          "loss not finite",
          "The loss of " + pass.output().numRows + " rows is " + pass.loss() + ".",
          "in a loss or layer of your own, look for a logarithm or root of a number that has none, a"
              + " division by 0, or an exponential above 709; 0 * ln 0 is NaN, too. Otherwise"
              + " smaller first weights, and scaled inputs.");
    }
  }

  /** Guessing evenly costs ln K, and a fresh network should cost little more. */
  static void addFirstLoss(Findings findings, Examination examination, double loss) {
    boolean softmax = examination.loss instanceof SoftmaxCrossEntropy;
    if (!softmax && !(examination.loss instanceof SigmoidCrossEntropy)) {
      return;
    }
    int classes = softmax ? examination.sample.targets().numCols : 2;
    double even = StrictMath.log(classes);
    if (loss > FIRST_LOSS_LIMIT * even) {
      findings.warning(
          "loss far above ln K",
          "The loss is %s, but guessing evenly among %d classes costs ln %d = %s: the network is"
                  .formatted(Decimals.of(loss, 3), classes, classes, Decimals.of(even, 3))
              + " sure of wrong answers.",
          "scaled inputs (Standardizer), and smaller first weights: those of"
              + " Initializer.glorotUniform(random).");
    }
  }

  /** A network that doesn't listen to its inputs. */
  static void addSameOutput(Findings findings, Examination.ForwardPass pass) {
    Matrix output = pass.output();
    double widest = 0;
    for (int j = 0; j < output.numCols; j++) {
      widest = Math.max(widest, ColumnStatistics.width(output, j));
    }
    if (output.numRows > 1 && widest < SAME) {
      findings.error(
          "same output",
          "The outputs of %d rows differ by %s at most; the first row gets %s."
              .formatted(output.numRows, Decimals.compact(widest), Rows.toText(output, 0)),
          "look where the rows become alike: are weights zero, or inputs lost in scaling? Start"
              + " again with Initializer.heUniform(random).");
    }
  }
}
