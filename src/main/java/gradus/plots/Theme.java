package gradus.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;

/**
 * How all plots look: one font, few colors, and no ink that says nothing; light for paper and
 * bright rooms, dark for dark ones.
 *
 * <p>The font is Inter, bundled so that a picture looks the same on every machine. Classes and
 * curves have colors after Okabe and Ito's palette, which people with any kind of color blindness
 * tell apart: blue, vermilion, green, purple, sky blue, orange, yellow, gray; on dark the brighter
 * ones come first. Four of them are made lighter or darker here, so that no two of the eight are
 * equally light and a gray print can tell them apart as well. Beyond eight, the same again, mixed
 * with the background, and then with the text.
 *
 * <p>Source: M. Okabe, K. Ito, "Color Universal Design" (2008).
 */
public final class Theme {
  private static final int[] ON_LIGHT = {
    0x0072B2, 0xD55E00, 0x20AF83, 0x8A3A78, 0x7CC8F5, 0xE69F00, 0xF0E442, 0x404040
  };
  private static final int[] ON_DARK = {
    0x5AB8ED, 0xEEB02E, 0x0FA377, 0xD57AAE, 0xF6EC5C, 0xC65200, 0x1668B0, 0xD2D2D2
  };

  static final BasicStroke CURVE = round(2.6f);

  /** What small letters need beside their background, by the Web's rules (WCAG 2, level AA). */
  private static final double READABLE = 4.5;

  /** Dashed, for lines to compare with. */
  static final BasicStroke GUIDE =
      new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0);

  /** White, for paper and bright rooms. What plots have if nothing is said. */
  public static final Theme LIGHT =
      new Theme(
          "light", 0xFFFFFF, 0x1F2430, 0x6B7280, 0xE6E8EE, ON_LIGHT, 0x0F77B8, 0xBA4A00, 0x006B54);

  /** Nearly black, for dark rooms. */
  public static final Theme DARK =
      new Theme(
          "dark", 0x14171F, 0xF3F4F6, 0x9CA3AF, 0x2A3040, ON_DARK, 0x58B6EB, 0xE09C0B, 0x3CC79A);

  /** What everything is drawn on. */
  public final Color background;

  /** The color of letters and numbers that matter. */
  public final Color text;

  /** The color of what stands beside them: axes, captions. */
  public final Color mutedText;

  final Color grid;

  /** Low to high: a perceptually uniform map from dark blue over green to yellow. */
  final ColorMap sequential;

  /** Low to high: from the background to the first class's color, for fields and bars. */
  final ColorMap shades;

  /** None to all: from the background to green, for the counts of a table. */
  final ColorMap counts;

  /** Negative, zero, positive: from blue over the background to an equally strong orange. */
  final ColorMap diverging;

  /** The upper half of {@link #diverging}, for numbers of which none is negative. */
  final ColorMap positive;

  private final String name;
  private final int[] palette;

  private Theme(
      String name,
      int background,
      int text,
      int mutedText,
      int grid,
      int[] palette,
      int negative,
      int positive,
      int counted) {
    this.name = name;
    this.background = new Color(background);
    this.text = new Color(text);
    this.mutedText = new Color(mutedText);
    this.grid = new Color(grid);
    this.palette = palette;
    // Equally far apart, and their lightness rises in equal steps: found by least squares.
    sequential = new ColorMap(0x2E0D5C, 0x075589, 0x1D938D, 0x76CA79, 0xF5EE67);
    shades = new ColorMap(background, palette[0]);
    diverging = new ColorMap(negative, background, positive);
    this.positive = new ColorMap(background, positive);
    counts = new ColorMap(background, counted);
  }

  /** The color of a class or a curve, counted from 0; from 24 on they come again. */
  public Color color(int index) {
    Color pure = new Color(palette[index % palette.length]);
    return switch (index / palette.length % 3) {
      case 1 -> ColorMap.mix(pure, background, 0.45);
      case 2 -> ColorMap.mix(pure, text, 0.45);
      default -> pure;
    };
  }

  /**
   * The color of one of several things in an order, such as layers: a part of {@link #sequential}
   * that can be seen on the background.
   */
  Color inOrder(int index, int count) {
    double share = count < 2 ? 0 : (double) index / (count - 1);
    return sequential.at(this == LIGHT ? 0.75 * share : 0.3 + 0.7 * share);
  }

  /** The color for letters on the background: mixed with the text's as far as they need it. */
  Color readable(Color color) {
    Color mixed = color;
    for (int i = 1; i <= 10 && ColorMap.contrast(mixed, background) < READABLE; i++) {
      mixed = ColorMap.mix(color, text, i / 10.0);
    }
    return mixed;
  }

  /** For text on a colored area: the theme's text or background color, whichever reads better. */
  Color textOn(Color area) {
    double lightness = ColorMap.lightness(area);
    double toText = Math.abs(ColorMap.lightness(text) - lightness);
    double toBackground = Math.abs(ColorMap.lightness(background) - lightness);
    return toText >= toBackground ? text : background;
  }

  /** Whether the background is darker than the letters. */
  public boolean isDark() {
    return ColorMap.lightness(background) < 0.5;
  }

  /** The font of all plots in this size. */
  public static Font regular(double size) {
    return BundledFonts.regular().deriveFont((float) size);
  }

  /** The same for what stands out, such as titles. */
  public static Font semiBold(double size) {
    return BundledFonts.semiBold().deriveFont((float) size);
  }

  /** The stroke of one of several curves: solid, dashed, dotted, dashed and dotted, and again. */
  static BasicStroke curve(int index) {
    float[][] dashes = {null, {9, 6}, {1, 6}, {11, 6, 1, 6}};
    float width = CURVE.getLineWidth();
    int round = BasicStroke.CAP_ROUND;
    return new BasicStroke(width, round, BasicStroke.JOIN_ROUND, 1, dashes[index % 4], 0);
  }

  /** A stroke with round ends. */
  static BasicStroke round(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  /** {@code light} or {@code dark}. */
  @Override
  public String toString() {
    return name;
  }
}
