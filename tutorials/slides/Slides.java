package slides;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes a deck of slides from the pages of the lessons: for each its question, its prediction, its
 * pictures, and the belief that it ends. A deck is one HTML file with everything in it, which any
 * browser shows full screen.
 *
 * <pre>
 * mvn -q -Pslides
 * </pre>
 *
 * <p>Arrow keys or a click turn the slides, Home and End go to the first and the last, F makes it
 * full screen.
 */
public final class Slides {
  private static final Pattern PICTURE = Pattern.compile("!\\[([^]]*)]\\(([^)]+\\.png)\\)");

  private Slides() {}

  /**
   * Writes a deck for each lesson, and a page that links them.
   *
   * @param args the folder to write to
   */
  public static void main(String[] args) throws IOException {
    Path to = Path.of(args.length == 0 ? "target/slides" : args[0]);
    Files.createDirectories(to);
    StringBuilder links = new StringBuilder();
    for (Path folder : lessons()) {
      String deck = folder.getFileName() + ".html";
      String page = Files.readString(folder.resolve("README.md")).replace("\r\n", "\n");
      Files.writeString(to.resolve(deck), deck(folder, page));
      links.append("<li><a href=\"%s\">%s</a></li>\n".formatted(deck, Markdown.text(title(page))));
    }
    String index = "<h1>Gradus: slides</h1>\n<ul class=\"index\">\n" + links + "</ul>\n";
    Files.writeString(to.resolve("index.html"), html("Gradus: slides", slide(index)));
    System.out.println("The slides are in %s: open index.html in a browser.".formatted(to));
  }

  private static List<Path> lessons() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("tutorials"))) {
      return folders
          .filter(folder -> folder.getFileName().toString().matches("lesson\\d\\d"))
          .sorted()
          .toList();
    }
  }

  private static String title(String page) {
    return page.lines().findFirst().orElse("").replaceFirst("^# ", "");
  }

  /** The slides of a lesson, as a whole HTML page. */
  static String deck(Path folder, String page) throws IOException {
    List<String> slides = new ArrayList<>();
    String title = title(page);
    String question = Markdown.html(section(page, "The question"));
    slides.add("<h1>%s</h1>\n%s".formatted(Markdown.text(title), question));
    String prediction = Markdown.html(section(page, "Predict first"));
    String command = Markdown.html(firstBlock(section(page, "Run it")));
    slides.add("<h2>Predict first</h2>\n%s\n%s".formatted(prediction, command));
    Matcher picture = PICTURE.matcher(page);
    while (picture.find()) {
      String image = Base64.getEncoder().encodeToString(read(folder, picture.group(2)));
      String text = Markdown.text(picture.group(1));
      slides.add(
          "<figure><img alt=\"%s\" src=\"data:image/png;base64,%s\"></figure>"
              .formatted(text.replace("\"", "&quot;"), image));
    }
    String belief = Markdown.html(opening(section(page, "The belief that ends here")));
    slides.add("<h2>The belief that ends here</h2>\n" + belief);
    StringBuilder all = new StringBuilder();
    for (String slide : slides) {
      all.append(slide(slide));
    }
    return html(title, all.toString());
  }

  private static byte[] read(Path folder, String picture) throws IOException {
    return Files.readAllBytes(folder.resolve(picture));
  }

  /** What stands below this heading, without what is folded away. */
  static String section(String page, String heading) {
    int start = page.indexOf("\n## " + heading + "\n");
    if (start < 0) {
      throw new IllegalArgumentException(
          "The page \"%s\" has no heading \"%s\"; slides are made of it."
              .formatted(title(page), heading));
    }
    String after = page.substring(start + heading.length() + 5);
    int end = after.indexOf("\n## ");
    String text = end < 0 ? after : after.substring(0, end);
    return text.replaceAll("(?s)<details>.*?</details>", "").strip();
  }

  /** The first paragraph, and a list if one follows: what has room on a slide. */
  static String opening(String text) {
    String[] blocks = text.split("\n\n", -1);
    boolean listFollows = blocks.length > 1 && blocks[1].matches("(?s)(\\d+\\.|[-*]) .*");
    return listFollows ? blocks[0] + "\n\n" + blocks[1] : blocks[0];
  }

  /** The first block of code, with its fences, or nothing. */
  private static String firstBlock(String text) {
    Matcher block = Pattern.compile("(?s)```.*?```").matcher(text);
    return block.find() ? block.group() : "";
  }

  private static String slide(String content) {
    return "<section><div>\n" + content + "\n</div></section>\n";
  }

  private static String html(String title, String slides) throws IOException {
    Path template = Path.of("tutorials", "slides", "deck.html");
    return Files.readString(template)
        .replace("{title}", Markdown.text(title))
        .replace("{slides}", slides);
  }
}
