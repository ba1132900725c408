package gradus.plots;

import gradus.Network;
import gradus.data.Dataset;
import gradus.losses.Loss;
import gradus.math.Matrix;

/**
 * A plane in the space of a network's weights, through where they are now, and the loss on it.
 *
 * <p>Whatever it asks, the network has its own weights again afterwards, also after an error.
 */
final class LossPlane {
  private static final int FEWEST_COLUMNS = 25;
  private static final int MOST_COLUMNS = 121;
  private static final int FEWEST_EXAMPLES = 300;

  private final Network network;
  private final Loss loss;
  final Dataset dataset;
  final Direction across;
  final Direction up;
  private final int allExamples;
  private final double[] center; // the weights as they are now

  // Products of the two directions: they needn't be at a right angle.
  private final double acrossAcross;
  private final double acrossUp;
  private final double upUp;
  private final double determinant;

  LossPlane(Network network, Loss loss, Dataset dataset, Direction across, Direction up) {
    this.network = network;
    this.loss = loss;
    this.dataset = affordable(network, dataset);
    this.allExamples = dataset.rows();
    this.across = across;
    this.up = up;
    center = ParameterVector.of(network);
    acrossAcross = ParameterVector.dot(across.change, across.change);
    acrossUp = ParameterVector.dot(across.change, up.change);
    upUp = ParameterVector.dot(up.change, up.change);
    determinant = acrossAcross * upUp - acrossUp * acrossUp;
  }

  /** Whether the two directions are no different ones. */
  boolean isLine() {
    return !(determinant > 1e-12 * acrossAcross * upUp);
  }

  /** The x of the place in the plane that is closest to these weights. */
  double x(double[] weights) {
    double[] distance = ParameterVector.difference(weights, center);
    double alongAcross = ParameterVector.dot(distance, across.change);
    double alongUp = ParameterVector.dot(distance, up.change);
    return across.origin + (alongAcross * upUp - alongUp * acrossUp) / determinant;
  }

  /** The y of the same place. */
  double y(double[] weights) {
    double[] distance = ParameterVector.difference(weights, center);
    double alongAcross = ParameterVector.dot(distance, across.change);
    double alongUp = ParameterVector.dot(distance, up.change);
    return up.origin + (alongUp * acrossAcross - alongAcross * acrossUp) / determinant;
  }

  /** As many places as can be asked in time: 25×17 to 121×81. */
  SampleGrid grid(AxisRange x, AxisRange y) {
    double perPlace =
        dataset.rows() * InferenceCost.ofOneExample(network, dataset.inputs().numCols);
    double affordable = Math.sqrt(1.5 * InferenceCost.AFFORDABLE / perPlace);
    int columns = (int) Math.max(FEWEST_COLUMNS, Math.min(MOST_COLUMNS, affordable));
    return new SampleGrid(x, y, columns, columns * 2 / 3 + 1);
  }

  /** On how many of the examples, if not on all. */
  String examples() {
    boolean all = dataset.rows() == allExamples;
    return all ? "" : ", on " + dataset.rows() + " of " + allExamples + " examples";
  }

  /** The data set, or of one that takes too long for the fewest places some rows, evenly taken. */
  private static Dataset affordable(Network network, Dataset dataset) {
    double places = FEWEST_COLUMNS * FEWEST_COLUMNS * 2 / 3.0;
    double perExample = InferenceCost.ofOneExample(network, dataset.inputs().numCols);
    double affordable = Math.max(FEWEST_EXAMPLES, InferenceCost.AFFORDABLE / (places * perExample));
    if (dataset.rows() <= affordable) {
      return dataset;
    }
    int[] rows = new int[(int) affordable];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (int) ((long) dataset.rows() * i / rows.length);
    }
    return dataset.subset(rows, dataset.name());
  }

  /** The loss at each place. */
  double[] losses(SampleGrid grid) {
    double[] losses = new double[grid.size()];
    double[] weights = new double[center.length];
    try {
      for (int place = 0; place < losses.length; place++) {
        double x = grid.x(place % grid.columns()) - across.origin;
        double y = grid.y(place / grid.columns()) - up.origin;
        for (int i = 0; i < weights.length; i++) {
          weights[i] = center[i] + x * across.change[i] + y * up.change[i];
        }
        losses[place] = loss(weights);
      }
    } finally {
      ParameterVector.set(network, center);
    }
    return losses;
  }

  /** The loss with these weights. */
  double lossAt(double[] weights) {
    try {
      return loss(weights);
    } finally {
      ParameterVector.set(network, center);
    }
  }

  private double loss(double[] weights) {
    ParameterVector.set(network, weights);
    Matrix output = network.predict(dataset.inputs());
    return loss.value(output, dataset.targets());
  }
}
