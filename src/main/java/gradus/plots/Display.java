package gradus.plots;

import java.awt.AWTError;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.awt.Image;
import java.awt.Insets;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Toolkit;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowEvent;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.KeyStroke;
import javax.swing.UIManager;
import javax.swing.UnsupportedLookAndFeelException;
import javax.swing.WindowConstants;

/**
 * Whether there is a screen to open windows on, and how all windows of the framework are opened.
 */
public final class Display {
  /** Between the places that are tried for a window. */
  private static final int STEP = 24;

  /** The title of a window is how one gets at it: hiding it counts so many times. */
  private static final int TITLE_HEIGHT = 36;

  private static final long TITLE_WEIGHT = 50;

  /** Rather than hide another, a window may open smaller: by such steps. */
  private static final double SMALLER = 0.02;

  private static final String FLAT = "com.formdev.flatlaf.";

  /** Where a window was put. */
  private static final String PLACED = "gradus.placed";

  private Display() {}

  /** False also if DISPLAY is set, but nobody answers there, and where no text can be drawn. */
  public static boolean answers() {
    try {
      if (GraphicsEnvironment.isHeadless()) {
        return false;
      }
      Gradus.startToolkit();
      Toolkit.getDefaultToolkit();
      return BundledFonts.whyMissing() == null;
    } catch (HeadlessException | AWTError | NoClassDefFoundError noDisplay) {
      return false;
    }
  }

  /** What an error of AWT while drawing a picture means. */
  static IllegalStateException doesNotAnswer(Error cause) {
    return new IllegalStateException(
        "The picture cannot be drawn, since the display "
            + System.getenv("DISPLAY")
            + " does not answer: unset DISPLAY, or start Java with -Djava.awt.headless=true.",
        cause);
  }

