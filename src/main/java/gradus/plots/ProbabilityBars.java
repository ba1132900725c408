package gradus.plots;

import gradus.layers.Softmax;
import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.math.Shapes;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * How the softmax turns scores into probabilities: a bar for each score, and beside it one for its
 * probability.
 *
 * <p>What to look for: the order stays, all bars on the right are positive and together as long as
 * 1, and equal differences of scores become equal factors of probabilities.
 *
 * <p>The probabilities of several plots have one scale, from 0 to 1, so they can be compared in
 * {@link Panels} of one column.
 */
public final class ProbabilityBars extends Plot {
  private static final int MARGIN = 24;
  private static final int GAP = 36; // between the two halves
  private static final int HEADING = 36;
  private static final int MOST_COLORS = 24; // with more classes they would repeat

  private final Matrix scores;
  private final Matrix probabilities;
  private List<String> classNames = new ArrayList<>();
  private double fullScore = 0; // if the highest score's bar is the longest

  private ProbabilityBars(Matrix scores, Matrix probabilities) {
    super("Scores and probabilities");
    this.scores = scores;
    this.probabilities = probabilities;
    for (int c = 0; c < scores.numCols; c++) {
      classNames.add("class " + c);
    }
  }

  /**
   * The bars of one example.
   *
   * @param scores 1×k: what goes into the softmax, also called logits
   * @throws IllegalArgumentException if it isn't a single row
   */
  public static ProbabilityBars of(DMatrixRMaj scores) {
    if (scores.numRows != 1 || scores.numCols == 0) {
      throw new IllegalArgumentException(
          "ProbabilityBars got a "
              + Shapes.of(scores)
              + " matrix, but expects the scores of one example: a single row.");
    }
    Matrix probabilities = new Matrix(0, 0);
    probabilities.setTo(new Softmax().forward(scores));
    return new ProbabilityBars(new Matrix(scores), probabilities);
  }

  /**
   * The bars of scores and of probabilities that were computed elsewhere, by hand for example.
   *
   * @param scores one for each class, at least one; copied
   * @param probabilities as many, from 0 to 1; NaN has no bar; copied
   * @throws IllegalArgumentException if there are more or fewer, or one is below 0 or above 1
   */
  public static ProbabilityBars of(double[] scores, double[] probabilities) {
    if (scores.length == 0 || probabilities.length != scores.length) {
      throw new IllegalArgumentException(
          ("ProbabilityBars got %s scores and %s probabilities, but expects one of each for"
                  + " every class.")
              .formatted(scores.length, probabilities.length));
    }
    for (int c = 0; c < probabilities.length; c++) {
      if (probabilities[c] < 0 || probabilities[c] > 1) {
        throw new IllegalArgumentException(
            ("ProbabilityBars got %s for class %s, but a probability is from 0 to 1: turn"
                    + " scores into probabilities first.")
                .formatted(probabilities[c], c));
      }
    }
    return new ProbabilityBars(
        new Matrix(new double[][] {scores}), new Matrix(new double[][] {probabilities}));
  }

  /**
   * Names for the classes, instead of "class 0" and so on.
   *
   * @throws IllegalArgumentException if there isn't one for each score
   */
  public ProbabilityBars classNames(List<String> names) {
    if (names.size() != scores.numCols) {
      throw new IllegalArgumentException(
          "ProbabilityBars got %s class names for %s scores, but expects one for each."
              .formatted(names.size(), scores.numCols));
    }
    classNames = List.copyOf(names);
    return this;
  }

  /**
   * The score whose bar is as wide as the picture allows, if that isn't the highest one: so the
   * scores of several plots can be compared.
   *
   * @throws IllegalArgumentException if it isn't above 0
   */
  public ProbabilityBars scoresUpTo(double score) {
    if (!(score > 0 && score <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "scoresUpTo got %s, but expects the highest score of all plots, above 0."
              .formatted(score));
    }
    fullScore = score;
    return this;
  }

  @Override
  String subtitle() {
    int highest = Rows.argMax(scores, 0);
    if (Double.isNaN(probabilities.get(0, highest))) {
      return "the highest score has no probability: it is NaN";
    }
    return "the highest score, %s of %s, becomes the probability %s"
        .formatted(
            NumberFormats.uniform(scores.get(0, highest)),
            classNames.get(highest),
            NumberFormats.uniform(probabilities.get(0, highest)));
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    int bottom = area.y + area.height - MARGIN;
    int most = Math.max(1, (bottom - area.y - HEADING) / 20);
    List<Integer> shown = shown(most);
    double nameRoom = 0;
    for (int c : shown) {
      nameRoom = Math.max(nameRoom, Pen.width(classNames.get(c), Theme.regular(14)));
    }
    nameRoom = Math.min(nameRoom, 0.25 * area.width);
    double left = area.x + MARGIN + nameRoom + 16;
    double half = (area.x + area.width - MARGIN - left - GAP) / 2;
    double top = area.y + HEADING;
    int slots = shown.size() < scores.numCols ? shown.size() + 1 : shown.size();
    double step = Math.min(130, (bottom - top) / slots);
    paintNames(graphics, shown, left - 16, nameRoom, top, step);
    double height = shown.size() * step;
    Rectangle2D scoreArea = new Rectangle2D.Double(left, top, half, height);
    Rectangle2D shareArea = new Rectangle2D.Double(left + half + GAP, top, half, height);
    bars(scores, shown, fullScore).paint(graphics, "score", scoreArea);
    bars(probabilities, shown, 1).paint(graphics, "probability", shareArea);
  }

