package gradus.inspect.worked;

import gradus.layers.Softmax;
import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cross-entropy of classes, on probabilities or on logits. What the two share: targets may be
 * smoothed, and rows may have weights.
 */
abstract class CrossEntropySection extends LossSection {
  /** What the output is compared with: the targets after smoothing and weights. */
  final Matrix t;

  /** Whether t is something other than Y. */
  final boolean weighted;

  CrossEntropySection(RecordedPass pass, Matrix t) {
    super(pass);
    this.t = t;
    weighted = !Arrays.equals(t.data, targets.data);
  }

  @Override
  final double divisor() {
    return loss.weight(targets);
  }

  /** What a formula calls the divisor. */
  final String divisorName() {
    return weighted ? "W" : "n";
  }

  final void addTargets(Document document) {
    if (weighted) {
      document.paragraph(
          "`T` is `Y` after label smoothing and class weights. `W` is the sum of the rows' weights,"
              + " here `"
              + Arithmetic.fourDigits(divisor())
              + "`.");
      document.matrix("T", t);
    }
  }

  /** The cross-entropy on probabilities, with the logarithms of each row. */
  static final class OnProbabilities extends CrossEntropySection {
    OnProbabilities(RecordedPass pass, Matrix t) {
      super(pass, t);
    }

    @Override
    void addForwardFormulas(Document document) {
      document.formula("l[i] = -sum(" + (weighted ? "t" : "y") + "*ln(p))");
      document.formula("L = sum(l)/" + divisorName());
      document.paragraph(
          "Here `p` is an entry of `" + out + "`. Where the target is 0, the product is 0.");
      addTargets(document);
    }

    @Override
    double rowValue(int row) {
      double sum = 0;
      for (int j = 0; j < t.numCols; j++) {
        sum -= t.get(row, j) > 0 ? t.get(row, j) * StrictMath.log(output.get(row, j)) : 0;
      }
      return sum;
    }

    @Override
    List<Arithmetic> rowSteps(int row) {
      List<Arithmetic> products = new ArrayList<>();
      for (int j = 0; j < t.numCols; j++) {
        if (t.get(row, j) > 0) {
          Arithmetic p = Arithmetic.number(output.get(row, j));
          products.add(Arithmetic.function("ln", p, StrictMath::log).scaledBy(t.get(row, j)));
        }
      }
      if (products.isEmpty()) {
        return List.of(); // a row whose class has weight 0
      }
      return List.of(Arithmetic.sum(products).negative());
    }

    @Override
    void addBackwardFormulas(Document document) {
      String y = weighted ? "t" : "y";
      document.formula("d" + out + " = -" + y + "/(" + divisorName() + "*p)");
    }

    @Override
    List<Arithmetic> gradientEntry(int row, int column) {
      Arithmetic p = Arithmetic.number(output.get(row, column));
      Arithmetic below = Arithmetic.number(divisor()).times(p);
      return List.of(Arithmetic.number(-t.get(row, column)).over(below));
    }
  }

  /** The cross-entropy on logits, which takes the softmax itself. */
  static final class OnLogits extends CrossEntropySection {
    private final SoftmaxArithmetic softmax;
    private final Matrix probabilities = new Matrix(0, 0);
    private final SoftmaxArithmetic.LogitGradient gradient;

    OnLogits(RecordedPass pass, Matrix t) {
      super(pass, t);
      softmax = new SoftmaxArithmetic(output);
      probabilities.setTo(new Softmax().forward(output));
      gradient = new SoftmaxArithmetic.LogitGradient(probabilities, t, divisor());
    }

    @Override
    void addForwardFormulas(Document document) {
      String y = weighted ? "t" : "y";
      document.formula("P = exp(" + out + ")/sum(exp(" + out + "))");
      softmax.addTo(document, out, "P", probabilities);
      document.matrix("P", probabilities);
      document.formula("l[i] = -sum(" + y + "*ln(p)) = sum(" + y + "*(ln(s) + max(x) - x))");
      document.formula("L = sum(l)/" + divisorName());
      document.paragraph(
          "Both forms of `l` are the same number, but a probability can be rounded to 0, of which"
              + " there is no logarithm. So the second is computed.");
      addTargets(document);
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
    void addBackwardFormulas(Document document) {
      if (weighted) {
        document.formula("d" + out + " = (S*P - T)/W");
        document.paragraph("`S` is the sum of a row of `T`.");
      } else {
        document.formula("d" + out + " = (P - Y)/n");
      }
    }

    @Override
    List<Arithmetic> gradientEntry(int row, int column) {
      return gradient.entry(row, column);
    }
  }
}
