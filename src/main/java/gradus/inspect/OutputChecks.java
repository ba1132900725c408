package gradus.inspect;

import gradus.layers.Meaning;
import gradus.layers.Parameter;
import gradus.math.Decimals;
import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.List;

/** What weights, outputs and the first loss say by themselves. */
final class OutputChecks {
  /** How many times ln K the first loss may be; fresh networks on scaled data had 0.4 to 3.8. */
  private static final double FIRST_LOSS_LIMIT = 5;

  /** Outputs that differ by less are the same; after training they differed by 0.2 and more. */
  private static final double SAME = 1e-3;

  /** Biases begin at 0: where one is larger than this, the network was trained. */
  private static final double LARGE_BIAS = 1;

  /** How many times the loss of guessing a network that was thrown off has. */
  private static final double THROWN_OFF = 10;

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

  /** A loss that is no number says nothing, and neither does its gradient. */
  static void addLossNotFinite(Findings findings, Examination.ForwardPass pass) {
    if (!Double.isFinite(pass.loss())) {
      findings.error(
          "loss not finite",
          "The loss of " + pass.output().numRows + " rows is " + pass.loss() + ".",
          "in a loss or layer of your own, look for a logarithm or root of a number that"
              + " has none, a"
              + " division by 0, or an exponential above 709; 0 * ln 0 is NaN, too. Otherwise"
              + " smaller first weights, and scaled inputs.");
    }
  }

  /**
   * A network that was trained, which shows in biases that aren't 0 anymore, and is far worse than
   * guessing: its steps led away.
   */
  static boolean addThrownOff(Findings findings, Examination examination, double loss) {
    double guess = Baseline.loss(examination.loss, examination.data.targets());
    double largest = 0;
    for (Parameter parameter : examination.network.parameters()) {
      for (int i = 0; parameter.name.equals("biases") && i < parameter.value.numCols; i++) {
        largest = Math.max(largest, Math.abs(parameter.value.data[i]));
      }
    }
    boolean thrownOff = largest > LARGE_BIAS && !(loss <= THROWN_OFF * guess);
    if (thrownOff) {
      findings.error(
          "learning rate too high",
          ("The loss is %s, where giving every row the same answer costs %s, and the"
                  + " largest bias is %s: training has thrown the weights far off.")
              .formatted(Decimals.of(loss, 3), Decimals.of(guess, 3), Decimals.compact(largest)),
          "a new network, since this one is lost, with a tenth of the learning rate, or"
              + " ClipByNorm(parameters, 1).");
    }
    return thrownOff;
  }

  /** Guessing evenly costs ln K, and a fresh network should cost little more. */
  static void addFirstLoss(Findings findings, Examination examination, double loss) {
    if (examination.loss.expects() != Meaning.LOGITS) {
      return;
    }
    Matrix targets = examination.sample.targets();
    int classes = Math.max(2, targets.numCols);
    double even = StrictMath.log(classes);
    // Logits of 0 favor no class; other losses than the cross-entropies cost something else there.
    double ofZeros = examination.loss.value(new Matrix(targets.numRows, targets.numCols), targets);
    if (Math.abs(ofZeros - even) > SAME) {
      return;
    }
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
