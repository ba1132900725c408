package gradus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of names, and the tables of what losses expect, name what there is in Gradus. */
class NamesPageTest {
  private static final Pattern CLASS = Pattern.compile("\\b[A-Z]\\w*[a-z]\\w*\\b");

  private static Set<String> classes() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      Set<String> names = new TreeSet<>();
      files.forEach(file -> names.add(file.getFileName().toString().replace(".java", "")));
      return names;
    }
  }

  /** The cells of a column, in all tables of a page whose head has this title there. */
  private static String column(Path page, String title) throws IOException {
    StringBuilder column = new StringBuilder();
    int index = -1;
    for (String line : Files.readAllLines(page)) {
      List<String> cells = List.of(line.split("\\|", -1));
      if (!line.startsWith("|")) {
        index = -1;
      } else if (index < 0) {
        index = cells.stream().map(String::strip).toList().indexOf(title);
      } else {
        column.append(cells.get(index)).append(' ');
      }
    }
    return column.toString();
  }

  private static int assertAllExist(String column) throws IOException {
    Set<String> classes = classes();
    int found = 0;
    Matcher code = Pattern.compile("`([^`]*)`").matcher(column);
    while (code.find()) {
      Matcher name = CLASS.matcher(code.group(1));
      while (name.find()) {
        assertThat(classes).contains(name.group());
        found++;
      }
    }
    return found;
  }

  @Test
  void everyClassOfGradusThatIsNamedExists() throws IOException {
    assertThat(assertAllExist(column(Path.of("docs/names.md"), "Gradus"))).isGreaterThan(15);
  }

  @Test
  void everyLossOfGradusInTheTablesOfLessonSevenExists() throws IOException {
    Path page = Path.of("tutorials/lesson07/README.md");
    assertThat(assertAllExist(column(page, "in Gradus"))).isGreaterThan(5);
  }
}
