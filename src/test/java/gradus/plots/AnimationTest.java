package gradus.plots;

import static gradus.plots.Pictures.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.Listener;
import gradus.Trainer;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnimationTest {
  private static final Color BLUE = Theme.LIGHT.color(0);

  @TempDir Path folder;
  private final Trainer trainer = Slope.trainer();

  /** What a GIF holds. */
  private static final class Gif {
    final List<BufferedImage> pictures = new ArrayList<>();
    final List<Integer> delays = new ArrayList<>(); // hundredths of a second
    byte[] loop;

    Gif(Path path) throws IOException {
      ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
      try (ImageInputStream stream = ImageIO.createImageInputStream(new File(path.toString()))) {
        reader.setInput(stream);
        for (int i = 0; i < reader.getNumImages(true); i++) {
          pictures.add(reader.read(i));
          IIOMetadataNode root =
              (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
          delays.add(
              Integer.valueOf(node(root, "GraphicControlExtension").getAttribute("delayTime")));
          if (i == 0) {
            loop = (byte[]) node(root, "ApplicationExtension").getUserObject();
          }
        }
      } finally {
        reader.dispose();
      }
    }

    private static IIOMetadataNode node(IIOMetadataNode root, String name) {
      return (IIOMetadataNode) root.getElementsByTagName(name).item(0);
    }

    /** The share of the picture's width that is blue, halfway down. */
    double bar(int picture) {
      BufferedImage image = pictures.get(picture);
      Rectangle line = new Rectangle(0, image.getHeight() / 2, image.getWidth(), 1);
      return (double) count(image, BLUE, line) / image.getWidth();
    }
  }

  private Gif saved(Animation animation) throws IOException {
    Path path = folder.resolve("new/slope.gif");
    animation.save(path);
    return new Gif(path);
  }

  @Test
  void hasTheNetworkBeforeTheFirstStepAfterEveryEpochAndAtTheEnd() throws IOException {
    Animation animation = Animation.record(trainer, 2, Slope.plot(trainer));
    trainer.fit(Slope.POINTS, 5);
    Gif gif = saved(animation);
    // The slope after 0, 2, 4 and 5 epochs: 2·(1 − 0.5ⁿ), and the bar is half of it.
    assertThat(gif.pictures).hasSize(4);
    assertThat(gif.bar(0)).isZero();
    assertThat(gif.bar(1)).isEqualTo(1 - 0.25, within(0.002));
    assertThat(gif.bar(2)).isEqualTo(1 - 0.0625, within(0.002));
    assertThat(gif.bar(3)).isEqualTo(1 - 0.03125, within(0.002));
  }

  @Test
  void loopsAndHoldsItsLastPicture() throws IOException {
    Animation animation = Animation.record(trainer, 1, Slope.plot(trainer));
    trainer.fit(Slope.POINTS, 2);
    Gif gif = saved(animation);
    assertThat(gif.delays).containsExactly(10, 10, 200);
    assertThat(gif.loop).containsExactly(1, 0, 0); // 0 times means forever
    assertThat(saved(animation.picturesPerSecond(25)).delays).containsExactly(4, 4, 200);
  }

  @Test
  void keepsColorsToTheBit() throws IOException {
    Animation animation =
        Animation.record(trainer, 1, Slope.plot(trainer).theme(Theme.DARK)).size(300, 200);
    trainer.fit(Slope.POINTS, 1);
    BufferedImage picture = saved(animation).pictures.get(1);
    assertThat(picture.getWidth()).isEqualTo(300);
    assertThat(picture.getHeight()).isEqualTo(200);
    assertThat(new Color(picture.getRGB(290, 100))).isEqualTo(Theme.DARK.background);
    assertThat(new Color(picture.getRGB(290, 198))).isEqualTo(Theme.DARK.background);
    assertThat(new Color(picture.getRGB(10, 100))).isEqualTo(Theme.DARK.color(0));
    assertThat(count(picture, Theme.DARK.color(0)))
        .isEqualTo(150 * 168); // the header has 22 rows, the caption 10
  }

  @Test
  void isHalfAsLargeAsTheSavedPlotIfNothingIsSaid() throws IOException {
    Animation animation = Animation.record(trainer, 1, Slope.plot(trainer));
    trainer.fit(Slope.POINTS, 1);
    BufferedImage picture = saved(animation).pictures.get(0);
    assertThat(picture.getWidth()).isEqualTo(960);
    assertThat(picture.getHeight()).isEqualTo(540);
  }

  @Test
  void aPlotOfAHistoryIsMadeAnewForEachPicture() throws IOException {
    Animation animation = Animation.record(trainer, 1, () -> LossCurve.of(trainer.history()));
    trainer.fit(Slope.POINTS, 3);
    Gif gif = saved(animation);
    assertThat(count(gif.pictures.get(0), BLUE)).isZero();
    assertThat(count(gif.pictures.get(3), BLUE)).isGreaterThan(500);
  }

  @Test
  void byStepsTheLastPictureAlsoShowsTheLastEpoch() throws IOException {
    trainer.setBatchSize(1); // two steps an epoch
    List<Integer> epochs = new ArrayList<>();
    Animation animation =
        Animation.recordSteps(
            trainer,
            1,
            () -> {
              epochs.add(trainer.epoch());
              return Slope.plot(trainer);
            });
    trainer.fit(Slope.POINTS, 2);
    // Before, after each of four steps, and the last one once more when its epoch is counted.
    assertThat(epochs).containsExactly(0, 0, 0, 1, 1, 2);
    assertThat(saved(animation).pictures).hasSize(5);
  }

  @Test
  void aSecondFitGoesOn() throws IOException {
    Animation animation = Animation.record(trainer, 1, Slope.plot(trainer));
    trainer.fit(Slope.POINTS, 1);
    trainer.fit(Slope.POINTS, 1);
    Gif gif = saved(animation);
    assertThat(gif.pictures).hasSize(3);
    assertThat(gif.bar(2)).isEqualTo(0.75, within(0.002));
  }

  @Test
  void ofTooManyPicturesEverySecondIsDropped() throws IOException {
    Animation animation = Animation.record(trainer, 1, Slope.plot(trainer)).size(50, 50);
    trainer.fit(Slope.POINTS, 199);
    assertThat(saved(animation).pictures).hasSize(200); // 0, 1, …, 199
    trainer.fit(Slope.POINTS, 6);
    // 0, 2, …, 198, 200, 202, 204, and the end after 205
    assertThat(saved(animation).pictures).hasSize(104);
    assertThat(saved(animation).bar(0)).isZero();
  }

  @Test
  void doesNotChangeTheTraining() {
    Animation.recordSteps(trainer, 1, Slope.plot(trainer)).size(50, 50);
    trainer.fit(Slope.POINTS, 4);
    Trainer unwatched = Slope.trainer();
    unwatched.fit(Slope.POINTS, 4);
    assertThat(Slope.of(trainer.network())).isEqualTo(Slope.of(unwatched.network()));
  }

  @Test
  void afterAnErrorItIsTheErrorThatIsSeen() throws IOException {
    Animation animation =
        Animation.record(
            trainer,
            5,
            () -> {
              if (trainer.steps() > 0) {
                throw new IllegalStateException("nothing can be drawn");
              }
              return Slope.plot(trainer);
            });
    trainer.addListener(
        new Listener() {
          @Override
          public void stepEnded(Trainer stepped) {
            throw new ArithmeticException("the training failed");
          }
        });
    assertThatThrownBy(() -> trainer.fit(Slope.POINTS, 5)).hasMessage("the training failed");
    assertThat(saved(animation).pictures).hasSize(1);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> Animation.record(trainer, 0, Slope.plot(trainer)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "An animation got a picture every 0 epochs, but expects a number of at least 1.");
    assertThatThrownBy(() -> Animation.recordSteps(trainer, -1, Slope.plot(trainer)))
        .hasMessage(
            "An animation got a picture every -1 steps, but expects a number of at least 1.");
    Animation animation = Animation.record(trainer, 1, Slope.plot(trainer));
    assertThatThrownBy(() -> animation.size(960, 2001))
        .hasMessage(
            "An animation of 960 x 2001 pixels cannot be drawn: give a width and a height from 50 to"
                + " 2000.");
    assertThatThrownBy(() -> animation.picturesPerSecond(51))
        .hasMessage("picturesPerSecond got 51, but expects a number from 1 to 50.");
    assertThatThrownBy(() -> animation.save(folder.resolve("slope.gif")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The animation has no picture yet: call trainer.fit after record and before save.");
    assertThatThrownBy(() -> animation.save(folder.resolve("slope.png")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("save got the file name \"slope.png\", but expects one that ends in .gif.");
  }
}
