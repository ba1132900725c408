package exercises;

import gradus.math.Matrix;
import java.util.Arrays;
import java.util.Random;

/**
 * Inputs drawn from a seed, so that an answer must compute: a table of the inputs that the other
 * checks name doesn't help. Numbers have two decimals, to be shown as they are.
 */
final class RandomInputs {
  private final long seed = Long.getLong("exercises.seed", 42);
  private final Random random = new Random(seed);

  /** To be said where a check with random inputs fails. */
  String note(String rule, String lesson) {
    return "the inputs were drawn at random (seed %d), and %s (%s).".formatted(seed, rule, lesson);
  }

  /** A number between these. */
  double number(double low, double high) {
    return Math.rint(100 * (low + (high - low) * random.nextDouble())) / 100;
  }

  /** A whole number between these, both included. */
  int whole(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  double[] row(int count, double low, double high) {
    double[] row = new double[count];
    for (int i = 0; i < count; i++) {
      row[i] = number(low, high);
    }
    return row;
  }

  double[][] rows(int count, int columns, double low, double high) {
    double[][] rows = new double[count][];
    for (int i = 0; i < count; i++) {
      rows[i] = row(columns, low, high);
    }
    return rows;
  }

  /** Rows of numbers above 0 whose sum is 1. */
  double[][] probabilities(int count, int columns) {
    double[][] rows = rows(count, columns, 0.1, 1);
    for (double[] row : rows) {
      double sum = Arrays.stream(row).sum();
      Arrays.setAll(row, j -> row[j] / sum);
    }
    return rows;
  }

  /** Rows with a 1 at a random place, and zeros. */
  double[][] oneHot(int count, int columns) {
    double[][] rows = new double[count][columns];
    for (double[] row : rows) {
      row[random.nextInt(columns)] = 1;
    }
    return rows;
  }

  /** A copy, so that a check can go on with the numbers even if an answer has changed them. */
  static double[][] copy(double[][] rows) {
    double[][] copy = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      copy[i] = rows[i].clone();
    }
    return copy;
  }

  static double[][] rows(Matrix matrix) {
    double[][] rows = new double[matrix.numRows][matrix.numCols];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = matrix.get(i, j);
      }
    }
    return rows;
  }

  static String text(double[] row) {
    return Arrays.toString(row);
  }

  static String text(double[][] rows) {
    return Arrays.deepToString(rows);
  }
}
