package gradus.plots;

import static gradus.plots.Pictures.count;
import static gradus.plots.Pictures.height;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import gradus.ChildJvm;
import gradus.History;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LossCurveTest {
  private static final Color BLUE = Theme.LIGHT.color(0);
  private static final Color VERMILION = Theme.LIGHT.color(1);

  @TempDir Path folder;

  /** A history with these training losses, and validation losses that are 0.5 higher. */
  private static History history(double... losses) {
    History history = new History();
    for (int i = 0; i < losses.length; i++) {
      history.add(new History.Epoch(i + 1, losses[i], losses[i] + 0.5, 0, 0));
    }
    return history;
  }

  private static BufferedImage image(History history) {
    return LossCurve.of(history).image();
  }

  @Test
  void savesASharpPicture() throws IOException {
    Path file = folder.resolve("new/folder/loss.PNG");
    LossCurve.of(history(3, 2, 1)).save(file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(1920);
    assertThat(image.getHeight()).isEqualTo(1080);
    assertThat(new Color(image.getRGB(2, 2))).isEqualTo(Color.WHITE);
    assertThat(count(image, BLUE)).isGreaterThan(2000);
    assertThat(count(image, VERMILION)).isGreaterThan(2000);
  }

  @Test
  void theCurvesAreWhereTheirLossesAre() {
    // A falling training loss: low at the right; the validation curve lies above it everywhere.
    BufferedImage image = image(history(4, 3, 2, 1));
    double left = height(image, BLUE, 550, 650);
    double right = height(image, BLUE, 1150, 1250);
    assertThat(right - left).isGreaterThan(150);
    assertThat(height(image, VERMILION, 550, 650)).isLessThan(left - 40);
    assertThat(height(image, VERMILION, 1150, 1250)).isLessThan(right - 40);
  }

  @Test
  void aHistoryWithoutValidationHasOneCurve() {
    History history = new History();
    history.add(new History.Epoch(1, 2, Double.NaN, 0, Double.NaN));
    history.add(new History.Epoch(2, 1, Double.NaN, 0, Double.NaN));
    BufferedImage image = image(history);
    assertThat(count(image, BLUE)).isGreaterThan(1000);
    assertThat(count(image, VERMILION)).isZero();
  }

  @Test
  void whatIsNotFiniteLeavesAGap() {
    double[] losses = {4, 4, Double.NaN, Double.POSITIVE_INFINITY, 4, 4};
    BufferedImage image = image(history(losses));
    // The plot area begins at about x = 90 and ends at 1590: epochs 0 to 6.
    int between = 90 + 1500 * 7 / 12;
    assertThat(count(image, BLUE, new Rectangle(between - 60, 0, 120, 1080))).isZero();
    assertThat(count(image, BLUE, new Rectangle(366, 0, 200, 1080))).isGreaterThan(100);
    assertThat(count(image, BLUE, new Rectangle(1320, 0, 180, 1080))).isGreaterThan(100);
  }

  @Test
  void drawsEveryHistoryInTime() {
    double[][] histories = {
      {},
      {1},
      {Double.NaN},
      {Double.POSITIVE_INFINITY, Double.NaN},
      {0, 0, 0},
      {0.7, 0.7, 0.7},
      {1e300, 1e-300},
      {1e-300, 2e-300},
      {1e99, 1},
      {-1, -2},
      new double[2000]
    };
    for (double[] losses : histories) {
      assertTimeout(
          Duration.ofSeconds(5),
          () -> assertThat(count(image(history(losses)), Color.WHITE)).isPositive());
    }
  }

  @Test
  void drawsAtEverySize() {
    int[][] sizes = {{50, 50}, {50, 3000}, {300, 150}, {4000, 3000}};
    for (int[] size : sizes) {
      BufferedImage image =
          assertTimeout(
              Duration.ofSeconds(5),
              () -> LossCurve.of(history(3, 2, 1)).size(size[0], size[1]).image());
      assertThat(image.getWidth()).isEqualTo(size[0]);
    }
  }

  /** Saves and shows a picture; runs in a JVM of its own. */
  public static void main(String[] args) {
    LossCurve curve = LossCurve.of(history(3, 2, 1));
    try {
      curve.save(Path.of(args[0]));
      System.out.println("saved");
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    curve.show();
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
            LossCurveTest.class.getName(),
            folder.resolve("loss.png").toString()));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "displays have numbers on Linux only")
  void aDisplayThatDoesNotAnswerIsExplained() throws Exception {
    String noWindow =
        "No display, so no window \"Loss per epoch\"; save(path) makes a picture of it.\n";
    assertThat(run(":4711", "false"))
        .isEqualTo(
            "The picture cannot be drawn, since the display :4711 does not answer: unset DISPLAY,"
                + " or start Java with -Djava.awt.headless=true.\n"
                + noWindow);
    assertThat(run(":4711", "true")).isEqualTo("saved\n" + noWindow);
  }

  @Test
  void refusesAnotherFileType() {
    assertThatThrownBy(() -> LossCurve.of(history(1)).save(folder.resolve("loss.jpg")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "save got the file name \"loss.jpg\", but expects one that ends in .png or in .svg.");
  }

  @Test
  void saysWhereItCouldNotWrite() throws IOException {
    Path occupied = Files.writeString(folder.resolve("occupied"), "a file, not a folder");
    Path file = occupied.resolve("loss.png");
    assertThatThrownBy(() -> LossCurve.of(history(1)).save(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("The picture cannot be written to " + file.toAbsolutePath());
  }
}
