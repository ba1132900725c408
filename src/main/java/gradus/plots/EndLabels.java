package gradus.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The names of curves, each beside the end of its curve: nobody needs to look up a colour in a
 * legend. Where ends lie close together, the names move apart, and a thin line leads to each.
 */
final class EndLabels {
  private static final double HEIGHT = 19;
  private static final double GAP = 14;
  private static final Font FONT = Theme.semiBold(13);

  private static final class Label {
    final String text;
    final Color color;
    final double x; // where the curve ends
    final double y;
    double textY; // where the text stands

    Label(String text, Color color, double x, double y) {
      this.text = text;
      this.color = color;
      this.x = x;
      this.y = y;
      this.textY = y;
    }
  }

  private final List<Label> labels = new ArrayList<>();

  /** A curve of this colour ends here. */
  void add(String text, Color color, double x, double y) {
    labels.add(new Label(text, color, x, y));
  }

  /** The room that these texts need right of the plot area, at most {@code widest}. */
  static double room(List<String> texts, double widest) {
    double room = 0;
    for (String text : texts) {
      room = Math.max(room, Text.width(text, FONT) + 2 * GAP + 8);
    }
    return Math.min(room, widest);
  }

  /** Draws a dot at each end and the text right of the plot area. */
  void paint(Graphics2D graphics, Rectangle2D plotArea, double room) {
    labels.sort(Comparator.comparingDouble(label -> label.y));
    moveApart(plotArea.getMinY(), plotArea.getMaxY());
    double textX = plotArea.getMaxX() + GAP;
    for (Label label : labels) {
      graphics.setColor(label.color);
      graphics.fill(new Ellipse2D.Double(label.x - 4, label.y - 4, 8, 8));
      if (Math.abs(label.textY - label.y) > 3 || textX - label.x > 2 * GAP) {
        graphics.setStroke(new BasicStroke(0.8f));
        graphics.draw(new Line2D.Double(label.x + 6, label.y, textX - 3, label.textY));
      }
      Text.draw(graphics, label.text, textX, label.textY + 5, room - GAP, FONT, label.color);
    }
  }

  /** Down until none overlap, then up again from the bottom. */
  private void moveApart(double top, double bottom) {
    double step = Math.min(HEIGHT, (bottom - top) / Math.max(1, labels.size() - 1));
    double lowest = top;
    for (Label label : labels) {
      label.textY = Math.max(label.textY, lowest);
      lowest = label.textY + step;
    }
    double highest = bottom;
    for (int i = labels.size() - 1; i >= 0; i--) {
      Label label = labels.get(i);
      label.textY = Math.min(label.textY, highest);
      highest = label.textY - step;
    }
  }
}
