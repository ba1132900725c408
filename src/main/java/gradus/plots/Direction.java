package gradus.plots;

import gradus.Network;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.Random;

/**
 * A direction in which the weights of a network can be changed: an axis of a {@link LossLandscape}.
 */
public final class Direction {
  /** What the axis is called. */
  final String name;

  /** How each number that is learned changes over one unit of the axis. */
  final double[] change;

  /** What the axis says at the weights of the network, as they were when this was made. */
  final double origin;

  /** How far the axis goes to both sides, if nothing else has to be shown. */
  final double reach;

  Direction(String name, double[] change, double origin, double reach) {
    this.name = name;
    this.change = change;
    this.origin = origin;
    this.reach = reach;
  }

  /**
   * One single weight: the axis shows its value.
   *
   * @param parameter one of the network's, such as {@code dense.weights}
   * @throws IllegalArgumentException if the network has no such parameter, or it no such entry
   */
  public static Direction of(Network network, Parameter parameter, int row, int column) {
    Matrix value = parameter.value;
    if (row < 0 || row >= value.numRows || column < 0 || column >= value.numCols) {
      throw new IllegalArgumentException(
          ("Direction got row %s, column %s, but expects an entry of %s, which are %s x %s,"
                  + " counted from 0.")
              .formatted(row, column, parameter.name, value.numRows, value.numCols));
    }
    double[] change = new double[ParameterVector.count(network)];
    change[start(network, parameter) + row * value.numCols + column] = 1;
    double origin = value.get(row, column);
    String name =
        layer(network, parameter) + " " + parameter.name + "[" + row + ", " + column + "]";
    return new Direction(name, change, origin, Math.max(1, Math.abs(origin)));
  }

  /**
   * A random direction, by "filter normalization" of the same size as the weights: in each column
   * of a parameter, which belongs to one unit, the numbers are normally distributed, and then
   * scaled so that the column is as long as that of the weights. So one unit of the axis changes
   * all of them about as much as they are large, and landscapes of different networks compare.
   *
   * <p>Biases are treated alike, as columns of one number. Source: H. Li, Z. Xu, G. Taylor, C.
   * Studer, T. Goldstein, "Visualizing the loss landscape of neural nets" (2018), which leaves the
   * biases out.
   */
  public static Direction random(Network network, long seed) {
    Random random = new Random(seed);
    double[] change = new double[ParameterVector.count(network)];
    for (int i = 0; i < change.length; i++) {
      change[i] = random.nextGaussian();
    }
    int start = 0;
    for (Parameter parameter : network.parameters()) {
      for (int column = 0; column < parameter.value.numCols; column++) {
        normalize(change, start + column, parameter.value, column);
      }
      start += parameter.value.getNumElements();
    }
    return new Direction("random direction " + seed, change, 0, 1);
  }

  /** Makes a column of the change, which begins at {@code start}, as long as that of the value. */
  private static void normalize(double[] change, int start, Matrix value, int column) {
    double wanted = 0;
    double length = 0;
    for (int row = 0; row < value.numRows; row++) {
      wanted = Math.hypot(wanted, value.get(row, column));
      length = Math.hypot(length, change[start + row * value.numCols]);
    }
    for (int row = 0; row < value.numRows; row++) {
      change[start + row * value.numCols] *= wanted / length;
    }
  }

  private static int start(Network network, Parameter wanted) {
    int start = 0;
    for (Parameter parameter : network.parameters()) {
      if (parameter == wanted) {
        return start;
      }
      start += parameter.value.getNumElements();
    }
    throw new IllegalArgumentException(
        ("Direction got %s that are not those of a layer of the network (%s): take the"
                + " parameter from one of its layers, or from network.parameters().")
            .formatted(wanted.name, network));
  }

  private static Layer layer(Network network, Parameter wanted) {
    for (Layer layer : network.allLayers()) {
      if (layer.parameters().contains(wanted)) {
        return layer;
      }
    }
    throw new AssertionError(wanted); // start() has found it
  }

  @Override
  public String toString() {
    return name;
  }
}
