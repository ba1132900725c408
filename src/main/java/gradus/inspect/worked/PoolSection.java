package gradus.inspect.worked;

import gradus.layers.GlobalAveragePool2D;
import gradus.layers.ImageLayer;
import gradus.layers.ImageShape;
import gradus.layers.Pool2D;
import java.util.ArrayList;
import java.util.List;

/** A pool: the numbers of each window, and where the gradient goes. */
abstract class PoolSection extends LayerSection {
  private final ImageShape in2D;
  private final ImageShape out2D;
  private final int width; // of the window
  private final int stride;

  /** How many numbers a window has. */
  final int places;

  private PoolSection(
      RecordedPass pass, int index, ImageLayer pool, int height, int width, int stride) {
    super(pass, index);
    in2D = pool.inputShape();
    out2D = pool.outputShape();
    this.width = width;
    this.stride = stride;
    places = height * width;
  }

  /** The column of the input that a place in a window covers. */
  final int pixel(int outputColumn, int place) {
    int channel = outputColumn / (out2D.height() * out2D.width());
    int y = outputColumn / out2D.width() % out2D.height() * stride + place / width;
    int x = outputColumn % out2D.width() * stride + place % width;
    return in2D.column(channel, y, x);
  }

  @Override
  void addForwardFormulas(Document document) {
    document.paragraph(
        "Each entry of `%s` is %s of `%s`. A row of `%s` is an image of %s."
            .formatted(out, kind(places / width + " x " + width), in, out, out2D));
  }

  /** What is left of a window of this size. */
  abstract String kind(String size);

  @Override
  void addOutputSteps(Document document) {
    document.entries(out, output, this::outputEntry);
  }

  private List<Arithmetic> outputEntry(int row, int column) {
    List<Arithmetic> numbers = new ArrayList<>();
    for (int place = 0; place < places; place++) {
      numbers.add(Arithmetic.number(input.get(row, pixel(column, place))));
    }
    return List.of(pooled(numbers));
  }

  abstract Arithmetic pooled(List<Arithmetic> numbers);

  /** What each window sends back to the pixel. */
  @Override
  List<Arithmetic> inputGradientEntry(int row, int pixel) {
    List<Arithmetic> terms = new ArrayList<>();
    for (int column = 0; column < output.numCols; column++) {
      if (reaches(row, column, pixel)) {
        terms.add(sentBack(Arithmetic.number(outputGradient.get(row, column))));
      }
    }
    return terms.isEmpty() ? List.of() : List.of(Arithmetic.sum(terms));
  }

  /** Whether the window of an output sends something back to the pixel. */
  abstract boolean reaches(int row, int column, int pixel);

  abstract Arithmetic sentBack(Arithmetic gradient);

  /** The largest number, which gets the whole gradient. */
  static final class OfMax extends PoolSection {
    OfMax(RecordedPass pass, int index, Pool2D pool) {
      super(pass, index, pool, pool.size(), pool.size(), pool.stride());
    }

    @Override
    String kind(String size) {
      return "the largest of the " + size + " numbers in a window";
    }

    @Override
    Arithmetic pooled(List<Arithmetic> numbers) {
      return Arithmetic.max(numbers);
    }

    @Override
    void addBackwardFormulas(Document document) {
      document.paragraph(
          "Each entry of `d%s` goes to the number of `%s` that was the largest in its window, and adds up there; all other entries of `d%s` are 0."
              .formatted(out, in, in));
    }

    /** The first of the largest. */
    @Override
    boolean reaches(int row, int column, int pixel) {
      int winner = pixel(column, 0);
      for (int place = 1; place < places; place++) {
        int other = pixel(column, place);
        winner = input.get(row, other) > input.get(row, winner) ? other : winner;
      }
      return winner == pixel;
    }

    @Override
    Arithmetic sentBack(Arithmetic gradient) {
      return gradient;
    }
  }

  /** The mean, of which each number of the window gets an equal share of the gradient. */
  static final class OfAverage extends PoolSection {
    private final boolean wholeChannel;

    OfAverage(RecordedPass pass, int index, Pool2D pool) {
      super(pass, index, pool, pool.size(), pool.size(), pool.stride());
      wholeChannel = false;
    }

    /** Here the window is the whole image. */
    OfAverage(RecordedPass pass, int index, GlobalAveragePool2D pool) {
      super(pass, index, pool, pool.inputShape().height(), pool.inputShape().width(), 1);
      wholeChannel = true;
    }

    @Override
    String kind(String size) {
      String where = wholeChannel ? " numbers in a channel" : " numbers in a window";
      return "the mean of the " + size + where;
    }

    @Override
    Arithmetic pooled(List<Arithmetic> numbers) {
      return Arithmetic.sum(numbers).over(Arithmetic.number(places));
    }

    @Override
    void addBackwardFormulas(Document document) {
      document.paragraph(
          "Each entry of `d%s` is divided by %d, and each number of `%s` in its %s gets one such share.%s"
              .formatted(
                  out,
                  places,
                  in,
                  wholeChannel ? "channel" : "window",
                  wholeChannel ? "" : " Where windows overlap, the shares add up."));
    }

    @Override
    boolean reaches(int row, int column, int pixel) {
      for (int place = 0; place < places; place++) {
        if (pixel(column, place) == pixel) {
          return true;
        }
      }
      return false;
    }

    @Override
    Arithmetic sentBack(Arithmetic gradient) {
      return gradient.over(Arithmetic.number(places));
    }
  }
}
