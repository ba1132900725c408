package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Looks for colors in pictures, and draws plots in every way. */
public final class Pictures {
  private static final int[][] SIZES = {{50, 50}, {50, 3000}, {3000, 50}, {300, 150}, {4000, 3000}};

  private Pictures() {}

  /** How many pixels of the picture have exactly this color. */
  public static int count(BufferedImage image, Color color) {
    return count(image, color, new Rectangle(image.getWidth(), image.getHeight()));
  }

  /** How many pixels of this part of the picture have exactly this color. */
  public static int count(BufferedImage image, Color color, Rectangle part) {
    int count = 0;
    for (int y = part.y; y < part.y + part.height; y++) {
      for (int x = part.x; x < part.x + part.width; x++) {
        count += image.getRGB(x, y) == color.getRGB() ? 1 : 0;
      }
    }
    return count;
  }

  /** The mean y of the pixels of a color between two x; NaN if there is none. */
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

  /**
   * The plot is drawn in time from 50×50 to 4000×3000 pixels, in both themes, for slide and page
   * and as SVG, and there is something to see.
   */
  static void assertDrawsAtEverySize(Plot plot) {
    for (int[] size : SIZES) {
      assertDraws(plot, Theme.LIGHT, size[0], size[1]);
    }
    assertDraws(plot.size(PictureSize.PAGE), Theme.DARK, 300, 150);
    assertThat(PictureFile.SvgPicture.of(plot)).isNotEmpty();
  }

  /** The plot is drawn in time, and there is something to see. */
  static void assertDraws(Plot plot) {
    assertDraws(plot, Theme.LIGHT, 480, 270);
  }

  private static void assertDraws(Plot plot, Theme theme, int width, int height) {
    plot.theme(theme).size(width, height);
    BufferedImage image = assertTimeout(Duration.ofSeconds(30), plot::image);
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    assertThat(new Color(image.getRGB(0, 0))).isEqualTo(theme.background);
    assertThat(colors(image, 3)).as(plot.title()).isEqualTo(3);
    assertThat(plot.subtitle()).isNotBlank();
  }

  /** The smallest box around all pixels of a color; null if there is none. */
  static Rectangle box(BufferedImage image, Color color) {
    Rectangle box = null;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) == color.getRGB()) {
          Rectangle pixel = new Rectangle(x, y, 1, 1);
          box = box == null ? pixel : box.union(pixel);
        }
      }
    }
    return box;
  }

  /** How many different colors the picture has, at most {@code limit}. */
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
