package gradus.plots;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;

/** Draws lines of text; one that is too long is cut, with dots. */
final class Text {
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  private Text() {}

  /** How wide the text is, in units. */
  static double width(String text, Font font) {
    return font.getStringBounds(text, EXACT).getWidth();
  }

  /** The text, or its beginning and dots so that it is no wider. */
  static String cut(String text, Font font, double widest) {
    if (width(text, font) <= widest) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width(text.substring(0, end).strip() + "…", font) > widest) {
      end--;
    }
    return end == 0 ? "" : text.substring(0, end).strip() + "…";
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
    graphics.setFont(font);
    graphics.setColor(color);
    graphics.drawString(cut(text, font, widest), (float) x, (float) baseline);
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
    String shown = cut(text, font, widest);
    draw(graphics, shown, x - width(shown, font) / 2, baseline, widest, font, color);
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
    String shown = cut(text, font, widest);
    draw(graphics, shown, x - width(shown, font), baseline, widest, font, color);
  }
}
