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

  /** A number times each entry. */
  static double[][] times(double factor, double[][] a) {
    double[][] product = new double[a.length][a[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        product[i][j] = factor * a[i][j];
      }
    }
    return product;
  }

  /** The one row of b, added to each row of a: all examples share the same biases. */
  static double[][] plusRow(double[][] a, double[][] b) {
    double[][] sum = new double[a.length][a[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        sum[i][j] = a[i][j] + b[0][j];
      }
    }
    return sum;
  }

  /** One row: the sum of each column, over all rows. */
  static double[][] sumOfRows(double[][] a) {
    double[][] sum = new double[1][a[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        sum[0][j] += a[i][j];
      }
    }
    return sum;
  }

  /** Of each row, p = e^(z - max) / sum, as in lesson 6. */
  static double[][] softmax(double[][] z) {
    double[][] p = new double[z.length][3];
    for (int i = 0; i < z.length; i++) {
      double max = Math.max(z[i][0], Math.max(z[i][1], z[i][2]));
      double sum = 0;
      for (int j = 0; j < 3; j++) {
        p[i][j] = StrictMath.exp(z[i][j] - max);
        sum += p[i][j];
      }
      for (int j = 0; j < 3; j++) {
        p[i][j] /= sum;
      }
    }
    return p;
  }

  /** The mean over the rows of -ln p of the true class, as in lessons 5 and 9. */
  static double crossEntropy(double[][] p, double[][] y) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < 3; j++) {
        sum -= y[i][j] * StrictMath.log(p[i][j]);
      }
    }
    return sum / p.length;
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
