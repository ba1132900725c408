package gradus.inspect.worked;

import java.util.ArrayList;
import java.util.List;

/** The mean squared error, with each square written out. */
final class SquaredErrorSection extends LossSection {
  SquaredErrorSection(RecordedPass pass) {
    super(pass);
  }

  @Override
  void addForwardFormulas(Document document) {
    document.formula("l[i] = sum((x - y)^2)");
    document.formula("L = sum(l)/(n*k)");
    document.paragraph("The mean is over all `n*k` entries of `" + out + "`.");
  }

  @Override
  double rowValue(int row) {
    double sum = 0;
    for (int j = 0; j < output.numCols; j++) {
      double difference = output.get(row, j) - targets.get(row, j);
      sum += difference * difference;
    }
    return sum;
  }

  @Override
  List<Arithmetic> rowSteps(int row) {
    List<Arithmetic> squares = new ArrayList<>();
    for (int j = 0; j < output.numCols; j++) {
      squares.add(difference(row, j).squared());
    }
    return List.of(Arithmetic.sum(squares));
  }

  private Arithmetic difference(int row, int column) {
    Arithmetic x = Arithmetic.number(output.get(row, column));
    return x.minus(Arithmetic.number(targets.get(row, column)));
  }

  @Override
  double divisor() {
    return output.getNumElements();
  }

  @Override
  void addBackwardFormulas(Document document) {
    document.formula("d" + out + " = 2*(" + out + " - Y)/(n*k)");
  }

  @Override
  List<Arithmetic> gradientEntry(int row, int column) {
    Arithmetic two = Arithmetic.number(2);
    return List.of(two.times(difference(row, column)).over(Arithmetic.number(divisor())));
  }
}
