package gradus.data;

import gradus.math.Matrix;
import java.util.List;
import java.util.Random;

/**
 * Points of the plane with a class each, collected row by row; each is scattered as it is added.
 *
 * <p>The scatter is Gaussian, independent in x and y. The same seed scatters in the same directions
 * whatever the deviation, so more of it moves each point further along its own line.
 */
final class NoisyPoints {
  /** Its sequence is part of the specification of {@link Random}, so it is the same everywhere. */
  final Random random;

  private final String name;
  private final List<String> classNames;
  private final double deviation;
  private final Matrix inputs;
  private final Matrix targets;
  private int rows = 0; // added so far

  /**
   * A data set that is still to be filled.
   *
   * @param deviation standard deviation of the scatter in x, and of that in y
   * @throws IllegalArgumentException if there are fewer than two rows a class, or the deviation is
   *     negative, infinite or NaN
   */
  NoisyPoints(String name, List<String> classNames, int rows, double deviation, long seed) {
    int classes = classNames.size();
    if (rows / classes < 2) {
      throw new IllegalArgumentException(
          name
              + " got "
              + rows
              + " rows, but expects at least "
              + 2L * classes
              + ": two for each of its "
              + classes
              + " classes, so that both parts of a split have one.");
    }
    requireDeviation(name, deviation);
    this.name = name;
    this.classNames = classNames;
    this.deviation = deviation;
    this.random = new Random(seed);
    this.inputs = new Matrix(rows, 2);
    this.targets = new Matrix(rows, classes);
  }

  /** Refuses what is no standard deviation. */
  static void requireDeviation(String name, double deviation) {
    if (!(deviation >= 0 && Double.isFinite(deviation))) {
      throw new IllegalArgumentException(
          name
              + " got a standard deviation of "
              + deviation
              + ", but expects 0, for points exactly on the shape, or a positive number such as"
              + " 0.1.");
    }
  }

  /** How many rows a class gets when they are dealt to the classes in turn. */
  int rowsOfClass(int label) {
    int classes = classNames.size();
    return inputs.numRows / classes + (label < inputs.numRows % classes ? 1 : 0);
  }

  /** Scatters a point and adds it as the next row. */
  void add(double x, double y, int label) {
    inputs.set(rows, 0, x + deviation * random.nextGaussian());
    inputs.set(rows, 1, y + deviation * random.nextGaussian());
    targets.set(rows, label, 1);
    rows++;
  }

  /** What was added. */
  Dataset toDataset() {
    return new Dataset(inputs, targets, List.of("x", "y"), classNames, name);
  }
}
