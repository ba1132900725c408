package gradus.plots;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.RenderingHints;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.image.BufferedImage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;

/**
 * A place in a window for a plot. The plot is painted on a thread of its own, into one of two
 * images that are used again and again, and the window only copies the one that is finished:
 * however long a plot takes, buttons answer at once.
 *
 * <p>When plots come faster than they can be painted, those between are left out.
 */
public final class PlotCanvas extends JComponent {
  private static final long serialVersionUID = 1;

  /** One for all windows; it ends when there is nothing to paint, so that a program can end. */
  private static final ThreadPoolExecutor PAINTER =
      new ThreadPoolExecutor(
          1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), PlotCanvas::thread);

  static {
    PAINTER.allowCoreThreadTimeOut(true);
  }

  /** Paints what is to be seen into a place of this size; what plots do. */
  public interface Painter {
    /** Paints it, in units. */
    void paint(Graphics2D graphics, int width, int height);
  }

  private final transient Object lock = new Object(); // guards everything below
  private final transient Theme theme;
  private transient Painter painter; // null, or what paints
  private transient BufferedImage finished; // null before the first
  private transient BufferedImage spare;
  private boolean isAsked; // something is to be painted
  private transient volatile boolean isPainting; // or will be soon; read without the lock

  /**
   * An empty place; a plot in it is painted in the theme that it was given.
   *
   * @param name of the picture, for screen readers
   */
  public PlotCanvas(Theme theme, String name, int width, int height) {
    accessibleContext =
        new AccessibleJComponent() {
          private static final long serialVersionUID = 1;

          @Override
          public AccessibleRole getAccessibleRole() {
            return AccessibleRole.ICON; // there is no role of a picture
          }
        };
    accessibleContext.setAccessibleName(name);
    this.theme = theme;
    setPreferredSize(new Dimension(width, height));
    setOpaque(true);
    addComponentListener(
        new ComponentAdapter() {
          @Override
          public void componentResized(ComponentEvent event) {
            paintSoon();
          }
        });
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "gradus painter");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Shows this soon, as in {@code canvas.show(plot::paint)}; may be called by any thread, and again
   * when what it paints has changed.
   */
  public void show(Painter painter) {
    synchronized (lock) {
      this.painter = painter;
    }
    paintSoon();
  }

  /**
   * Shows a picture that was painted elsewhere, as large as there is room for it.
   *
   * @param picture not changed any more
   */
  public void show(BufferedImage picture) {
    synchronized (lock) {
      painter = null;
      finished = picture;
    }
    repaint();
  }

  /**
   * Whether everything that was to be painted is painted. It waits for nobody: while a picture is
   * copied to the screen, the lock is held for milliseconds.
   */
  public boolean isIdle() {
    return !isPainting;
  }

  private void paintSoon() {
    synchronized (lock) {
      isAsked = true;
      if (!isPainting) {
        isPainting = true;
        PAINTER.execute(this::paintAll);
      }
    }
  }

  /** Paints until nothing new has come in the meantime. */
  private void paintAll() {
    try {
      for (Painter next = take(); next != null; next = take()) {
        BufferedImage image = freeImage();
        if (image != null) {
          paint(next, image);
          synchronized (lock) {
            spare = finished;
            finished = image;
          }
          repaint();
        }
      }
    } catch (Error e) { // such as too little memory; what came in the meantime is painted
      synchronized (lock) {
        isPainting = isAsked;
        if (isAsked) {
          PAINTER.execute(this::paintAll);
        }
      }
      throw e;
    }
  }

  /** What is to be painted; null if nothing is. */
  private Painter take() {
    synchronized (lock) {
      boolean hasWork = isAsked && painter != null;
      isAsked = false;
      isPainting = hasWork;
      return hasWork ? painter : null;
    }
  }

  /**
   * The image that isn't shown, or a new one if it has another size; null where there is no room.
   */
  private BufferedImage freeImage() {
    int width = (int) Math.round(getWidth() * scale());
    int height = (int) Math.round(getHeight() * scale());
    if (width < 1 || height < 1) {
      return null;
    }
    BufferedImage free;
    synchronized (lock) {
      free = spare;
      spare = null;
    }
    boolean fits = free != null && free.getWidth() == width && free.getHeight() == height;
    return fits ? free : new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }

  /** Pixels a unit, where the window is. */
  public double scale() {
    GraphicsConfiguration configuration = getGraphicsConfiguration();
    return configuration == null ? 1 : configuration.getDefaultTransform().getScaleX();
  }

  private void paint(Painter next, BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    double pixelsPerUnit = scale();
    graphics.scale(pixelsPerUnit, pixelsPerUnit);
    int width = (int) Math.ceil(image.getWidth() / pixelsPerUnit);
    int height = (int) Math.ceil(image.getHeight() / pixelsPerUnit);
    try {
      next.paint(graphics, width, height);
    } catch (RuntimeException e) {
      // As for a network that is being trained: the window goes on and says so.
      graphics.setColor(theme.background);
      graphics.fillRect(0, 0, width, height);
      Font font = Theme.regular(13);
      String text = "This picture can't be drawn: " + e.getMessage();
      Pen.text(graphics, text, 24, 36, width - 48.0, font, theme.text);
    } finally {
      graphics.dispose();
    }
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    graphics.setColor(theme.background);
    graphics.fillRect(0, 0, getWidth(), getHeight());
    synchronized (lock) {
      if (finished != null) {
        copy((Graphics2D) graphics);
      }
    }
  }

  /** As it is, or, until there is one of the right size, as large as there is room. */
  private void copy(Graphics2D graphics) {
    double pixelsPerUnit = scale();
    double width = finished.getWidth() / pixelsPerUnit;
    double height = finished.getHeight() / pixelsPerUnit;
    boolean fits = Math.abs(width - getWidth()) < 1 && Math.abs(height - getHeight()) < 1;
    if (fits) {
      graphics.drawImage(finished, 0, 0, getWidth(), getHeight(), null);
      return;
    }
    double factor = Math.min(getWidth() / width, getHeight() / height);
    int shownWidth = (int) Math.round(width * factor);
    int left = (getWidth() - shownWidth) / 2;
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(finished, left, 0, shownWidth, (int) Math.round(height * factor), null);
  }
}
