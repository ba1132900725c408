package gradus.inspect.worked;

import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * How a loss is shown: its value for each row and for the batch, and its gradient beside what a
 * finite difference says.
 *
 * <p>This is enough for any loss. Subclasses add formulas and arithmetic for the kinds they know.
 */
class LossSection {
  private static final int SHOWN_ROWS = 6;

  final RecordedPass pass;
  final Loss loss;
  final Matrix output;
  final Matrix targets;
  final String out; // the name of the output, such as X4

  LossSection(RecordedPass pass) {
    this.pass = pass;
    this.loss = pass.loss;
    this.output = pass.output();
    this.targets = pass.targets;
    this.out = pass.nameOf(pass.layers.size());
  }

  final void addForward(Document document) {
    addTitle(document);
    addForwardFormulas(document);
    List<String> lines = new ArrayList<>();
    List<Arithmetic> terms = new ArrayList<>();
    double sum = 0;
    for (int row = 0; row < output.numRows; row++) {
      double value = rowValue(row);
      sum += value;
      terms.add(Arithmetic.number(value));
      if (row < SHOWN_ROWS) {
        lines.add(Arithmetic.line("l[" + row + "]", rowSteps(row), value));
      }
    }
    double divisor = divisor();
    boolean isMean = Math.abs(sum / divisor - pass.lossValue) <= 1e-9 * Math.abs(pass.lossValue);
    if (!isMean) {
      lines.clear(); // a loss that isn't the mean of its rows
    }
    if (output.numRows > SHOWN_ROWS && isMean) {
      document.paragraph("The first " + SHOWN_ROWS + " of " + output.numRows + " rows:");
    }
    Arithmetic mean = Arithmetic.sum(terms).over(Arithmetic.number(divisor));
    lines.add(Arithmetic.line("L", isMean ? List.of(mean) : List.of(), pass.lossValue));
    document.calculations(lines);
  }

  final void addBackward(Document document) {
    addTitle(document);
    addBackwardFormulas(document);
    int n = pass.layers.size();
    document.gradient(
        "d" + out, output, pass.gradients.get(n), () -> pass.lossFrom(n), this::gradientEntry);
  }

  private void addTitle(Document document) {
    document.heading(2, "Loss: " + Notation.of(loss));
  }

  void addForwardFormulas(Document document) {
    document.paragraph("What it says about each row, and about the batch:");
  }

  void addBackwardFormulas(Document document) {
    document.paragraph("`d" + out + "` is what its gradient computes.");
  }

  /** The loss of a row, before the division by {@link #divisor}; NaN if it has none. */
  double rowValue(int row) {
    if (targets.numRows != output.numRows) {
      return Double.NaN;
    }
    Matrix rowOutput = new Matrix(1, output.numCols);
    Matrix rowTargets = new Matrix(1, targets.numCols);
    Rows.copy(output, row, rowOutput, 0);
    Rows.copy(targets, row, rowTargets, 0);
    try {
      return loss.value(rowOutput, rowTargets);
    } catch (IllegalArgumentException refused) {
      return Double.NaN; // a loss that needs more than one row
    }
  }

  /** What the sum over the rows is divided by. */
  double divisor() {
    return output.numRows;
  }

  /** How the loss of a row is calculated. */
  List<Arithmetic> rowSteps(int row) {
    return List.of();
  }

  /** How an entry of the gradient is calculated. */
  List<Arithmetic> gradientEntry(int row, int column) {
    return List.of();
  }

  /** A loss that is shown by its formulas, without the arithmetic of each entry. */
  static final class ByFormula extends LossSection {
    private final String value;
    private final String gradient;

    private ByFormula(RecordedPass pass, String value, String gradient) {
      super(pass);
      this.value = value;
      this.gradient = gradient;
    }

    static LossSection huber(RecordedPass pass) {
      return new ByFormula(
          pass,
          "With `d = x - y`, an entry costs `d^2/2` where `|d| <= delta`, and otherwise"
              + " `delta*(|d| - delta/2)`. `l` and `L` are means over the entries.",
          "An entry of the gradient is `min(max(d, -delta), delta)/(n*k)`.");
    }

    static LossSection absoluteError(RecordedPass pass) {
      return new ByFormula(
          pass,
          "An entry costs `|x - y|`. `l` and `L` are means over the entries.",
          "An entry of the gradient is `sign(x - y)/(n*k)`.");
    }

    static LossSection hinge(RecordedPass pass) {
      if (pass.output().numCols == 1) {
        return new ByFormula(
            pass,
            "A row costs `l = max(0, 1 - s*x)`, where the sign `s` is 1 for yes and `-1` for no.",
            "A row has the gradient `-s/n` where it costs something, otherwise 0.");
      }
      return new ByFormula(
          pass,
          "With the score `c` of the true class, each other score `x` costs `max(0, 1 - (c"
              + " - x))/k`.",
          "Each other score has the gradient `1/(n*k)` where it costs something, otherwise 0; the"
              + " true class has their sum, with a minus.");
    }

    @Override
    void addForwardFormulas(Document document) {
      document.paragraph(value);
    }

    @Override
    void addBackwardFormulas(Document document) {
      document.paragraph(gradient);
    }
  }
}
