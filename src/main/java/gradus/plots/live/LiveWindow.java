package gradus.plots.live;

import gradus.Trainer;
import gradus.data.Dataset;
import gradus.plots.Display;
import gradus.plots.PlotCanvas;
import gradus.plots.Theme;
import gradus.plots.WrapLayout;
import java.awt.Dimension;
import java.awt.GridLayout;
import java.awt.Rectangle;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.Scrollable;
import javax.swing.SwingUtilities;

/**
 * The window of a {@link LiveTraining}. Its methods are called by the thread that trains and return
 * at once; what they ask for is done on the Swing thread, and plots are painted on a third one.
 */
final class LiveWindow {
  private static final int PANEL_WIDTH = 620;
  private static final int PANEL_HEIGHT = 480;

  private final String title;
  private final List<String> names;
  private final Theme theme;
  private final StepGate gate;
  private final LiveRate rate;
  private final LivePicture network; // null for no picture
  private final AtomicReference<LiveState> latest = new AtomicReference<>();
  private final CountDownLatch opened = new CountDownLatch(1);
  private volatile boolean closed = false;
  private volatile LivePicture.Place place = new LivePicture.Place(PANEL_WIDTH, PANEL_HEIGHT, 1);

  // On the Swing thread only:
  private JFrame frame;
  private LiveMessages messages;
  private FigureRow figures;
  private LiveControls controls;
  private PlotCanvas loss;
  private PlotCanvas picture; // null for none

  /** Of a training with these data; {@code network} is null for no picture. */
  LiveWindow(
      Trainer trainer,
      Dataset train,
      Theme theme,
      StepGate gate,
      LiveRate rate,
      LivePicture network) {
    title = "Training on " + train.name();
    names = LiveState.names(trainer, train);
    this.theme = theme;
    this.gate = gate;
    this.rate = rate;
    this.network = network;
  }

  /** On the thread that draws it, a pause would wait for a click that never comes. */
  static void requireOtherThread() {
    if (SwingUtilities.isEventDispatchThread()) {
      throw new IllegalStateException(
          "fit was called on Swing's event thread, so the window of LiveTraining could neither be drawn nor take a click until the training is over: call fit on another thread, as in new Thread(() -> trainer.fit(train, 100)).start().");
    }
  }

  /** Opens it, and waits for it a while. */
  void open(double stepsPerSecond) {
    gate.setSpeed(stepsPerSecond);
    SwingUtilities.invokeLater(
        () -> {
          try {
            build(stepsPerSecond);
            opened.countDown();
          } catch (RuntimeException | Error e) {
            close(); // nobody could press a button to go on
            throw e;
          }
        });
    awaitOpen();
  }

