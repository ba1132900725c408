package gradus.plots;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;

/** Draws lines of text; one that is too long is cut, with dots. */
final class TextPainter {
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  private TextPainter() {}

  /** How wide the text is, in units. */
  static double width(String text, Font font) {
    return withLettersOf(text, font).getStringBounds(text, EXACT).getWidth();
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

  /** Draws from x to the right. */
  static void draw(
      Graphics2D graphics,
      String text,
      double x,
      double baseline,
      double widest,
      Font font,
      Color color) {
    draw(graphics, text, x, baseline, widest, font, color, 0);
  }

  /** Draws with its middle at x. */
  static void drawCentered(
      Graphics2D graphics,
      String text,
      double x,
      double baseline,
      double widest,
      Font font,
      Color color) {
    draw(graphics, text, x, baseline, widest, font, color, 0.5);
  }

  /** Draws so that it ends at x. */
  static void drawRight(
      Graphics2D graphics,
      String text,
      double x,
      double baseline,
      double widest,
      Font font,
      Color color) {
    draw(graphics, text, x, baseline, widest, font, color, 1);
  }

  /** Draws so that {@code leftShare} of its width lies left of x. */
  private static void draw(
      Graphics2D graphics,
      String text,
      double x,
      double baseline,
      double widest,
      Font font,
      Color color,
      double leftShare) {
    String shown = cut(text, font, widest);
    double left = leftShare == 0 ? x : x - leftShare * width(shown, font);
    graphics.setFont(withLettersOf(shown, font));
    graphics.setColor(color);
    graphics.drawString(shown, (float) left, (float) baseline);
  }
}
