package gradus.plots;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of dots in a plot, each above or below its dot and right or left of it: at the first of
 * these four places where no line runs through it, or else where there is most room.
 */
final class PointLabels {
  private static final Font FONT = Theme.regular(13);
  private static final double ASIDE = 10; // from the middle of the dot
  private static final double ABOVE = 9; // from there to the baseline
  private static final double BELOW = 19;
  private static final double ASCENT = 11;
  private static final double HEIGHT = 15;

  private final Theme theme;
  private final Rectangle2D plotArea;
  private final List<Shape> obstacles = new ArrayList<>();

  PointLabels(Theme theme, Rectangle2D plotArea) {
    this.theme = theme;
    this.plotArea = plotArea;
  }

  /** Names shall not lie on this; a curve is given in straight pieces, since shapes are filled. */
  void avoid(Shape shape) {
    obstacles.add(shape);
  }

  /** Draws the name of the dot at this place. */
  void paint(Graphics2D graphics, String name, double x, double y) {
    double right = plotArea.getMaxX() - x;
    double left = x - plotArea.getX();
    double widest = Math.max(left, right) - ASIDE - 2;
    String text = Pen.cut(name, FONT, widest);
    boolean rightFirst = right > left;
    Rectangle2D first = place(text, x, y, rightFirst, true);
    Rectangle2D[] places = {
      first,
      place(text, x, y, !rightFirst, true),
      place(text, x, y, rightFirst, false),
      place(text, x, y, !rightFirst, false)
    };
    Rectangle2D place = first;
    for (int i = places.length - 1; i >= 0; i--) {
      place = isFree(places[i]) ? places[i] : place;
    }
    obstacles.add(place);
    double baseline = Math.max(plotArea.getY() + 14, place.getY() + ASCENT);
    Pen.text(graphics, text, place.getX(), baseline, widest, FONT, theme.text);
  }

  private static Rectangle2D place(String text, double x, double y, boolean right, boolean above) {
    double width = Pen.width(text, FONT);
    double textX = right ? x + ASIDE : x - ASIDE - width;
    double baseline = above ? y - ABOVE : y + BELOW;
    return new Rectangle2D.Double(textX, baseline - ASCENT, width, HEIGHT);
  }

  private boolean isFree(Rectangle2D place) {
    if (!plotArea.contains(place)) {
      return false;
    }
    for (Shape obstacle : obstacles) {
      if (obstacle.intersects(place)) {
        return false;
      }
    }
    return true;
  }
}
