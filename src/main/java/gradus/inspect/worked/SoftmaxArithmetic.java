package gradus.inspect.worked;

import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * The softmax of each row, exponentials, their sum and quotients, and the gradient of a
 * cross-entropy above it.
 */
final class SoftmaxArithmetic {
  private final Matrix logits;

  SoftmaxArithmetic(Matrix logits) {
    this.logits = logits;
  }

  /** The largest logit of a row. */
  double max(int row) {
    return logits.get(row, Rows.argMax(logits, row));
  }

  /** {@code exp(z − max)}, at most 1. */
  double exponential(int row, int column) {
    return StrictMath.exp(logits.get(row, column) - max(row));
  }

  /** The sum of a row's exponentials. */
  double sum(int row) {
    double sum = 0;
    for (int j = 0; j < logits.numCols; j++) {
      sum += exponential(row, j);
    }
    return sum;
  }

  /** Writes exponentials and sums of the first rows, and then the quotients. */
  void addTo(Document document, String in, String out, Matrix probabilities) {
    document.paragraph(
        "In each row, the largest entry of `"
            + in
            + "` is subtracted first. That doesn't change the quotients, and keeps `exp` from"
            + " overflowing. `E` holds the exponentials, and `s` their sums.");
    Document.Corner corner = Document.Corner.writtenOut(logits);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < corner.rows; row++) {
      for (int column = 0; column < corner.columns; column++) {
        lines.add(exponentialLine(row, column));
      }
      lines.add(sumLine(row));
    }
    document.calculations(lines);
    document.paragraph("Each exponential is divided by the sum of its row:");
    document.entries(out, probabilities, this::quotient);
  }

  private String exponentialLine(int row, int column) {
    Arithmetic difference =
        Arithmetic.number(logits.get(row, column)).minus(Arithmetic.number(max(row)));
    return Arithmetic.line(
        Notation.entry("E", row, column),
        List.of(Arithmetic.function("exp", difference, StrictMath::exp)),
        exponential(row, column));
  }

  private String sumLine(int row) {
    List<Arithmetic> terms = new ArrayList<>();
    for (int j = 0; j < logits.numCols; j++) {
      terms.add(Arithmetic.number(exponential(row, j)));
    }
    return Arithmetic.line("s[" + row + "]", List.of(Arithmetic.sum(terms)), sum(row));
  }

  private List<Arithmetic> quotient(int row, int column) {
    Arithmetic exponential = Arithmetic.number(exponential(row, column));
    return List.of(exponential.over(Arithmetic.number(sum(row))));
  }

  /**
   * The gradient of a cross-entropy with respect to logits: (p − y)/n, or with weights (S·p − t)/W.
   */
  static final class LogitGradient {
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
}
