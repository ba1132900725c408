package gradus.plots;

import gradus.Listener;
import gradus.Trainer;
import gradus.data.Dataset;
import java.awt.AWTError;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A plot while the network learns, as an animated GIF.
 *
 * <pre>{@code
 * Animation animation = Animation.record(trainer, 5, DecisionBoundary.of(network, train));
 * trainer.fit(train, test, 100);
 * animation.save(Path.of("target/boundary.gif"));
 * }</pre>
 *
 * <p>There is a picture of the network before the first step, one after every fifth epoch, and one
 * at the end, which stands still for two seconds before all begins again. A plot that reads the
 * network is drawn again each time. One that doesn't, such as a loss curve, must be made again:
 *
 * <pre>{@code
 * Animation.record(trainer, 1, () -> LossCurve.of(trainer.history()));
 * }</pre>
 *
 * <p>Where nothing can be drawn, since a display doesn't answer or there is no font, a line says
 * so, and training goes on.
 *
 * <p>At most 200 pictures are kept, compressed, some 50 kB each. When there would be more, every
 * second one is dropped, and from then on half as many are made.
 */
public final class Animation implements Listener {
  private static final int MOST_PICTURES = 200;
  private static final int LAST_DELAY = 200; // hundredths of a second

  private static final int MARGIN = 24;
  private static final int CAPTION_HEIGHT = 32;

  private final Supplier<? extends Plot> plots;
  private final boolean bySteps;
  private long every;
  private int width; // 0 until it is known
  private int height;
  private int delay = 10; // hundredths of a second
  private final List<Picture> pictures = new ArrayList<>();
  private IllegalStateException failure; // why no more can be drawn on this machine; null if it can

  /** When it was made, in epochs or steps, and how it looked. */
  private static final class Picture {
    final long time;
    final byte[] gif;

    Picture(long time, byte[] gif) {
      this.time = time;
      this.gif = gif;
    }
  }

  private Animation(long every, boolean bySteps, Supplier<? extends Plot> plots) {
    if (every < 1) {
      throw new IllegalArgumentException(
          "An animation got a picture every %s%s, but expects a number of at least 1."
              .formatted(every, bySteps ? " steps" : " epochs"));
    }
    this.every = every;
    this.bySteps = bySteps;
    this.plots = plots;
  }

  /**
   * Draws the plot after every so many epochs of the fits to come.
   *
   * @throws IllegalArgumentException if {@code everyEpochs} is below 1
   */
  public static Animation record(Trainer trainer, int everyEpochs, Plot plot) {
    return record(trainer, everyEpochs, () -> plot);
  }

  /** The same with a plot that is made again for each picture. */
  public static Animation record(Trainer trainer, int everyEpochs, Supplier<? extends Plot> plots) {
    return new Animation(everyEpochs, false, plots).of(trainer);
  }

  /**
   * Draws the plot after every so many steps of the fits to come.
   *
   * @throws IllegalArgumentException if {@code everySteps} is below 1
   */
  public static Animation recordSteps(Trainer trainer, long everySteps, Plot plot) {
    return recordSteps(trainer, everySteps, () -> plot);
  }

  /** The same with a plot that is made again for each picture. */
  public static Animation recordSteps(
      Trainer trainer, long everySteps, Supplier<? extends Plot> plots) {
    return new Animation(everySteps, true, plots).of(trainer);
  }

  private Animation of(Trainer trainer) {
    trainer.addListener(this);
    return this;
  }

  /**
   * The size of the animation, to be given before the fit. If nothing is said, it has half the
   * width and height of the plot's saved picture: 960×540 for most.
   *
   * @param width in pixels, from 50 to 2000
   * @param height in pixels, from 50 to 2000
   * @throws IllegalArgumentException if one of them is outside of this
   */
  public Animation size(int width, int height) {
    if (Math.min(width, height) < 50 || Math.max(width, height) > 2000) {
      throw new IllegalArgumentException(
          "An animation of %s x %s pixels cannot be drawn: give a width and a height from 50 to 2000."
              .formatted(width, height));
    }
    this.width = width;
    this.height = height;
    return this;
  }

  /**
   * How many pictures are shown in a second; 10 if nothing is said.
   *
   * @param pictures from 1 to 50, beyond which browsers don't go
   * @throws IllegalArgumentException if it is outside of this
   */
  public Animation picturesPerSecond(int pictures) {
    if (pictures < 1 || pictures > 50) {
      throw new IllegalArgumentException(
          "picturesPerSecond got " + pictures + ", but expects a number from 1 to 50.");
    }
    delay = (int) Math.round(100.0 / pictures);
    return this;
  }

