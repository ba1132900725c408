package gradus.plots;

import gradus.Network;
import gradus.data.Dataset;
import gradus.layers.Layer;
import gradus.math.Quote;

/** What the pictures of a network over its inputs refuse, each with what to do. */
final class NetworkDataChecks {
  private NetworkDataChecks() {}

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  static void requireTwoFeatures(Dataset dataset) {
    int features = dataset.inputs().numCols;
    require(
        features == 2,
        "DecisionBoundary got %s with %s, but a picture has two axes.%s"
            .formatted(
                dataset.name(),
                NumberFormats.count(features, "feature"),
                features == 1
                    ? " Give it data with two features."
                    : " Choose two features, as in DecisionBoundary.of(network, dataset, 0, 1); the"
                        + " others stay at their mean."));
  }

  static void requireClassifier(Network network, Dataset dataset) {
    require(
        dataset.isClassification(),
        ("DecisionBoundary got %s, whose targets are numbers, but expects classes. For"
                + " numbers and a single feature there is RegressionFit.")
            .formatted(dataset.name()));
    requireInputs("DecisionBoundary", network, dataset);
    int outputs = outputs(network, dataset);
    int classes = dataset.classNames().size();
    require(
        outputs == classes || (outputs == 1 && classes == 2),
        ("DecisionBoundary got a network (%s) with %s and %s with %s classes, but"
                + " expects one output for each class, or a single one for two classes.")
            .formatted(network, NumberFormats.count(outputs, "output"), dataset.name(), classes));
  }

  static void requireCurve(Network network, Dataset dataset) {
    int features = dataset.inputs().numCols;
    require(
        !dataset.isClassification(),
        ("RegressionFit got %s, whose targets are classes, but expects numbers. For"
                + " classes and two features there is DecisionBoundary.")
            .formatted(dataset.name()));
    requireInputs("RegressionFit", network, dataset);
    int outputs = outputs(network, dataset);
    int columns = dataset.targets().numCols;
    require(
        features == 1 && columns == 1 && outputs == 1,
        ("RegressionFit got %s with %s and %s columns of inputs and targets, and a"
                + " network with %s, but expects one of each: a curve over a single axis.")
            .formatted(dataset.name(), features, columns, NumberFormats.count(outputs, "output")));
  }

  private static void requireInputs(String owner, Network network, Dataset dataset) {
    int features = dataset.inputs().numCols;
    int expected = network.inputWidth();
    require(
        expected == Layer.ANY_WIDTH || expected == features,
        ("%s got a network (%s) with %s and %s with %s, but expects as many inputs as"
                + " features.")
            .formatted(
                owner,
                network,
                NumberFormats.count(expected, "input"),
                dataset.name(),
                NumberFormats.count(features, "feature")));
    dataset.requireComplete();
  }

  private static int outputs(Network network, Dataset dataset) {
    boolean asInputs = network.outputWidth() == Layer.ANY_WIDTH;
    return asInputs ? dataset.inputs().numCols : network.outputWidth();
  }

  static void requireTwoColumns(Dataset dataset, int xFeature, int yFeature) {
    int features = dataset.inputs().numCols;
    boolean exist = Math.min(xFeature, yFeature) >= 0 && Math.max(xFeature, yFeature) < features;
    require(
        exist && xFeature != yFeature,
        ("DecisionBoundary got the features %s and %s of %s, but expects two different"
                + " ones from 0 to %s.")
            .formatted(xFeature, yFeature, dataset.name(), features - 1));
  }

  /** The column of a feature. */
  static int column(Dataset dataset, String feature) {
    int column = dataset.featureNames().indexOf(feature);
    require(
        column >= 0,
        "%s has no feature %s: its features are %s."
            .formatted(dataset.name(), Quote.of(feature), Quote.of(dataset.featureNames())));
    return column;
  }
}
