package gradus.plots;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

/**
 * One line with the names of what has a color, between the header and the axes, for pictures in
 * which the names have no place of their own. Where the line is full, it says how many are missing.
 */
final class Legend {
  static final int HEIGHT = 22;

  private static final int MARGIN = 24;
  private static final int GAP = 20;
  private static final Font FONT = Theme.semiBold(13);

  /** A name, and the marker before it: a dot, a ring or the shape of a class. */
  private record Name(String text, Color color, int classIndex, boolean ringed) {
    double width() {
      return 16 + Pen.width(text, FONT) + GAP;
    }
  }

  private final Theme theme;
  private final List<Name> names = new ArrayList<>();

  Legend(Theme theme) {
    this.theme = theme;
  }

  void add(String text, Color color) {
    names.add(new Name(text, color, 0, false));
  }

  /** The name of a class, whose examples have this color and shape. */
  void addClass(String text, int classIndex) {
    names.add(new Name(text, theme.color(classIndex), classIndex, false));
  }

  /** What the dots with a ring are. */
  void addRinged(String text) {
    names.add(new Name(text, theme.mutedText, 0, true));
  }

  /** Paints into the top of the area and returns the rest of it. */
  Rectangle paint(Graphics2D graphics, Rectangle area) {
    double x = area.x + MARGIN;
    double right = area.x + area.width - MARGIN;
    double baseline = area.y + 19;
    for (int i = 0; i < names.size(); i++) {
      Name name = names.get(i);
      String rest = (names.size() - i) + " more";
      double room = right - x - (i + 1 < names.size() ? Pen.width(rest, FONT) + GAP : 0);
      if (name.width() - GAP > room) {
        Pen.text(graphics, rest, x, baseline, right - x, FONT, theme.mutedText);
        break;
      }
      if (name.ringed) {
        Pen.dot(graphics, x + 5, baseline - 4.5, 6, theme.background, theme.text, 1.8f);
      } else {
        graphics.setColor(name.color);
        graphics.fill(ClassMarker.of(name.classIndex, x + 5, baseline - 4.5, 5));
      }
      Pen.text(graphics, name.text, x + 16, baseline, room, FONT, theme.readable(name.color));
      x += name.width();
    }
    int height = Math.min(HEIGHT, area.height - 1);
    return new Rectangle(area.x, area.y + height, area.width, area.height - height);
  }
}
