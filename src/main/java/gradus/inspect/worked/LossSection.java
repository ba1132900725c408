package gradus.inspect.worked;

import gradus.losses.CrossEntropy;
import gradus.losses.Hinge;
import gradus.losses.Huber;
import gradus.losses.Loss;
import gradus.losses.MeanAbsoluteError;
import gradus.losses.MeanSquaredError;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * How a loss is shown: its value for each row and for the batch, and its gradient beside what
 * nudging says.
 *
 * <p>This is enough for any loss. Subclasses add formulas and arithmetic for the kinds they know.
 */
class LossSection {
  private static final int SHOWN_ROWS = 6;

  final Pass pass;
  final Loss loss;
  final Matrix output;
  final Matrix targets;
  final String out; // the name of the output, such as X4

  LossSection(Pass pass) {
    this.pass = pass;
    this.loss = pass.loss;
    this.output = pass.output();
    this.targets = pass.targets;
    this.out = Names.value(pass.layers.size());
  }

  static LossSection of(Pass pass) {
    if (pass.loss instanceof CrossEntropy crossEntropy) {
      return new CrossEntropySection(pass, crossEntropy.weightedTargets(pass.targets));
    }
    if (pass.loss instanceof SoftmaxCrossEntropy crossEntropy) {
      return new SoftmaxCrossEntropySection(pass, crossEntropy.weightedTargets(pass.targets));
    }
    if (pass.loss instanceof SigmoidCrossEntropy crossEntropy) {
      return new SigmoidCrossEntropySection(pass, crossEntropy.weightedTargets(pass.targets));
    }
    if (pass.loss instanceof MeanSquaredError) {
      return new SquaredErrorSection(pass);
    }
    if (pass.loss instanceof Huber) {
      return FormulaLossSection.huber(pass);
    }
    if (pass.loss instanceof MeanAbsoluteError) {
      return FormulaLossSection.absoluteError(pass);
    }
    if (pass.loss instanceof Hinge) {
      return FormulaLossSection.hinge(pass);
    }
    return new LossSection(pass);
  }

  final void addForward(Sheet sheet) {
    addTitle(sheet);
    addForwardFormulas(sheet);
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
      sheet.paragraph("The first " + SHOWN_ROWS + " of " + output.numRows + " rows:");
    }
    Arithmetic mean = Arithmetic.sum(terms).over(Arithmetic.number(divisor));
    lines.add(Arithmetic.line("L", isMean ? List.of(mean) : List.of(), pass.lossValue));
    sheet.calculations(lines);
  }

  final void addBackward(Sheet sheet) {
    addTitle(sheet);
    addBackwardFormulas(sheet);
    int n = pass.layers.size();
    sheet.gradient("d" + out, output, pass.gradients.get(n), n, this::gradientEntry);
  }

  private void addTitle(Sheet sheet) {
    sheet.heading(2, "Loss: " + Names.of(loss));
  }

  void addForwardFormulas(Sheet sheet) {
    sheet.paragraph("What it says about each row, and about the batch:");
  }

  void addBackwardFormulas(Sheet sheet) {
    sheet.paragraph("`d" + out + "` is what its gradient computes.");
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
}