  /**
   * Opens a window whose parts are in it: no larger than the screen, where it hides as little as
   * possible of the windows that are open, and with an icon. Esc and Ctrl+W close it. To be called
   * on Swing's thread.
   *
   * @param least the share of its width and height to which it may be made smaller, so that it
   *     hides nothing; 1 for not at all
   */
  public static void open(JFrame frame, double least) {
    frame.setIconImages(icons());
    frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    int menuKey = Toolkit.getDefaultToolkit().getMenuShortcutKeyMaskEx();
    closeOn(frame, KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0));
    closeOn(frame, KeyStroke.getKeyStroke(KeyEvent.VK_W, menuKey));
    closeOn(frame, KeyStroke.getKeyStroke(KeyEvent.VK_W, InputEvent.CTRL_DOWN_MASK));
    frame.pack();
    Rectangle usable = usable(frame.getGraphicsConfiguration());
    Dimension wanted = frame.getSize();
    wanted.width = Math.min(wanted.width, usable.width);
    wanted.height = Math.min(wanted.height, usable.height);
    List<Rectangle> others = new ArrayList<>();
    for (Frame other : Frame.getFrames()) {
      if (other.isShowing()) {
        others.add(boundsOf(other));
      }
    }
    Rectangle bounds = bounds(wanted, least, usable, others);
    frame.getRootPane().putClientProperty(PLACED, bounds);
    frame.setBounds(bounds);
    frame.setVisible(true);
  }

  /** Without a window manager, X may say that a window is in the corner, wherever it was put. */
  private static Rectangle boundsOf(Frame frame) {
    Rectangle bounds = frame.getBounds();
    boolean isInCorner = bounds.x == 0 && bounds.y == 0;
    if (isInCorner && frame instanceof JFrame own) {
      Object placed = own.getRootPane().getClientProperty(PLACED);
      return placed instanceof Rectangle place ? place : bounds;
    }
    return bounds;
  }

  /**
   * Buttons and fields as FlatLaf draws them, an optional library, or as Swing does; in a program
   * that has chosen a look, they keep it. To be called on Swing's thread, before a window is built.
   */
  public static void useLook(Theme theme) {
    String present = UIManager.getLookAndFeel().getClass().getName();
    boolean isChosen = !present.startsWith("javax.swing.plaf.metal.") && !present.startsWith(FLAT);
    // FlatLaf's native library is for the frames of windows only, and newer JDKs warn of it.
    System.setProperty("flatlaf.useNativeLibrary", "false");
    try {
      if (!isChosen) {
        UIManager.setLookAndFeel(FLAT + (theme.isDark() ? "FlatDarkLaf" : "FlatLightLaf"));
        UIManager.put("defaultFont", Theme.regular(13));
        UIManager.put("Button.margin", new Insets(5, 14, 5, 14)); // to be hit from a lectern
      }
    } catch (ReflectiveOperationException | UnsupportedLookAndFeelException e) {
      return; // the library is missing, and Swing's own look will do
    }
  }

  /** The screen without what the desktop keeps for itself. */
  private static Rectangle usable(GraphicsConfiguration configuration) {
    Rectangle bounds = configuration.getBounds();
    Insets kept = Toolkit.getDefaultToolkit().getScreenInsets(configuration);
    return new Rectangle(
        bounds.x + kept.left,
        bounds.y + kept.top,
        bounds.width - kept.left - kept.right,
        bounds.height - kept.top - kept.bottom);
  }

  /** The largest size in which a window hides nothing, or no title; else the wanted one. */
  static Rectangle bounds(
      Dimension wanted, double least, Rectangle usable, List<Rectangle> others) {
    Rectangle best = null; // which hides no title
    for (double share = 1; share > least - SMALLER / 2; share -= SMALLER) {
      Dimension size = new Dimension((int) (share * wanted.width), (int) (share * wanted.height));
      Rectangle bounds = new Rectangle(place(size, usable, others), size);
      if (hidden(bounds, others) == 0) {
        return bounds;
      }
      best = best == null && hiddenTitles(bounds, others) == 0 ? bounds : best;
    }
    return best == null ? new Rectangle(place(wanted, usable, others), wanted) : best;
  }

  /** Where a window of this size hides least of the others; of such places the upper left one. */
  static Point place(Dimension size, Rectangle usable, List<Rectangle> others) {
    TreeSet<Integer> lefts = new TreeSet<>();
    TreeSet<Integer> tops = new TreeSet<>();
    int right = Math.max(usable.x, usable.x + usable.width - size.width);
    int down = Math.max(usable.y, usable.y + usable.height - size.height);
    for (int way = 0; way < Math.max(usable.width, usable.height); way += STEP) {
      lefts.add(Math.min(usable.x + way, right));
      tops.add(Math.min(usable.y + way, down));
    }
    for (Rectangle other : others) { // right beside it, and right below
      lefts.add(Math.max(usable.x, Math.min(other.x + other.width, right)));
      tops.add(Math.max(usable.y, Math.min(other.y + other.height, down)));
    }
    Point best = usable.getLocation();
    long least = Long.MAX_VALUE;
    for (int top : tops) {
      for (int left : lefts) {
        long hidden = hidden(new Rectangle(new Point(left, top), size), others);
        if (hidden < least) {
          least = hidden;
          best = new Point(left, top);
        }
      }
    }
    return best;
  }

  /** How much of the others it hides, in units of area; titles count more. */
  private static long hidden(Rectangle window, List<Rectangle> others) {
    long hidden = TITLE_WEIGHT * hiddenTitles(window, others);
    for (Rectangle other : others) {
      hidden += area(window.intersection(other));
    }
    return hidden;
  }

  private static long hiddenTitles(Rectangle window, List<Rectangle> others) {
    long hidden = 0;
    for (Rectangle other : others) {
      Rectangle title = new Rectangle(other.x, other.y, other.width, TITLE_HEIGHT);
      hidden += area(window.intersection(title));
    }
    return hidden;
  }

  private static long area(Rectangle common) {
    return common.isEmpty() ? 0 : (long) common.width * common.height;
  }

  private static void closeOn(JFrame frame, KeyStroke key) {
    Action close =
        new AbstractAction() {
          private static final long serialVersionUID = 1;

          @Override
          public void actionPerformed(ActionEvent event) {
            frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING));
          }
        };
    frame
        .getRootPane()
        .getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
        .put(key, "close window");
    frame.getRootPane().getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(key, "close window");
    frame.getRootPane().getActionMap().put("close window", close);
  }

  private static List<Image> icons() {
    List<Image> icons = new ArrayList<>();
    for (int size : new int[] {16, 24, 32, 48, 64, 128}) {
      icons.add(icon(size));
    }
    return icons;
  }

  /** Steps that go down, and a dot on the lowest: gradus is Latin for step. */
  static BufferedImage icon(int size) {
    BufferedImage icon = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = icon.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(size / 16.0, size / 16.0);
    graphics.setColor(Theme.LIGHT.color(0));
    graphics.fill(new RoundRectangle2D.Double(0, 0, 16, 16, 5, 5));
    Path2D.Double steps = new Path2D.Double();
    steps.moveTo(2.5, 4);
    double[] corners = {6, 4, 6, 8, 9.5, 8, 9.5, 12, 13.5, 12};
    for (int i = 0; i < corners.length; i += 2) {
      steps.lineTo(corners[i], corners[i + 1]);
    }
    graphics.setColor(Color.WHITE);
    graphics.setStroke(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(steps);
    Pen.dot(graphics, 11.7, 8.8, 1.7, Theme.LIGHT.color(5));
    graphics.dispose();
    return icon;
  }
}
