package gradus.inspect.worked;

import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;

/** The cross-entropy on probabilities, with the logarithms of each row. */
final class CrossEntropySection extends WeightedSection {
  CrossEntropySection(Pass pass, Matrix t) {
    super(pass, t);
  }

  @Override
  void addForwardFormulas(Sheet sheet) {
    sheet.formula("l[i] = -sum(" + (weighted ? "t" : "y") + "*ln(p))");
    sheet.formula("L = sum(l)/" + divisorName());
    sheet.paragraph(
        "Here `p` is an entry of `" + out + "`. Where the target is 0, the product is 0.");
    addTargets(sheet);
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
  void addBackwardFormulas(Sheet sheet) {
    String y = weighted ? "t" : "y";
    sheet.formula("d" + out + " = -" + y + "/(" + divisorName() + "*p)");
  }

  @Override
  List<Arithmetic> gradientEntry(int row, int column) {
    Arithmetic p = Arithmetic.number(output.get(row, column));
    Arithmetic below = Arithmetic.number(divisor()).times(p);
    return List.of(Arithmetic.number(-t.get(row, column)).over(below));
  }
}