  /** All classes in their order, or the most probable ones if there are too many. */
  private List<Integer> shown(int most) {
    List<Integer> classes = new ArrayList<>();
    for (int c = 0; c < scores.numCols; c++) {
      classes.add(c);
    }
    if (classes.size() <= most) {
      return classes;
    }
    classes.sort(Comparator.comparingDouble(c -> -scores.get(0, c)));
    return classes.subList(0, most - 1);
  }

  private void paintNames(
      Graphics2D graphics,
      List<Integer> shown,
      double right,
      double widest,
      double top,
      double step) {
    Font font = Theme.regular(14);
    for (int i = 0; i < shown.size(); i++) {
      double baseline = top + (i + 0.5) * step + 5;
      String name = classNames.get(shown.get(i));
      Pen.rightText(graphics, name, right, baseline, widest, font, theme().text);
    }
    if (shown.size() < scores.numCols) {
      double baseline = top + (shown.size() + 0.5) * step + 5;
      String more = "the " + shown.size() + " most probable of " + scores.numCols + " classes";
      Pen.text(graphics, more, right + 16, baseline, 400, Theme.regular(13), theme().mutedText);
    }
  }

  private Bars bars(Matrix row, List<Integer> shown, double full) {
    double[] numbers = new double[shown.size()];
    Color[] colors = new Color[shown.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = row.get(0, shown.get(i));
      colors[i] = theme().color(scores.numCols > MOST_COLORS ? 0 : shown.get(i));
    }
    return new Bars(theme(), numbers, colors, full);
  }

  /**
   * Lying bars from a common zero, to the right and to the left, each with its number at its end.
   */
  private static final class Bars {
    private static final Font FONT = Theme.semiBold(13);
    private static final int SPACE = 8; // between a bar and its number

    private final Theme theme;
    private final double[] numbers;
    private final Color[] colors;
    private final String[] texts;
    private final double low;
    private final double high;
    private final double size;

    /** Bars of these numbers and colors; a number that isn't finite has no length. */
    Bars(Theme theme, double[] numbers, Color[] colors, double full) {
      this.theme = theme;
      this.numbers = numbers;
      this.colors = colors;
      texts = NumberFormats.uniform(numbers);
      double lowest = 0;
      double highest = full;
      for (double number : numbers) {
        lowest = Double.isFinite(number) ? Math.min(lowest, number) : lowest;
        highest = Double.isFinite(number) ? Math.max(highest, number) : highest;
      }
      low = lowest;
      high = highest;
      size = Math.max(high, -low) == 0 ? 1 : Math.max(high, -low);
    }

    /** Draws them below each other into the area, and the heading above it. */
    void paint(Graphics2D graphics, String heading, Rectangle2D area) {
      double textRoom = Pen.widest(List.of(texts), FONT) + SPACE;
      double leftRoom = low < 0 ? textRoom : 0;
      double room = Math.max(1, area.getWidth() - leftRoom - textRoom);
      // By the size first, since the distance of two large numbers can overflow.
      double range = high / size - low / size;
      double unit = range == 0 ? 0 : room / range;
      double zero = area.getX() + leftRoom - low / size * unit;
      double step = area.getHeight() / numbers.length;
      Pen.text(graphics, heading, zero, area.getY() - 10, room, FONT, theme.mutedText);
      for (int i = 0; i < numbers.length; i++) {
        double length = Double.isFinite(numbers[i]) ? numbers[i] / size * unit : 0;
        double y = area.getY() + (i + 0.5) * step;
        double height = 0.56 * step;
        double left = Math.min(zero, zero + length);
        graphics.setColor(colors[i]);
        graphics.fill(new Rectangle2D.Double(left, y - height / 2, Math.abs(length), height));
        paintNumber(graphics, texts[i], zero + length, y + 5, length < 0);
      }
      Pen.line(
          graphics, theme.mutedText, new BasicStroke(1), zero, area.getY(), zero, area.getMaxY());
    }

    private void paintNumber(
        Graphics2D graphics, String text, double end, double baseline, boolean leftOfIt) {
      double x = leftOfIt ? end - SPACE - Pen.width(text, FONT) : end + SPACE;
      Pen.text(graphics, text, x, baseline, Double.POSITIVE_INFINITY, FONT, theme.text);
    }
  }
}
