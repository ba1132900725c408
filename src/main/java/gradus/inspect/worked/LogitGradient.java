package gradus.inspect.worked;

import gradus.math.Matrix;
import java.util.List;

/**
 * The gradient of a cross-entropy with respect to logits: (p − y)/n, or with weights (S·p − t)/W.
 */
final class LogitGradient {
  private final Matrix probabilities;
  private final Matrix targets; // t
  private final double total; // n or W

  LogitGradient(Matrix probabilities, Matrix targets, double total) {
    this.probabilities = probabilities;
    this.targets = targets;
    this.total = total;
  }

  List<Arithmetic> entry(int row, int column) {
    Arithmetic p = Arithmetic.number(probabilities.get(row, column)).scaledBy(rowSum(row));
    Arithmetic t = Arithmetic.number(targets.get(row, column));
    return List.of(p.minus(t).over(Arithmetic.number(total)));
  }

  /** S: 1 unless there are class weights. */
  double rowSum(int row) {
    double sum = 0;
    for (int j = 0; j < targets.numCols; j++) {
      sum += targets.get(row, j);
    }
    return sum;
  }
}
