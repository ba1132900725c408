package gradus.inspect;

import gradus.data.Dataset;
import gradus.layers.Activation;
import gradus.layers.Dense;
import gradus.layers.Layer;
import gradus.layers.Meaning;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Decimals;
import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.List;
import java.util.Locale;

/** Do the end of the network, the loss and the targets fit together? */
final class LossChecks {
  private static final String ONE_SOFTMAX =
      "end the network in Dense, without Softmax, under SoftmaxCrossEntropy; or in Softmax under"
          + " CrossEntropy.";

  /** An activation that gets farther than this from 0 is as good as not bounded. */
  private static final double FREE = 100;

  /** Where an activation is asked for its values: far out, and around 0, where it may dip. */
  private static final double[] ASKED = {
    -1e6, -30, -5, -2, -1.3, -1, -0.75, -0.5, 0, 1, 5, 30, 1e6
  };

  /** A target this far beyond the reach is as good as within. */
  private static final double ROUNDING = 1e-3;

  private LossChecks() {}

  static void addTo(Findings findings, Examination examination, Examination.ForwardPass pass) {
    addSquashedTwice(findings, examination, pass);
    if (!findings.hasError() && Double.isFinite(pass.loss())) {
      addBounded(findings, examination);
    }
  }

  /** Probabilities that are given to a loss which takes them for logits. */
  private static void addSquashedTwice(
      Findings findings, Examination examination, Examination.ForwardPass pass) {
    Matrix output = pass.output();
    List<Layer> layers = examination.network.layers();
    Layer last = layers.get(layers.size() - 1);
    if (examination.loss.expects() != Meaning.LOGITS) {
      return;
    }
    if (output.numCols > 1 && allDistributions(output)) {
      addSoftmaxTwice(findings, examination, output);
    } else if (examination.loss instanceof SigmoidCrossEntropy
        && !(last instanceof Dense)
        && allFrom0To1(output)) {
      findings.error(
          "sigmoid twice",
          ("All %d outputs lie between 0 and 1, and %s applies a sigmoid of its own: a \"yes\" cannot"
                  + " cost less than 0.3133, a \"no\" not less than 0.6931.")
              .formatted(output.numRows, examination.lossName()),
          "end the network in Dense, without Sigmoid.");
    } else if (last.outputMeaning() == Meaning.PROBABILITIES) {
      findings.error(
          "probabilities for logits",
          ("The network ends in %s, whose outputs are probabilities, but %s expects logits, of"
                  + " any size.")
              .formatted(last, examination.lossName()),
          "let the network end in Dense, without %s.".formatted(last));
    }
  }

  private static void addSoftmaxTwice(Findings findings, Examination examination, Matrix output) {
    if (examination.loss instanceof SoftmaxCrossEntropy) {
      findings.error(
          "softmax twice",
          String.format(
              Locale.ROOT,
              "Each of %d output rows sums to 1, and %s applies a softmax of its own: your loss"
                  + " cannot fall below %.4f.",
              output.numRows,
              examination.lossName(),
              floor(output.numCols)),
          ONE_SOFTMAX);
    } else {
      findings.error(
          "softmax twice",
          ("Each of %d output rows sums to 1, as after a softmax, but %s expects logits, of"
                  + " any size.")
              .formatted(output.numRows, examination.lossName()),
          "end the network in Dense, without Softmax.");
    }
  }

  /** An activation after the last Dense layer, which bounds what should be free. */
  private static void addBounded(Findings findings, Examination examination) {
    List<Layer> layers = examination.network.layers();
    if (!(layers.get(layers.size() - 1) instanceof Activation last)) {
      return;
    }
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (double x : ASKED) {
      lowest = Math.min(lowest, last.value(x));
      highest = Math.max(highest, last.value(x));
    }
    boolean bounded = lowest > -FREE || highest < FREE;
    if (bounded && examination.loss.expects() == Meaning.LOGITS) {
      addBoundedLogits(findings, examination, last, range(lowest, highest));
    } else if (bounded && examination.isOnNumbers()) {
      addOutOfReach(findings, examination.data, last, lowest, highest);
    }
  }

  private static String range(double lowest, double highest) {
    if (highest >= FREE) {
      return "below " + Decimals.compact(lowest);
    }
    String above = "above " + Decimals.compact(highest);
    return lowest <= -FREE ? above : "below %s or %s".formatted(Decimals.compact(lowest), above);
  }

  private static void addBoundedLogits(
      Findings findings, Examination examination, Activation last, String range) {
    findings.warning(
        "activation before the loss",
        ("The network ends in %s, so no output is %s; %s takes the outputs for logits,"
                + " which a sure answer needs to be far apart.")
            .formatted(last, range, examination.lossName()),
        "let the network end in Dense, without an activation.");
  }

  private static void addOutOfReach(
      Findings findings, Dataset data, Activation last, double lowest, double highest) {
    int outside = 0;
    for (int i = 0; i < data.targets().getNumElements(); i++) {
      double target = data.targets().data[i];
      outside += target < lowest - ROUNDING || target > highest + ROUNDING ? 1 : 0;
    }
    if (outside > 0) {
      findings.error(
          "targets out of reach",
          "The network ends in %s, so no output is %s, but %s are."
              .formatted(
                  last,
                  range(lowest, highest),
                  Findings.share(outside, data.targets().getNumElements(), "targets")),
          "let the network end in Dense, without an activation; or scale the targets to where the"
              + " outputs can go.");
    }
  }

  /** A loss that takes classes for numbers. */
  static void addLossForNumbers(Findings findings, Examination examination) {
    if (examination.data.isClassification() && examination.isOnNumbers()) {
      findings.warning(
          "loss for numbers",
          ("The targets are %d classes, but %s measures how far an output is from 0 or 1:"
                  + " its gradient is small just where an answer is surely wrong.")
              .formatted(examination.data.classNames().size(), examination.lossName()),
          "Softmax at the end under CrossEntropy; with one target column for yes or no,"
              + " SigmoidCrossEntropy on Dense.");
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
              examination.lossName(),
              floor,
              pass.loss()),
          "give the loss the output of Dense as it is: " + ONE_SOFTMAX);
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
}
