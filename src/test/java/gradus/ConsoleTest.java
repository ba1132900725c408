package gradus;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is printed looks the same on every console. {@code LessonsTest} does it for the lessons. */
class ConsoleTest {
  @Test
  void everythingPrintedIsAscii() throws Exception {
    EverythingPrinted everything = new EverythingPrinted();
    String text = ConsoleText.printed(StandardCharsets.UTF_8, everything::run);
    ConsoleText.assertAscii("Gradus", text);
    assertThat(text.lines()).hasSizeGreaterThan(450);
    assertThat(everything.errors).isGreaterThan(130);
    List<Class<?>> missing = new ArrayList<>(ShowsItselfTest.classes());
    missing.removeIf(kind -> Modifier.isAbstract(kind.getModifiers()));
    missing.removeAll(everything.kinds);
    assertThat(missing).as("kinds that weren't printed").isEmpty();
  }

  @Test
  void everyConsoleShowsTheSame() {
    String text = ConsoleText.printed(StandardCharsets.UTF_8, new EverythingPrinted()::run);
    for (Charset charset : ConsoleText.CHARSETS) {
      assertThat(ConsoleText.printed(charset, new EverythingPrinted()::run))
          .as(charset.name())
          .isEqualTo(text);
    }
  }

  @Test
  void theFirstCharacterThatIsNotAsciiIsNamed() {
    assertThat(ConsoleText.fault("Hello", "a\nDense(4→16) got 1×2\n"))
        .isEqualTo("Hello prints → (U+2192) in line 2, column 8: Dense(4→16) got 1×2");
    assertThat(ConsoleText.fault("Hello", "Dense(4, 16)\t~ 1 x 2\n")).isEmpty();
    // What such a character turns into: 1×2 keeps its sign in one of three
    assertThat(ConsoleText.CHARSETS)
        .extracting(charset -> ConsoleText.printed(charset, () -> System.out.print("1×2")))
        .containsExactly("1?2", "1×2", "1?2");
  }
}
