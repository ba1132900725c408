package lesson10;

import gradus.math.Matrix;
import java.util.Locale;

/** Matrices as arrays of rows: what lesson 10 does with them, in plain loops. */
final class Matrices {
  private Matrices() {}

  /** The matrix product: row i of a times column j of b, entry by entry, and the sum of that. */
  static double[][] times(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  /** Rows become columns. */
  static double[][] transposed(double[][] a) {
    double[][] transposed = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        transposed[j][i] = a[i][j];
      }
    }
    return transposed;
  }

  /** a + factor * b, entry by entry. */
  static double[][] plus(double[][] a, double factor, double[][] b) {
    double[][] sum = new double[a.length][a[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        sum[i][j] = a[i][j] + factor * b[i][j];
      }
    }
    return sum;
  }

  /** A matrix of the framework as an array of rows. */
  static double[][] rows(Matrix matrix) {
    double[][] rows = new double[matrix.numRows][matrix.numCols];
    for (int i = 0; i < matrix.numRows; i++) {
      for (int j = 0; j < matrix.numCols; j++) {
        rows[i][j] = matrix.get(i, j);
      }
    }
    return rows;
  }

  /** The largest difference between two entries at the same place. */
  static double largestDifference(double[][] a, double[][] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        largest = Math.max(largest, Math.abs(a[i][j] - b[i][j]));
      }
    }
    return largest;
  }

  /** One line for each row; the name stands before the first. */
  static void print(String name, double[][] a) {
    for (int i = 0; i < a.length; i++) {
      System.out.printf(Locale.ROOT, "%-20s", i == 0 ? name : "");
      for (double entry : a[i]) {
        System.out.printf(Locale.ROOT, "%10.4f", entry);
      }
      System.out.println();
    }
  }
}
