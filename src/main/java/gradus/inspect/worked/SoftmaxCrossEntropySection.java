package gradus.inspect.worked;

import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.ArrayList;
import java.util.List;

/** The cross-entropy on logits, which takes the softmax itself. */
final class SoftmaxCrossEntropySection extends WeightedSection {
  private final SoftmaxSteps softmax;
  private final Matrix probabilities = new Matrix(0, 0);
  private final LogitGradient gradient;

  SoftmaxCrossEntropySection(Pass pass, Matrix t) {
    super(pass, t);
    softmax = new SoftmaxSteps(output);
    Rows.softmax(output, probabilities);
    gradient = new LogitGradient(probabilities, t, divisor());
  }

  @Override
  void addForwardFormulas(Sheet sheet) {
    String y = weighted ? "t" : "y";
    sheet.formula("P = exp(" + out + ")/sum(exp(" + out + "))");
    softmax.addTo(sheet, out, "P", probabilities);
    sheet.matrix("P", probabilities);
    sheet.formula("l[i] = -sum(" + y + "*ln(p)) = sum(" + y + "*(ln(s) + max(x) - x))");
    sheet.formula("L = sum(l)/" + divisorName());
    sheet.paragraph(
        "Both forms of `l` are the same number, but a probability can be rounded to 0, of which"
            + " there is no logarithm. So the second is computed.");
    addTargets(sheet);
  }

  @Override
  double rowValue(int row) {
    int largest = Rows.argMax(output, row);
    double value = gradient.rowSum(row) * Rows.logSumExpAboveMax(output, row, largest);
    for (int j = 0; j < t.numCols; j++) {
      double gap = softmax.max(row) - output.get(row, j);
      value += t.get(row, j) > 0 ? t.get(row, j) * gap : 0;
    }
    return value;
  }

  @Override
  List<Arithmetic> rowSteps(int row) {
    Arithmetic logarithm =
        Arithmetic.function("ln", Arithmetic.number(softmax.sum(row)), StrictMath::log);
    List<Arithmetic> terms = new ArrayList<>();
    for (int j = 0; j < t.numCols; j++) {
      if (t.get(row, j) > 0) {
        Arithmetic max = Arithmetic.number(softmax.max(row));
        Arithmetic gap = max.minus(Arithmetic.number(output.get(row, j)));
        terms.add(logarithm.plus(gap).scaledBy(t.get(row, j)));
      }
    }
    return terms.isEmpty() ? List.of() : List.of(Arithmetic.sum(terms));
  }

  @Override
  void addBackwardFormulas(Sheet sheet) {
    if (weighted) {
      sheet.formula("d" + out + " = (S*P - T)/W");
      sheet.paragraph("`S` is the sum of a row of `T`.");
    } else {
      sheet.formula("d" + out + " = (P - Y)/n");
    }
  }

  @Override
  List<Arithmetic> gradientEntry(int row, int column) {
    return gradient.entry(row, column);
  }
}