  @Override
  public void fitStarted(Trainer trainer, Dataset train) {
    add(trainer);
  }

  @Override
  public void stepEnded(Trainer trainer) {
    if (bySteps && failure == null && isDue(trainer.steps())) {
      add(trainer);
    }
  }

  @Override
  public void epochEnded(Trainer trainer) {
    if (!bySteps && failure == null && isDue(trainer.epoch())) {
      add(trainer);
    }
  }

  @Override
  public void fitEnded(Trainer trainer) {
    if (failure == null && TrainingEnd.isGood(trainer)) {
      // A picture after the last step would not yet show the end of its epoch.
      pictures.removeIf(picture -> picture.time == time(trainer));
      add(trainer);
    }
  }

  private long time(Trainer trainer) {
    return bySteps ? trainer.steps() : trainer.epoch();
  }

  private boolean isDue(long time) {
    return (time - pictures.get(0).time) % every == 0;
  }

  /** Adds a picture of the network as it is now, if there isn't one yet. */
  private void add(Trainer trainer) {
    long time = time(trainer);
    boolean isThere = !pictures.isEmpty() && pictures.get(pictures.size() - 1).time == time;
    if (isThere || failure != null) {
      return;
    }
    if (pictures.size() >= MOST_PICTURES) {
      every = 2 * every;
      pictures.removeIf(picture -> !isDue(picture.time));
    }
    failure = BundledFonts.whyMissing();
    try {
      if (failure == null) {
        pictures.add(new Picture(time, paint(trainer)));
      }
    } catch (AWTError | NoClassDefFoundError e) {
      failure = Display.doesNotAnswer(e);
    }
    if (failure != null) {
      System.out.println(failure.getMessage() + " Training goes on without an animation.");
    }
  }

  private byte[] paint(Trainer trainer) {
    Plot plot = plots.get();
    if (width == 0) {
      size(plot.pixelWidth() / 2, plot.pixelHeight() / 2);
    }
    return GifFile.compress(captioned(plot, caption(trainer), width, height));
  }

  /** The plot with one more line below, which says when it was drawn. */
  private static BufferedImage captioned(
      Plot plot, String caption, int pixelWidth, int pixelHeight) {
    BufferedImage image = new BufferedImage(pixelWidth, pixelHeight, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    double scale = plot.scale(pixelWidth, pixelHeight);
    graphics.scale(scale, scale);
    int width = (int) Math.ceil(pixelWidth / scale);
    int plotHeight = (int) Math.ceil(pixelHeight / scale) - CAPTION_HEIGHT;
    Theme theme = plot.theme();
    plot.paint(graphics, width, plotHeight);
    graphics.setColor(theme.background);
    graphics.fillRect(0, plotHeight, width, CAPTION_HEIGHT);
    double baseline = plotHeight + 14;
    double widest = width - 2 * MARGIN;
    Pen.text(graphics, caption, MARGIN, baseline, widest, Theme.semiBold(13), theme.mutedText);
    graphics.dispose();
    return image;
  }

  private String caption(Trainer trainer) {
    if (bySteps) {
      String step = "step " + trainer.steps();
      return trainer.steps() == 0
          ? step
          : step + ", batch loss " + NumberFormats.measured(trainer.lastLoss());
    }
    String epoch = "epoch " + trainer.epoch() + " of " + trainer.lastEpoch();
    return trainer.epoch() == 0
        ? epoch
        : epoch
            + ", training loss "
            + NumberFormats.measured(trainer.history().last().trainingLoss());
  }

  /**
   * Writes the animation; needs no display. Missing folders are made, an existing file is replaced.
   *
   * @throws IllegalArgumentException if the name doesn't end in .gif
   * @throws IllegalStateException if there was no fit yet, or nothing can be drawn on this machine
   * @throws UncheckedIOException if the file cannot be written
   */
  public void save(Path path) {
    PictureFile.requireEnding(path, ".gif");
    if (pictures.isEmpty() && failure != null) {
      throw failure;
    }
    if (pictures.isEmpty()) {
      throw new IllegalStateException(
          "The animation has no picture yet: call trainer.fit after record and before save.");
    }
    List<byte[]> gifs = new ArrayList<>();
    for (Picture picture : pictures) {
      gifs.add(picture.gif);
    }
    PictureFile.write(path, GifFile.joined(gifs, delay, LAST_DELAY));
  }

  /** One line: how much is recorded. */
  @Override
  public String toString() {
    return "Animation(" + pictures.size() + " pictures)";
  }
}
