package gradus.plots;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.Scaler;
import gradus.math.Matrix;
import gradus.math.Rows;
import java.awt.geom.Rectangle2D;

/**
 * A plane in the space of the features, in which two of them change and the others stay at their
 * mean; in the units of the data set, or in those from before it was scaled.
 */
final class FeaturePlane {
  /** Units between the places where the network is asked; a saved picture has two pixels a unit. */
  private static final double STEP = 2;

  /** A large network is asked at fewer places, but at so many. */
  private static final double FEWEST_PLACES = 2000;

  private final Dataset dataset;
  private final int xFeature;
  private final int yFeature;
  private final Scaler scaler;
  private final Matrix shown; // the inputs, in the units of the axes

  /** A plane; without a scaler (null) in the units of the data set. */
  FeaturePlane(Dataset dataset, int xFeature, int yFeature, Scaler scaler) {
    this.dataset = dataset;
    this.xFeature = xFeature;
    this.yFeature = yFeature;
    this.scaler = scaler;
    this.shown = scaler == null ? dataset.inputs() : scaler.invert(dataset.inputs());
  }

  String xName() {
    return dataset.featureNames().get(xFeature);
  }

  String yName() {
    return dataset.featureNames().get(yFeature);
  }

  double x(int row) {
    return shown.get(row, xFeature);
  }

  double y(int row) {
    return shown.get(row, yFeature);
  }

  /** What the axes show: all examples, and some room around them. */
  AxisRange xRange() {
    return range(xFeature);
  }

  AxisRange yRange() {
    return range(yFeature);
  }

  private AxisRange range(int feature) {
    double[] values = new double[dataset.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = shown.get(row, feature);
    }
    return AxisRange.of(values, false).widened(0.08);
  }

  /** Enough places for a sharp picture, and so few that the network answers in time. */
  SampleGrid grid(Network network, Rectangle2D plotArea) {
    double perPlace = InferenceCost.ofOneExample(network, shown.numCols);
    double affordable = Math.max(FEWEST_PLACES, InferenceCost.AFFORDABLE / perPlace);
    double area = plotArea.getWidth() * plotArea.getHeight();
    double step = Math.max(STEP, Math.sqrt(area / affordable));
    int columns = 2 + (int) (plotArea.getWidth() / step);
    int rows = 2 + (int) (plotArea.getHeight() / step);
    return new SampleGrid(xRange(), yRange(), columns, rows);
  }

  /** What the network says at each place, a row for each. */
  Matrix probabilities(Network network, SampleGrid grid) {
    Matrix all = new Matrix(grid.size(), dataset.classNames().size());
    Matrix inputs = atMeans(grid.columns());
    // A row of places at a time: the layers' buffers stay small.
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++) {
        inputs.set(column, xFeature, grid.x(column));
        inputs.set(column, yFeature, grid.y(row));
      }
      Matrix scaled = scaler == null ? inputs : scaler.apply(inputs);
      Matrix said = ClassProbabilities.of(network, scaled);
      System.arraycopy(said.data, 0, all.data, row * said.getNumElements(), said.getNumElements());
    }
    return all;
  }

  private Matrix atMeans(int rows) {
    Matrix means = new Matrix(1, shown.numCols);
    Rows.columnMeans(shown, means);
    Matrix inputs = new Matrix(rows, shown.numCols);
    for (int row = 0; row < rows; row++) {
      Rows.copy(means, 0, inputs, row);
    }
    return inputs;
  }
}
