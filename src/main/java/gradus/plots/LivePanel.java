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
      double width = getWidth() * copy.getTransform().getScaleX();
      boolean isTooSmall = large != null && picture.getWidth() < width - 1;
      copy.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      copy.drawImage(isTooSmall ? large : picture, 0, 0, getWidth(), getHeight(), null);
    }
    copy.dispose();
  }
}
