package gradus.plots;

import java.awt.Color;

/**
 * Colors for the numbers from 0 to 1, through a few given colors at equal distances.
 *
 * <p>Between two of them it mixes in the color space OKLab, whose distances are close to what the
 * eye sees as distances: equal steps of the number look like equal steps of the color, and mixing
 * blue with yellow passes no muddy gray.
 *
 * <p>Source: B. Ottosson, "A perceptual color space for image processing" (2020).
 */
final class ColorMap {
  private static final int STEPS = 1024;

  private final int[] rgb = new int[STEPS + 1];

  /** Through these colors, first at 0 and last at 1, as in 0x0072B2. */
  ColorMap(int... colors) {
    double[][] labs = new double[colors.length][];
    for (int i = 0; i < colors.length; i++) {
      labs[i] = lab(new Color(colors[i]));
    }
    for (int i = 0; i <= STEPS; i++) {
      double position = (double) i / STEPS * (labs.length - 1);
      int left = Math.min((int) position, labs.length - 2);
      rgb[i] = color(mix(labs[left], labs[left + 1], position - left)).getRGB();
    }
  }

  /** The color of a number; below 0 and NaN count as 0, above 1 as 1. */
  Color at(double number) {
    return new Color(rgbAt(number));
  }

  /** The same as one int, for the pixels of an image. */
  int rgbAt(double number) {
    double inside = number > 0 ? Math.min(number, 1) : 0; // false for NaN
    return rgb[(int) Math.round(inside * STEPS)];
  }

  /** {@code share} of b in a. */
  static Color mix(Color a, Color b, double share) {
    return color(mix(lab(a), lab(b), share));
  }

  /** From 0 for black to 1 for white, as the eye sees it. */
  static double lightness(Color color) {
    return lab(color)[0];
  }

  /**
   * How well one color is seen on the other, from 1 for not at all to 21 for black on white.
   *
   * <p>Source: W3C, "Web Content Accessibility Guidelines 2.2" (2023), contrast ratio.
   */
  static double contrast(Color a, Color b) {
    double lighter = Math.max(luminance(a), luminance(b));
    double darker = Math.min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double[] mix(double[] a, double[] b, double share) {
    double[] mixed = new double[3];
    for (int i = 0; i < 3; i++) {
      mixed[i] = a[i] + share * (b[i] - a[i]);
    }
    return mixed;
  }

  /** sRGB to OKLab: lightness, green to red, blue to yellow. */
  static double[] lab(Color color) {
    double r = linear(color.getRed());
    double g = linear(color.getGreen());
    double b = linear(color.getBlue());
    double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  private static Color color(double[] lab) {
    double l = cube(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]);
    double m = cube(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]);
    double s = cube(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]);
    return new Color(
        channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
        channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
        channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
  }

  private static double cube(double x) {
    return x * x * x;
  }

  /** A channel of sRGB, 0 to 255, as an amount of light, 0 to 1. */
  private static double linear(int channel) {
    double x = channel / 255.0;
    return x <= 0.04045 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4);
  }

  private static int channel(double light) {
    double x = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * Math.max(0, Math.min(1, x)));
  }
}
