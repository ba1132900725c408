package gradus.divergence;

import gradus.layers.Meaning;
import gradus.math.Decimals;
import org.ejml.data.DMatrixRMaj;

/**
 * What a {@link DivergedException} says: the first number that isn't finite, what it was made of,
 * the likely cause with the fix, and what was and wasn't changed.
 */
final class DivergenceReport {
  /** Numbers up to this one can be multiplied three times without an overflow. */
  private static final double ORDINARY = 1e100;

  /** Inputs or targets beyond this were never scaled. */
  private static final double UNSCALED = 1e6;

  private static final String GO_BACK =
      " Go back with trainer.restore(snapshot) if you took one, or start again with a new network";

  private final TrainingState training;
  private final BadNumber bad;
  private final String operation;
  private final DMatrixRMaj inputs;
  private final DMatrixRMaj targets;

  /** With the batch, or validation set, at which it was noticed. */
  DivergenceReport(TrainingState training, BadNumber bad, DMatrixRMaj inputs, DMatrixRMaj targets) {
    this.training = training;
    this.bad = bad;
    this.operation = bad.operation();
    this.inputs = inputs;
    this.targets = targets;
  }

  DivergedException exception() {
    boolean stepIsOver = operation.equals("update") || operation.equals("validation");
    long step = stepIsOver ? training.steps() : training.steps() + 1;
    int epoch = training.epoch() + 1;
    String message =
        "The first number that is not finite is %s%s%s (epoch %d). %s%s%s%s"
            .formatted(
                bad.what(),
                bad.where(),
                moment(step),
                epoch,
                madeOf(),
                cause(),
                changed(step),
                kept());
    return new DivergedException(bad, epoch, step, message);
  }

  private String moment(long step) {
    return switch (operation) {
      case "start" -> ", before step " + step;
      case "forward" -> ", in the forward pass of step " + step;
      case "loss" -> ", as the loss of step " + step;
      case "update" -> ", after the update of step " + step;
      case "validation" -> ", in the validation after step " + step;
      default -> ", in the backward pass of step " + step;
    };
  }

  private String madeOf() {
    if (operation.equals("start")) {
      return "";
    }
    String text = bad.madeOf().toString();
    String before = operation.equals("update") ? "that step" : "the step before";
    return (text.isEmpty() ? "What it was made of is unknown" : "It was made of " + text)
        + (training.steps() == 0
            ? "; it was the first step. "
            : "; the loss of " + before + " was " + Decimals.of(training.lastLoss(), 3) + ". ");
  }

  private String cause() {
    if (operation.equals("start")) {
      return "The parameters were like this from the start: see Initializer.";
    }
    if (!bad.isRepeatable()) {
      return "Likely cause: a layer, loss or gradient change that draws random numbers of its own:"
          + " draw them from a seed and the number of the step, as Dropout does.";
    }
    if (bad.infiniteLoss() && training.loss().expects() == Meaning.PROBABILITIES) {
      return "Likely cause: a true class got a probability of exactly 0: let the network end in"
          + " Softmax, or leave the softmax out and use SoftmaxCrossEntropy, which cannot overflow.";
    }
    if (bad.largest() < ORDINARY) {
      return "Likely cause: a wrong formula, since products of such numbers cannot overflow. Look"
          + " for a division by 0, a logarithm or root of a number that has none, or an exponential"
          + " above 709.";
    }
    return causeOfOverflow();
  }

  private String causeOfOverflow() {
    double input = new Magnitudes().add("inputs", inputs).largest();
    double target = new Magnitudes().add("targets", targets).largest();
    if (Math.max(input, target) > UNSCALED) {
      return "Likely cause: the "
          + (input > UNSCALED ? "inputs are not scaled, up to " : "targets are not scaled, up to ")
          + Decimals.of(input > UNSCALED ? input : target, 3)
          + ": see Standardizer."
          + GO_BACK
          + ".";
    }
    if (training.steps() == 0) {
      return "Likely cause: weights that are too large from the start: see Initializer.";
    }
    return "Likely cause: a learning rate that is too high: try a tenth of "
        + training.lastLearningRate()
        + "."
        + GO_BACK
        + ", since these weights may be too large already.";
  }

  private String changed(long step) {
    return switch (operation) {
      case "start" -> " Nothing was changed.";
      case "update" -> " That update has changed the parameters.";
      case "validation" -> " The validation changed nothing.";
      default -> " Step " + step + " changed no parameter" + statistics() + ".";
    };
  }

  private String statistics() {
    return bad.stateChanged() ? ", but its batch went into the running statistics" : "";
  }

  private String kept() {
    int epochs = training.epoch();
    return switch (epochs) {
      case 0 -> "";
      case 1 -> " history() keeps the epoch before.";
      default -> " history() keeps the " + epochs + " epochs before.";
    };
  }
}
