package gradus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Text on consoles that don't know Unicode: what isn't ASCII turns into a question mark there. */
public final class ConsoleText {
  /** Of a Windows console in the United States, one in Western Europe, and LANG=C. */
  static final List<Charset> CHARSETS =
      List.of(
          Charset.forName("IBM437"), Charset.forName("windows-1252"), StandardCharsets.US_ASCII);

  private ConsoleText() {}

  /**
   * The first character that isn't ASCII, and where it stands; empty if there is none.
   *
   * @param source what printed the text
   */
  static String fault(String source, String text) {
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      for (int j = 0; j < lines[i].length(); j++) {
        if (lines[i].charAt(j) > 126) {
          return String.format(
              Locale.ROOT,
              "%s prints %s (U+%04X) in line %d, column %d: %s",
              source,
              lines[i].charAt(j),
              (int) lines[i].charAt(j),
              i + 1,
              j + 1,
              lines[i]);
        }
      }
    }
    return "";
  }

  /** Fails with the first character that isn't ASCII. */
  public static void assertAscii(String source, String text) {
    assertThat(text).as(source).isNotEmpty();
    assertThat(fault(source, text)).isEmpty();
  }

  /** What a program prints on a console of this character set, as it is read there. */
  static String printed(Charset charset, Runnable program) {
    PrintStream console = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, charset));
    try {
      program.run();
    } finally {
      System.setOut(console);
    }
    return bytes.toString(charset).replace("\r\n", "\n");
  }
}
