package gradus.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The names of curves, each beside the end of its curve: nobody needs to look up a color in a
 * legend. Where ends lie close together, the names move apart, and a thin line leads to each. Where
 * there are more than fit, only every second, third... of them is written.
 */
final class EndLabels {
  static final double HEIGHT = 19;
  private static final double GAP = 14;
  private static final BasicStroke LEAD = new BasicStroke(0.8f);
  private static final Font FONT = Theme.semiBold(13);

  private record Label(String text, Color color, double x, double y) {}

  private final Theme theme;
  private final Rectangle area;
  private final double room;
  private final List<Label> labels = new ArrayList<>();

  /** These names get as much of the area as they need, at most two fifths of its width. */
  EndLabels(Theme theme, Rectangle area, List<String> names) {
    this.theme = theme;
    this.area = area;
    room = room(names, 0.4 * area.width);
  }

  /** What is left for the plot, on the left. */
  Rectangle plot() {
    return new Rectangle(area.x, area.y, Math.max(1, (int) (area.width - room)), area.height);
  }

  /** How wide the place of the names is. */
  double room() {
    return room;
  }

  /** A curve of this color ends here. */
  void add(String text, Color color, double x, double y) {
    labels.add(new Label(text, color, x, y));
  }

  /** The room that these texts need, at most {@code widest}. */
  static double room(List<String> texts, double widest) {
    return texts.isEmpty() ? 0 : Math.min(Pen.widest(texts, FONT) + 2 * GAP + 8, widest);
  }

  /** Draws a dot at each end and the text right of the plot area. */
  void paint(Graphics2D graphics, Rectangle2D plotArea) {
    for (Label label : labels) {
      Pen.dot(graphics, label.x, label.y, 4, label.color);
    }
    List<Label> written = written(plotArea.getHeight());
    double[] ends = new double[written.size()];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = written.get(i).y;
    }
    double[] heights = apart(ends, plotArea.getMinY(), plotArea.getMaxY());
    double textX = plotArea.getMaxX() + GAP;
    for (int i = 0; i < heights.length; i++) {
      Label label = written.get(i);
      if (Math.abs(heights[i] - label.y) > 3 || textX - label.x > 2 * GAP) {
        Pen.line(graphics, label.color, LEAD, label.x + 6, label.y, textX - 3, heights[i]);
      }
      Color ink = theme.readable(label.color);
      Pen.text(graphics, label.text, textX, heights[i] + 5, room - GAP, FONT, ink);
    }
  }

  /** As many as fit, from the top down. */
  private List<Label> written(double height) {
    labels.sort(Comparator.comparingDouble(Label::y));
    int fit = 1 + (int) Math.max(0, height / HEIGHT);
    int every = Math.max(1, (labels.size() + fit - 1) / fit);
    List<Label> written = new ArrayList<>();
    for (int i = 0; i < labels.size(); i += every) {
      written.add(labels.get(i));
    }
    return written;
  }

  /**
   * Moves heights apart until none is nearer than {@link #HEIGHT} to the next, with the least sum
   * of squared ways.
   *
   * <p>Heights that are too near stand around their mean, as a block; blocks that are too near
   * become one. Taken less i·HEIGHT, the i-th height must only not be below the one before, which
   * is an isotonic regression, and this its pool-adjacent-violators algorithm (R. Barlow and
   * others, "Statistical Inference under Order Restrictions", 1972).
   *
   * @param ends rising
   */
  static double[] apart(double[] ends, double top, double bottom) {
    double[] means = new double[ends.length];
    int[] sizes = new int[ends.length];
    int blocks = 0;
    for (int i = 0; i < ends.length; i++) {
      double mean = ends[i] - i * HEIGHT;
      int size = 1;
      while (blocks > 0 && means[blocks - 1] > mean) {
        blocks--;
        mean = (size * mean + sizes[blocks] * means[blocks]) / (size + sizes[blocks]);
        size += sizes[blocks];
      }
      means[blocks] = mean;
      sizes[blocks] = size;
      blocks++;
    }
    double lowest = Math.max(top, bottom - (ends.length - 1) * HEIGHT);
    double[] heights = new double[ends.length];
    int next = 0;
    for (int block = 0; block < blocks; block++) {
      for (int i = 0; i < sizes[block]; i++) {
        heights[next] = Math.max(top, Math.min(lowest, means[block])) + next * HEIGHT;
        next++;
      }
    }
    return heights;
  }
}
