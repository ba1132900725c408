package gradus.plots;

import gradus.inspect.LayerMonitor;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/**
 * How far each step moves each layer, relative to the size of its values: |w after − w before| / |w
 * before|.
 *
 * <p>What to look for: about 0.001 is healthy, within a factor of ten: the band. Far below it a
 * layer hardly learns, so the learning rate can be higher; far above it each step throws away what
 * the last ones learned.
 *
 * <p>Source: A. Karpathy, notes for the course CS231n (Stanford), "Neural Networks Part 3".
 */
public final class UpdateRatios extends LayerCurves {
  private static final AxisRange HEALTHY = new AxisRange(1e-4, 1e-2);

  private UpdateRatios(LayerMonitor monitor) {
    super("Update ratio per layer");
    for (int layer = 0; layer < monitor.layers().size(); layer++) {
      add(monitor, layer, monitor.updateRatios(layer));
    }
  }

  /** The update ratios that a monitor measured, as they are now. */
  public static UpdateRatios of(LayerMonitor monitor) {
    return new UpdateRatios(monitor);
  }

  /** The band is always in sight. */
  @Override
  AxisRange yRange(AxisRange numbers) {
    return super.yRange(numbers.and(HEALTHY));
  }

  @Override
  void paintUnder(Graphics2D graphics, Axes axes) {
    Rectangle2D area = axes.plotArea();
    double top = axes.screenY(HEALTHY.high());
    double bottom = axes.screenY(HEALTHY.low());
    graphics.setColor(theme().shades.at(0.12));
    graphics.fill(new Rectangle2D.Double(area.getX(), top, area.getWidth(), bottom - top));
    String text = "healthy: 0.001, within a factor of ten";
    double x = area.getX() + 10;
    double widest = area.getWidth() - 20;
    Pen.text(graphics, text, x, bottom - 8, widest, Theme.regular(13), theme().mutedText);
  }

  @Override
  String subtitle() {
    int all = 0;
    int healthy = 0;
    for (Curve curve : curves()) {
      for (double ratio : curve.ys) {
        all++;
        healthy += ratio >= HEALTHY.low() && ratio <= HEALTHY.high() ? 1 : 0;
      }
    }
    if (all == 0) {
      return NOTHING_MEASURED;
    }
    return NumberFormats.percent(100.0 * healthy / all, 0)
        + " of the updates are in the healthy band";
  }
}
