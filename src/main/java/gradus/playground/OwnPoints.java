package gradus.playground;

import gradus.data.Dataset;
import gradus.math.Matrix;
import gradus.math.Quote;
import java.util.ArrayList;
import java.util.List;

/**
 * Own points as a text: a line for each point, with x1, x2 and perhaps more inputs, and then its
 * class, counted from 0, or its number to predict.
 */
public final class OwnPoints {
  private OwnPoints() {}

  /**
   * The points of a text.
   *
   * @param classes how many classes there are; 0 for numbers to predict
   * @throws IllegalArgumentException if a line has another length or something that isn't a number
   */
  public static Dataset of(String text, int classes) {
    List<double[]> rows = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (!line.isBlank()) {
        rows.add(numbers(line.strip()));
      }
    }
    int columns = rows.isEmpty() ? 0 : rows.get(0).length - 1;
    Matrix inputs = new Matrix(rows.size(), columns);
    Matrix targets = new Matrix(rows.size(), Math.max(1, classes));
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).length != columns + 1 || columns < 1) {
        throw new IllegalArgumentException(
            "Point %d has %d numbers, but expects %d: its inputs and its class or number."
                .formatted(row, rows.get(row).length, Math.max(1, columns) + 1));
      }
      for (int column = 0; column < columns; column++) {
        inputs.set(row, column, rows.get(row)[column]);
      }
      GivenRows.setLabel(targets, row, rows.get(row)[columns], classes > 0);
    }
    return GivenRows.ownPoints(inputs, targets, classes);
  }

  private static double[] numbers(String line) {
    String[] cells = line.split(",", -1);
    double[] numbers = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      try {
        numbers[i] = Double.parseDouble(cells[i].strip());
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "The points have %s, but expect numbers, such as 0.5,-1,0.".formatted(Quote.of(line)));
      }
    }
    return numbers;
  }

  /** The text of these points, with all digits. */
  public static String toText(Dataset points) {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < points.rows(); row++) {
      for (int column = 0; column < points.inputs().numCols; column++) {
        text.append(number(points.inputs().get(row, column))).append(',');
      }
      boolean classes = points.isClassification();
      double target = classes ? points.classOf(row) : points.targets().get(row, 0);
      text.append(number(target)).append('\n');
    }
    return text.toString();
  }

  /** All digits, without a zero after the point. */
  static String number(double x) {
    String text = Double.toString(x);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
