package gradus.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** Lying bars from a common zero, to the right and to the left, each with its number at its end. */
final class Bars {
  private static final Font FONT = Theme.semiBold(13);
  private static final int SPACE = 8; // between a bar and its number

  private final Theme theme;
  private final double[] numbers;
  private final Color[] colors;
  private final String[] texts;
  private final double low;
  private final double high;
  private final double size;

  /** Bars of these numbers and colours; a number that isn't finite has no length. */
  Bars(Theme theme, double[] numbers, Color[] colors, double full) {
    this.theme = theme;
    this.numbers = numbers;
    this.colors = colors;
    texts = NumberTexts.of(numbers);
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
    double textRoom = SPACE;
    for (String text : texts) {
      textRoom = Math.max(textRoom, TextPainter.width(text, FONT) + SPACE);
    }
    double leftRoom = low < 0 ? textRoom : 0;
    double room = Math.max(1, area.getWidth() - leftRoom - textRoom);
    // By the size first, since the distance of two large numbers can overflow.
    double range = high / size - low / size;
    double unit = range == 0 ? 0 : room / range;
    double zero = area.getX() + leftRoom - low / size * unit;
    double step = area.getHeight() / numbers.length;
    TextPainter.draw(graphics, heading, zero, area.getY() - 10, room, FONT, theme.mutedText);
    for (int i = 0; i < numbers.length; i++) {
      double length = Double.isFinite(numbers[i]) ? numbers[i] / size * unit : 0;
      double y = area.getY() + (i + 0.5) * step;
      double height = 0.56 * step;
      double left = Math.min(zero, zero + length);
      graphics.setColor(colors[i]);
      graphics.fill(new Rectangle2D.Double(left, y - height / 2, Math.abs(length), height));
      paintNumber(graphics, texts[i], zero + length, y + 5, length < 0);
    }
    graphics.setColor(theme.mutedText);
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(new Line2D.Double(zero, area.getY(), zero, area.getMaxY()));
  }

  private void paintNumber(
      Graphics2D graphics, String text, double end, double baseline, boolean leftOfIt) {
    double x = leftOfIt ? end - SPACE - TextPainter.width(text, FONT) : end + SPACE;
    TextPainter.draw(graphics, text, x, baseline, Double.POSITIVE_INFINITY, FONT, theme.text);
  }
}
