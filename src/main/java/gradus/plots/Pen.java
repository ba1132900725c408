package gradus.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;

/** What plots are drawn with: text, which is cut where it is too long, lines and dots. */
final class Pen {
  private static final double RADIUS = 4.6;
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  private Pen() {}

  /** How wide the text is, in units. */
  static double width(String text, Font font) {
    return withLettersOf(text, font).getStringBounds(text, EXACT).getWidth();
  }

  /** How wide the widest of these texts is; 0 for none. */
  static double widest(Iterable<String> texts, Font font) {
    double widest = 0;
    for (String text : texts) {
      widest = Math.max(widest, width(text, font));
    }
    return widest;
  }

  /** The font, or the machine's own if this one lacks a letter, as for names in Cyrillic. */
  private static Font withLettersOf(String text, Font font) {
    boolean hasAll = font.canDisplayUpTo(text) < 0;
    return hasAll
        ? font
        : new Font(Font.SANS_SERIF, font.getStyle(), 1).deriveFont(font.getSize2D());
  }

  /** The text, or its beginning and dots so that it is no wider. */
  static String cut(String text, Font font, double widest) {
    if (width(text, font) <= widest) {
      return text;
    }
    int fits = 0; // so many characters do, and tooMany don't
    int tooMany = text.length();
    while (tooMany - fits > 1) {
      int middle = (fits + tooMany) / 2;
      boolean middleFits = width(beginning(text, middle), font) <= widest;
      fits = middleFits ? middle : fits;
      tooMany = middleFits ? tooMany : middle;
    }
    return fits == 0 ? "" : beginning(text, fits);
  }

  private static String beginning(String text, int length) {
    return text.substring(0, length).strip() + "…";
  }

  /**
   * Draws text from x to the right.
   *
   * @param y where its letters stand
   * @param widest the room that it has
   */
  static void text(
      Graphics2D graphics, String text, double x, double y, double widest, Font font, Color color) {
    text(graphics, text, x, y, widest, font, color, 0);
  }

  /** Draws text with its middle at x. */
  static void centeredText(
      Graphics2D graphics, String text, double x, double y, double widest, Font font, Color color) {
    text(graphics, text, x, y, widest, font, color, 0.5);
  }

  /** Draws text so that it ends at x. */
  static void rightText(
      Graphics2D graphics, String text, double x, double y, double widest, Font font, Color color) {
    text(graphics, text, x, y, widest, font, color, 1);
  }

  /** Draws text so that {@code leftShare} of its width lies left of x. */
  private static void text(
      Graphics2D graphics,
      String text,
      double x,
      double y,
      double widest,
      Font font,
      Color color,
      double leftShare) {
    String shown = cut(text, font, widest);
    double left = leftShare == 0 ? x : x - leftShare * width(shown, font);
    graphics.setFont(withLettersOf(shown, font));
    graphics.setColor(color);
    graphics.drawString(shown, (float) left, (float) y);
  }

  static void line(
      Graphics2D graphics, Color color, Stroke stroke, double x, double y, double x2, double y2) {
    graphics.setColor(color);
    graphics.setStroke(stroke);
    graphics.draw(new Line2D.Double(x, y, x2, y2));
  }

  /** A dot of this radius. */
  static void dot(Graphics2D graphics, double x, double y, double radius, Color color) {
    graphics.setColor(color);
    graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  /** An example as a dot. */
  static void example(Graphics2D graphics, Theme theme, double x, double y, Color color) {
    dot(graphics, x, y, RADIUS, color, theme.background, 1.2f);
  }

  /**
   * An example of a class, in the class's color and shape; one that the network gets wrong has a
   * ring around it.
   *
   * @param size 1 for most pictures, less where there are very many examples
   */
  static void example(
      Graphics2D graphics,
      Theme theme,
      double x,
      double y,
      int classIndex,
      boolean ringed,
      double size) {
    Color color = theme.color(classIndex);
    if (ringed) {
      double ring = size * (RADIUS + 3.8);
      dot(graphics, x, y, ring, theme.background, theme.text, (float) (1.8 * size));
    }
    Shape marker = ClassMarker.of(classIndex, x, y, size * RADIUS);
    graphics.setColor(color);
    graphics.fill(marker);
    graphics.setColor(ringed ? color : theme.background);
    graphics.setStroke(new BasicStroke((float) (ringed ? 0.6 : 1.2 * size)));
    graphics.draw(marker);
  }

  /** A dot of this radius, and its outline. */
  static void dot(
      Graphics2D graphics, double x, double y, double radius, Color fill, Color line, float wide) {
    Ellipse2D dot = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    graphics.setColor(fill);
    graphics.fill(dot);
    graphics.setColor(line);
    graphics.setStroke(new BasicStroke(wide));
    graphics.draw(dot);
  }
}
