package gradus;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pictures of GALLERY.md are those that its program makes. */
public class GalleryTest {
  private static final Path TUTORIALS = Path.of("tutorials");

  /** Needs a display, so the program doesn't make it. */
  private static final String WINDOW = "gallery/live.png";

  @TempDir Path folder;

  private void runGallery() throws Exception {
    String printed = ChildJvm.runMain(folder, "gallery.Gallery");
    assertThat(printed.replace('\\', '/')).isEqualTo("The pictures are in target/gallery.\n");
  }

  @Test
  void showsWhatItsProgramMakes() throws Exception {
    runGallery();
    List<String> shown = new ArrayList<>();
    Pattern.compile("\\]\\((gallery/[a-z-]+\\.(?:png|gif))\\)")
        .matcher(Files.readString(TUTORIALS.resolve("GALLERY.md")))
        .results()
        .forEach(link -> shown.add(link.group(1)));
    assertThat(shown).hasSizeGreaterThan(25).contains(WINDOW).doesNotHaveDuplicates();
    shown.add("gallery/boundary-dark.gif"); // on the README, in the dark
    for (String picture : shown) {
      BufferedImage committed = ImageIO.read(TUTORIALS.resolve(picture).toFile());
      if (!picture.equals(WINDOW)) {
        BufferedImage made = ImageIO.read(folder.resolve("target").resolve(picture).toFile());
        // Letters and lines may be smoothed a little differently by another JDK.
        assertThat(difference(made, committed)).as(picture).isLessThan(2);
      }
      assertThat(isBlank(committed)).as(picture).isFalse();
    }
    assertThat(Files.readString(folder.resolve("target/gallery/report.html")))
        .contains("Training report: digits");
  }

  /** The mean difference of a colour channel, from 0 to 255. */
  public static double difference(BufferedImage a, BufferedImage b) throws IOException {
    assertThat(a.getWidth()).isEqualTo(b.getWidth());
    assertThat(a.getHeight()).isEqualTo(b.getHeight());
    double sum = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        Color inA = new Color(a.getRGB(x, y));
        Color inB = new Color(b.getRGB(x, y));
        sum += Math.abs(inA.getRed() - inB.getRed());
        sum += Math.abs(inA.getGreen() - inB.getGreen());
        sum += Math.abs(inA.getBlue() - inB.getBlue());
      }
    }
    return sum / (3.0 * a.getWidth() * a.getHeight());
  }

  private static boolean isBlank(BufferedImage image) {
    int first = image.getRGB(0, 0);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) != first) {
          return false;
        }
      }
    }
    return true;
  }
}
