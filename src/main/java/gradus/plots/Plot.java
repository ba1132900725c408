package gradus.plots;

import java.awt.AWTError;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;

/** What all plots can do: be saved, and be shown. */
public abstract class Plot {
  private static final int WIDTH = 840;
  private static final int HEIGHT = 500;

  /** Pixels per unit in a saved picture: sharp also on a projector. */
  private static final int SCALE = 2;

  Plot() {}

  /** The window's title. */
  abstract String title();

  /** Draws the plot into an area of this size. */
  abstract void paint(Graphics2D graphics, int width, int height);

  /**
   * Writes the plot as a PNG picture of 1680×1000 pixels; needs no display. Missing folders are
   * made, an existing file is replaced.
   *
   * @throws IllegalArgumentException if the name doesn't end in .png
   * @throws UncheckedIOException if the file cannot be written
   * @throws IllegalStateException if DISPLAY names a display that doesn't answer
   */
  public void save(Path path) {
    String name = String.valueOf(path.getFileName());
    if (!name.toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw new IllegalArgumentException(
          "save got the file name \"" + name + "\", but expects one that ends in .png.");
    }
    BufferedImage image;
    try {
      image = image(WIDTH, HEIGHT, SCALE);
    } catch (AWTError | NoClassDefFoundError e) {
      throw new IllegalStateException(
          "The picture cannot be drawn, since the display "
              + System.getenv("DISPLAY")
              + " does not answer: unset DISPLAY, or start Java with -Djava.awt.headless=true.",
          e);
    }
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      try (OutputStream stream = Files.newOutputStream(path)) {
        ImageIO.write(image, "png", stream);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The picture cannot be written to " + path.toAbsolutePath() + ": " + e, e);
    }
  }

  BufferedImage image(int width, int height, int scale) {
    BufferedImage image =
        new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(scale, scale);
    paint(graphics, width, height);
    graphics.dispose();
    return image;
  }

  /**
   * Opens a window with the plot. Closing it doesn't end the program. Where there is no display, a
   * line says so and nothing else happens.
   */
  public void show() {
    try {
      if (!GraphicsEnvironment.isHeadless()) {
        SwingUtilities.invokeLater(this::openWindow);
        return;
      }
    } catch (HeadlessException | AWTError | NoClassDefFoundError noDisplay) {
      // DISPLAY is set, but nobody answers there.
    }
    System.out.println(
        "No display, so no window \"" + title() + "\"; save(path) makes a picture of it.");
  }

  private void openWindow() {
    JPanel panel =
        new JPanel() {
          private static final long serialVersionUID = 1;

          @Override
          protected void paintComponent(Graphics graphics) {
            Graphics2D copy = (Graphics2D) graphics.create();
            Plot.this.paint(copy, getWidth(), getHeight());
            copy.dispose();
          }
        };
    panel.setPreferredSize(new Dimension(WIDTH, HEIGHT));
    JFrame frame = new JFrame(title());
    frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    frame.add(panel);
    frame.pack();
    frame.setMinimumSize(new Dimension(WIDTH / 2, HEIGHT / 2));
    frame.setLocationByPlatform(true);
    frame.setVisible(true);
  }
}
