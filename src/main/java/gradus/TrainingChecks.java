package gradus;

import gradus.data.Dataset;
import gradus.layers.Layer;
import gradus.layers.Meaning;
import gradus.layers.Parameter;
import gradus.layers.Softmax;
import gradus.losses.Loss;
import gradus.math.Quote;
import gradus.optimizers.GradientChange;
import gradus.optimizers.Optimizer;
import java.util.Collections;
import java.util.List;

/** What a {@link Trainer} refuses, each with the sentence that says what to do. */
final class TrainingChecks {
  private TrainingChecks() {}

  /** Refuses null, and an optimizer that doesn't belong to the network. */
  static void requireParts(Network network, Loss loss, Optimizer optimizer) {
    requireNotNull(network, "network", "new Network(...)");
    requireNotNull(loss, "loss", "new CrossEntropy()");
    requireNotNull(optimizer, "optimizer", "new SGD(network.parameters(), 0.1)");
    if (Collections.disjoint(network.parameters(), optimizer.parameters())) {
      throw new IllegalArgumentException(
          optimizer
              + " changes none of this network's parameters, so nothing would be learned:"
              + " make it with the parameters() of the network that you train.");
    }
    requireOwn(network, optimizer, optimizer.parameters());
  }

  private static void requireNotNull(Object part, String what, String example) {
    if (part == null) {
      throw new IllegalArgumentException(
          "Trainer got null for the %s, but expects one, such as %s.".formatted(what, example));
    }
  }

  /** Refuses null, one that was added before, and one of another network. */
  static void requireGradientChange(
      Network network, GradientChange change, List<GradientChange> added) {
    if (change == null) {
      throw new IllegalArgumentException(
          "addGradientChange got null, but expects a penalty or a clipping, such as new L2Penalty(network.parameters(), 1e-4).");
    }
    if (added.contains(change)) {
      throw new IllegalArgumentException(
          "addGradientChange got %s, which was added before, and would apply it twice in each step: add each one once."
              .formatted(change));
    }
    requireOwn(network, change, change.parameters());
  }

  /** Refuses to change parameters of another network. */
  private static void requireOwn(Network network, Object owner, List<Parameter> parameters) {
    for (int i = 0; i < parameters.size(); i++) {
      if (!network.parameters().contains(parameters.get(i))) {
        throw new IllegalArgumentException(
            "%s would change the %s (parameter %d), which this network doesn't have: make it with the parameters() of the network that you train."
                .formatted(owner, parameters.get(i).shortText(), i));
      }
    }
  }

  /**
   * A loss on logits applies softmax or the logistic function itself, or does without; checked
   * after a fusion. And a softmax over a single column is always 1.
   */
  static void requireMeaning(Network network, Loss loss) {
    Layer last = network.layers().get(network.layers().size() - 1);
    boolean probabilities = last.outputMeaning() == Meaning.PROBABILITIES;
    if (probabilities && loss.expects() == Meaning.LOGITS) {
      throw new IllegalArgumentException(
          "%s expects logits, of any size, but the layer before it is %s, whose outputs lie between 0 and 1: the loss could not become small however good the network is. Let the network end in Dense and Softmax with CrossEntropy, or in Dense alone with %s."
              .formatted(loss, last, loss));
    }
    if (last instanceof Softmax && network.outputWidth() == 1) {
      throw new IllegalArgumentException(
          "The network ends in a Softmax over a single column, which is 1 whatever its input is: nothing would be learned. For a yes-or-no question let it end in Dense alone with SigmoidCrossEntropy; for an amount, in Dense alone.");
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
          "%s has %d features, but the network (%s) expects %d. Make the two numbers equal."
              .formatted(dataset.name(), features, network, network.inputWidth()));
    }
  }

  private static void requireTargetsFit(Network network, Dataset dataset) {
    int columns = dataset.targets().numCols;
    if (network.outputWidth() != Layer.ANY_WIDTH && network.outputWidth() != columns) {
      boolean oneForTwo = network.outputWidth() == 1 && columns == 2;
      String mend =
          oneForTwo
              ? "For a yes-or-no question with one logit use dataset.withOneTargetColumn()."
              : "Make the two numbers equal.";
      throw new IllegalArgumentException(
          "%s has targets with %d columns, but the output of the network (%s) has %d. %s"
              .formatted(dataset.name(), columns, network, network.outputWidth(), mend));
    }
  }

  /** The validation set may be null. */
  static void requireFit(Network network, Dataset train, Dataset validation, int epochs) {
    if (train == null) {
      throw new IllegalArgumentException(
          "fit got null for the training data, but expects a Dataset, such as split.train().");
    }
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
          "The classes of %s are %s, but those of %s are %s: split one data set with split(), or read both files with the same CsvOptions.classNames."
              .formatted(
                  train.name(),
                  Quote.of(train.classNames()),
                  validation.name(),
                  Quote.of(validation.classNames())));
    }
  }

  private static void requireSameFeatures(Dataset train, Dataset validation) {
    for (int i = 0; i < train.featureNames().size(); i++) {
      String expected = train.featureNames().get(i);
      String got = validation.featureNames().get(i);
      if (!expected.equals(got)) {
        throw new IllegalArgumentException(
            "Column %d is %s in %s, but %s in %s: split one data set with split(), or read both files with the same CsvOptions, and name the categories of each categorical column."
                .formatted(i, Quote.of(expected), train.name(), Quote.of(got), validation.name()));
      }
    }
  }
}
