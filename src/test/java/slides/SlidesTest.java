package slides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every lesson has a deck that needs no other file. */
class SlidesTest {
  @TempDir Path folder;

  @Test
  void everyLessonHasItsQuestionPredictionPicturesAndBelief() throws Exception {
    Slides.main(new String[] {folder.toString()});
    List<Path> lessons;
    try (Stream<Path> folders = Files.list(Path.of("tutorials"))) {
      lessons = folders.filter(path -> path.getFileName().toString().startsWith("less")).toList();
    }
    assertThat(lessons).hasSizeGreaterThanOrEqualTo(24);
    String index = Files.readString(folder.resolve("index.html"));
    for (Path lesson : lessons) {
      String name = lesson.getFileName() + ".html";
      assertThat(index).contains("href=\"" + name + "\"");
      String deck = Files.readString(folder.resolve(name));
      assertThat(deck)
          .contains("<h2>Predict first</h2>", "<h2>The belief that ends here</h2>", "mvn -q -Dl")
          .doesNotContain("{slides}", "](", "\\frac", "src=\"h", "href=");
      String page = Files.readString(lesson.resolve("README.md"));
      int pictures = page.split("\\.png\\)", -1).length - 1;
      assertThat(deck.split("<section>", -1)).hasSize(pictures + 4);
      assertThat(deck.split("src=\"data:image/png;base64,", -1)).hasSize(pictures + 1);
    }
  }

  @Test
  void answersThatAreFoldedAwayStayAway() {
    String page = "# A\n\n## Predict first\n\n1?\n<details>2</details>\n\n## Next\n";
    assertThat(Slides.section(page, "Predict first")).isEqualTo("1?");
    assertThatThrownBy(() -> Slides.section(page, "Run it"))
        .hasMessage("The page \"A\" has no heading \"Run it\"; slides are made of it.");
  }

  @Test
  void aBeliefIsAsLongAsASlide() {
    assertThat(Slides.opening("One.\n\n- a\n- b\n\nTwo.")).isEqualTo("One.\n\n- a\n- b");
    assertThat(Slides.opening("One.\n\nTwo.")).isEqualTo("One.");
  }

  @Test
  void markdownBecomesHtml() {
    assertThat(Markdown.text("a **bold** `x < 1` and $w_1^2 \\cdot \\eta$, [here](page.md)"))
        .isEqualTo(
            "a <b>bold</b> <code>x &lt; 1</code> and <i>w<sub>1</sub><sup>2</sup> &middot; &eta;</i>, here");
    assertThat(Markdown.html("1. one\n2. *two*\n\n| a | b |\n|---|---|\n| 1 | 2 |"))
        .isEqualTo(
            """
            <ol>
            <li>one</li>
            <li><em>two</em></li>
            </ol>
            <table>
            <tr><td>a</td><td>b</td></tr>
            <tr><td>1</td><td>2</td></tr>
            </table>
            """);
    assertThatThrownBy(() -> Markdown.text("$\\heartsuit$"))
        .hasMessage("Slides don't know \\heartsuit in the formula \\heartsuit: add it to SIGNS.");
  }
}
