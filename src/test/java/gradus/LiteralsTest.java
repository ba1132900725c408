package gradus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No text in the source has a character beyond ASCII, as a console may not know it, except in files
 * that draw, write documents or read those of others.
 */
class LiteralsTest {
  private static final Path MAIN = Path.of("src/main/java/gradus");

  /** The files that may have such characters, and which. */
  private static final Map<String, String> ALLOWED =
      Map.ofEntries(
          // What is in a picture
          Map.entry("plots/ImageGrid.java", "×"),
          Map.entry("plots/MatrixPlot.java", "×"),
          Map.entry("plots/NetworkDiagram.java", "→"),
          Map.entry("plots/NodeColumn.java", "…"),
          Map.entry("plots/NumberFormats.java", "∞"),
          Map.entry("plots/Pen.java", "…"),
          Map.entry("plots/PredictionErrorPlot.java", "²−"),
          Map.entry("playground/Feature.java", "²·"),
          // What is in a document, or is replaced on its way to one
          Map.entry("inspect/worked/LatexWriter.java", "×→"),
          Map.entry("inspect/worked/MarkdownWriter.java", "←"),
          Map.entry("inspect/worked/TextWriter.java", "\u00a0×→"),
          // What a file may begin with, and the dashes that people take for a minus sign
          Map.entry("data/files/CsvRecords.java", "\ufeff"),
          Map.entry("data/files/NumberColumn.java", "\u2013\u2212"));

  /** The same of the tutorials: labels of a graph. */
  private static final Map<String, String> DRAWN_BY_TUTORIALS =
      Map.of("gallery/Gallery.java", "²·");

  @TempDir Path folder;

  /** The characters beyond ASCII in the literals of each file that has any. */
  private static SortedMap<String, String> found(Path root) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root)) {
      files = walk.filter(file -> file.toString().endsWith(".java")).toList();
    }
    SortedMap<String, String> found = new TreeMap<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      for (CompilationUnitTree unit : task.parse()) {
        SortedSet<Character> characters = new TreeSet<>();
        new Literals().scan(unit, characters);
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        if (!characters.isEmpty()) {
          String name = root.toUri().relativize(unit.getSourceFile().toUri()).getPath();
          found.put(name, text.toString());
        }
      }
    }
    return found;
  }

  /** Collects what texts and characters hold, escapes such as \\u00d7 among it. */
  private static final class Literals extends TreeScanner<Void, SortedSet<Character>> {
    @Override
    public Void visitLiteral(LiteralTree literal, SortedSet<Character> characters) {
      if (literal.getValue() instanceof String || literal.getValue() instanceof Character) {
        for (char c : literal.getValue().toString().toCharArray()) {
          if (c > 126) {
            characters.add(c);
          }
        }
      }
      return null;
    }
  }

  @Test
  void onlyDrawingsAndDocumentsHaveThem() throws IOException {
    assertThat(found(MAIN)).containsExactlyEntriesOf(new TreeMap<>(ALLOWED));
  }

  @Test
  void noTutorialPrintsThem() throws IOException {
    assertThat(found(Path.of("tutorials"))).isEqualTo(DRAWN_BY_TUTORIALS);
  }

  @Test
  void commentsMayHaveThemAndEscapesCount() throws IOException {
    String comment = "/** a → b */ class A { String text = \"a -> b\"; } // 2×2";
    Files.writeString(folder.resolve("A.java"), comment);
    Files.writeString(
        folder.resolve("B.java"),
        "class B { char c = '\\u00d7'; String[] texts = {\"a\", \"\"\"\n b … c\"\"\"}; }");
    assertThat(found(folder)).isEqualTo(Map.of("B.java", "×…"));
  }

  @Test
  void whatIsComparedHasNone() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String name : List.of("doctor-findings.txt", "gradus/inspect/worked/worked-example.txt")) {
      texts.add(ConsoleText.fault(name, Files.readString(Path.of("src/test/resources", name))));
    }
    assertThat(texts).containsOnly("");
  }
}