  /** One wants to see the first steps, too; a window that takes longer shows later ones. */
  private void awaitOpen() {
    try {
      boolean unused = opened.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void build(double stepsPerSecond) {
    Display.useLook(theme);
    frame = new JFrame(title);
    messages = new LiveMessages(theme);
    figures = new FigureRow(theme, names);
    controls = new LiveControls(theme, gate, rate, messages);
    controls.setSpeed(stepsPerSecond);
    loss = new PlotCanvas(theme, "Loss, step by step", PANEL_WIDTH, PANEL_HEIGHT);
    if (network != null) {
      controls.addPictures(network);
      picture = new PlotCanvas(theme, "What the network says", PANEL_WIDTH, PANEL_HEIGHT);
    }
    JScrollPane scroller = new JScrollPane(new Content());
    scroller.setBorder(null);
    scroller.getVerticalScrollBar().setUnitIncrement(16);
    frame.add(scroller);
    controls.addKeys(frame.getRootPane());
    listen();
    Display.open(frame, 1);
    controls.pause.requestFocusInWindow();
  }

  /** To the window being closed, to the picture getting another size, and to Esc in a field. */
  private void listen() {
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosed(WindowEvent event) {
            close();
          }
        });
    if (picture != null) {
      picture.addComponentListener(
          new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
              notePlace();
            }
          });
    }
    controls.learningRate.registerKeyboardAction(
        event -> controls.giveUpTyping(),
        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
        JComponent.WHEN_FOCUSED);
  }

  private void notePlace() {
    if (picture.getWidth() > 0 && picture.getHeight() > 0) {
      place = new LivePicture.Place(picture.getWidth(), picture.getHeight(), picture.scale());
      gate.wake();
    }
  }

  private void close() {
    closed = true;
    gate.open();
    opened.countDown();
  }

  boolean isClosed() {
    return closed;
  }

  /** Whether it is open, and has shown what it was given. */
  boolean isReady() {
    boolean isOpen = opened.getCount() == 0 && !closed;
    return isOpen && latest.get() == null && loss.isIdle() && (picture == null || picture.isIdle());
  }

  /** Where the picture of the network is shown. */
  LivePicture.Place picturePlace() {
    return place;
  }

  /** What the picture depends on beside the network: whoever waits looks whether it has changed. */
  Object pictureAsked() {
    boolean isOwn = network != null && network.isOwnPlot();
    return List.of(isOwn ? place : "", network == null ? "" : network.shown());
  }

  /** Shows this soon, unless something newer comes before. */
  void show(LiveState state) {
    latest.set(state);
    SwingUtilities.invokeLater(this::showLatest);
  }

  private void showLatest() {
    LiveState state = latest.getAndSet(null);
    if (state != null && !closed) {
      loss.show(state.loss()::paint);
      if (state.picture() != null) {
        picture.show(state.picture()::paint);
      } else if (state.own() != null) {
        picture.show(state.own());
      }
      figures.show(state.figures());
      controls.show(state);
      messages.sayFinding(state.finding(), state.advice());
    }
  }

  /**
   * Controls, plots, figures and messages, one below the other, each as high as it must be at this
   * width; the plots take what is left, so no button moves when there is more to say. Where that is
   * too little, the window scrolls.
   */
  private final class Content extends JPanel implements Scrollable {
    private static final long serialVersionUID = 1;
    private static final int LEAST_PLOT_HEIGHT = 170;

    Content() {
      super(null);
      setBackground(theme.background);
      add(controls.panel);
      add(loss);
      if (picture != null) {
        add(picture);
      }
      add(figures.panel);
      add(messages.panel);
    }

    /** How high everything but the plots is. */
    private int othersHeight(int width) {
      return figures.heightFor(width) + controls.heightFor(width) + messages.layOut(width);
    }

    @Override
    public void doLayout() {
      int width = getWidth();
      int y = controls.heightFor(width);
      controls.panel.setBounds(0, 0, width, y);
      int plots = Math.max(LEAST_PLOT_HEIGHT, getHeight() - othersHeight(width));
      int right = picture == null ? width : width / 2;
      loss.setBounds(0, y, right, plots);
      if (picture != null) {
        picture.setBounds(right, y, width - right, plots);
      }
      y += plots;
      figures.panel.setBounds(0, y, width, figures.heightFor(width));
      y += figures.panel.getHeight();
      messages.panel.setBounds(0, y, width, messages.layOut(width));
    }

    @Override
    public Dimension getPreferredSize() {
      boolean isShown = getParent() != null && getParent().getWidth() > 0;
      int width = isShown ? getParent().getWidth() : 2 * PANEL_WIDTH;
      int plots = isShown ? LEAST_PLOT_HEIGHT : PANEL_HEIGHT;
      return new Dimension(width, plots + othersHeight(width));
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
      return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
      return 16;
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
      return visible.height / 2;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
      return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
      int least = LEAST_PLOT_HEIGHT + othersHeight(getParent().getWidth());
      return getParent().getHeight() >= least;
    }
  }

  /** A row of numbers, each under its name. */
  private static final class FigureRow {
    private static final WrapLayout LINES = new WrapLayout(0, 2);

    final JPanel panel = new JPanel(LINES);
    private final List<JLabel> values = new ArrayList<>();

    private final List<JLabel> names = new ArrayList<>();
    private boolean isSmall = false;

    FigureRow(Theme theme, List<String> names) {
      panel.setBackground(theme.background);
      panel.setBorder(BorderFactory.createEmptyBorder(2, 24, 8, 24));
      for (String name : names) {
        JLabel above = new JLabel(name);
        above.setForeground(theme.mutedText);
        JLabel value = new JLabel("-");
        value.setForeground(theme.text);
        JPanel cell = new JPanel(new GridLayout(2, 1));
        cell.setOpaque(false);
        cell.add(above);
        cell.add(value);
        panel.add(cell);
        this.names.add(above);
        values.add(value);
      }
      setFonts();
    }

    /** Every cell is as wide as any number, so that nothing jumps. */
    private void setFonts() {
      for (int i = 0; i < values.size(); i++) {
        names.get(i).setFont(Theme.regular(isSmall ? 12 : 13));
        JLabel value = values.get(i);
        value.setFont(Theme.semiBold(isSmall ? 15 : 19));
        int number = value.getFontMetrics(value.getFont()).stringWidth("0.0000e-000");
        int width = Math.max(number, names.get(i).getPreferredSize().width);
        int height = names.get(i).getPreferredSize().height + value.getPreferredSize().height;
        value.getParent().setPreferredSize(new Dimension(width + (isSmall ? 12 : 24), height));
      }
    }

    /** In a narrow window, letters are smaller. */
    int heightFor(int width) {
      if (isSmall != width < 900) {
        isSmall = width < 900;
        setFonts();
      }
      return LINES.heightFor(panel, width);
    }

    void show(List<String> figures) {
      for (int i = 0; i < values.size(); i++) {
        values.get(i).setText(figures.get(i));
      }
    }
  }
}
