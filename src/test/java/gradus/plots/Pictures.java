package gradus.plots;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.Set;

/** Looks for colours in pictures. */
final class Pictures {
  private Pictures() {}

  /** How many pixels of the picture have exactly this colour. */
  static int count(BufferedImage image, Color color) {
    return count(image, color, new Rectangle(image.getWidth(), image.getHeight()));
  }

  /** How many pixels of this part of the picture have exactly this colour. */
  static int count(BufferedImage image, Color color, Rectangle part) {
    int count = 0;
    for (int y = part.y; y < part.y + part.height; y++) {
      for (int x = part.x; x < part.x + part.width; x++) {
        count += image.getRGB(x, y) == color.getRGB() ? 1 : 0;
      }
    }
    return count;
  }

  /** The mean y of the pixels of a colour between two x; NaN if there is none. */
  static double height(BufferedImage image, Color color, int fromX, int toX) {
    double sum = 0;
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = fromX; x < toX; x++) {
        if (image.getRGB(x, y) == color.getRGB()) {
          sum += y;
          count++;
        }
      }
    }
    return sum / count;
  }

  /** How many different colours the picture has, at most {@code limit}. */
  static int colors(BufferedImage image, int limit) {
    Set<Integer> colors = new HashSet<>();
    for (int y = 0; y < image.getHeight() && colors.size() < limit; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colors.add(image.getRGB(x, y));
      }
    }
    return Math.min(limit, colors.size());
  }
}
