package gradus.plots;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** A plot with one more line below, which says when it was drawn. */
final class CaptionedPicture {
  private static final int MARGIN = 24;
  private static final int CAPTION_HEIGHT = 32;

  private CaptionedPicture() {}

  static BufferedImage of(Plot plot, String caption, int pixelWidth, int pixelHeight) {
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
    TextPainter.draw(
        graphics, caption, MARGIN, baseline, widest, Theme.semiBold(13), theme.mutedText);
    graphics.dispose();
    return image;
  }
}
