package gradus.playground;

import gradus.layers.Parameter;
import gradus.losses.Loss;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * The loss on the training rows over a plane through the space of all weights and biases, with the
 * training's path on it.
 *
 * <p>A network has too many weights to draw its loss, so only a plane of that space is shown. It
 * goes through three places of the training: where it began, where it is now, and the place of its
 * path that lies farthest from the straight line between these two. So it shows the bend of the
 * path, and the path lies close to it. The coordinates are distances: u along the line from the
 * beginning to now, v across.
 */
public final class Landscape {
  private static final double MARGIN = 0.25;
  private static final int MOST_CELLS = 10_000;

  private final int size;
  private final double[] losses; // row by row, upward
  private final List<double[]> path = new ArrayList<>(); // (u, v), first to last
  private double minU = 0;
  private double maxU = 0;
  private double minV = 0;
  private double maxV = 0;

  private Landscape(Session session, int size) {
    this.size = size;
    Parts parts = session.parts();
    List<Parameter> parameters = parts.network.parameters();
    List<double[]> places = session.course().path();
    double[] start = places.get(0);
    double[] now = places.get(places.size() - 1);
    double[] along = direction(start, now);
    double[] across = acrossDirection(places, start, along);
    for (double[] place : places) {
      double[] point = {projected(place, start, along), projected(place, start, across)};
      path.add(point);
      minU = Math.min(minU, point[0]);
      maxU = Math.max(maxU, point[0]);
      minV = Math.min(minV, point[1]);
      maxV = Math.max(maxV, point[1]);
    }
    double margin = MARGIN * Math.max(1e-3, Math.max(maxU - minU, maxV - minV));
    minU -= margin;
    maxU += margin;
    minV -= margin;
    maxV += margin;
    losses = new double[size * size];
    try {
      measure(session, parameters, start, along, across);
    } finally {
      write(parameters, now);
    }
  }

  /**
   * The landscape around the weights as they are now.
   *
   * @param size cells a side, from 2 to 100; each costs a pass of all training rows
   */
  public static Landscape of(Session session, int size) {
    if (size < 2 || size * size > MOST_CELLS) {
      throw new IllegalArgumentException(
          "Landscape got %d cells a side, but expects 2 to 100.".formatted(size));
    }
    return new Landscape(session, size);
  }

  private void measure(
      Session session, List<Parameter> parameters, double[] start, double[] u, double[] v) {
    Parts parts = session.parts();
    Loss loss = session.course().trainer().loss();
    double[] weights = new double[start.length];
    for (int cell = 0; cell < losses.length; cell++) {
      double atU = minU + (cell % size) * (maxU - minU) / (size - 1);
      int row = cell / size;
      double atV = minV + row * (maxV - minV) / (size - 1);
      for (int i = 0; i < weights.length; i++) {
        weights[i] = start[i] + atU * u[i] + atV * v[i];
      }
      write(parameters, weights);
      Matrix output = parts.trained.predict(parts.train.inputs());
      double value =
          Parts.isFinite(output) ? loss.value(output, parts.train.targets()) : Double.NaN;
      losses[cell] = Double.isFinite(value) ? value : Double.NaN;
    }
  }

  /** From one place to another, with length 1; along the first axis if they are the same. */
  private static double[] direction(double[] from, double[] to) {
    double[] difference = new double[from.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = to[i] - from[i];
    }
    return normalized(difference, 0);
  }

  /** At right angles to the line, toward the place that lies farthest from it. */
  private static double[] acrossDirection(List<double[]> places, double[] start, double[] along) {
    double[] farthest = new double[start.length];
    double most = 0;
    for (double[] place : places) {
      double[] off = new double[start.length];
      double distance = projected(place, start, along);
      double sum = 0;
      for (int i = 0; i < off.length; i++) {
        off[i] = place[i] - start[i] - distance * along[i];
        sum += off[i] * off[i];
      }
      if (sum > most) {
        most = sum;
        farthest = off;
      }
    }
    if (most > 1e-20) {
      return normalized(farthest, 0);
    }
    int free = along[0] == 1 ? 1 : 0; // the path is straight: any other direction will do
    double[] axis = new double[start.length];
    axis[free] = 1;
    double part = along[free];
    for (int i = 0; i < axis.length; i++) {
      axis[i] -= part * along[i];
    }
    return normalized(axis, free);
  }

  private static double[] normalized(double[] direction, int axis) {
    double sum = 0;
    for (double x : direction) {
      sum += x * x;
    }
    double length = Math.sqrt(sum);
    double[] unit = new double[direction.length];
    if (!(length > 0) || !Double.isFinite(length)) {
      unit[axis] = 1;
      return unit;
    }
    for (int i = 0; i < unit.length; i++) {
      unit[i] = direction[i] / length;
    }
    return unit;
  }

  private static double projected(double[] place, double[] start, double[] direction) {
    double sum = 0;
    for (int i = 0; i < place.length; i++) {
      sum += (place[i] - start[i]) * direction[i];
    }
    return sum;
  }

  /** All parameters one after the other. */
  static void write(List<Parameter> parameters, double[] numbers) {
    int next = 0;
    for (Parameter parameter : parameters) {
      int count = parameter.value.getNumElements();
      System.arraycopy(numbers, next, parameter.value.data, 0, count);
      next += count;
    }
  }

  /** Cells a side. */
  public int size() {
    return size;
  }

  /** The loss at column i and row j, counted upward; NaN where it isn't finite. */
  public double loss(int i, int j) {
    return losses[j * size + i];
  }

  /** The way of the training as points (u, v), from its beginning to where it is now. */
  public List<double[]> path() {
    return List.copyOf(path);
  }

  /** The smallest u, at column 0. */
  public double minU() {
    return minU;
  }

  /** The largest u, at the last column. */
  public double maxU() {
    return maxU;
  }

  /** The smallest v, at row 0. */
  public double minV() {
    return minV;
  }

  /** The largest v, at the last row. */
  public double maxV() {
    return maxV;
  }

  @Override
  public String toString() {
    return "Landscape(" + size + " x " + size + " cells)";
  }
}
