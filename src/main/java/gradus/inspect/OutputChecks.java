package gradus.inspect;

import gradus.data.Dataset;
import gradus.layers.Activation;
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

  /** Biases begin at 0 and seldom go farther than this on scaled data. */
  private static final double LARGE_BIAS = 10;

  /** How many times the loss of guessing a network that was thrown off has. */
  private static final double THROWN_OFF = 10;

  /** An activation that gets farther than this from 0 is as good as not bounded. */
  private static final double FREE = 100;

  /** Where an activation is asked for its values: far out, and around 0, where it may dip. */
  private static final double[] ASKED = {-1e6, -30, -5, -2, -1.3, -1, -0.75, -0.5, 0, 1, 5, 30, 1e6};

  private OutputChecks() {}

  /** Whether all values are. */
  static boolean areFinite(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      if (Rows.firstNotFinite(parameter.value) >= 0) {
        return false;
      }
    }
    return true;
  }

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

  /** An activation after the last Dense layer, which bounds what should be free. */
  static void addBounded(Findings findings, Examination examination) {
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
    if (bounded && examination.isOnLogits()) {
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
        "The network ends in %s, so no output is %s; %s takes the outputs for logits, which a sure answer needs to be far apart."
            .formatted(last, range, examination.loss),
        "let the network end in Dense, without an activation.");
  }

  private static void addOutOfReach(
      Findings findings, Dataset data, Activation last, double lowest, double highest) {
    int outside = 0;
    for (int i = 0; i < data.targets().getNumElements(); i++) {
      double target = data.targets().data[i];
      outside += target < lowest - SAME || target > highest + SAME ? 1 : 0;
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
          "The targets are %d classes, but %s measures how far an output is from 0 or 1: its gradient is small just where an answer is surely wrong."
              .formatted(examination.data.classNames().size(), examination.loss),
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

  /**
   * A network that was trained, which shows in biases that aren't 0 any more, and is far worse than
   * guessing: its steps led away.
   */
  static void addThrownOff(Findings findings, Examination examination, double loss) {
    double guess = Baseline.loss(examination.loss, examination.data.targets());
    double largest = 0;
    for (Parameter parameter : examination.network.parameters()) {
      for (int i = 0; parameter.name.equals("biases") && i < parameter.value.numCols; i++) {
        largest = Math.max(largest, Math.abs(parameter.value.data[i]));
      }
    }
    if (largest > LARGE_BIAS && !(loss <= THROWN_OFF * guess)) {
      findings.error(
          "learning rate too high",
          "The loss is %s, where giving every row the same answer costs %s, and the largest bias is %s: training has thrown the weights far off."
              .formatted(
                  Decimals.of(loss, 3), Decimals.of(guess, 3), Decimals.compact(largest)),
          "a new network, since this one is lost, with a tenth of the learning rate, or ClipByNorm(parameters, 1).");
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
