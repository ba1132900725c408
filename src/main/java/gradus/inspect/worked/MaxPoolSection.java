package gradus.inspect.worked;

import gradus.layers.ImageShape;
import gradus.layers.MaxPool2D;
import java.util.ArrayList;
import java.util.List;

/** A max pool: the numbers of each window, and where the gradient goes. */
final class MaxPoolSection extends LayerSection {
  private final MaxPool2D pool;

  MaxPoolSection(RecordedPass pass, int index, MaxPool2D pool) {
    super(pass, index);
    this.pool = pool;
  }

  @Override
  void addForwardFormulas(Document document) {
    document.paragraph(
        "Each entry of `%s` is the largest of the %d x %d numbers of `%s` in a window. A row of `%s` is an image of %s."
            .formatted(out, pool.size(), pool.size(), in, out, pool.outputShape()));
  }

  @Override
  void addOutputSteps(Document document) {
    document.entries(out, output, this::outputEntry);
  }

  private List<Arithmetic> outputEntry(int row, int column) {
    List<Arithmetic> numbers = new ArrayList<>();
    for (int place = 0; place < pool.size() * pool.size(); place++) {
      numbers.add(Arithmetic.number(input.get(row, pixel(column, place))));
    }
    return List.of(Arithmetic.max(numbers));
  }

  /** The column of the input that a place in the window covers. */
  private int pixel(int outputColumn, int place) {
    ImageShape shape = pool.outputShape();
    int channel = outputColumn / (shape.height() * shape.width());
    int y = outputColumn / shape.width() % shape.height() * pool.stride() + place / pool.size();
    int x = outputColumn % shape.width() * pool.stride() + place % pool.size();
    return pool.inputShape().column(channel, y, x);
  }

  @Override
  void addBackwardFormulas(Document document) {
    document.paragraph(
        "Each entry of `d%s` goes to the number of `%s` that was the largest in its window, and adds up there; all other entries of `d%s` are 0."
            .formatted(out, in, in));
  }

  @Override
  List<Arithmetic> inputGradientEntry(int row, int pixel) {
    List<Arithmetic> terms = new ArrayList<>();
    for (int column = 0; column < output.numCols; column++) {
      if (winner(row, column) == pixel) {
        terms.add(Arithmetic.number(outputGradient.get(row, column)));
      }
    }
    return terms.isEmpty() ? List.of() : List.of(Arithmetic.sum(terms));
  }

  /** The first of the largest. */
  private int winner(int row, int column) {
    int winner = pixel(column, 0);
    for (int place = 1; place < pool.size() * pool.size(); place++) {
      int other = pixel(column, place);
      winner = input.get(row, other) > input.get(row, winner) ? other : winner;
    }
    return winner;
  }
}
