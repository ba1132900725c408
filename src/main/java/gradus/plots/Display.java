package gradus.plots;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.awt.Toolkit;

/** Whether there is a screen to open a window on. */
public final class Display {
  private Display() {}

  /** False also if DISPLAY is set, but nobody answers there, and where no text can be drawn. */
  public static boolean answers() {
    try {
      if (GraphicsEnvironment.isHeadless()) {
        return false;
      }
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
}
