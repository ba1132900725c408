package gradus.plots;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Inter, the font of all plots, as it comes with the jar.
 *
 * <p>Before Java loads a font it looks for those of the machine, and fails where it finds none, or
 * no fontconfig library that knows them, as in many containers. Then it is told, for the second
 * try, that the machine's fonts are a matter of a file, and gets one that names none.
 *
 * <p>Where that fails too, nothing can be drawn. But this class never fails to load, so that
 * whoever wants to draw can say why.
 */
final class BundledFonts {
  /** Names the file with the machine's fonts; OpenJDK asks fontconfig only if there is none. */
  private static final String FONT_FILE = "sun.awt.fontconfig";

  private static final BundledFonts FONTS = new BundledFonts();

  private Exception failure; // null if the fonts are there
  private final Font regular;
  private final Font semiBold;

  private BundledFonts() {
    regular = load("Inter-Regular.otf");
    semiBold = load("Inter-SemiBold.otf");
  }

  static Font regular() {
    return FONTS.regular;
  }

  static Font semiBold() {
    return FONTS.semiBold;
  }

  /** Why no text can be drawn on this machine; null if it can. */
  static IllegalStateException whyMissing() {
    if (FONTS.failure == null) {
      return null;
    }
    return new IllegalStateException(
        "The picture cannot be drawn, since Java cannot load a font on this machine: install what it"
            + " needs for that, on Debian and Ubuntu with"
            + " apt-get install fontconfig fonts-dejavu-core libfreetype6.",
        FONTS.failure);
  }

  /**
   * Refuses to draw where no text can be drawn.
   *
   * @throws IllegalStateException with what to install
   */
  static void require() {
    IllegalStateException why = whyMissing();
    if (why != null) {
      throw why;
    }
  }

  private Font load(String file) {
    try {
      return read(file);
    } catch (IOException | FontFormatException | LinkageError noFontsOfTheMachine) {
      return loadAlone(file, noFontsOfTheMachine);
    }
  }

  /** The second try, without the fonts of the machine. */
  private Font loadAlone(String file, Throwable firstTry) {
    String before = System.getProperty(FONT_FILE);
    try {
      Path noFonts = Files.createTempFile("gradus-fonts", ".properties");
      try {
        Files.writeString(noFonts, "sequence.allfonts=default\n");
        System.setProperty(FONT_FILE, noFonts.toString());
        return read(file);
      } finally {
        if (before == null) {
          System.clearProperty(FONT_FILE);
        } else {
          System.setProperty(FONT_FILE, before);
        }
        Files.deleteIfExists(noFonts);
      }
    } catch (IOException | FontFormatException | LinkageError e) {
      failure = new IOException("The bundled font " + file + " cannot be loaded.", e);
      failure.addSuppressed(firstTry);
      return new Font(Font.SANS_SERIF, Font.PLAIN, 1); // never drawn with
    }
  }

  private static Font read(String file) throws IOException, FontFormatException {
    try (InputStream stream = BundledFonts.class.getResourceAsStream(file)) {
      return Font.createFont(Font.TRUETYPE_FONT, stream);
    }
  }
}
