package gradus.inspect.worked;

import gradus.math.Logistic;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;

/** The cross-entropy of a yes-or-no question, on one logit a row. */
final class SigmoidCrossEntropySection extends LossSection {
  private final Matrix answers; // what counts for no, and for yes

  SigmoidCrossEntropySection(RecordedPass pass, Matrix answers) {
    super(pass);
    this.answers = answers;
  }

  @Override
  double divisor() {
    return loss.weight(targets);
  }

  @Override
  void addForwardFormulas(Document document) {
    document.formula("p = 1/(1 + exp(-x))");
    document.formula("l[i] = -v*ln(p) - u*ln(1 - p)");
    document.formula("l[i] = (u + v)*ln(1 + exp(-a)) + u*max(0, x) + v*max(0, -x)");
    document.formula("L = sum(l)/W");
    document.paragraph(
        "Here `x` is an entry of `"
            + out
            + "`, and `a` is `x` without its sign. `v = y` counts for yes and `u = 1 - y` for no,"
            + " both times the class weights, if there are any; `W` is the sum of all `u` and `v`."
            + " Both forms of `l` are the same number. The second is computed, since it cannot"
            + " overflow.");
    addProbabilities(document);
  }

  private void addProbabilities(Document document) {
    Matrix probabilities = new Matrix(output.numRows, 1);
    for (int row = 0; row < output.numRows; row++) {
      probabilities.data[row] = Logistic.sigmoid(output.data[row]);
    }
    document.entries("p", probabilities, this::probability);
  }

  private List<Arithmetic> probability(int row, int column) {
    Arithmetic minusX = Arithmetic.number(-output.get(row, column));
    Arithmetic one = Arithmetic.number(1);
    Arithmetic exponential = Arithmetic.function("exp", minusX, StrictMath::exp);
    return List.of(one.over(one.plus(exponential)));
  }

  @Override
  double rowValue(int row) {
    double x = output.data[row];
    double both = no(row) + yes(row);
    double against = x > 0 ? no(row) * x : -yes(row) * x;
    return both * StrictMath.log1p(StrictMath.exp(-Math.abs(x))) + against;
  }

  @Override
  List<Arithmetic> rowSteps(int row) {
    double x = output.data[row];
    Arithmetic exponential =
        Arithmetic.function("exp", Arithmetic.number(-Math.abs(x)), StrictMath::exp);
    Arithmetic logarithm =
        Arithmetic.function("ln", Arithmetic.number(1).plus(exponential), StrictMath::log);
    List<Arithmetic> terms = new ArrayList<>();
    terms.add(logarithm.scaledBy(no(row) + yes(row)));
    double against = x > 0 ? no(row) : yes(row);
    terms.add(Arithmetic.number(against).times(Arithmetic.number(Math.abs(x))));
    return List.of(Arithmetic.sum(terms));
  }

  private double no(int row) {
    return answers.get(row, 0);
  }

  private double yes(int row) {
    return answers.get(row, 1);
  }

  @Override
  void addBackwardFormulas(Document document) {
    document.formula("d" + out + " = ((u + v)*p - v)/W");
    document.paragraph("Without class weights that is `(p - y)/n`.");
  }

  @Override
  List<Arithmetic> gradientEntry(int row, int column) {
    double p = Logistic.sigmoid(output.get(row, column));
    Arithmetic weighted = Arithmetic.number(p).scaledBy(no(row) + yes(row));
    Arithmetic difference = weighted.minus(Arithmetic.number(yes(row)));
    return List.of(difference.over(Arithmetic.number(divisor())));
  }
}
