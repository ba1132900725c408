package gradus;

import gradus.data.Dataset;
import gradus.layers.Layer;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.optimizers.Optimizer;
import java.util.Collections;
import java.util.Locale;

/** What a {@link Trainer} refuses, each with the sentence that says what to do. */
final class TrainingChecks {
  private TrainingChecks() {}

  /** A loss on logits applies softmax or sigmoid itself. */
  static void refuseTwice(Layer last, Loss loss) {
    String mend;
    if (last instanceof Softmax && loss instanceof SoftmaxCrossEntropy) {
      mend = "Use CrossEntropy, which takes the probabilities that this network puts out.";
    } else if (last instanceof Sigmoid && loss instanceof SigmoidCrossEntropy) {
      mend = "Leave the last layer out: the network then puts out a logit.";
    } else {
      return;
    }
    throw new IllegalArgumentException(
        "The network ends in "
            + last
            + ", and "
            + loss
            + " applies a "
            + last.toString().toLowerCase(Locale.ROOT)
            + " itself: twice is once too often, and the loss could not become small"
            + " however good the network is. "
            + mend);
  }

  static void requireLearnable(Network network, Optimizer optimizer) {
    if (Collections.disjoint(network.parameters(), optimizer.parameters())) {
      throw new IllegalArgumentException(
          optimizer
              + " changes none of this network's parameters, so nothing would be learned:"
              + " make it with the parameters() of the network that you train.");
    }
  }

  static void requireFits(Network network, Dataset dataset) {
    requireWidth(
        dataset,
        dataset.inputs().numCols + " features",
        network,
        network.inputWidth() + " inputs",
        dataset.inputs().numCols,
        network.inputWidth());
    requireWidth(
        dataset,
        dataset.targets().numCols + " columns of targets",
        network,
        network.outputWidth() + " outputs",
        dataset.targets().numCols,
        network.outputWidth());
  }

  private static void requireWidth(
      Dataset dataset, String has, Network network, String expects, int width, int expected) {
    if (expected != Layer.ANY_WIDTH && expected != width) {
      throw new IllegalArgumentException(
          dataset.name()
              + " has "
              + has
              + ", but the network ("
              + network
              + ") has "
              + expects
              + ". Make the two numbers equal.");
    }
  }

  static void requireSameClasses(Dataset train, Dataset validation) {
    if (!train.classNames().equals(validation.classNames())) {
      throw new IllegalArgumentException(
          "The classes of "
              + train.name()
              + " are "
              + train.classNames()
              + ", but those of "
              + validation.name()
              + " are "
              + validation.classNames()
              + ": split one data set with split(), so that both parts have the same.");
    }
  }

  /** Asked before the update, so that a bad step changes nothing. */
  static void requireFinite(double lossValue, Trainer trainer) {
    if (Double.isFinite(lossValue)) {
      return;
    }
    throw new ArithmeticException(
        String.format(
            Locale.ROOT,
            "The loss became %s in epoch %d, step %d, after %.4g in the step before. %s"
                + " This step changed nothing, and history() keeps the %d epochs before.",
            lossValue,
            trainer.epoch() + 1,
            trainer.steps() + 1,
            trainer.lastLoss(),
            cause(lossValue, trainer),
            trainer.epoch()));
  }

  private static String cause(double lossValue, Trainer trainer) {
    if (trainer.loss() instanceof CrossEntropy && Double.isInfinite(lossValue)) {
      return "A true class got a probability of exactly 0: let the network end in Softmax, or leave"
          + " the softmax out and use SoftmaxCrossEntropy, which cannot overflow.";
    }
    return "Usual causes: the learning rate is too high (try a tenth of it), or the inputs are not"
        + " scaled (see Standardizer).";
  }
}
