package gradus.plots;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

/**
 * Several plots side by side, under a title that says what to see in them together.
 *
 * <pre>{@code
 * Panels.of("One network, two starts", "the same data, the same training", 2)
 *     .add("seed 1", DecisionBoundary.of(first, xor))
 *     .add("seed 2", DecisionBoundary.of(second, xor))
 *     .save(Path.of("target/two-starts.png"));
 * }</pre>
 *
 * <p>Each plot has a caption instead of its own title and subtitle, and takes over this one's
 * theme.
 */
public final class Panels extends Plot {
  private static final int MARGIN = 24;
  private static final int CAPTION_HEIGHT = 28;
  private static final Font FONT = Theme.semiBold(14);

  private record Panel(String caption, Plot plot) {}

  private final String subtitle;
  private final int columns;
  private final List<Panel> panels = new ArrayList<>();

  private Panels(String title, String subtitle, int columns) {
    super(title);
    if (columns < 1) {
      throw new IllegalArgumentException(
          "Panels got " + columns + " columns, but expects at least 1.");
    }
    this.subtitle = subtitle;
    this.columns = columns;
  }

  /**
   * A page without a plot as yet.
   *
   * @param columns how many plots are in a row
   * @throws IllegalArgumentException if it is below 1
   */
  public static Panels of(String title, String subtitle, int columns) {
    return new Panels(title, subtitle, columns);
  }

  /** Adds a plot: to the right of the one before, or first in the next row. */
  public Panels add(String caption, Plot plot) {
    panels.add(new Panel(caption, plot));
    return this;
  }

  @Override
  String subtitle() {
    return subtitle;
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    int rows = (panels.size() + columns - 1) / columns;
    for (int i = 0; i < panels.size(); i++) {
      int row = i / columns;
      int column = i % columns;
      int left = area.x + column * area.width / columns;
      int right = area.x + (column + 1) * area.width / columns;
      int top = area.y + row * area.height / rows;
      int bottom = area.y + (row + 1) * area.height / rows;
      paintPanel(graphics, panels.get(i), new Rectangle(left, top, right - left, bottom - top));
    }
  }

  private void paintPanel(Graphics2D graphics, Panel panel, Rectangle area) {
    double widest = area.width - 2 * MARGIN;
    Pen.text(graphics, panel.caption, area.x + MARGIN, area.y + 18, widest, FONT, theme().text);
    int width = Math.max(1, area.width);
    int height = Math.max(1, area.height - CAPTION_HEIGHT);
    panel.plot.theme(theme());
    panel.plot.paintBody(graphics, new Rectangle(area.x, area.y + CAPTION_HEIGHT, width, height));
  }
}
