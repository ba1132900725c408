package gradus.inspect.worked;

import gradus.layers.Conv2D;
import gradus.layers.ImageShape;
import gradus.layers.Parameter;
import java.util.ArrayList;
import java.util.List;

/** A convolution, with each window times each filter written out. */
final class ConvolutionSection extends LayerSection {
  private final Conv2D conv;
  private final ImageShape in2D;
  private final ImageShape out2D;
  private final String number; // 0 for layer 0
  private final String weights; // W0 for layer 0
  private final String biases;

  ConvolutionSection(RecordedPass pass, int index, Conv2D conv) {
    super(pass, index);
    this.conv = conv;
    in2D = conv.inputShape();
    out2D = conv.outputShape();
    number = pass.place(index);
    weights = nameOf(conv.weights);
    biases = nameOf(conv.biases);
  }

  @Override
  void addForwardFormulas(Document document) {
    document.formula(out + " = " + weights + "^T*U" + number + " + " + biases);
    document.paragraph(
        ("Each column of `U%s` is what the window of %d x %d sees at one position, channel by channel"
                + " and line by line. A row of `%s` is an image of %s: filter by filter, and of each"
                + " the positions line by line.")
            .formatted(number, conv.height(), conv.width(), out, out2D));
  }

  @Override
  void addOutputSteps(Document document) {
    document.entries(out, output, this::outputEntry);
  }

  /** What the window sees times the filter, plus the bias. */
  private List<Arithmetic> outputEntry(int row, int column) {
    int filter = filterOf(column);
    List<Arithmetic> products = new ArrayList<>();
    for (int place = 0; place < conv.weights.value.numRows; place++) {
      int pixel = pixel(column, place);
      double seen = pixel < 0 ? 0 : input.get(row, pixel);
      products.add(product(seen, conv.weights.value.get(place, filter)));
    }
    return List.of(
        Arithmetic.sum(products).plus(Arithmetic.number(conv.biases.value.get(0, filter))));
  }

  private int filterOf(int column) {
    return column / (out2D.height() * out2D.width());
  }

  /** The column of the input that a place in the window covers; below 0 in the padding. */
  private int pixel(int outputColumn, int place) {
    int down = outputColumn / out2D.width() % out2D.height();
    int across = outputColumn % out2D.width();
    int y = down * conv.stride() - conv.padding() + place / conv.width() % conv.height();
    int x = across * conv.stride() - conv.padding() + place % conv.width();
    boolean inside = y >= 0 && y < in2D.height() && x >= 0 && x < in2D.width();
    return inside ? in2D.column(place / (conv.height() * conv.width()), y, x) : -1;
  }

  @Override
  void addBackwardFormulas(Document document) {
    document.formula("d%s = U%s*d%s^T".formatted(weights, number, out));
    document.formula("dU%s = %s*d%s".formatted(number, weights, out));
    document.paragraph(
        "`d%s` holds the sums of `d%s` for each filter. Each entry of `dU%s` is added to the pixel of `d%s` that was seen there."
            .formatted(biases, out, number, in));
  }

  @Override
  Document.Entry entryOf(Parameter parameter) {
    return parameter == conv.weights ? this::weightEntry : this::biasEntry;
  }

  /** What the place in the window saw at each position, times the gradient there. */
  private List<Arithmetic> weightEntry(int place, int filter) {
    int positions = out2D.height() * out2D.width();
    List<Arithmetic> products = new ArrayList<>();
    for (int example = 0; example < input.numRows; example++) {
      for (int column = filter * positions; column < (filter + 1) * positions; column++) {
        int pixel = pixel(column, place);
        double seen = pixel < 0 ? 0 : input.get(example, pixel);
        products.add(product(seen, outputGradient.get(example, column)));
      }
    }
    return List.of(Arithmetic.sum(products));
  }

  private List<Arithmetic> biasEntry(int row, int filter) {
    int positions = out2D.height() * out2D.width();
    List<Arithmetic> terms = new ArrayList<>();
    for (int example = 0; example < input.numRows; example++) {
      for (int column = filter * positions; column < (filter + 1) * positions; column++) {
        terms.add(Arithmetic.number(outputGradient.get(example, column)));
      }
    }
    return List.of(Arithmetic.sum(terms));
  }

  /** For each window that saw the pixel, the gradient times the weight that was there. */
  @Override
  List<Arithmetic> inputGradientEntry(int row, int pixel) {
    List<Arithmetic> products = new ArrayList<>();
    for (int column = 0; column < output.numCols; column++) {
      for (int place = 0; place < conv.weights.value.numRows; place++) {
        if (pixel(column, place) == pixel) {
          double weight = conv.weights.value.get(place, filterOf(column));
          products.add(product(outputGradient.get(row, column), weight));
        }
      }
    }
    return products.isEmpty() ? List.of() : List.of(Arithmetic.sum(products));
  }

  private static Arithmetic product(double a, double b) {
    return Arithmetic.number(a).times(Arithmetic.number(b));
  }
}
