package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.ChildJvm;
import gradus.ConsoleText;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every lesson prints and draws what its page shows, and every page has the same form. */
class LessonsTest {
  private static final List<String> HEADINGS =
      List.of(
          "The question",
          "The idea",
          "Predict first",
          "Run it",
          "What it prints",
          "The picture",
          "Step through it",
          "The belief that ends here",
          "Exercise",
          "Read on");

  /** What a plot that was asked for a window says where there is no display. */
  private static final Pattern NO_WINDOW =
      Pattern.compile("No display, so no window \".*\"; save\\(path\\) makes a picture of it.\n");

  @TempDir Path folder;

  static List<String> lessons() {
    return Page.lessons();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void prints(String lesson) throws Exception {
    Page page = Page.of(lesson);
    String printed = ChildJvm.runMain(folder, page.mainClass());
    ConsoleText.assertAscii(lesson, printed);
    String output = NO_WINDOW.matcher(printed).replaceAll("");
    assertThat(output).isEqualTo(page.quotedOutput());
    assertThat(output.lines().filter(line -> line.length() > 80)).as("wider than 80").isEmpty();
    assertJavadocQuotes(page, output);
    assertThat(page.pictures()).as("pictures of " + lesson).isNotEmpty();
    for (String picture : page.pictures()) {
      assertThat(output).as("names its picture").contains("target/" + picture);
      assertSamePicture(page, picture);
    }
  }

  /**
   * What a student reads first is short: printing and plotting stand in small classes beside it.
   */
  @ParameterizedTest
  @MethodSource("lessons")
  void mainClassesHave60To150Lines(String lesson) {
    assertThat(Page.of(lesson).source().lines().count()).isBetween(60L, 150L);
  }

  /** The header of a lesson's class shows some of the lines that it prints, and its command. */
  private static void assertJavadocQuotes(Page page, String output) {
    String source = page.source();
    assertThat(source).contains("{@code " + page.command() + "}");
    Pattern quoted = Pattern.compile("<pre>\n(.*?) \\* </pre>", Pattern.DOTALL);
    Matcher javadoc = quoted.matcher(source);
    assertThat(javadoc.find()).as("<pre> in %s", page.mainClass()).isTrue();
    for (String line : javadoc.group(1).split("\n", -1)) {
      assertThat(output).contains(line.replaceFirst("^ \\* ?", ""));
    }
  }

  private void assertSamePicture(Page page, String picture) throws Exception {
    File drawnFile = folder.resolve("target").resolve(picture).toFile();
    BufferedImage drawn = ImageIO.read(drawnFile);
    BufferedImage shown = ImageIO.read(page.folder().resolve(picture).toFile());
    assertThat(drawn.getWidth()).isEqualTo(shown.getWidth());
    assertThat(drawn.getHeight()).isEqualTo(shown.getHeight());
    int differing = 0;
    int coloured = 0;
    for (int y = 0; y < drawn.getHeight(); y++) {
      for (int x = 0; x < drawn.getWidth(); x++) {
        int pixel = drawn.getRGB(x, y);
        differing += Math.abs((pixel & 0xFF) - (shown.getRGB(x, y) & 0xFF)) > 64 ? 1 : 0;
        coloured += pixel != drawn.getRGB(0, 0) ? 1 : 0;
      }
    }
    double pixels = drawn.getWidth() * drawn.getHeight();
    assertThat(coloured / pixels).as("not blank: " + picture).isGreaterThan(0.005);
    // Font rendering differs a little between machines.
    assertThat(differing / pixels).as("as the page shows it: " + picture).isLessThan(0.01);
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void hasTheFormOfALesson(String lesson) {
    Page page = Page.of(lesson);
    assertThat(page.headings()).isEqualTo(HEADINGS);
    assertThat(page.text).startsWith("# Lesson " + Integer.parseInt(lesson.substring(6)) + ": ");
    assertThat(page.text).contains("<summary>Answer</summary>");
    assertThat(page.text).contains("## Read on\n\nTerms to search for: ");
    assertThat(page.unfolded("## What it prints", "## The picture"))
        .as("a reader who scrolls down to run it isn't told the answers")
        .doesNotContain("About the first question", "```text");
    assertThat(page.text.lines().filter(line -> line.length() > 110 && !line.startsWith("|")))
        .allMatch(line -> line.startsWith("!["));
  }

  /** What the course promises, lesson by lesson. */
  @Test
  void everyPageShowsTheNumbersOfItsLesson() {
    Map<String, List<String>> numbers = Numbers.ofTheCourse();
    for (String lesson : lessons()) {
      assertThat(numbers).as("numbers that a lesson promises").containsKey(lesson);
      assertThat(Page.of(lesson).text).as(lesson).contains(numbers.get(lesson));
    }
  }
}
