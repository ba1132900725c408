package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaletteTest {
  private static BufferedImage picture(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }

  /** The largest difference in red, green or blue, over all pixels. */
  private static int largestError(BufferedImage expected, BufferedImage got) {
    int largest = 0;
    for (int y = 0; y < expected.getHeight(); y++) {
      for (int x = 0; x < expected.getWidth(); x++) {
        Color a = new Color(expected.getRGB(x, y));
        Color b = new Color(got.getRGB(x, y));
        largest = Math.max(largest, Math.abs(a.getRed() - b.getRed()));
        largest = Math.max(largest, Math.abs(a.getGreen() - b.getGreen()));
        largest = Math.max(largest, Math.abs(a.getBlue() - b.getBlue()));
      }
    }
    return largest;
  }

  @Test
  void aPictureOf256ColorsStaysAsItIs() {
    BufferedImage picture = picture(16, 16);
    Random random = new Random(1);
    for (int i = 0; i < 256; i++) {
      picture.setRGB(i % 16, i / 16, random.nextInt(1 << 24));
    }
    BufferedImage indexed = GifFile.Palette.indexed(picture);
    assertThat(largestError(picture, indexed)).isZero();
    assertThat(((IndexColorModel) indexed.getColorModel()).getMapSize()).isEqualTo(256);
  }

  @Test
  void oneColorIsEnough() {
    BufferedImage indexed = GifFile.Palette.indexed(picture(3, 2));
    assertThat(((IndexColorModel) indexed.getColorModel()).getMapSize()).isEqualTo(1);
    assertThat(new Color(indexed.getRGB(2, 1))).isEqualTo(Color.BLACK);
  }

  @Test
  void aRampOf1024ColorsIsOffByFourAtMost() {
    // From dark to light in 256 steps, each in four shades: a box is a step or two long.
    BufferedImage picture = picture(1024, 1);
    for (int x = 0; x < 1024; x++) {
      int step = x / 4;
      int green = Math.min(255, step + x % 2);
      int blue = 100 + x / 2 % 2;
      picture.setRGB(x, 0, new Color(step, green, blue).getRGB());
    }
    assertThat(largestError(picture, GifFile.Palette.indexed(picture))).isBetween(1, 4);
  }

  @Test
  void largeAreasKeepTheirColor() {
    // Noise in all colors, and two areas: a mean would move them.
    BufferedImage picture = picture(200, 200);
    Random random = new Random(2);
    for (int y = 0; y < 200; y++) {
      for (int x = 0; x < 200; x++) {
        int color = x < 50 ? 0xFEFEFE : x < 100 ? 0x0072B2 : random.nextInt(1 << 24);
        picture.setRGB(x, y, color);
      }
    }
    BufferedImage indexed = GifFile.Palette.indexed(picture);
    assertThat(new Color(indexed.getRGB(10, 10))).isEqualTo(new Color(0xFEFEFE));
    assertThat(new Color(indexed.getRGB(60, 10))).isEqualTo(new Color(0x0072B2));
  }
}
