package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import gradus.History;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowTest {
  private static History history() {
    History history = new History();
    for (int i = 1; i <= 20; i++) {
      history.add(new History.Epoch(i, 1.0 / i, 1.2 / i, 0, 0));
    }
    return history;
  }

  /** Needs a display; closing the window must neither end the program nor leave it behind. */
  @Test
  void showsAWindowThatCanBeClosed() throws Exception {
    assumeFalse(GraphicsEnvironment.isHeadless(), "no display: run under xvfb-run to see a window");
    LossCurve.of(history()).show();
    JFrame frame = waitForFrame();
    Robot robot = new Robot();
    robot.waitForIdle();
    Point corner = frame.getContentPane().getLocationOnScreen();
    boolean painted = false;
    for (int i = 0; i < 600 && !painted; i++) {
      Thread.sleep(50);
      BufferedImage screen =
          robot.createScreenCapture(new Rectangle(corner, frame.getContentPane().getSize()));
      painted =
          has(screen, Theme.LIGHT.color(0).getRGB()) && has(screen, Theme.LIGHT.color(1).getRGB());
    }
    assertThat(painted).as("both curves are on the screen").isTrue();
    assertThat(frame.getDefaultCloseOperation()).isEqualTo(JFrame.DISPOSE_ON_CLOSE);
    SwingUtilities.invokeAndWait(
        () -> frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING)));
    assertThat(frame.isDisplayable()).isFalse();
  }

  @Test
  void savesAndCopies(@TempDir Path folder) throws Exception {
    assumeFalse(GraphicsEnvironment.isHeadless(), "no display: run under xvfb-run to see a window");
    SwingUtilities.invokeAndWait(
        () -> {
          PlotWindow window = LossCurve.of(history()).window();
          window.saveAs(folder.resolve("loss"));
          assertThat(window.said()).isEqualTo("Saved as loss.png.");
          assertThat(folder.resolve("loss.png")).exists();
          window.saveAs(folder.resolve("loss.gif"));
          assertThat(window.said()).contains("loss.gif");
          window.copy();
          assertThat(window.said()).isEqualTo("Copied, to be pasted into a document.");
        });
    Clipboard clipboard = Toolkit.getDefaultToolkit().getSystemClipboard();
    assertThat(clipboard.isDataFlavorAvailable(DataFlavor.imageFlavor)).isTrue();
    for (Frame frame : Frame.getFrames()) {
      SwingUtilities.invokeAndWait(frame::dispose);
    }
  }

  private static JFrame waitForFrame() throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      for (Frame frame : Frame.getFrames()) {
        if (frame.isShowing() && "Loss per epoch".equals(frame.getTitle())) {
          return (JFrame) frame;
        }
      }
      Thread.sleep(50);
    }
    throw new AssertionError("no window opened within 30 s");
  }

  private static boolean has(BufferedImage image, int color) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) == color) {
          return true;
        }
      }
    }
    return false;
  }
}
