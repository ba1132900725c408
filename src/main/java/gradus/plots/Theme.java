package gradus.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;

/**
 * How all plots look: one font, few colours, and no ink that says nothing; light for paper and
 * bright rooms, dark for dark ones.
 *
 * <p>The font is Inter, bundled so that a picture looks the same on every machine. Classes and
 * curves have the colours of Okabe and Ito's palette, which people with any kind of colour
 * blindness tell apart: blue, vermilion, green, purple, sky blue, orange, yellow, grey; on dark the
 * brighter ones come first. Beyond eight, the same again, mixed with the background, and then with
 * the text.
 *
 * <p>Source: M. Okabe, K. Ito, "Color Universal Design" (2008).
 */
public final class Theme {
  private static final int[] ON_LIGHT = {
    0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xE69F00, 0xF0E442, 0x666666
  };
  private static final int[] ON_DARK = {
    0x56B4E9, 0xE69F00, 0x009E73, 0xCC79A7, 0xF0E442, 0xD55E00, 0x0072B2, 0xBBBBBB
  };

  private static final Font REGULAR = load("Inter-Regular.otf");
  private static final Font SEMI_BOLD = load("Inter-SemiBold.otf");

  static final BasicStroke CURVE =
      new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  /** White, for paper and bright rooms. What plots have if nothing is said. */
  public static final Theme LIGHT =
      new Theme("light", 0xFFFFFF, 0x1F2430, 0x6B7280, 0xE6E8EE, ON_LIGHT);

  /** Nearly black, for dark rooms. */
  public static final Theme DARK =
      new Theme("dark", 0x14171F, 0xF3F4F6, 0x9CA3AF, 0x2A3040, ON_DARK);

  final Color background;
  final Color text;
  final Color mutedText;
  final Color grid;

  /** Low to high: a perceptually uniform map from dark blue over green to yellow. */
  final ColorMap sequential;

  /** None to many: from the background to the first class's colour, for counts and shares. */
  final ColorMap shades;

  /** Negative, zero, positive: from blue over the background to vermilion. */
  final ColorMap diverging;

  private final String name;
  private final int[] palette;

  private Theme(String name, int background, int text, int mutedText, int grid, int[] palette) {
    this.name = name;
    this.background = new Color(background);
    this.text = new Color(text);
    this.mutedText = new Color(mutedText);
    this.grid = new Color(grid);
    this.palette = palette;
    sequential = new ColorMap(0x25155B, 0x355C9B, 0x1F9A9A, 0x7CCB6B, 0xF6F06A);
    shades = new ColorMap(background, palette[0]);
    diverging = new ColorMap(palette[0], background, palette[1]);
  }

  /** The colour of a class or a curve, counted from 0. */
  Color color(int index) {
    Color pure = new Color(palette[index % palette.length]);
    return switch (index / palette.length % 3) {
      case 1 -> ColorMap.mix(pure, background, 0.45);
      case 2 -> ColorMap.mix(pure, text, 0.45);
      default -> pure;
    };
  }

  /** For text on a coloured area: the theme's text or background colour, whichever reads better. */
  Color textOn(Color area) {
    double lightness = ColorMap.lightness(area);
    double toText = Math.abs(ColorMap.lightness(text) - lightness);
    double toBackground = Math.abs(ColorMap.lightness(background) - lightness);
    return toText >= toBackground ? text : background;
  }

  static Font regular(double size) {
    return REGULAR.deriveFont((float) size);
  }

  static Font semiBold(double size) {
    return SEMI_BOLD.deriveFont((float) size);
  }

  private static Font load(String file) {
    try (InputStream stream = Theme.class.getResourceAsStream(file)) {
      return Font.createFont(Font.TRUETYPE_FONT, stream);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("The bundled font " + file + " cannot be loaded.", e);
    }
  }

  /** {@code light} or {@code dark}. */
  @Override
  public String toString() {
    return name;
  }
}
