package gradus.plots;

import java.awt.AWTError;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.swing.SwingUtilities;

/**
 * What all plots can do: be saved, and be shown.
 *
 * <pre>{@code
 * LossCurve.of(history).save(Path.of("target/loss.png"));             // or loss.svg
 * LossCurve.of(history).theme(Theme.DARK).size(1920, 1080).show();
 * }</pre>
 *
 * <p>Every plot has a header, a title and one line that says what is to be seen, and a body below,
 * which the kinds of plots draw.
 */
public abstract class Plot {
  /** Pixels per unit of length in a saved picture: sharp also on a projector. */
  private static final int SCALE = 2;

  private static final int MARGIN = 24;
  private static final int HEADER_HEIGHT = 68;

  /** In less room, a plot would lie on its header. */
  private static final double LEAST_WIDTH = 340;

  private static final double LEAST_HEIGHT = 260;

  private final int defaultWidth; // in units: a letter of the text is 13 high
  private final int defaultHeight;
  private int pixelWidth;
  private int pixelHeight;
  private PictureSize pictureSize = PictureSize.SLIDE;
  private Theme theme = Theme.LIGHT;
  private final String title; // if nothing is said
  private String ownTitle; // null if nothing is said
  private volatile ValueMap values = null; // of the picture painted last; null before the first

  /** What a plot of this kind is called, and its size, if nothing is said; for most 960×540. */
  Plot(String title, int width, int height) {
    this.title = title;
    defaultWidth = width;
    defaultHeight = height;
    pixelWidth = SCALE * width;
    pixelHeight = SCALE * height;
  }

  Plot(String title) {
    this(title, 960, 540);
  }

  String title() {
    return title;
  }

  /** What there is to see, in one line under the title; empty for none. */
  abstract String subtitle();

  /** Draws the plot, without its header, into this area. */
  abstract void paintBody(Graphics2D graphics, Rectangle area);

  /** A title of your own, such as what is to be learned from the picture. */
  public Plot titled(String title) {
    ownTitle = title;
    return this;
  }

  /** The header, and the window's title. */
  final String heading() {
    return ownTitle == null ? title() : ownTitle;
  }

  /** Light or dark; light if nothing is said. */
  public final Plot theme(Theme theme) {
    this.theme = theme;
    return this;
  }

  final Theme theme() {
    return theme;
  }

  /** For a slide or for a page; for a slide if nothing is said. */
  public final Plot size(PictureSize pictureSize) {
    this.pictureSize = pictureSize;
    return this;
  }

  /**
   * The size of the saved picture; letters and lines grow with it.
   *
   * @param width in pixels, from 50 to 8000
   * @param height in pixels, from 50 to 8000
   * @throws IllegalArgumentException if one of them is outside of this
   */
  public final Plot size(int width, int height) {
    if (Math.min(width, height) < 50 || Math.max(width, height) > 8000) {
      throw new IllegalArgumentException(
          "A picture of %s x %s pixels cannot be drawn: give a width and a height from 50 to 8000."
              .formatted(width, height));
    }
    pixelWidth = width;
    pixelHeight = height;
    return this;
  }

  /**
   * Writes the plot as a picture, PNG or SVG by the file's name; needs no display. Missing folders
   * are made, an existing file is replaced.
   *
   * @throws IllegalArgumentException if the name ends neither in .png nor in .svg
   * @throws UncheckedIOException if the file cannot be written
   * @throws IllegalStateException if DISPLAY names a display that doesn't answer, Java cannot load
   *     a font on this machine, or for an SVG the optional library is missing
   */
  public final void save(Path path) {
    try {
      PictureFile.write(this, path);
    } catch (AWTError | NoClassDefFoundError e) {
      throw Display.doesNotAnswer(e);
    }
  }

  final int pixelWidth() {
    return pixelWidth;
  }

  final int pixelHeight() {
    return pixelHeight;
  }

  /** The picture as it is saved. */
  final BufferedImage image() {
    BufferedImage image = new BufferedImage(pixelWidth, pixelHeight, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    paintPicture(graphics);
    graphics.dispose();
    return image;
  }

  /** Paints into pixelWidth×pixelHeight, so that letters are as large as the picture asks for. */
  final void paintPicture(Graphics2D graphics) {
    double scale = scale(pixelWidth, pixelHeight);
    graphics.scale(scale, scale);
    paint(graphics, (int) Math.ceil(pixelWidth / scale), (int) Math.ceil(pixelHeight / scale));
  }

  /** Pixels per unit of length in a picture of this size. */
  final double scale(int pixelWidth, int pixelHeight) {
    double widthScale = pixelWidth / (defaultWidth * pictureSize.room);
    double heightScale = pixelHeight / (defaultHeight * pictureSize.room);
    return Math.min(widthScale, heightScale);
  }

  /**
   * Draws header and plot into an area of this size, for a window or an image of your own. Below
   * 340×260 units all of it becomes smaller, letters too.
   *
   * @param width in units: a letter of the text is 13 high
   * @param height in units
   * @throws IllegalStateException if Java cannot load a font on this machine
   */
  public final void paint(Graphics2D graphics, int width, int height) {
    BundledFonts.require();
    double share = Math.min(width / LEAST_WIDTH, height / LEAST_HEIGHT);
    if (share < 1) {
      AffineTransform before = graphics.getTransform();
      graphics.scale(share, share);
      paintAll(graphics, (int) Math.ceil(width / share), (int) Math.ceil(height / share), share);
      graphics.setTransform(before);
    } else {
      paintAll(graphics, width, height, 1);
    }
  }

  private void paintAll(Graphics2D graphics, int width, int height, double share) {
    ValueMap map = new ValueMap(share);
    graphics.setRenderingHint(ValueMap.KEY, map);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    // Without this, lines snap to whole units and a smooth curve gets stairs.
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(theme.background);
    graphics.fillRect(0, 0, width, height);
    int bodyHeight = Math.max(1, height - HEADER_HEIGHT);
    paintBody(graphics, new Rectangle(0, HEADER_HEIGHT, Math.max(1, width), bodyHeight));
    Pen.text(graphics, heading(), MARGIN, 36, width - 2 * MARGIN, Theme.semiBold(19), theme.text);
    Pen.text(
        graphics, subtitle(), MARGIN, 59, width - 2 * MARGIN, Theme.regular(13), theme.mutedText);
    values = map;
  }

  /**
   * Opens a window with the plot, which can save and copy it, and says what is under the pointer.
   * Closing it doesn't end the program. Where there is no display, a line says so and nothing else
   * happens.
   */
  public final void show() {
    if (Display.answers()) {
      SwingUtilities.invokeLater(this::window);
    } else {
      System.out.println(
          "No display, so no window \"" + heading() + "\"; save(path) makes a picture of it.");
    }
  }

  /** Opens a window, on Swing's thread. */
  final PlotWindow window() {
    PlotWindow.Shown shown =
        new PlotWindow.Shown(heading(), theme, this::paint, this::valueAt, this::save, this::image);
    return PlotWindow.open(shown, defaultWidth, defaultHeight);
  }

  /** What lies at a place of the picture that was painted last, in units; empty for nothing. */
  final String valueAt(double x, double y) {
    ValueMap map = values;
    return map == null ? "" : map.at(x, y);
  }
}
