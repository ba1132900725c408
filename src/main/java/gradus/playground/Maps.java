package gradus.playground;

import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.Arrays;
import java.util.List;

/**
 * What every unit and every output says at each place of the plane, as a raster: the pictures of
 * the playground. One forward pass makes all of them.
 *
 * <p>The raster has its first row at the upper border; value (row, column) is at {@code row *
 * columns + column}, and is taken in the middle of its cell. Inputs that aren't shown in the plane
 * are at the mean of the training rows.
 *
 * <p><b>Scale.</b> The output of a ReLU unit has no upper limit, and a few large values would make
 * the rest of its map pale. So the scale of a map is the 98th percentile of the sizes, and {@link
 * #update} moves it only a part of the way to the new one, so that colors don't flicker.
 */
public final class Maps {
  private static final double PERCENTILE = 0.98;
  private static final double SMOOTHING = 0.25; // the weight of the newest scale
  private static final int SAMPLE = 600; // about so many cells of a map are enough for its scale

  private final Session session;
  private final int columns;
  private final int rows;
  private PlaneBox box;
  private Parts parts; // those that the scales belong to
  private Matrix inputs;
  private List<Matrix> outputs;
  private double[][] scales; // of each layer and unit; the last layer is the output
  private double[] inputScales;

  /** Maps with this many cells. Data with one column need a single row. */
  public Maps(Session session, PlaneBox box, int columns, int rows) {
    if (columns < 1 || rows < 1 || (long) columns * rows > 1_000_000) {
      throw new IllegalArgumentException(
          "Maps got %d x %d cells, but expects at least one and at most a million."
              .formatted(columns, rows));
    }
    this.session = session;
    this.box = box;
    this.columns = columns;
    this.rows = rows;
    update();
  }

  /** Shows another part of the plane from the next {@link #update} on. */
  public void setBox(PlaneBox other) {
    box = other;
    parts = null;
  }

  /** Computes all maps anew, with the weights as they are now. */
  public void update() {
    boolean isNew = parts != session.parts();
    if (isNew) {
      parts = session.parts();
      inputs = parts.inputs(raster());
      scales = new double[parts.dense.size()][];
    }
    outputs = parts.network.outputs(inputs);
    for (int layer = 0; layer < scales.length; layer++) {
      Matrix map = activations(layer);
      double[] before = isNew ? null : scales[layer];
      scales[layer] = new double[map.numCols];
      for (int unit = 0; unit < map.numCols; unit++) {
        double scale = robustScale(map, unit);
        boolean smooth = before != null && Double.isFinite(before[unit]) && before[unit] > 0;
        scales[layer][unit] = smooth ? before[unit] + SMOOTHING * (scale - before[unit]) : scale;
      }
    }
    if (isNew) {
      inputScales = new double[inputs.numCols];
      for (int input = 0; input < inputs.numCols; input++) {
        inputScales[input] = robustScale(inputs, input);
      }
    }
  }

  private Matrix raster() {
    Matrix raw = new Matrix(rows * columns, parts.rawTrain.inputs().numCols);
    for (int row = 0; row < rows; row++) {
      double y = box.maxY() - (row + 0.5) * (box.maxY() - box.minY()) / rows;
      for (int column = 0; column < columns; column++) {
        double x = box.minX() + (column + 0.5) * (box.maxX() - box.minX()) / columns;
        parts.setPoint(raw, row * columns + column, x, y);
      }
    }
    return raw;
  }

  /** The 98th percentile of the sizes of a column; of a large map, those of every few cells. */
  private static double robustScale(Matrix map, int column) {
    int every = Math.max(1, map.numRows / SAMPLE);
    double[] sizes = new double[map.numRows / every];
    for (int i = 0; i < sizes.length; i++) {
      double size = Math.abs(map.data[i * every * map.numCols + column]);
      sizes[i] = Double.isFinite(size) ? size : 0;
    }
    Arrays.sort(sizes);
    return sizes[(int) (PERCENTILE * (sizes.length - 1))];
  }

  private Matrix activations(int layer) {
    return outputs.get(parts.activationAt.get(layer));
  }

  /** The number of cells in a row. */
  public int columns() {
    return columns;
  }

  /** The number of rows of cells. */
  public int rows() {
    return rows;
  }

  /** The part of the plane that is shown. */
  public PlaneBox box() {
    return box;
  }

  /** The values of an input of the network: a feature, or another column. */
  public double[] input(int input) {
    return column(inputs, input);
  }

  /** The size that an input's map has its full color at. */
  public double inputScale(int input) {
    return inputScales[input];
  }

  /** The activations of a unit of a hidden layer, or the values of an output after the last one. */
  public double[] unit(int layer, int unit) {
    return column(activations(layer), unit);
  }

  /** The size that a unit's map has its full color at; 0 if the unit is 0 everywhere. */
  public double scale(int layer, int unit) {
    return scales[layer][unit];
  }

  /** The probability of a class, or the predicted number with {@code output} 0. */
  public double[] output(int output) {
    return unit(parts.dense.size() - 1, output);
  }

  /** The class with the largest probability in each cell. */
  public int[] classes() {
    Matrix probabilities = activations(parts.dense.size() - 1);
    int[] classes = new int[rows * columns];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = Rows.argMax(probabilities, i);
    }
    return classes;
  }

  private static double[] column(Matrix matrix, int column) {
    double[] values = new double[matrix.numRows];
    for (int i = 0; i < values.length; i++) {
      values[i] = matrix.data[i * matrix.numCols + column];
    }
    return values;
  }

  @Override
  public String toString() {
    return "Maps(" + columns + " x " + rows + " cells)";
  }
}
