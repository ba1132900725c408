package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of a lesson, to be compared with what is true. */
final class Page {
  private static final Path TUTORIALS = Path.of("tutorials");
  private static final Pattern PICTURE = Pattern.compile("!\\[([^]]*)]\\(([^)]+)\\)");

  final String lesson;
  final String text;

  private Page(String lesson) {
    this.lesson = lesson;
    this.text = read(folder().resolve("README.md"));
  }

  /** The page of the lesson in this folder, "lesson07" for example. */
  static Page of(String lesson) {
    return new Page(lesson);
  }

  /** The names of all lessons, in order. */
  static List<String> lessons() {
    try (Stream<Path> folders = Files.list(TUTORIALS)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> name.matches("lesson\\d\\d"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return TUTORIALS.resolve(lesson);
  }

  /**
   * The page says this, line breaks aside; for the figures in a text that aren't printed by its
   * program.
   *
   * @param format as for {@code String.format}
   */
  void says(String format, Object... figures) {
    String sentence = String.format(Locale.ROOT, format, figures);
    boolean said = text.replaceAll("\\s+", " ").contains(sentence);
    assertThat(said).as("%s says \"%s\"", lesson, sentence).isTrue();
  }

  /** The command of the page: that with the lesson's number, which any shell takes as it is. */
  String command() {
    return "mvn -q -Dlesson=" + lesson.substring("lesson".length());
  }

  /** The class with the main method. */
  String mainClass() {
    assertThat(text).as("the command in %s", lesson).contains("\n" + command() + "\n");
    try (Stream<Path> files = Files.list(folder())) {
      List<String> classes =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> read(file).contains("public static void main("))
              .map(file -> lesson + "." + file.getFileName().toString().replace(".java", ""))
              .toList();
      assertThat(classes).as("programs of %s", lesson).hasSize(1);
      return classes.get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its source. */
  String source() {
    return read(TUTORIALS.resolve(mainClass().replace('.', '/') + ".java"));
  }

  /** What it prints, as the page quotes it. */
  String quotedOutput() {
    Matcher block = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL).matcher(text);
    assertThat(block.find()).as("the quoted output in %s", lesson).isTrue();
    return block.group(1);
  }

  /** The files of its own pictures. */
  List<String> pictures() {
    List<String> pictures = new ArrayList<>();
    Matcher picture = PICTURE.matcher(text);
    while (picture.find()) {
      assertThat(picture.group(1)).as("what a picture of %s shows", lesson).hasSizeGreaterThan(20);
      pictures.add(picture.group(2));
    }
    return pictures;
  }

  /** What is shown between two headings as long as nothing is unfolded. */
  String unfolded(String from, String to) {
    String part = text.substring(text.indexOf(from), text.indexOf(to));
    return Pattern.compile("<details>.*?</details>", Pattern.DOTALL).matcher(part).replaceAll("");
  }

  /** The headings, in order. */
  List<String> headings() {
    return text.lines()
        .filter(line -> line.startsWith("## "))
        .map(line -> line.substring(3))
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
