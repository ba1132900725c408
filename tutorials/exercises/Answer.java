package exercises;

import gradus.math.Matrix;
import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * What a student's method returned, to be compared with what it should return. If it is the result
 * of a known mistake, the error names the mistake; in any case it gives the arithmetic.
 *
 * <p>Numbers are equal if they differ by less than 0.0001, relative to numbers above 1: expected
 * numbers can then be written with four decimals, as a calculator shows them.
 */
final class Answer {
  private static final double TOLERANCE = 1e-4;

  private final String call;
  private final double[][] got; // null if nothing was returned
  private final Form form;
  private String hint = "";

  /** How numbers are written: 1, [1, 2] or [[1, 2], [3, 4]]. */
  private enum Form {
    NUMBER,
    ROW,
    ROWS
  }

  private Answer(String call, double[][] got, Form form) {
    this.call = call;
    this.got = got;
    this.form = form;
  }

  /** A number that came from this call, as in {@code softmax([1, 2, 3])}, or is found after it. */
  static Answer to(String call, double got) {
    return new Answer(call, new double[][] {{got}}, Form.NUMBER);
  }

  static Answer to(String call, double[] got) {
    return new Answer(call, got == null ? null : new double[][] {got.clone()}, Form.ROW);
  }

  static Answer to(String call, double[][] got) {
    return new Answer(call, got, Form.ROWS);
  }

  static Answer to(String call, Matrix got) {
    return to(call, got == null ? null : rows(got));
  }

  static Answer to(String call, int[][] got) {
    return to(call, got == null ? null : rows(got));
  }

  private static double[][] rows(int[][] counts) {
    double[][] rows = new double[counts.length][];
    for (int row = 0; row < counts.length; row++) {
      rows[row] =
          counts[row] == null ? null : Arrays.stream(counts[row]).asDoubleStream().toArray();
    }
    return rows;
  }

  private static double[][] rows(Matrix matrix) {
    double[][] rows = new double[matrix.numRows][matrix.numCols];
    for (int row = 0; row < matrix.numRows; row++) {
      for (int column = 0; column < matrix.numCols; column++) {
        rows[row][column] = matrix.get(row, column);
      }
    }
    return rows;
  }

  /** If these numbers came, the error says this about them. */
  Answer mistake(String hint, double... wrong) {
    return mistake(hint, new double[][] {wrong});
  }

  /** If these rows came, the error says this about them. */
  Answer mistake(String hint, double[][] wrong) {
    if (isCloseTo(wrong)) {
      this.hint = " " + hint;
    }
    return this;
  }

  /** If a number is NaN or infinite, the error says this about it. */
  Answer notFinite(String hint) {
    for (int row = 0; got != null && row < got.length; row++) {
      for (int column = 0; got[row] != null && column < got[row].length; column++) {
        if (!Double.isFinite(got[row][column])) {
          this.hint = " " + hint;
        }
      }
    }
    return this;
  }

  /**
   * Compares with the right numbers.
   *
   * @param why the arithmetic, and the lesson
   * @throws AssertionError if others came
   */
  void expect(String why, double... right) {
    expect(why, new double[][] {right});
  }

  /**
   * Compares with the right rows.
   *
   * @throws AssertionError if others came
   */
  void expect(String why, double[][] right) {
    if (!isCloseTo(right)) {
      if (hint.isEmpty()) {
        hint = usualMistake(right);
      }
      boolean whole = isWhole(right) && (got == null || isWhole(got)); // then no decimals
      String expected = "Expected " + text(right, whole) + ": ";
      throw new AssertionError(
          call + " is " + text(got, whole) + "." + hint + " " + expected + why);
    }
  }

  /** What is said about mistakes that can be made in every task, if it is one of them. */
  private String usualMistake(double[][] right) {
    if (isCloseTo(changed(right, 0, -1))) {
      return " The sign is wrong.";
    }
    if (isCloseTo(changed(right, 0, 1 / Math.log(10)))) {
      return " That takes the logarithm to base 10; take ln, in Java StrictMath.log.";
    }
    for (int decimals = 1; decimals <= 3; decimals++) {
      if (isCloseTo(changed(right, decimals, 1)) && !isCloseTo(changed(right, 0, 0))) {
        return " That is rounded: return the number as it is.";
      }
    }
    return "";
  }

  /** These rows times a factor, or rounded to so many decimals if they are more than 0. */
  private static double[][] changed(double[][] rows, int decimals, double factor) {
    double[][] changed = new double[rows.length][];
    double unit = Math.pow(10, decimals);
    for (int row = 0; row < rows.length; row++) {
      changed[row] = rows[row].clone();
      for (int column = 0; column < changed[row].length; column++) {
        double number = factor * rows[row][column];
        changed[row][column] = decimals == 0 ? number : Math.rint(unit * number) / unit;
      }
    }
    return changed;
  }

  private boolean isCloseTo(double[][] other) {
    boolean close = got != null && got.length == other.length;
    for (int row = 0; close && row < other.length; row++) {
      close = got[row] != null && got[row].length == other[row].length;
      for (int column = 0; close && column < other[row].length; column++) {
        close = isClose(got[row][column], other[row][column]);
      }
    }
    return close;
  }

  /** NaN and infinity are close to nothing. */
  private static boolean isClose(double a, double b) {
    return Math.abs(a - b) < TOLERANCE * Math.max(1, Math.abs(b));
  }

  private static boolean isWhole(double[][] rows) {
    boolean whole = true;
    for (double[] row : rows) {
      for (int column = 0; row != null && column < row.length; column++) {
        whole &= row[column] == Math.rint(row[column]) && Math.abs(row[column]) < 1e9;
      }
    }
    return whole;
  }

  private String text(double[][] rows, boolean whole) {
    if (rows == null) {
      return "null";
    }
    String[] texts = new String[rows.length];
    for (int row = 0; row < rows.length; row++) {
      texts[row] = text(rows[row], whole);
    }
    return form == Form.ROWS ? Arrays.toString(texts) : texts[0];
  }

  private String text(double[] row, boolean whole) {
    if (row == null) {
      return "null";
    }
    StringJoiner joiner =
        form == Form.NUMBER ? new StringJoiner(", ") : new StringJoiner(", ", "[", "]");
    for (double number : row) {
      double shown = number + 0.0; // so that -0.0 is shown as 0
      joiner.add(String.format(Locale.ROOT, whole ? "%.0f" : format(shown), shown));
    }
    return joiner.toString();
  }

  private static String format(double number) {
    return Math.abs(number) < 1e9 ? "%.4f" : "%.4e";
  }
}
