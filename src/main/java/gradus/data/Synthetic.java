package gradus.data;

import gradus.math.Matrix;
import gradus.math.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Data sets made by a formula: few enough columns to draw them, and the truth is known.
 *
 * <p>Each takes a number of rows, the standard deviation of Gaussian noise (0 for none) and a seed.
 * The same arguments give the same bits on every machine; another seed gives other noise, so a
 * second call makes fresh data to test on: {@code moons(200, 0.1, 1)} and {@code moons(200, 0.1,
 * 2)}. The rows are dealt to the classes in turn, so their counts differ by at most 1. Noise moves
 * points in x and y, and in a regression the target only.
 *
 * <p>The inputs lie within about ±2, those of the sine within ±π, so they need no standardizing.
 */
public final class Synthetic {
  private Synthetic() {}

  /**
   * The exclusive or: the corners of the unit square, of class "1" where exactly one coordinate is
   * 1. Four rows without noise are the truth table 00, 01, 10, 11.
   *
   * <p>The smallest problem that no straight line solves (M. Minsky, S. Papert, "Perceptrons",
   * 1969): it needs a hidden layer. A noise of 0.1 keeps the corners apart.
   *
   * @throws IllegalArgumentException if there are fewer than 4 rows, or the noise is negative or
   *     not finite
   */
  public static Dataset xor(int rows, double noise, long seed) {
    NoisyPoints points = new NoisyPoints("xor", numbered(2), rows, noise, seed);
    for (int row = 0; row < rows; row++) {
      int x = row / 2 % 2;
      int y = row % 2;
      points.add(x, y, x ^ y);
    }
    return points.toDataset();
  }

  /**
   * Gaussian clouds around {@code classes} centers, which stand evenly on the circle of radius 1:
   * {@code (cos 2πc/k, sin 2πc/k)} for class c of k.
   *
   * <p>The first problem for a linear classifier, and the difficulty is known: neighboring centers
   * are 2·sin(π/k) apart, which is 1.73 for 3 classes. Up to an eighth of that distance (0.2) the
   * clouds stand apart; at a third (0.6) they overlap, and no classifier is without mistakes.
   *
   * @param spread standard deviation of a cloud in x, and in y
   * @throws IllegalArgumentException if there are fewer than 2 classes or fewer than 2 rows a
   *     class, or the spread is negative or not finite
   */
  public static Dataset blobs(int rows, int classes, double spread, long seed) {
    requireTwo("blobs", classes, "classes");
    NoisyPoints.requireRows("blobs", rows, classes);
    NoisyPoints points = new NoisyPoints("blobs", numbered(classes), rows, spread, seed);
    for (int row = 0; row < rows; row++) {
      int label = row % classes;
      double angle = 2 * Math.PI * label / classes;
      points.add(StrictMath.cos(angle), StrictMath.sin(angle), label);
    }
    return points.toDataset();
  }

  /**
   * Two half circles that reach into each other, evenly filled for angles a from 0 to π: the upper
   * {@code (cos a, sin a)} and the lower {@code (1 − cos a, ½ − sin a)}.
   *
   * <p>A straight line gets most of it right and never all: good for seeing a boundary bend, and
   * with few rows and a noise of 0.2 for seeing a network overfit.
   *
   * @throws IllegalArgumentException if there are fewer than 4 rows, or the noise is negative or
   *     not finite
   */
  public static Dataset moons(int rows, double noise, long seed) {
    NoisyPoints points = new NoisyPoints("moons", List.of("upper", "lower"), rows, noise, seed);
    for (int row = 0; row < rows; row++) {
      int label = row % 2;
      int place = row / 2; // among the rows of its class
      double angle = Math.PI * place / (points.rowsOfClass(label) - 1);
      double x = StrictMath.cos(angle);
      double y = StrictMath.sin(angle);
      points.add(label == 0 ? x : 1 - x, label == 0 ? y : 0.5 - y, label);
    }
    return points.toDataset();
  }

