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
  Span xSpan() {
    return span(xFeature);
  }

  Span ySpan() {
    return span(yFeature);
  }

  private Span span(int feature) {
    double[] values = new double[dataset.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = shown.get(row, feature);
    }
    return Span.of(values, false).widened(0.08);
  }

  /** Enough places for a sharp picture, and so few that the network answers in time. */
  Lattice lattice(Network network, Rectangle2D plotArea) {
    double perPlace = Work.ofOneExample(network, shown.numCols);
    double affordable = Math.max(FEWEST_PLACES, Work.AFFORDABLE / perPlace);
    double area = plotArea.getWidth() * plotArea.getHeight();
    double step = Math.max(STEP, Math.sqrt(area / affordable));
    int columns = 2 + (int) (plotArea.getWidth() / step);
    int rows = 2 + (int) (plotArea.getHeight() / step);
    return new Lattice(xSpan(), ySpan(), columns, rows);
  }

  /** What the network says at each place, a row for each. */
  Matrix probabilities(Network network, Lattice lattice) {
    Matrix all = new Matrix(lattice.size(), dataset.classNames().size());
    Matrix inputs = atMeans(lattice.columns());
    // A row of places at a time: the layers' buffers stay small.
    for (int row = 0; row < lattice.rows(); row++) {
      for (int column = 0; column < lattice.columns(); column++) {
        inputs.set(column, xFeature, lattice.x(column));
        inputs.set(column, yFeature, lattice.y(row));
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
