package gradus.plots.live;

import gradus.math.Decimals;
import gradus.plots.Theme;
import java.awt.FlowLayout;
import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.JTextField;

/** What one can do in a {@link LiveWindow}, and below it a line for what there is to say. */
final class LiveControls {
  /** Steps a second at the marks of the slider; beyond the last there is no limit. */
  private static final int[] SPEEDS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};

  final JPanel panel = new JPanel();
  final JButton pause = new JButton("Continue");
  final JButton oneStep = new JButton("One step");
  final JButton oneEpoch = new JButton("One epoch");
  final JSlider speed = new JSlider(0, SPEEDS.length, SPEEDS.length);
  final JTextField learningRate = new JTextField(8);
  final JLabel note = new JLabel(" ");

  private final StepGate gate;
  private final LiveRate rate;
  private final JLabel speedText = new JLabel("1000 steps a second");
  private double shownRate = Double.NaN;
  private boolean scheduleWasSaid = false;

  LiveControls(Theme theme, StepGate gate, LiveRate rate) {
    this.gate = gate;
    this.rate = rate;
    pause.addActionListener(event -> press(gate.isPaused() ? gate::run : gate::pause));
    oneStep.addActionListener(event -> press(gate::oneStep));
    oneEpoch.addActionListener(event -> press(gate::oneEpoch));
    speed.addChangeListener(event -> setSpeed());
    learningRate.addActionListener(event -> setLearningRate());
    keepWidth(pause); // for either text
    keepWidth(speedText);
    JLabel speedName = new JLabel("     Speed");
    JLabel rateName = new JLabel("Learning rate");
    panel.setLayout(new BoxLayout(panel, BoxLayout.Y_AXIS));
    panel.setBackground(theme.background);
    panel.setBorder(BorderFactory.createEmptyBorder(0, 16, 8, 16));
    panel.add(row(pause, oneStep, oneEpoch, speedName, speed, speedText, rateName, learningRate));
    panel.add(row(note));
    for (JLabel label : new JLabel[] {speedName, speedText, rateName, note}) {
      label.setForeground(theme.mutedText);
    }
    setSpeed();
    showPaused();
  }

  private static void keepWidth(JComponent component) {
    component.setPreferredSize(component.getPreferredSize());
  }

  private static JPanel row(JComponent... components) {
    JPanel row = new JPanel(new FlowLayout(FlowLayout.LEFT, 8, 2));
    row.setOpaque(false);
    for (JComponent component : components) {
      row.add(component);
    }
    return row;
  }

  private void press(Runnable change) {
    change.run();
    showPaused();
  }

  private void showPaused() {
    pause.setText(gate.isPaused() ? "Continue" : "Pause");
  }

  private void setSpeed() {
    int mark = speed.getValue();
    if (mark == SPEEDS.length) {
      gate.setSpeed(Double.POSITIVE_INFINITY);
      speedText.setText("full");
    } else {
      gate.setSpeed(SPEEDS[mark]);
      speedText.setText(SPEEDS[mark] + (mark == 0 ? " step" : " steps") + " a second");
    }
  }

  private void setLearningRate() {
    String text = learningRate.getText().strip();
    double wanted;
    try {
      wanted = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      wanted = Double.NaN;
    }
    if (wanted > 0 && Double.isFinite(wanted)) {
      rate.want(wanted);
      note.setText("Learning rate " + Decimals.compact(wanted) + " from the next step on.");
    } else {
      note.setText(
          "The learning rate \"" + text + "\" can't be: enter a positive number, such as 0.1.");
    }
  }

  /** The training has come this far. */
  void show(LiveState state) {
    showPaused();
    if (state.learningRate() != shownRate && !learningRate.isFocusOwner()) {
      shownRate = state.learningRate();
      learningRate.setText(Decimals.compact(shownRate));
    }
    if (state.rateIsScheduled() && !scheduleWasSaid) {
      scheduleWasSaid = true;
      note.setText(
          "The program changes the learning rate too, as a schedule does: what you enter"
              + " holds until then.");
    }
    setEnded(state.end());
  }

  /** Says how the fit ended, after which there is nothing to press; empty while it goes on. */
  void setEnded(String end) {
    if (!end.isEmpty()) {
      note.setText(end);
    }
    JComponent[] all = {pause, oneStep, oneEpoch, speed, learningRate};
    for (JComponent component : all) {
      component.setEnabled(end.isEmpty());
    }
  }
}
