package gradus.plots;

import java.awt.BorderLayout;
import java.awt.Container;
import java.awt.GridLayout;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
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
  private LiveFigures figures;
  private LiveControls controls;
  private LivePanel loss;
  private LivePanel picture; // null for none

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
    Look.set(theme);
    frame = new JFrame(title);
    figures = new LiveFigures(theme);
    controls = new LiveControls(theme, gate, rate);
    JPanel plots = new JPanel(new GridLayout(1, 0));
    plots.setBackground(theme.background);
    loss = new LivePanel(hasPicture ? PANEL_WIDTH : 2 * PANEL_WIDTH, PANEL_HEIGHT);
    plots.add(loss);
    if (hasPicture) {
      picture = new LivePanel(PANEL_WIDTH, PANEL_HEIGHT);
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
}
