package gradus.data;

import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;

/** Small data sets for tests, all named toy. */
final class ToyData {
  private ToyData() {}

  /** Row i has the inputs i and 10·i and the class given, one of class0, class1 … */
  static Dataset classified(int classes, int... labels) {
    Matrix inputs = new Matrix(labels.length, 2);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      names.add("class" + i);
    }
    for (int row = 0; row < labels.length; row++) {
      inputs.set(row, 0, row);
      inputs.set(row, 1, 10 * row);
    }
    return new Dataset(inputs, OneHot.of(labels, classes), List.of("a", "b"), names, "toy");
  }

  /** Columns a, b … and the targets given; a regression if there are no class names. */
  static Dataset of(double[][] inputs, double[][] targets, String... classNames) {
    List<String> features = List.of("a", "b", "c").subList(0, inputs[0].length);
    return new Dataset(
        new Matrix(inputs), new Matrix(targets), features, List.of(classNames), "toy");
  }

  /** Numbers to predict, all 0, where only the inputs matter. */
  static Dataset inputs(double[]... rows) {
    return of(rows, new double[rows.length][1]);
  }

  /** Inputs, all 0, where only the numbers to predict matter. */
  static Dataset targets(double[]... rows) {
    return of(new double[rows.length][1], rows);
  }

  /** What stood in the first column of {@link #classified}: the rows' numbers. */
  static int[] rowNumbers(Dataset dataset) {
    int[] numbers = new int[dataset.rows()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = (int) dataset.inputs().get(row, 0);
    }
    return numbers;
  }
}
