package gradus.plots.live;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.plots.Pictures;
import gradus.plots.PlotCanvas;
import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Frame;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.awt.event.InputEvent;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JRootPane;
import javax.swing.JSlider;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/** Presses buttons of a window, and reads what is in it. */
final class Mouse {
  private final Robot robot = new Robot();
  private final Frame frame;

  private Mouse(Frame frame) throws Exception {
    this.frame = frame;
  }

  /** Waits until this window is there. */
  static Mouse inWindow(String title) throws Exception {
    List<Frame> found = new ArrayList<>();
    await(
        "a window \"" + title + "\"",
        () -> {
          for (Frame frame : Frame.getFrames()) {
            if (frame.isShowing() && title.equals(frame.getTitle())) {
              found.add(frame);
            }
          }
          return !found.isEmpty();
        });
    return new Mouse(found.get(0));
  }

  /** Asks until the answer is yes; half a minute at most. */
  static void await(String what, Callable<Boolean> condition) throws Exception {
    for (int i = 0; i < 1500; i++) {
      if (condition.call()) {
        return;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("waited in vain for " + what);
  }

  /** Gives what should not happen some time to happen. */
  void settle() throws Exception {
    flush();
    Thread.sleep(200);
  }

  /** Not {@code robot.waitForIdle()}, since a window that is live is never idle. */
  private static void flush() throws Exception {
    Toolkit.getDefaultToolkit().sync();
    Thread.sleep(30);
    SwingUtilities.invokeAndWait(() -> {});
  }

  /**
   * Presses the button with this text, by the mouse: when there is one, it is enabled, and stays
   * where it is. Returns when it was pressed and has done what it does.
   */
  void click(String text) throws Exception {
    await("a button " + text, () -> isAimedAt(text));
    CountDownLatch pressed = new CountDownLatch(1);
    ActionListener listener = event -> pressed.countDown();
    JButton button = button(text);
    SwingUtilities.invokeAndWait(() -> button.addActionListener(listener));
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    assertThat(pressed.await(30, TimeUnit.SECONDS)).as("pressed " + text).isTrue();
    SwingUtilities.invokeAndWait(() -> button.removeActionListener(listener));
  }

  /** Presses it as a key does, on the thread of the window, which calls this. */
  void pressNow(String text) {
    for (JButton each : all(JButton.class)) {
      if (text.equals(each.getText())) {
        each.doClick(0);
        return;
      }
    }
    throw new AssertionError("no button " + text);
  }

  /** The same from any other thread, which waits for it. */
  void pressSoon(String text) {
    try {
      SwingUtilities.invokeAndWait(() -> pressNow(text));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Waits where nothing may be thrown. */
  static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Moves the pointer onto the button, and looks whether it is still there. */
  private boolean isAimedAt(String text) throws Exception {
    Point place = place(text);
    if (place == null) {
      return false;
    }
    robot.mouseMove(place.x, place.y);
    flush();
    return place.equals(place(text));
  }

  /** The middle of the button on the screen; null if nobody could press it. */
  private Point place(String text) throws Exception {
    AtomicReference<Point> place = new AtomicReference<>();
    JButton button = button(text);
    SwingUtilities.invokeAndWait(
        () -> {
          if (button != null && button.isShowing() && button.isEnabled()) {
            Point corner = button.getLocationOnScreen();
            corner.translate(button.getWidth() / 2, button.getHeight() / 2);
            place.set(corner);
          }
        });
    return place.get();
  }

  /** Null if there is none. */
  private JButton button(String text) throws Exception {
    AtomicReference<JButton> found = new AtomicReference<>();
    SwingUtilities.invokeAndWait(
        () -> {
          for (JButton each : all(JButton.class)) {
            if (text.equals(each.getText())) {
              found.set(each);
            }
          }
        });
    return found.get();
  }

  /** Enters a text into the only field; without a window manager, nobody gives it the keyboard. */
  void enter(String text) throws Exception {
    SwingUtilities.invokeAndWait(
        () -> {
          JTextField field = all(JTextField.class).get(0);
          field.setText(text);
          field.postActionEvent();
        });
  }

  void awaitText(String text) throws Exception {
    await(
        "\"" + text + "\"",
        () ->
            text(JLabel.class).contains(text)
                || text(JButton.class).contains(text)
                || text(JTextField.class).contains(text)
                || text(JTextArea.class).contains(text));
  }

  /** Waits for a text that begins like this. */
  void awaitTextFrom(String beginning) throws Exception {
    await(
        "\"" + beginning + "\"",
        () -> text(JTextArea.class).stream().anyMatch(text -> text.startsWith(beginning)));
  }

  /** Types into the only field, without Enter. */
  void type(String text) throws Exception {
    SwingUtilities.invokeAndWait(() -> all(JTextField.class).get(0).setText(text));
  }

  /** Chooses from the only list. */
  void choose(int index) throws Exception {
    SwingUtilities.invokeAndWait(() -> all(JComboBox.class).get(0).setSelectedIndex(index));
  }

  /** Presses a key as if the window had the keyboard, which a window manager would give it. */
  void press(int key) throws Exception {
    SwingUtilities.invokeAndWait(
        () -> {
          JRootPane root = ((JFrame) frame).getRootPane();
          ActionListener action = root.getActionForKeyStroke(KeyStroke.getKeyStroke(key, 0));
          action.actionPerformed(new ActionEvent(root, ActionEvent.ACTION_PERFORMED, ""));
        });
  }

  /** What has the keyboard can be named: all parts that one can do something with. */
  List<String> namesForScreenReaders() throws Exception {
    List<String> names = new ArrayList<>();
    SwingUtilities.invokeAndWait(
        () -> {
          for (JComponent each : all(JComponent.class)) {
            boolean isControl =
                (each instanceof JButton && each.getClass() == JButton.class)
                    || each instanceof JTextField
                    || each instanceof JSlider
                    || each instanceof JComboBox
                    || each instanceof PlotCanvas;
            if (isControl) {
              names.add(each.getAccessibleContext().getAccessibleName());
            }
          }
        });
    return names;
  }

  void awaitColors(Color... colors) throws Exception {
    await(
        "colors",
        () -> {
          Rectangle area = new Rectangle(frame.getLocationOnScreen(), frame.getSize());
          BufferedImage screen = robot.createScreenCapture(area);
          for (Color color : colors) {
            if (Pictures.count(screen, color) < 20) {
              return false;
            }
          }
          return true;
        });
  }

  void resize(int width, int height) throws Exception {
    SwingUtilities.invokeAndWait(() -> frame.setSize(width, height));
  }

  boolean isShowing() {
    return frame.isShowing();
  }

  /** As by the buttons in their corners. */
  static void closeWindows() throws Exception {
    SwingUtilities.invokeAndWait(
        () -> {
          for (Frame frame : Frame.getFrames()) {
            frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING));
          }
        });
    for (Frame frame : Frame.getFrames()) {
      assertThat(frame.isDisplayable()).isFalse();
    }
  }

  private <T extends Component> List<String> text(Class<T> type) throws Exception {
    List<String> texts = new ArrayList<>();
    SwingUtilities.invokeAndWait(
        () -> {
          for (T each : all(type)) {
            texts.add(
                each instanceof JButton button
                    ? button.getText()
                    : each instanceof JLabel label
                        ? label.getText()
                        : ((JTextComponent) each).getText());
          }
        });
    return texts;
  }

  private <T extends Component> List<T> all(Class<T> type) {
    List<T> found = new ArrayList<>();
    collect(frame, type, found);
    return found;
  }

  private static <T extends Component> void collect(
      Container container, Class<T> type, List<T> found) {
    for (Component component : container.getComponents()) {
      if (type.isInstance(component)) {
        found.add(type.cast(component));
      }
      if (component instanceof Container inner) {
        collect(inner, type, found);
      }
    }
  }
}
