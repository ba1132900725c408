package gradus.inspect.worked;

import gradus.layers.Dense;
import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;

/** A dense layer, with each product of its three multiplications written out. */
final class DenseSection extends LayerSection {
  private final Dense dense;
  private final String weights; // W0 for layer 0
  private final String biases;

  DenseSection(RecordedPass pass, int index, Dense dense) {
    super(pass, index);
    this.dense = dense;
    weights = nameOf(dense.weights);
    biases = nameOf(dense.biases);
  }

  @Override
  void addForwardFormulas(Document document) {
    document.formula(out + " = " + in + "*" + weights + " + " + biases);
  }

  @Override
  void addOutputSteps(Document document) {
    document.entries(out, output, this::outputEntry);
  }

  /** Row of X times column of W, plus the bias. */
  private List<Arithmetic> outputEntry(int row, int column) {
    List<Arithmetic> products = new ArrayList<>();
    for (int k = 0; k < input.numCols; k++) {
      products.add(product(input.get(row, k), dense.weights.value.get(k, column)));
    }
    Arithmetic bias = Arithmetic.number(dense.biases.value.get(0, column));
    return List.of(Arithmetic.sum(products).plus(bias));
  }

  @Override
  void addBackwardFormulas(Document document) {
    document.formula("d" + weights + " = " + in + "^T*d" + out);
    document.formula("d" + in + " = d" + out + "*" + weights + "^T");
    document.paragraph("`d" + biases + "` holds the sums of the columns of `d" + out + "`.");
  }

  @Override
  Document.Entry entryOf(Parameter parameter) {
    return parameter == dense.weights ? this::weightEntry : this::biasEntry;
  }

  /** Column of X times column of dY. */
  private List<Arithmetic> weightEntry(int row, int column) {
    List<Arithmetic> products = new ArrayList<>();
    for (int example = 0; example < input.numRows; example++) {
      products.add(product(input.get(example, row), outputGradient.get(example, column)));
    }
    return List.of(Arithmetic.sum(products));
  }

  private List<Arithmetic> biasEntry(int row, int column) {
    List<Arithmetic> terms = new ArrayList<>();
    for (int example = 0; example < input.numRows; example++) {
      terms.add(Arithmetic.number(outputGradient.get(example, column)));
    }
    return List.of(Arithmetic.sum(terms));
  }

  /** Row of dY times row of W. */
  @Override
  List<Arithmetic> inputGradientEntry(int row, int column) {
    Matrix w = dense.weights.value;
    List<Arithmetic> products = new ArrayList<>();
    for (int k = 0; k < w.numCols; k++) {
      products.add(product(outputGradient.get(row, k), w.get(column, k)));
    }
    return List.of(Arithmetic.sum(products));
  }

  private static Arithmetic product(double a, double b) {
    return Arithmetic.number(a).times(Arithmetic.number(b));
  }
}
