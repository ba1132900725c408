package gradus;

import gradus.data.Dataset;
import gradus.layers.Layer;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.losses.Hinge;
import gradus.losses.Loss;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.optimizers.Optimizer;
import java.util.Collections;

/** What a {@link Trainer} refuses, each with the sentence that says what to do. */
final class TrainingChecks {
  private TrainingChecks() {}

  /**
   * A loss on logits applies softmax or sigmoid itself, and the hinge loss does without; checked
   * after a fusion.
   */
  static void requireLogits(Network network, Loss loss) {
    Layer last = network.layers().get(network.layers().size() - 1);
    boolean squashed = last instanceof Softmax || last instanceof Sigmoid;
    boolean onLogits = loss instanceof SoftmaxCrossEntropy || loss instanceof SigmoidCrossEntropy;
    boolean onScores = loss instanceof Hinge;
    if (squashed && (onLogits || onScores)) {
      throw new IllegalArgumentException(
          loss
              + (onScores ? " expects scores" : " expects logits")
              + ", of any size, but the layer before it is "
              + last
              + ", whose outputs lie between 0 and 1: "
              + (onScores
                  ? "there a margin of 1 can hardly be kept."
                  : "the loss could not become small however good the network is.")
              + " Let the network end in Dense and Softmax under CrossEntropy, or"
              + " in Dense alone under "
              + loss
              + ".");
    }
  }

  static void requireLearnable(Network network, Optimizer optimizer) {
    if (Collections.disjoint(network.parameters(), optimizer.parameters())) {
      throw new IllegalArgumentException(
          optimizer
              + " changes none of this network's parameters, so nothing would be learned:"
              + " make it with the parameters() of the network that you train.");
    }
  }

  private static void requireFits(Network network, Dataset dataset) {
    requireInputsFit(network, dataset);
    requireTargetsFit(network, dataset);
    dataset.requireComplete();
  }

  private static void requireInputsFit(Network network, Dataset dataset) {
    int features = dataset.inputs().numCols;
    if (network.inputWidth() != Layer.ANY_WIDTH && network.inputWidth() != features) {
      throw new IllegalArgumentException(
          dataset.name()
              + " has "
              + features
              + " features, but the network ("
              + network
              + ") expects "
              + network.inputWidth()
              + ". Make the two numbers equal.");
    }
  }

  private static void requireTargetsFit(Network network, Dataset dataset) {
    int columns = dataset.targets().numCols;
    if (network.outputWidth() != Layer.ANY_WIDTH && network.outputWidth() != columns) {
      boolean oneForTwo = network.outputWidth() == 1 && columns == 2;
      throw new IllegalArgumentException(
          dataset.name()
              + " has targets with "
              + columns
              + " columns, but the network ("
              + network
              + ") puts out "
              + network.outputWidth()
              + (oneForTwo
                  ? ". For a yes-or-no question with one logit use dataset.withOneTargetColumn()."
                  : ". Make the two numbers equal."));
    }
  }

  /** The validation set may be null. */
  static void requireFit(Network network, Dataset train, Dataset validation, int epochs) {
    requireFits(network, train);
    if (validation != null) {
      requireFits(network, validation);
      requireSameClasses(train, validation);
      requireSameFeatures(train, validation);
    }
    if (epochs < 1) {
      throw new IllegalArgumentException("fit got " + epochs + " epochs, but expects at least 1.");
    }
  }

  private static void requireSameClasses(Dataset train, Dataset validation) {
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
              + ": split one data set with split(), or read both files with the same"
              + " CsvOptions.classNames.");
    }
  }

  private static void requireSameFeatures(Dataset train, Dataset validation) {
    for (int i = 0; i < train.featureNames().size(); i++) {
      String expected = train.featureNames().get(i);
      String got = validation.featureNames().get(i);
      if (!expected.equals(got)) {
        throw new IllegalArgumentException(
            "Column "
                + i
                + " is \""
                + expected
                + "\" in "
                + train.name()
                + ", but \""
                + got
                + "\" in "
                + validation.name()
                + ": split one data set with split(), or read both files with the same"
                + " CsvOptions, and name the categories of each categorical column.");
      }
    }
  }

  static void requireNotFitting(boolean fitting) {
    if (fitting) {
      throw new IllegalStateException(
          "restore was called while the trainer fits, which would go on with batches of the other"
              + " state: call trainer.stop from the listener, and restore when fit has returned.");
    }
  }
}
