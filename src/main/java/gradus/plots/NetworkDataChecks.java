package gradus.plots;

import gradus.Network;
import gradus.data.Dataset;
import gradus.layers.Layer;

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
        "DecisionBoundary got "
            + dataset.name()
            + " with "
            + features
            + (features == 1 ? " feature" : " features")
            + ", but a picture has two axes."
            + (features == 1
                ? " Give it data with two features."
                : " Choose two features, as in DecisionBoundary.of(network, dataset, 0, 1); the"
                    + " others stay at their mean."));
  }

  static void requireClassifier(Network network, Dataset dataset) {
    require(
        dataset.isClassification(),
        "DecisionBoundary got "
            + dataset.name()
            + ", whose targets are numbers, but expects classes."
            + " For numbers and a single feature there is RegressionFit.");
    requireInputs("DecisionBoundary", network, dataset);
    int outputs = outputs(network, dataset);
    int classes = dataset.classNames().size();
    require(
        outputs == classes || (outputs == 1 && classes == 2),
        "DecisionBoundary got a network ("
            + network
            + ") with "
            + outputs
            + (outputs == 1 ? " output" : " outputs")
            + " and "
            + dataset.name()
            + " with "
            + classes
            + " classes, but expects one output for each class, or a single one for two classes.");
  }

  static void requireCurve(Network network, Dataset dataset) {
    int features = dataset.inputs().numCols;
    require(
        !dataset.isClassification(),
        "RegressionFit got "
            + dataset.name()
            + ", whose targets are classes, but expects numbers."
            + " For classes and two features there is DecisionBoundary.");
    requireInputs("RegressionFit", network, dataset);
    int outputs = outputs(network, dataset);
    int columns = dataset.targets().numCols;
    require(
        features == 1 && columns == 1 && outputs == 1,
        "RegressionFit got "
            + dataset.name()
            + " with "
            + features
            + " and "
            + columns
            + " columns of inputs and targets, and a network with "
            + outputs
            + (outputs == 1 ? " output" : " outputs")
            + ", but expects one of each: a curve over a single axis.");
  }

  private static void requireInputs(String owner, Network network, Dataset dataset) {
    int features = dataset.inputs().numCols;
    int expected = network.inputWidth();
    require(
        expected == Layer.ANY_WIDTH || expected == features,
        owner
            + " got a network ("
            + network
            + ") with "
            + expected
            + (expected == 1 ? " input" : " inputs")
            + " and "
            + dataset.name()
            + " with "
            + features
            + (features == 1 ? " feature" : " features")
            + ", but expects as many inputs as features.");
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
        "DecisionBoundary got the features "
            + xFeature
            + " and "
            + yFeature
            + " of "
            + dataset.name()
            + ", but expects two different ones from 0 to "
            + (features - 1)
            + ".");
  }

  /** The column of a feature. */
  static int column(Dataset dataset, String feature) {
    int column = dataset.featureNames().indexOf(feature);
    require(
        column >= 0,
        dataset.name()
            + " has no feature \""
            + feature
            + "\": its features are "
            + dataset.featureNames()
            + ".");
    return column;
  }
}
