package gradus.plots;

import static gradus.plots.Pictures.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.ChildJvm;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PlotTest {
  @TempDir Path folder;

  /** A plot whose body is red. */
  private static final class RedPlot extends Plot {
    private final String subtitle;

    RedPlot(String subtitle) {
      super("Red");
      this.subtitle = subtitle;
    }

    @Override
    String subtitle() {
      return subtitle;
    }

    @Override
    void paintBody(Graphics2D graphics, Rectangle area) {
      graphics.setColor(Color.RED);
      graphics.fill(area);
    }
  }

  /** From the first row that isn't white to the last, between two rows. */
  private static int inkHeight(BufferedImage image, int fromY, int toY) {
    int first = toY;
    int last = fromY;
    for (int y = fromY; y < toY; y++) {
      if (count(image, Color.WHITE, new Rectangle(0, y, 600, 1)) < 600) {
        first = Math.min(first, y);
        last = y;
      }
    }
    return Math.max(0, last - first + 1);
  }

  @Test
  void savesASharpPictureAndMakesMissingFolders() throws IOException {
    Path file = folder.resolve("new/folder/red.PNG");
    new RedPlot("").save(file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(1920);
    assertThat(image.getHeight()).isEqualTo(1080);
    // Below the header of 68 units, 136 pixels, all is body.
    assertThat(count(image, Color.RED)).isEqualTo(1920 * (1080 - 136));
    assertThat(new Color(image.getRGB(2, 2))).isEqualTo(Color.WHITE);
  }

  @Test
  void replacesAnExistingFile() throws IOException {
    Path file = Files.writeString(folder.resolve("red.png"), "x".repeat(100_000));
    new RedPlot("").save(file);
    assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(1920);
    assertThat(file).satisfies(saved -> assertThat(Files.size(saved)).isLessThan(100_000));
  }

  @Test
  void theHeaderHasTheTitleAndTheSubtitleBelow() {
    BufferedImage with = new RedPlot("see how red").image();
    BufferedImage without = new RedPlot("").image();
    // Baselines at 36 and 59 units, 72 and 118 pixels: a letter of the title is above the first.
    assertThat(inkHeight(with, 0, 80)).isBetween(24, 32);
    assertThat(inkHeight(with, 92, 130)).isBetween(16, 24);
    assertThat(inkHeight(without, 92, 130)).isZero();
  }

  @Test
  void aTitleOfYourOwnTakesThePlaceOfTheUsualOne() {
    Rectangle header = new Rectangle(0, 0, 600, 80);
    Plot plot = new RedPlot("");
    assertThat(plot.heading()).isEqualTo("Red");
    int usual = count(plot.image(), Theme.LIGHT.text, header);
    assertThat(plot.titled("Nothing but red").heading()).isEqualTo("Nothing but red");
    assertThat(count(plot.image(), Theme.LIGHT.text, header)).isGreaterThan(2 * usual);
  }

  @Test
  void aPageHasLargerLettersThanASlideOfTheSamePixels() {
    BufferedImage slide = new RedPlot("").size(PictureSize.SLIDE).image();
    BufferedImage page = new RedPlot("").size(PictureSize.PAGE).image();
    assertThat(page.getWidth()).isEqualTo(slide.getWidth());
    double slideLetters = inkHeight(slide, 0, 136);
    assertThat(inkHeight(page, 0, 220) / slideLetters).isBetween(1.5, 1.8); // 1 / 0.6 = 1.67
  }

  @Test
  void lettersGrowWithThePicture() {
    BufferedImage half = new RedPlot("").size(960, 540).image();
    BufferedImage full = new RedPlot("").size(1920, 1080).image();
    double halfLetters = inkHeight(half, 0, 68);
    assertThat(inkHeight(full, 0, 136) / halfLetters).isBetween(1.8, 2.2);
  }

  @Test
  void aDarkThemeHasADarkBackground() {
    BufferedImage image = new RedPlot("").theme(Theme.DARK).image();
    assertThat(new Color(image.getRGB(2, 2))).isEqualTo(Theme.DARK.background);
    assertThat(count(image, Theme.DARK.text)).isPositive();
  }

  @Test
  void drawsAtEverySize() {
    Pictures.assertDrawsAtEverySize(new RedPlot("x".repeat(1000)));
  }

  @Test
  void refusesASizeThatCannotBeDrawn() {
    assertThatThrownBy(() -> new RedPlot("").size(49, 540))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A picture of 49 x 540 pixels cannot be drawn: give a width and a height from 50 to"
                + " 8000.");
    assertThatThrownBy(() -> new RedPlot("").size(960, 8001))
        .hasMessage(
            "A picture of 960 x 8001 pixels cannot be drawn: give a width and a height from 50 to"
                + " 8000.");
  }

  @Test
  void refusesAnotherFileType() {
    assertThatThrownBy(() -> new RedPlot("").save(folder.resolve("red.jpg")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "save got the file name \"red.jpg\", but expects one that ends in .png or in .svg.");
  }

  /**
   * Java's own writer of pictures would say "I/O error writing PNG file!", and leave it at that.
   */
  @Test
  void saysThatItsThreadWasInterrupted() {
    Path path = folder.resolve("red.png");
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> new RedPlot("").save(path))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage(
              path
                  + " cannot be written: this thread was interrupted, and Java then neither reads nor"
                  + " writes a file; to do it all the same, call Thread.interrupted() before.");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void saysWhereItCouldNotWrite() throws IOException {
    Path occupied = Files.writeString(folder.resolve("occupied"), "a file, not a folder");
    Path file = occupied.resolve("red.png");
    assertThatThrownBy(() -> new RedPlot("").save(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            file
                + " cannot be written: java.nio.file.FileAlreadyExistsException: "
                + occupied
                + ".");
  }

  /** Saves and shows a picture; runs in a JVM of its own. */
  public static void main(String[] args) {
    Plot plot = new RedPlot("");
    try {
      plot.save(Path.of(args[0]));
      System.out.println("saved");
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    plot.show();
  }

  private String run(String display, String headless) throws Exception {
    return ChildJvm.run(
        ChildJvm.home(),
        folder,
        Map.of("DISPLAY", display),
        List.of(
            "-Djava.awt.headless=" + headless,
            "-cp",
            System.getProperty("java.class.path"),
            PlotTest.class.getName(),
            folder.resolve("red.png").toString()));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "displays have numbers on Linux only")
  void aDisplayThatDoesNotAnswerIsExplained() throws Exception {
    String noWindow = "No display, so no window \"Red\"; save(path) makes a picture of it.\n";
    assertThat(run(":4711", "false"))
        .isEqualTo(
            "The picture cannot be drawn, since the display :4711 does not answer: unset DISPLAY,"
                + " or start Java with -Djava.awt.headless=true.\n"
                + noWindow);
    assertThat(run(":4711", "true")).isEqualTo("saved\n" + noWindow);
  }
}
