package gradus.inspect.worked;

import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Softmax, with the true product of its Jacobian matrix and, where Trainer takes it, the shortcut.
 */
final class SoftmaxSection extends LayerSection {
  private final boolean fused;

  SoftmaxSection(RecordedPass pass, int index) {
    super(pass, index);
    fused = pass.isWhole() && index == pass.layers.size() - 1 && pass.loss instanceof CrossEntropy;
  }

  @Override
  void addForwardFormulas(Document document) {
    document.formula(out + " = exp(" + in + ")/sum(exp(" + in + "))");
  }

  @Override
  void addOutputSteps(Document document) {
    new SoftmaxArithmetic(input).addTo(document, in, out, output);
  }

  @Override
  void addBackwardFormulas(Document document) {
    document.formula("d" + in + " = " + out + " (.) (d" + out + " - r)");
    document.paragraph(
        "Here `(.)` multiplies entry by entry, and `r` is the sum of `d"
            + out
            + " (.) "
            + out
            + "` over a row: raising one entry lowers the probabilities of all others.");
  }

  @Override
  void addInputGradientSteps(Document document) {
    Document.Corner corner = Document.Corner.writtenOut(output);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < corner.rows; row++) {
      List<Arithmetic> products = new ArrayList<>();
      for (int k = 0; k < output.numCols; k++) {
        Arithmetic dp = Arithmetic.number(outputGradient.get(row, k));
        products.add(dp.times(Arithmetic.number(output.get(row, k))));
      }
      lines.add(Arithmetic.line("r[" + row + "]", List.of(Arithmetic.sum(products)), r(row)));
    }
    document.calculations(lines);
  }

  /** {@code Σₖ dpₖ·pₖ} of a row. */
  private double r(int row) {
    double sum = 0;
    for (int k = 0; k < output.numCols; k++) {
      sum += outputGradient.get(row, k) * output.get(row, k);
    }
    return sum;
  }

  @Override
  List<Arithmetic> inputGradientEntry(int row, int column) {
    Arithmetic p = Arithmetic.number(output.get(row, column));
    Arithmetic dp = Arithmetic.number(outputGradient.get(row, column));
    return List.of(p.times(dp.minus(Arithmetic.number(r(row)))));
  }

  @Override
  void addRemark(Document document) {
    if (fused) {
      Matrix t = ((CrossEntropy) pass.loss).weightedTargets(pass.targets);
      SoftmaxArithmetic.LogitGradient shortcut =
          new SoftmaxArithmetic.LogitGradient(output, t, pass.loss.weight(pass.targets));
      boolean weighted = !Arrays.equals(t.data, pass.targets.data);
      document.paragraph(
          "Trainer takes a shortcut. It leaves this layer out and trains SoftmaxCrossEntropy on `"
              + in
              + "`, in which nothing can overflow. The gradient is the same, in one step: "
              + (weighted
                  ? "`(S*" + out + " - T)/W`, with the sums `S` of the rows of `T`."
                  : "`(" + out + " - Y)/n`."));
      document.entries("d" + in, inputGradient, shortcut::entry);
    }
  }
}
