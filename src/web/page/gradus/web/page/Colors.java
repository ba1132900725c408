package gradus.web.page;

/**
 * The colors of classes and of signed values, in a light and a dark form. They can be told apart
 * with a color vision deficiency, and a class also has a {@link Marks mark} of its own.
 */
final class Colors {
  // Okabe and Ito's, with more for the last classes.
  private static final int[] ON_LIGHT = {
    0x0072B2, 0xD55E00, 0x009E73, 0xB8579A, 0x7A5C00, 0x56B4E9, 0x8A2BE2, 0xC00000, 0x4B6B00,
    0x666666
  };
  private static final int[] ON_DARK = {
    0x56B4E9, 0xE69F00, 0x2BC59A, 0xE08CC0, 0xF0E442, 0x3D8BD4, 0xB58CFF, 0xFF7B6B, 0xA6D05A,
    0xBBBBBB
  };

  private static final int LEVELS = 255; // of each sign

  private static boolean dark = false;

  // Pixels for −1 to 1, and the classes' colors as CSS has them: both are needed very often.
  private static int[] valuePixels = new int[2 * LEVELS + 1];
  private static String[] classTexts = new String[0];

  private Colors() {}

  static void setDark(boolean isDark) {
    dark = isDark;
    for (int level = -LEVELS; level <= LEVELS; level++) {
      valuePixels[level + LEVELS] = pixel(ofValue((double) level / LEVELS));
    }
    classTexts = new String[ON_LIGHT.length];
    for (int label = 0; label < classTexts.length; label++) {
      classTexts[label] = css(ofClass(label));
    }
  }

  /** The pixel of a value from −1 to 1. */
  static int valuePixel(double value) {
    double limited = Math.max(-1, Math.min(1, value));
    return valuePixels[(int) (limited * LEVELS + LEVELS + 0.5)];
  }

  /** A class's color as CSS has it. */
  static String cssOfClass(int label) {
    return classTexts[label % classTexts.length];
  }

  static boolean isDark() {
    return dark;
  }

  /** What stands for 0, or for no class. */
  static int neutral() {
    return dark ? 0x14171F : 0xFFFFFF;
  }

  static int ofClass(int label) {
    int[] colors = dark ? ON_DARK : ON_LIGHT;
    return colors[label % colors.length];
  }

  /** From −1, orange, over 0 to 1, blue. */
  static int ofValue(double value) {
    double size = Math.min(1, Math.abs(value));
    return mixed(neutral(), value < 0 ? ofClass(1) : ofClass(0), 0.9 * size);
  }

  /** A share of another color, from 0 to 1. */
  static int mixed(int from, int to, double share) {
    int color = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = (from >> shift) & 0xff;
      int b = (to >> shift) & 0xff;
      color |= (int) (a + share * (b - a) + 0.5) << shift;
    }
    return color;
  }

  /** As CSS has it. */
  static String css(int color) {
    String digits = Integer.toHexString(color);
    return "#" + "000000".substring(digits.length()) + digits;
  }

  /** As a canvas has it in an int: blue, green, red from above. */
  static int pixel(int color) {
    return 0xff000000 | (color & 0xff) << 16 | (color & 0xff00) | (color >> 16 & 0xff);
  }
}
