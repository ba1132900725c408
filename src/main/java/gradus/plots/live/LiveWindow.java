package gradus.plots.live;

import gradus.plots.Plot;
import gradus.plots.Theme;
import java.awt.BorderLayout;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GridLayout;
import java.awt.Insets;
import java.awt.RenderingHints;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.UnsupportedLookAndFeelException;
import javax.swing.WindowConstants;

/**
 * The window of a {@link LiveTraining}. Its methods are called by the thread that trains and return
 * at once; what they ask for is done on the Swing thread.
 */
final class LiveWindow {
  private static final int PANEL_WIDTH = 620;
  private static final int PANEL_HEIGHT = 480;

  private final String title;
  private final Theme theme;
  private final StepGate gate;
  private final LiveRate rate;
  private final boolean hasPicture;
  private final AtomicReference<LiveState> latest = new AtomicReference<>();
  private volatile boolean busy = true; // until what was handed over last is on the screen
  private volatile boolean closed = false;
  private volatile LivePicture.Place place = new LivePicture.Place(PANEL_WIDTH, PANEL_HEIGHT, 1);

  // On the Swing thread only:
  private JFrame frame;
  private FigureRow figures;
  private LiveControls controls;
  private PlotPanel loss;
  private PlotPanel picture; // null for none

  LiveWindow(String title, Theme theme, StepGate gate, LiveRate rate, boolean hasPicture) {
    this.title = title;
    this.theme = theme;
    this.gate = gate;
    this.rate = rate;
    this.hasPicture = hasPicture;
  }

  void open() {
    SwingUtilities.invokeLater(
        () -> {
          try {
            build();
            busy = false;
          } catch (RuntimeException | Error e) {
            close(); // nobody could press a button to go on
            throw e;
          }
        });
  }

  private void build() {
    setLookAndFeel(theme);
    frame = new JFrame(title);
    figures = new FigureRow(theme);
    controls = new LiveControls(theme, gate, rate);
    JPanel plots = new JPanel(new GridLayout(1, 0));
    plots.setBackground(theme.background);
    loss = new PlotPanel(hasPicture ? PANEL_WIDTH : 2 * PANEL_WIDTH, PANEL_HEIGHT);
    plots.add(loss);
    if (hasPicture) {
      picture = new PlotPanel(PANEL_WIDTH, PANEL_HEIGHT);
      plots.add(picture);
    }
    JPanel below = new JPanel(new BorderLayout());
    below.add(figures.panel, BorderLayout.NORTH);
    below.add(controls.panel, BorderLayout.SOUTH);
    Container content = frame.getContentPane();
    content.add(plots, BorderLayout.CENTER);
    content.add(below, BorderLayout.SOUTH);
    frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    listenTo(plots);
    frame.pack();
    frame.setLocationByPlatform(true);
    frame.setVisible(true);
  }

  /** Buttons and sliders as FlatLaf draws them, an optional library, or as Swing does. */
  private static void setLookAndFeel(Theme theme) {
    // FlatLaf's native library is for the frames of windows only, and newer JDKs warn of it.
    System.setProperty("flatlaf.useNativeLibrary", "false");
    String name = theme.isDark() ? "FlatDarkLaf" : "FlatLightLaf";
    try {
      UIManager.setLookAndFeel("com.formdev.flatlaf." + name);
    } catch (ReflectiveOperationException | UnsupportedLookAndFeelException e) {
      return; // the library is missing, and Swing's own look will do
    }
    UIManager.put("defaultFont", Theme.regular(13));
    UIManager.put("Button.margin", new Insets(5, 14, 5, 14)); // to be hit from a lectern
  }

  /** To the window being closed, and to the plots getting another size. */
  private void listenTo(JPanel plots) {
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosed(WindowEvent event) {
            close();
          }
        });
    plots.addComponentListener(
        new ComponentAdapter() {
          @Override
          public void componentResized(ComponentEvent event) {
            notePlace();
          }
        });
  }

  private void notePlace() {
    if (picture != null && picture.getWidth() > 0 && picture.getHeight() > 0) {
      double scale = frame.getGraphicsConfiguration().getDefaultTransform().getScaleX();
      place = new LivePicture.Place(picture.getWidth(), picture.getHeight(), scale);
      gate.wake();
    }
  }

  private void close() {
    closed = true;
    gate.open();
  }

  boolean isClosed() {
    return closed;
  }

  /** Whether it is open, and has shown what it was given. */
  boolean isReady() {
    return !busy && !closed;
  }

  /** Where the picture of the network is shown. */
  LivePicture.Place picturePlace() {
    return place;
  }

  /** Shows this soon, unless something newer comes before. */
  void show(LiveState state) {
    busy = true;
    latest.set(state);
    SwingUtilities.invokeLater(this::showLatest);
  }

  private void showLatest() {
    LiveState state = latest.getAndSet(null);
    if (state != null && !closed) {
      loss.show(state.loss());
      if (picture != null) {
        picture.show(state.picture(), state.large());
      }
      figures.show(state.figures());
      controls.show(state);
      SwingUtilities.invokeLater(() -> busy = false); // comes after the painting
    }
  }

  /** The fit is over, and there is no new state. */
  void end(String how) {
    SwingUtilities.invokeLater(() -> controls.setEnded(how));
  }

  /** A row of numbers, each under its name. */
  private static final class FigureRow {
    final JPanel panel = new JPanel(new FlowLayout(FlowLayout.LEFT, 0, 0));

    private final List<JLabel> values = new ArrayList<>();

    FigureRow(Theme theme) {
      panel.setBackground(theme.background);
      panel.setBorder(BorderFactory.createEmptyBorder(6, 24, 10, 24));
      for (String name : LiveState.NAMES) {
        addCell(name, theme);
      }
    }

    private void addCell(String name, Theme theme) {
      JLabel above = new JLabel(name);
      above.setFont(Theme.regular(13));
      above.setForeground(theme.mutedText);
      JLabel value = new JLabel("0.0000e-000"); // as wide as any, so that nothing jumps
      value.setFont(Theme.semiBold(19));
      value.setForeground(theme.text);
      JPanel cell = new JPanel(new GridLayout(2, 1));
      cell.setOpaque(false);
      cell.setBorder(BorderFactory.createEmptyBorder(0, 0, 0, 24));
      cell.add(above);
      cell.add(value);
      cell.setPreferredSize(cell.getPreferredSize());
      panel.add(cell);
      value.setText("-");
      values.add(value);
    }

    void show(List<String> figures) {
      for (int i = 0; i < values.size(); i++) {
        values.get(i).setText(figures.get(i));
      }
    }
  }

  /** A place in a window for a plot, or for a picture that was painted elsewhere. */
  private static final class PlotPanel extends JComponent {
    private static final long serialVersionUID = 1;

    private transient Plot plot; // null, or what to paint
    private transient BufferedImage picture; // null, or what was painted
    private transient BufferedImage large; // null, or the same with more pixels

    PlotPanel(int width, int height) {
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
          Math.min(
              (double) getWidth() / shown.getWidth(), (double) getHeight() / shown.getHeight());
      int width = (int) Math.round(shown.getWidth() * scale);
      int height = (int) Math.round(shown.getHeight() * scale);
      int left = (getWidth() - width) / 2;
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(shown, left, 0, width, height, null);
    }
  }
}
