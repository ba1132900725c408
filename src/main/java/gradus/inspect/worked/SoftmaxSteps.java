package gradus.inspect.worked;

import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.ArrayList;
import java.util.List;

/** The softmax of each row: exponentials, their sum, quotients. */
final class SoftmaxSteps {
  private final Matrix logits;

  SoftmaxSteps(Matrix logits) {
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
  void addTo(Sheet sheet, String in, String out, Matrix probabilities) {
    sheet.paragraph(
        "In each row, the largest entry of `"
            + in
            + "` is subtracted first. That doesn't change the quotients, and keeps `exp` from"
            + " overflowing. `E` holds the exponentials, and `s` their sums.");
    Corner corner = Corner.writtenOut(logits);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < corner.rows; row++) {
      for (int column = 0; column < corner.columns; column++) {
        lines.add(exponentialLine(row, column));
      }
      lines.add(sumLine(row));
    }
    sheet.calculations(lines);
    sheet.paragraph("Each exponential is divided by the sum of its row:");
    sheet.entries(out, probabilities, this::quotient);
  }

  private String exponentialLine(int row, int column) {
    Arithmetic difference =
        Arithmetic.number(logits.get(row, column)).minus(Arithmetic.number(max(row)));
    return Arithmetic.line(
        Names.entry("E", row, column),
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
}
