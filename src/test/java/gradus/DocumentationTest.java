package gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.files.CsvOptions;
import gradus.data.files.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages show is what happens: code is run, and output is compared. */
class DocumentationTest {
  private static final Path README = Path.of("README.md");
  private static final Path DATA = Path.of("docs/your-own-data.md");
  private static final Path TOOLBOX = Path.of("docs/toolbox.md");
  private static final Path DOCTOR = Path.of("docs/doctor.md");
  private static final Path KEEP = Path.of("docs/keep-and-share.md");
  private static final Path LAYER = Path.of("docs/your-own-layer.md");
  private static final Path PROGRAM = Path.of("docs/your-own-program.md");

  @TempDir Path folder;

  /** A block of this language in a Markdown file, counted from 0. */
  private static String block(Path file, String language, int index) throws IOException {
    Matcher matcher =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(file));
    for (int i = 0; i <= index; i++) {
      assertThat(matcher.find()).as("block %s of %s in %s", i, language, file).isTrue();
    }
    return matcher.group(1);
  }

  private static String example() throws IOException {
    return block(README, "java", 0);
  }

  /** Runs statements with the imports that stand among them, and no others. */
  private String run(String statements) throws Exception {
    StringBuilder imports = new StringBuilder();
    StringBuilder body = new StringBuilder();
    for (String line : statements.lines().toList()) {
      (line.startsWith("import ") ? imports : body).append(line).append('\n');
    }
    return runProgram(
        "Example",
        imports
            + "public class Example { public static void main(String[] args) throws Exception {\n"
            + body
            + "}}");
  }

  private String runProgram(String name, String source) throws Exception {
    Path file = Files.writeString(folder.resolve(name + ".java"), source);
    String classPath = System.getProperty("java.class.path");
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-cp", classPath, file.toString());
    assertThat(result).as("the example compiles").isZero();
    return ChildJvm.runMain(folder, name, folder.toString());
  }

  private void copyPenguins() throws IOException {
    Path penguins = Path.of("datasets/penguins.csv");
    Files.createDirectory(folder.resolve("datasets"));
    Files.copy(penguins, folder.resolve(penguins.toString()));
  }

  @Test
  void theExamplesPrintWhatTheySay() throws Exception {
    assertThat(run(example())).isEqualTo(block(README, "text", 0));
    assertThat(folder.resolve("target/iris-loss.png")).isNotEmptyFile();
    for (Path page : List.of(TOOLBOX, DOCTOR, LAYER)) {
      assertThat(run(block(page, "java", 0))).as("%s", page).isEqualTo(block(page, "text", 0));
    }
  }

  @Test
  void aNetworkForImagesLearnsAsThePageSays() throws Exception {
    assertThat(run(block(TOOLBOX, "java", 1))).isEqualTo(block(TOOLBOX, "text", 1));
  }

  @Test
  void aModelIsKeptAsThePageSays() throws Exception {
    String expected = block(README, "text", 0) + block(KEEP, "text", 0);
    String javaVersion = "(?m)^java .*$"; // that of whoever runs it
    assertThat(run(example() + block(KEEP, "java", 0)).replaceFirst(javaVersion, ""))
        .isEqualTo(expected.replaceFirst(javaVersion, ""));
  }

  @Test
  void anotherProgramReadsTheNextFileByTheModelsSchema() throws Exception {
    copyPenguins();
    assertThat(run(block(KEEP, "java", 1)))
        .startsWith("Training on penguins (training): 275 examples");
    Files.writeString(folder.resolve("new.csv"), block(KEEP, "csv", 0));
    assertThat(run(block(KEEP, "java", 2))).isEqualTo(block(KEEP, "text", 1));
  }

  @Test
  void aTrainingGoesOnAfterACrashAsThePageSays() throws Exception {
    String fit = "History history = trainer.fit(train, test, 100);\n";
    String checkpointed = example().replace(fit, block(KEEP, "java", 3));
    assertThat(checkpointed).isNotEqualTo(example());
    String crashing = checkpointed.replace("test, 100)", "test, 37)");
    run(crashing);
    String resumed = run(checkpointed);
    String expected = block(README, "text", 0);
    assertThat(resumed)
        .contains(": 37 of 100 epochs are done.")
        .endsWith(expected.substring(expected.indexOf("     100 ")));
  }

  @Test
  void penguinsAreReadAsThePageSays() throws Exception {
    copyPenguins();
    assertThat(run(block(DATA, "java", 0))).isEqualTo(block(DATA, "text", 0));
    CsvOptions refusing = CsvOptions.classification().categorical("island").categorical("sex");
    assertThatThrownBy(() -> CsvReader.read(Path.of("datasets/penguins.csv"), refusing))
        .satisfies(
            e ->
                assertThat(Files.readString(DATA).replace("\n> ", " "))
                    .contains(" " + e.getMessage() + "\n"));
  }

  @Test
  void theProgramToCopyRunsAndTheImportsOfItsPageAreEnough() throws Exception {
    copyPenguins();
    String source = Files.readString(Path.of("tutorials/mine/Example.java"));
    assertThat(runProgram("Example", source.replace("package mine;", "")))
        .startsWith("Training on penguins (training): 200 examples")
        .endsWith("\nTest accuracy: 1.0\n");
    String statements = example().replaceAll("(?m)^import .*\n", "");
    assertThat(run(block(PROGRAM, "java", 0) + statements)).isEqualTo(block(README, "text", 0));
  }

  @Test
  void theFirstPageOfTheJavadocHasAProgramThatRuns() throws Exception {
    String page = Files.readString(Path.of("src/main/javadoc/overview.html"));
    String source = page.substring(page.indexOf("<pre>") + 5, page.indexOf("</pre>"));
    assertThat(runProgram("Iris", source)).endsWith("\n0.9333333333333333\n");
  }

  @Test
  void theReadmeQuotesTrainerStep() throws IOException {
    String trainer = Files.readString(Path.of("src/main/java/gradus/Trainer.java"));
    String quoted = block(README, "java", 1);
    assertThat(trainer).contains("    " + quoted.strip().replace("\n", "\n    "));
  }

  @Test
  void theReadmeIsShortAndLeadsToEveryGuidePage() throws IOException {
    String readme = Files.readString(README);
    assertThat(readme.lines()).hasSizeLessThanOrEqualTo(220);
    try (Stream<Path> pages = Files.list(Path.of("docs"))) {
      for (Path page : pages.toList()) {
        assertThat(readme).contains("](docs/" + page.getFileName() + ")");
      }
    }
  }

  @Test
  void everyLinkInsideTheRepositoryResolves() throws IOException {
    List<Path> pages;
    try (Stream<Path> files = Files.walk(Path.of(""))) {
      pages =
          files
              .filter(file -> file.toString().endsWith(".md") && !file.startsWith("target"))
              .filter(file -> !file.startsWith("src/test/node"))
              .filter(file -> !file.startsWith("tutorials/mine") || file.endsWith("README.md"))
              .toList();
    }
    assertThat(pages).hasSizeGreaterThanOrEqualTo(5);
    for (Path page : pages) {
      Matcher link = Pattern.compile("]\\(([^)#]+)\\)").matcher(Files.readString(page));
      while (link.find()) {
        if (!link.group(1).contains("://")) {
          Path target = page.toAbsolutePath().resolveSibling(link.group(1)).normalize();
          assertThat(target).as("link in %s", page).exists();
        }
      }
    }
  }
}
