package gradus.plots.live;

import gradus.plots.RasterField;
import gradus.plots.Theme;
import gradus.plots.WrapLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JRootPane;
import javax.swing.JSlider;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** What one can do in a {@link LiveWindow}: buttons, speed, learning rate and picture. */
final class LiveControls {
  /** Steps a second at the marks of the slider; beyond the last there is no limit. */
  private static final int[] SPEEDS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};

  private static final WrapLayout LINES = new WrapLayout(8, 4);
  private static final String CLASSES = "classes";

  final JPanel panel = new JPanel(LINES);
  final JButton pause = button("Continue", "Starts and stops training", "Space");
  final JButton oneStep = button("One step", "Learns from one more batch", "Right");
  final JButton oneEpoch = button("One epoch", "Trains to the end of the epoch", "Up");
  final JButton back = button("Back", "Goes back by one step", "Left");
  final JButton reset = button("Reset", "Goes back to the first weights", "Home");
  final JSlider speed = new JSlider(0, SPEEDS.length, SPEEDS.length);
  final JTextField learningRate = new JTextField(6);

  private final Theme theme;
  private final StepGate gate;
  private final LiveRate rate;
  private final LiveMessages messages;
  private final JLabel speedText = new JLabel("1000 steps a second");
  private final JLabel rateHint = new JLabel("press Enter");
  private String shownRate = "";
  private boolean pauses = false; // what the first button says, and so does
  private boolean isAtStart = true;
  private boolean isOver = false;
  private boolean scheduleWasSaid = false;

  /** Buttons that move the gate. */
  LiveControls(Theme theme, StepGate gate, LiveRate rate, LiveMessages messages) {
    this.theme = theme;
    this.gate = gate;
    this.rate = rate;
    this.messages = messages;
    panel.setBackground(theme.background);
    panel.setBorder(BorderFactory.createEmptyBorder(10, 16, 2, 16));
    pause.addActionListener(event -> press(pauses ? gate::pause : gate::run));
    oneStep.addActionListener(event -> press(gate::oneStep));
    oneEpoch.addActionListener(event -> press(gate::oneEpoch));
    back.addActionListener(event -> press(gate::oneBack));
    reset.addActionListener(event -> press(gate::allBack));
    keepWidth(pause); // for any text
    for (JButton button : new JButton[] {pause, oneStep, oneEpoch, back, reset}) {
      panel.add(button);
    }
    addSpeed();
    addLearningRate();
    showPaused();
  }

  private static JButton button(String text, String what, String key) {
    JButton button = new JButton(text);
    button.setToolTipText(what + " (" + key + ")");
    button.getAccessibleContext().setAccessibleDescription(what);
    button.setRequestFocusEnabled(false); // so that the space bar stays that of the first button
    return button;
  }

  private static void keepWidth(JComponent component) {
    component.setPreferredSize(component.getPreferredSize());
  }

  /** Parts that stay together where lines are wrapped. */
  private JPanel group(JComponent... parts) {
    JPanel group = new JPanel(new WrapLayout(6, 2));
    group.setOpaque(false);
    for (JComponent part : parts) {
      group.add(part);
      if (part instanceof JLabel) {
        part.setForeground(theme.mutedText);
      }
    }
    return group;
  }

  private void addSpeed() {
    keepWidth(speedText);
    Dimension size = speed.getPreferredSize();
    speed.setPreferredSize(new Dimension(96, Math.max(24, size.height)));
    speed.getAccessibleContext().setAccessibleName("Speed, in steps a second");
    speed.setRequestFocusEnabled(false);
    speed.setToolTipText("Speed, in steps a second");
    speed.addChangeListener(event -> setSpeed());
    JLabel name = new JLabel("Speed");
    name.setLabelFor(speed);
    panel.add(group(name, speed, speedText));
    setSpeed();
  }

  private void addLearningRate() {
    learningRate.getAccessibleContext().setAccessibleName("Learning rate");
    learningRate.addActionListener(event -> setLearningRate());
    learningRate
        .getDocument()
        .addDocumentListener(
            new DocumentListener() {
              @Override
              public void insertUpdate(DocumentEvent event) {
                showWhetherItCounts();
              }

              @Override
              public void removeUpdate(DocumentEvent event) {
                showWhetherItCounts();
              }

              @Override
              public void changedUpdate(DocumentEvent event) {}
            });
    keepWidth(rateHint);
    JLabel name = new JLabel("Learning rate");
    name.setLabelFor(learningRate);
    panel.add(group(name, learningRate, rateHint));
    showWhetherItCounts();
  }

  /** Lets one choose between the classes and the output of a unit. */
  void addPictures(LivePicture picture) {
    if (picture.units().isEmpty()) {
      return;
    }
    List<Object> choices = new ArrayList<>(picture.units());
    choices.add(0, CLASSES);
    JComboBox<Object> choice = new JComboBox<>(choices.toArray());
    choice.getAccessibleContext().setAccessibleName("Picture");
    choice.setRequestFocusEnabled(false);
    choice.addActionListener(
        event -> {
          Object chosen = choice.getSelectedItem();
          picture.show(chosen instanceof RasterField.Unit unit ? unit : null);
          gate.wake();
        });
    JLabel name = new JLabel("Picture");
    name.setLabelFor(choice);
    panel.add(group(name, choice));
  }

  /** Space, arrows and Home do what the buttons do, unless a part of the window takes the key. */
  void addKeys(JRootPane root) {
    addKey(root, KeyEvent.VK_SPACE, pause);
    addKey(root, KeyEvent.VK_RIGHT, oneStep);
    addKey(root, KeyEvent.VK_UP, oneEpoch);
    addKey(root, KeyEvent.VK_LEFT, back);
    addKey(root, KeyEvent.VK_HOME, reset);
  }

  private static void addKey(JRootPane root, int key, JButton button) {
    root.registerKeyboardAction(
        event -> button.doClick(0),
        KeyStroke.getKeyStroke(key, 0),
        JComponent.WHEN_IN_FOCUSED_WINDOW);
  }

  /** How high the lines are at this width. */
  int heightFor(int width) {
    return LINES.heightFor(panel, width);
  }

  private void press(Runnable change) {
    change.run();
    isOver = false;
    showPaused();
  }

  private void showPaused() {
    String paused = isOver ? "Train on" : isAtStart ? "Start" : "Continue";
    pauses = !gate.isPaused();
    pause.setText(pauses ? "Pause" : paused);
  }

  /** Moves the slider to the mark that is next to this speed. */
  void setSpeed(double stepsPerSecond) {
    int mark = 0;
    while (mark < SPEEDS.length && SPEEDS[mark] < stepsPerSecond) {
      mark++;
    }
    speed.setValue(mark);
    gate.setSpeed(stepsPerSecond);
  }

  private void setSpeed() {
    int mark = speed.getValue();
    if (mark == SPEEDS.length) {
      gate.setSpeed(Double.POSITIVE_INFINITY);
      speedText.setText("as fast as it goes");
    } else {
      gate.setSpeed(SPEEDS[mark]);
      speedText.setText(SPEEDS[mark] + (mark == 0 ? " step" : " steps") + " a second");
    }
  }

  private void setLearningRate() {
    String text = learningRate.getText().strip();
    double wanted = LiveRate.parse(text);
    if (Double.isNaN(wanted)) {
      messages.say(
          "The learning rate \"" + text + "\" can't be: enter a positive number, such as 0.1.");
      return;
    }
    rate.want(wanted);
    setRateText(LiveRate.text(wanted));
    messages.say("Learning rate " + LiveRate.text(wanted) + " from the next step on.");
  }

  private void setRateText(String text) {
    shownRate = text;
    learningRate.setText(text);
    showWhetherItCounts();
  }

  /** What is typed counts when Enter is pressed; until then, it says so. */
  private void showWhetherItCounts() {
    boolean counts = learningRate.getText().strip().equals(shownRate);
    Color color = theme.color(1);
    rateHint.setForeground(color);
    rateHint.setText(counts ? " " : "press Enter");
    learningRate.setForeground(counts ? theme.text : color);
  }

  /** Leaves the field as it was before somebody typed; returns whether somebody did. */
  boolean giveUpTyping() {
    boolean typed = learningRate.isFocusOwner();
    if (typed) {
      setRateText(shownRate);
      pause.requestFocusInWindow();
    }
    return typed;
  }

  /** The training has come this far. */
  void show(LiveState state) {
    isAtStart = state.isAtStart();
    isOver = !state.end().isEmpty();
    showPaused();
    String now = LiveRate.text(state.learningRate());
    boolean isTyping = !learningRate.getText().strip().equals(shownRate);
    if (!now.equals(shownRate) && !isTyping && !rate.isWaiting()) {
      setRateText(now);
    }
    if (state.rateIsScheduled() && !scheduleWasSaid) {
      scheduleWasSaid = true;
      messages.say(
          "The program changes the learning rate too, as a schedule does: what you enter"
              + " holds until then.");
    }
    messages.sayEnd(state.end());
  }
}
