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

/** What the README files show is what happens: code is run, output and pictures are compared. */
class DocumentationTest {
  private static final Path README = Path.of("README.md");

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

  /** Runs Java blocks of README.md as one program; returns what it prints. */
  private String runReadme(int... indices) throws Exception {
    StringBuilder blocks = new StringBuilder();
    for (int index : indices) {
      blocks.append(block(README, "java", index));
    }
    return runStatements(blocks.toString());
  }

  private String runStatements(String statements) throws Exception {
    String source =
        """
        import gradus.*; import gradus.callbacks.*; import gradus.data.*;
        import gradus.data.files.*; import gradus.layers.*; import gradus.losses.*;
        import gradus.inspect.*; import gradus.math.*; import gradus.metrics.*;
        import gradus.optimizers.*; import gradus.persist.*; import gradus.plots.*;
        import java.nio.file.Path; import java.util.Random;
        public class Example { public static void main(String[] args) {
        """
            + statements
            + "}}";
    Path file = Files.writeString(folder.resolve("Example.java"), source);
    String classPath = System.getProperty("java.class.path");
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-cp", classPath, file.toString());
    assertThat(result).as("the example compiles").isZero();
    return ChildJvm.runMain(folder, "Example", folder.toString());
  }

  @Test
  void theExamplesOfTheReadmePrintWhatTheySay() throws Exception {
    assertThat(runReadme(0)).isEqualTo(block(README, "text", 0));
    assertThat(runReadme(2)).isEqualTo(block(README, "text", 2));
    assertThat(runReadme(3)).isEqualTo(block(README, "text", 3));
    assertThat(folder.resolve("target/iris-loss.png")).isNotEmptyFile();
  }

  @Test
  void theReadmeKeepsAModelAsItSays() throws Exception {
    String expected = block(README, "text", 0) + block(README, "text", 5);
    String javaVersion = "(?m)^java .*$"; // that of whoever runs it
    assertThat(runReadme(0, 5).replaceFirst(javaVersion, ""))
        .isEqualTo(expected.replaceFirst(javaVersion, ""));
  }

  @Test
  void theReadmeGoesOnAfterACrashAsItSays() throws Exception {
    String fit = "History history = trainer.fit(train, test, 100);\n";
    String example = block(README, "java", 0);
    String checkpointed = example.replace(fit, block(README, "java", 6));
    assertThat(checkpointed).isNotEqualTo(example);
    String crashing = checkpointed.replace("test, 100)", "test, 37)");
    runStatements(crashing);
    String resumed = runStatements(checkpointed);
    String expected = block(README, "text", 0);
    assertThat(resumed)
        .contains(": 37 of 100 epochs are done.")
        .endsWith(expected.substring(expected.indexOf("     100 ")));
  }

  @Test
  void theReadmeReadsPenguinsAsItSays() throws Exception {
    Path penguins = Path.of("datasets/penguins.csv");
    Files.createDirectory(folder.resolve("datasets"));
    Files.copy(penguins, folder.resolve(penguins.toString()));
    assertThat(runReadme(1)).isEqualTo(block(README, "text", 1));
    CsvOptions refusing = CsvOptions.classification().categorical("island").categorical("sex");
    assertThatThrownBy(() -> CsvReader.read(penguins, refusing))
        .satisfies(
            e ->
                assertThat(Files.readString(README).replace("\n> ", " "))
                    .contains(" " + e.getMessage() + "\n"));
  }

  @Test
  void theReadmeQuotesTrainerStep() throws IOException {
    String readme = Files.readString(README);
    String trainer = Files.readString(Path.of("src/main/java/gradus/Trainer.java"));
    int from = readme.indexOf("trained.setTraining(true);");
    String quoted = readme.substring(from, readme.indexOf("```", from));
    assertThat(trainer).contains("    " + quoted.strip().replace("\n", "\n    "));
  }

  @Test
  void everyLinkInsideTheRepositoryResolves() throws IOException {
    List<Path> pages;
    try (Stream<Path> files = Files.walk(Path.of(""))) {
      pages =
          files
              .filter(file -> file.toString().endsWith(".md") && !file.startsWith("target"))
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
