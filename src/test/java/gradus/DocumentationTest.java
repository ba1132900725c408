package gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.CsvOptions;
import gradus.data.CsvReader;
import gradus.data.Datasets;
import gradus.data.Split;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README files show is what happens: code is run, output and pictures are compared. */
class DocumentationTest {
  private static final Path README = Path.of("README.md");
  private static final Path LESSON = Path.of("tutorials/lesson10");

  @TempDir Path folder;

  /** Runs a main class in a JVM of its own, without a display, in the temporary folder. */
  private String run(String mainClass, String... moreClassPath) throws Exception {
    List<String> classPath = new ArrayList<>(List.of(moreClassPath));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      classPath.add(Path.of(entry).toAbsolutePath().toString());
    }
    return ChildJvm.run(
        ChildJvm.home(),
        folder,
        Map.of(),
        List.of(
            "-Djava.awt.headless=true",
            "-cp",
            String.join(File.pathSeparator, classPath),
            mainClass));
  }

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

  /** Runs a Java block of README.md; returns what it prints. */
  private String runReadme(int index) throws Exception {
    String source =
        """
        import gradus.*; import gradus.data.*; import gradus.layers.*; import gradus.losses.*;
        import gradus.inspect.*; import gradus.math.*; import gradus.metrics.*;
        import gradus.optimizers.*; import gradus.plots.*; import java.nio.file.Path; import java.util.Random;
        public class Example { public static void main(String[] args) {
        """
            + block(README, "java", index)
            + "}}";
    Path file = Files.writeString(folder.resolve("Example.java"), source);
    String classPath = System.getProperty("java.class.path");
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-cp", classPath, file.toString());
    assertThat(result).as("the example compiles").isZero();
    return run("Example", folder.toString());
  }

  @Test
  void theExamplesOfTheReadmePrintWhatTheySay() throws Exception {
    assertThat(runReadme(0)).isEqualTo(block(README, "text", 0));
    assertThat(runReadme(2)).isEqualTo(block(README, "text", 2));
    assertThat(runReadme(3)).isEqualTo(block(README, "text", 3));
    assertThat(folder.resolve("target/iris-loss.png")).isNotEmptyFile();
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
  void lesson10PrintsAndDrawsWhatItsPageShows() throws Exception {
    String output = run("lesson10.TrainIris");
    assertThat(output)
        .isEqualTo(
            block(LESSON.resolve("README.md"), "text", 0)
                + "No display, so no window \"Loss per epoch\"; save(path) makes a picture of it.\n");
    Pattern quoted = Pattern.compile("<pre>\n(.*?) \\* </pre>", Pattern.DOTALL);
    Matcher javadoc = quoted.matcher(Files.readString(LESSON.resolve("TrainIris.java")));
    assertThat(javadoc.find()).isTrue();
    for (String line : javadoc.group(1).split("\n", -1)) {
      assertThat(output).contains(line.replaceFirst("^ \\* ?", ""));
    }
    assertThat(output.lines().allMatch(line -> line.length() <= 80)).as("fits 80 columns").isTrue();
    assertThat(output.chars().allMatch(c -> c < 128)).as("shows in any terminal").isTrue();
    BufferedImage drawn = ImageIO.read(folder.resolve("target/iris-loss.png").toFile());
    BufferedImage shown = ImageIO.read(LESSON.resolve("iris-loss.png").toFile());
    // Font rendering differs a little between machines.
    assertThat(differingPixels(drawn, shown)).isLessThan(0.01);
  }

  /** The share of pixels that differ clearly. */
  private static double differingPixels(BufferedImage first, BufferedImage second) {
    assertThat(first.getWidth()).isEqualTo(second.getWidth());
    assertThat(first.getHeight()).isEqualTo(second.getHeight());
    int differing = 0;
    for (int y = 0; y < first.getHeight(); y++) {
      for (int x = 0; x < first.getWidth(); x++) {
        if (Math.abs((first.getRGB(x, y) & 0xFF) - (second.getRGB(x, y) & 0xFF)) > 64) {
          differing++;
        }
      }
    }
    return (double) differing / (first.getWidth() * first.getHeight());
  }

  @Test
  void theAnswerToLesson10sExerciseIsTrue() throws IOException {
    Run unshuffled = new Run(42, 1, 40, false);
    Run shuffled = new Run(42, 1, 40, true);
    String page = Files.readString(LESSON.resolve("README.md"));
    assertThat(page)
        .contains(
            String.format(
                Locale.ROOT,
                "The training accuracy of epoch 1 is %.3f",
                unshuffled.history.epochs().get(0).trainingAccuracy()),
            String.format(
                Locale.ROOT,
                "The loss is %.4f,",
                unshuffled.history.epochs().get(0).trainingLoss()),
            String.format(
                Locale.ROOT,
                "accuracy of %.3f in epoch 1",
                shuffled.history.epochs().get(0).trainingAccuracy()),
            String.format(
                Locale.ROOT, "a loss of %.4f.", shuffled.history.epochs().get(0).trainingLoss()),
            String.format(
                Locale.ROOT,
                "its training accuracy is %.3f.",
                unshuffled.history.last().trainingAccuracy()));
  }

  @Test
  void theFiguresInTheTextOfLesson10AreTrue() throws IOException {
    Run lesson = new Run(42, 0.1, 16, true);
    Matrix probabilities = lesson.network.predict(lesson.split.test().inputs());
    double[] losses = new double[30];
    for (int row = 0; row < 30; row++) {
      losses[row] = -Math.log(probabilities.get(row, lesson.split.test().classOf(row)));
    }
    Arrays.sort(losses);
    assertThat(Files.readString(LESSON.resolve("README.md")))
        .contains(
            String.format(Locale.ROOT, "of the %.2f that the 30", Arrays.stream(losses).sum()),
            String.format(Locale.ROOT, "two hard ones cost %.2f.", losses[29] + losses[28]),
            String.format(Locale.ROOT, "`lossValue` is %.4f,", lesson.firstLoss));
    History.Epoch other = new Run(4, 0.1, 16, true).history.last();
    assertThat(other.validationLoss()).isLessThan(other.trainingLoss());
  }

  /** The lesson's training, with what a reader is asked to change. */
  private static final class Run implements Listener {
    final Split split;
    final Network network;
    final History history;
    double firstLoss = Double.NaN;

    Run(long splitSeed, double learningRate, int batchSize, boolean shuffle) {
      split = Training.split(Datasets.iris(), splitSeed);
      Random random = new Random(42);
      network =
          new Network(
              new Dense(4, 16, random), new ReLU(), new Dense(16, 3, random), new Softmax());
      Trainer trainer = Training.trainer(network, new CrossEntropy(), learningRate);
      trainer.setBatchSize(batchSize);
      trainer.setShuffle(shuffle);
      trainer.addListener(this);
      history = trainer.fit(split.train(), split.test(), 100);
    }

    @Override
    public void stepEnded(Trainer trainer) {
      if (trainer.steps() == 1) {
        firstLoss = trainer.lastLoss();
      }
    }
  }

  @Test
  void theReadmeQuotesTrainerStep() throws IOException {
    String readme = Files.readString(README);
    String trainer = Files.readString(Path.of("src/main/java/gradus/Trainer.java"));
    int from = readme.indexOf("Matrix output = network.forward(inputs);");
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
