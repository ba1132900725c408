package gradus.metrics;

import gradus.math.Matrix;

/** Predictions and targets that give a wanted table of counts, for tests. */
final class Counts {
  /** One-hot, as sure as can be. */
  final Matrix predictions;

  /** One-hot. */
  final Matrix targets;

  /** A row for each true class, a column for each predicted one. */
  Counts(int[][] counts) {
    int rows = 0;
    for (int[] ofClass : counts) {
      for (int count : ofClass) {
        rows += count;
      }
    }
    predictions = new Matrix(rows, counts.length);
    targets = new Matrix(rows, counts.length);
    int row = 0;
    for (int trueClass = 0; trueClass < counts.length; trueClass++) {
      for (int predictedClass = 0; predictedClass < counts.length; predictedClass++) {
        for (int i = 0; i < counts[trueClass][predictedClass]; i++) {
          targets.set(row, trueClass, 1);
          predictions.set(row, predictedClass, 1);
          row++;
        }
      }
    }
  }
}
