package gradus.plots;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import javax.swing.JComponent;

/** A place in a {@link LiveWindow} for a plot, or for a picture that was painted elsewhere. */
final class LivePanel extends JComponent {
  private static final long serialVersionUID = 1;

  private transient Plot plot; // null, or what to paint
  private transient BufferedImage picture; // null, or what was painted
  private transient BufferedImage large; // null, or the same with more pixels

  LivePanel(int width, int height) {
    setPreferredSize(new Dimension(width, height));
  }

  void show(Plot plot) {
    this.plot = plot;
    repaint();
  }

  void show(BufferedImage picture, BufferedImage large) {
    this.picture = picture;
    this.large = large;
    repaint();
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D copy = (Graphics2D) graphics.create();
    if (plot != null) {
      plot.paint(copy, getWidth(), getHeight());
    }
    if (picture != null) {
      paintPicture(copy);
    }
    copy.dispose();
  }

  /** As large as there is room, which is as it is unless the window has changed since. */
  private void paintPicture(Graphics2D graphics) {
    double pixelsPerUnit = graphics.getTransform().getScaleX();
    boolean isTooSmall = large != null && picture.getWidth() < getWidth() * pixelsPerUnit - 1;
    BufferedImage shown = isTooSmall ? large : picture;
    double scale =
        Math.min((double) getWidth() / shown.getWidth(), (double) getHeight() / shown.getHeight());
    int width = (int) Math.round(shown.getWidth() * scale);
    int height = (int) Math.round(shown.getHeight() * scale);
    int left = (getWidth() - width) / 2;
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(shown, left, 0, width, height, null);
  }
}