  /**
   * Two circles {@code (r·cos a, r·sin a)}, evenly filled: the inner has the radius ½, the outer 1.
   *
   * <p>The best straight line gets a third of it wrong, yet with x² + y² for a feature a threshold
   * would do: a hidden layer finds a feature of that kind by itself.
   *
   * @throws IllegalArgumentException if there are fewer than 4 rows, or the noise is negative or
   *     not finite
   */
  public static Dataset circles(int rows, double noise, long seed) {
    NoisyPoints points = new NoisyPoints("circles", List.of("inner", "outer"), rows, noise, seed);
    for (int row = 0; row < rows; row++) {
      int label = row % 2;
      int place = row / 2; // among the rows of its class
      double radius = label == 0 ? 0.5 : 1;
      double angle = 2 * Math.PI * place / points.rowsOfClass(label);
      points.add(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle), label);
    }
    return points.toDataset();
  }

  /**
   * Spiral arms that turn once around the origin while the radius r grows to 1, evenly filled: arm
   * c of k is {@code (r·cos φ, r·sin φ)} with {@code φ = 2π·(r + c/k)}.
   *
   * <p>Hard for its size: with few hidden units or a learning rate that is too high, training gets
   * stuck, so it shows what both do. Neighboring arms are 1/k apart along a ray; the noise should
   * stay well below that.
   *
   * @throws IllegalArgumentException if there are fewer than 2 arms or fewer than 2 rows an arm, or
   *     the noise is negative or not finite
   */
  public static Dataset spirals(int rows, int arms, double noise, long seed) {
    requireTwo("spirals", arms, "arms");
    NoisyPoints.requireRows("spirals", rows, arms);
    NoisyPoints points = new NoisyPoints("spirals", numbered(arms), rows, noise, seed);
    for (int row = 0; row < rows; row++) {
      int arm = row % arms;
      int place = row / arms + 1; // from 1 on, since all arms meet at radius 0
      double radius = (double) place / points.rowsOfClass(arm);
      double angle = 2 * Math.PI * (radius + (double) arm / arms);
      points.add(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle), arm);
    }
    return points.toDataset();
  }

  /**
   * A board of {@code cells × cells} squares from −1 to 1 whose colors alternate, dark in the lower
   * left corner. The points lie anywhere in the squares of their color; noise then moves some
   * across a border.
   *
   * <p>With 2 cells a side it is the exclusive or. With more there are more borders, and these take
   * more hidden units, so it shows what the width of a layer is for.
   *
   * @throws IllegalArgumentException if there are fewer than 2 cells or fewer than 4 rows, or the
   *     noise is negative or not finite
   */
  public static Dataset checkerboard(int rows, int cells, double noise, long seed) {
    requireTwo("checkerboard", cells, "cells a side");
    NoisyPoints points =
        new NoisyPoints("checkerboard", List.of("dark", "light"), rows, noise, seed);
    for (int row = 0; row < rows; row++) {
      int label = row % 2;
      double across;
      double up;
      do { // until the color is right: twice on average
        across = points.random.nextDouble();
        up = points.random.nextDouble();
      } while (((int) (across * cells) + (int) (up * cells)) % 2 != label);
      points.add(2 * across - 1, 2 * up - 1, label);
    }
    return points.toDataset();
  }

  /**
   * A straight line, {@code slope·x + intercept}, at places evenly from −1 to 1.
   *
   * <p>The first regression: without noise, weight and bias of a single {@code Dense} layer become
   * slope and intercept, and the error goes to 0; with noise, the mean squared error cannot get
   * much below noise².
   *
   * @throws IllegalArgumentException if there are fewer than 2 rows, slope or intercept isn't
   *     finite, or the noise is negative or not finite
   */
  public static Dataset line(int rows, double slope, double intercept, double noise, long seed) {
    if (!Double.isFinite(slope) || !Double.isFinite(intercept)) {
      throw new IllegalArgumentException(
          "line got the slope %s and the intercept %s, but expects two finite numbers."
              .formatted(slope, intercept));
    }
    Matrix inputs = evenlySpaced("line", rows, 1);
    Matrix targets = new Matrix(rows, 1);
    for (int row = 0; row < rows; row++) {
      targets.set(row, 0, slope * inputs.get(row, 0) + intercept);
    }
    return regression("line", inputs, targets, noise, seed);
  }

  /**
   * One period of the sine, {@code sin x}, at places evenly from −π to π.
   *
   * <p>The first curve: the best straight line leaves a mean squared error of ½ − 3/π² = 0.196, a
   * hidden layer with {@code Tanh} bends to the sine, and outside of ±π it knows nothing of it.
   *
   * @throws IllegalArgumentException if there are fewer than 2 rows, or the noise is negative or
   *     not finite
   */
  public static Dataset sine(int rows, double noise, long seed) {
    Matrix inputs = evenlySpaced("sine", rows, Math.PI);
    Matrix targets = new Matrix(rows, 1);
    for (int row = 0; row < rows; row++) {
      targets.set(row, 0, StrictMath.sin(inputs.get(row, 0)));
    }
    return regression("sine", inputs, targets, noise, seed);
  }

  /**
   * A tilted plane over two inputs, {@code (x + y)/2}, at places that lie anywhere in the square
   * from −1 to 1.
   *
   * <p>A single {@code Dense} layer finds it, with the weights ½ and ½ and the bias 0; with noise,
   * the mean squared error cannot get much below noise².
   *
   * @throws IllegalArgumentException if there are fewer than 2 rows, or the noise is negative or
   *     not finite
   */
  public static Dataset plane(int rows, double noise, long seed) {
    Matrix inputs = anywhere("plane", rows, seed);
    Matrix targets = new Matrix(rows, 1);
    for (int row = 0; row < rows; row++) {
      targets.set(row, 0, (inputs.get(row, 0) + inputs.get(row, 1)) / 2);
    }
    return regression("plane", inputs, targets, noise, seed);
  }

  /**
   * Two hills and two hollows over two inputs, {@code sin(πx)·sin(πy)}, at places that lie anywhere
   * in the square from −1 to 1.
   *
   * <p>The signs of the four quarters are those of the exclusive or, so the best plane predicts 0
   * everywhere and leaves a mean squared error of ¼; a hidden layer bends to the hills.
   *
   * @throws IllegalArgumentException if there are fewer than 2 rows, or the noise is negative or
   *     not finite
   */
  public static Dataset hills(int rows, double noise, long seed) {
    Matrix inputs = anywhere("hills", rows, seed);
    Matrix targets = new Matrix(rows, 1);
    for (int row = 0; row < rows; row++) {
      double across = StrictMath.sin(Math.PI * inputs.get(row, 0));
      targets.set(row, 0, across * StrictMath.sin(Math.PI * inputs.get(row, 1)));
    }
    return regression("hills", inputs, targets, noise, seed);
  }

  /** Points that lie anywhere in the square from −1 to 1. */
  private static Matrix anywhere(String name, int rows, long seed) {
    requireTwo(name, rows, "rows");
    Matrix points = new Matrix(rows, 2);
    for (int i = 0; i < points.getNumElements(); i++) {
      points.data[i] = 2 * Seeds.uniform(seed, 0, i) - 1;
    }
    return points;
  }

  /** A column of numbers from −limit to limit. */
  private static Matrix evenlySpaced(String name, int rows, double limit) {
    requireTwo(name, rows, "rows");
    Matrix column = new Matrix(rows, 1);
    for (int row = 0; row < rows; row++) {
      column.set(row, 0, limit * (2.0 * row / (rows - 1) - 1));
    }
    return column;
  }

  /** Adds noise to the targets. */
  private static Dataset regression(
      String name, Matrix inputs, Matrix targets, double noise, long seed) {
    NoisyPoints.requireDeviation(name, noise);
    Random random = new Random(seed);
    for (int row = 0; row < targets.numRows; row++) {
      targets.data[row] += noise * random.nextGaussian();
    }
    List<String> names = inputs.numCols == 1 ? List.of("x") : List.of("x", "y");
    return new Dataset(inputs, targets, names, List.of(), name);
  }

  /** The names "0", "1" and so on. */
  private static List<String> numbered(int classes) {
    List<String> names = new ArrayList<>();
    for (int label = 0; label < classes; label++) {
      names.add(Integer.toString(label));
    }
    return names;
  }

  private static void requireTwo(String name, int count, String what) {
    if (count < 2) {
      throw new IllegalArgumentException(
          name + " got " + count + " as the number of " + what + ", but expects at least 2.");
    }
  }

  /**
   * Points of the plane with a class each, collected row by row; each is scattered as it is added.
   *
   * <p>The scatter is Gaussian, independent in x and y. The same seed scatters in the same
   * directions whatever the deviation, so more of it moves each point further along its own line.
   */
  private static final class NoisyPoints {
    /**
     * Its sequence is part of the specification of {@link Random}, so it is the same everywhere.
     */
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
     * @throws IllegalArgumentException if there are fewer than two rows a class, or the deviation
     *     is negative, infinite or NaN
     */
    NoisyPoints(String name, List<String> classNames, int rows, double deviation, long seed) {
      requireRows(name, rows, classNames.size());
      requireDeviation(name, deviation);
      this.name = name;
      this.classNames = classNames;
      this.deviation = deviation;
      this.random = new Random(seed);
      this.inputs = new Matrix(rows, 2);
      this.targets = new Matrix(rows, classNames.size());
    }

    /** Refuses fewer than two rows a class. */
    static void requireRows(String name, int rows, int classes) {
      if (rows / classes < 2) {
        throw new IllegalArgumentException(
            ("%s got %s rows, but expects at least %s: two for each of its %s classes, so"
                    + " that both parts of a split have one.")
                .formatted(name, rows, 2L * classes, classes));
      }
    }

    /** Refuses what is no standard deviation. */
    static void requireDeviation(String name, double deviation) {
      if (!(deviation >= 0 && Double.isFinite(deviation))) {
        throw new IllegalArgumentException(
            ("%s got a standard deviation of %s, but expects 0, for points exactly on the"
                    + " shape, or a positive number such as 0.1.")
                .formatted(name, deviation));
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
}
