package gradus.plots;

import java.awt.Insets;
import javax.swing.UIManager;
import javax.swing.UnsupportedLookAndFeelException;

/** How buttons and sliders look: as FlatLaf draws them, an optional library, or as Swing does. */
final class Look {
  private Look() {}

  /** For the windows opened from now on. */
  static void set(Theme theme) {
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
}
