package gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageSourcesTest {
  /**
   * If this fails, {@code mvn -q -Pplayground} builds the page again; commit it with the change.
   */
  @Test
  void theCommittedPageIsTodays() throws IOException {
    String page = Files.readString(Path.of("docs", "playground.html"));
    String mark = "id=\"sources\">";
    int start = page.indexOf(mark) + mark.length();
    String lines = page.substring(start, page.indexOf("</script>", start));
    assertThat(lines)
        .contains(" src/main/java/gradus/Trainer.java", " src/web/page/playground.css");
    assertThat(PageSources.changed(lines))
        .as("sources that changed since docs/playground.html was built: mvn -q -Pplayground")
        .isEmpty();
  }

  @Test
  void commentsAndLayoutDontCount() {
    String one = "int a = 1; // one\n/* two\n */ String s = \"// no comment \\\" \";";
    String other = "int a\n  =1;\nString s=\"// no comment \\\" \";";
    assertThat(PageSources.code(one)).isEqualTo(PageSources.code(other));
    assertThat(PageSources.code("a b")).isNotEqualTo(PageSources.code("a c"));
    assertThat(PageSources.code("char c = '\"'; // x")).isEqualTo("charc='\"';");
  }

  @Test
  void changedAndMissingFilesAreFound(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("A.java");
    Files.writeString(file, "class A {}");
    String line = PageSources.line(file);
    assertThat(PageSources.changed(line)).isEmpty();
    Files.writeString(file, "class A { } // the same");
    assertThat(PageSources.changed(line)).isEmpty();
    Files.writeString(file, "class A { int b; }");
    assertThat(PageSources.changed(line)).isEqualTo(List.of(file.toString().replace('\\', '/')));
    Files.delete(file);
    assertThat(PageSources.changed(line)).hasSize(1);
  }
}
