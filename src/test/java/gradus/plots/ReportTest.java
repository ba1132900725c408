package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gradus.History;
import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.data.Synthetic;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.Initializer;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.MeanSquaredError;
import gradus.losses.SigmoidCrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.SGD;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir Path folder;

  private static Trainer iris(Split split) {
    Random random = new Random(42);
    Network network =
        new Network(new Dense(4, 8, random), new ReLU(), new Dense(8, 3, random), new Softmax());
    Trainer trainer = new Trainer(network, new CrossEntropy(), new SGD(network.parameters(), 0.1));
    trainer.setSeed(7);
    trainer.setQuiet(true);
    trainer.fit(split.train(), split.test(), 20);
    return trainer;
  }

  private static Split scaledIris() {
    Split split = Datasets.iris().split(0.5, 42);
    Standardizer scale = Standardizer.fit(split.train());
    return new Split(scale.apply(split.train()), scale.apply(split.test()));
  }

  private String saved(Report report) throws IOException {
    Path file = folder.resolve("a/report.html");
    report.save(file);
    return Files.readString(file);
  }

  @Test
  void tellsWhatWasTrainedAndHow() throws IOException {
    Split split = scaledIris();
    Trainer trainer = iris(split);
    String page = saved(Report.of(trainer, split.test()));
    assertThat(page)
        .contains("<h1>Training report: iris (test)</h1>")
        .contains("<td>loss</td><td>SoftmaxCrossEntropy</td>")
        .contains("<td>optimizer</td><td>" + trainer.optimizer() + "</td>")
        .contains("<td>seed</td><td>7</td>")
        .contains("<td>batch size</td><td>32</td>")
        .contains("<td>epochs</td><td>20</td>")
        .contains("<td>steps</td><td>60</td>")
        .contains("versicolor")
        .doesNotContain("<script", "http:", "https:", "<link");
  }

  @Test
  void theSameTrainingMakesTheSamePage() throws IOException {
    Split split = scaledIris();
    String first = saved(Report.of(iris(split), split.test()));
    assertThat(saved(Report.of(iris(split), split.test()))).isEqualTo(first);
  }

  @Test
  void theSurestMistakeStandsFirst() throws IOException {
    // One weight: class b above 0. Rows 0 and 2 are wrong, and of row 2 it is surer.
    Network network =
        new Network(new Dense(new double[][] {{0, 1}}, new double[] {0, 0}), new Softmax());
    Dataset test =
        new Dataset(
            new Matrix(new double[][] {{1}, {-1}, {3}}),
            new Matrix(new double[][] {{1, 0}, {1, 0}, {1, 0}}),
            List.of("x<1"),
            List.of("a", "b"),
            "three & more");
    String page = saved(Report.of(network, new History(), test));
    assertThat(page)
        .contains("<h1>Training report: three &amp; more</h1>")
        .contains("<p>1 of 3 test rows right, accuracy 33.3 %</p>")
        .contains("<th>x&lt;1</th>")
        // 1 / (1 + exp(-3)) = 0.9526 and 1 / (1 + exp(-1)) = 0.7311
        .contains(
            "<tr><td>2</td><td>a</td><td>b</td><td>0.9526</td><td>3</td></tr>\n"
                + "<tr><td>0</td><td>a</td><td>b</td><td>0.7311</td><td>1</td></tr>\n</table></div>");
  }

  @Test
  void aNetworkWithOneLogitHasTwoClasses() throws IOException {
    Dataset moons = Synthetic.moons(60, 0.1, 1).withOneTargetColumn();
    Network network = new Network(new Dense(2, 1, new Random(1)));
    Trainer trainer =
        new Trainer(network, new SigmoidCrossEntropy(), new SGD(network.parameters(), 0.5));
    trainer.setQuiet(true);
    trainer.fit(moons, 50);
    double accuracy = trainer.history().last().trainingAccuracy();
    assertThat(accuracy).isGreaterThan(0.7);
    assertThat(saved(Report.of(trainer, moons))).contains("macro avg").contains("upper");
  }

  @Test
  void aRegressionShowsItsLargestErrors() throws IOException {
    Network network = new Network(new Dense(new double[][] {{2}}, new double[] {0}));
    Dataset test =
        new Dataset(
            new Matrix(new double[][] {{1}, {2}}),
            new Matrix(new double[][] {{2.5}, {1}}),
            List.of("x"),
            List.of(),
            "line");
    Trainer trainer =
        new Trainer(network, new MeanSquaredError(), new SGD(network.parameters(), 0.1));
    assertThat(saved(Report.of(trainer, test)))
        .contains(", on 2 test rows</p>")
        .contains(
            "<tr><td>1</td><td>1</td><td>4</td><td>3</td><td>2</td></tr>\n"
                + "<tr><td>0</td><td>2.5</td><td>2</td><td>-0.5</td><td>1</td></tr>\n</table></div>");
  }

  @Test
  void ofSeveralTargetsEachHasItsErrorsAndTheFirstItsRows() throws IOException {
    Network network = new Network(new Dense(new double[][] {{2, 9}}, new double[] {0, 0}));
    Dataset test =
        new Dataset(
            new Matrix(new double[][] {{1}}),
            new Matrix(new double[][] {{2.5, 0}}),
            List.of("x"),
            List.of(),
            "two lines");
    assertThat(saved(Report.of(network, new History(), test)))
        // 2·1 − 2.5 = −0.5, and 9·1 − 0 = 9.
        .contains("<p>target 0: rmse 0.5000", "<p>target 1: rmse 9.0000")
        .contains("<h2>Largest errors</h2>\n<p>Of target 0.</p>")
        .contains("<tr><td>0</td><td>2.5</td><td>2</td><td>-0.5</td><td>1</td></tr>");
  }

  @Test
  void showsFeaturesInTheUnitsTheyHad() throws IOException {
    Split split = Datasets.iris().split(0.5, 42);
    Standardizer scale = Standardizer.fit(split.train());
    Network always = new Network(new Dense(4, 3, Initializer.constant(0)), new Softmax());
    Report report = Report.of(always, new History(), scale.apply(split.test()));
    // All probabilities are 1/3 and the first class wins, so the first mistake is the first row
    // of another class.
    int row = 0;
    while (split.test().classOf(row) == 0) {
      row++;
    }
    String length = "<td>" + split.test().inputs().get(row, 0) + "</td>";
    assertThat(saved(report)).doesNotContain("<td>0.3333</td>" + length);
    assertThat(saved(report.inOriginalUnits(scale))).contains("<td>0.3333</td>" + length);
  }

  @Test
  void imagesAreShownAsImages() throws IOException {
    Dataset digits = Datasets.digits();
    Network network = new Network(new Dense(64, 10, new Random(1)), new Softmax());
    String page = saved(Report.of(network, new History(), digits).images(8, 8));
    assertThat(page).contains("alt=\"Mistakes on digits: ");
  }

  /** Needs a browser: the page's text can be read, and every picture has loaded. */
  @Test
  void aBrowserShowsIt() throws Exception {
    Split split = scaledIris();
    Path file = folder.resolve("report.html");
    Report.of(iris(split), split.test()).save(file);
    // Only for the test: a script that notes how wide each picture is once all is loaded.
    String script =
        "<script>onload = () => document.body.dataset.widths ="
            + " [...document.images].map(i => i.naturalWidth).join(' ')</script></body>";
    Path probe = folder.resolve("probe.html");
    Files.writeString(probe, Files.readString(file).replace("</body>", script));
    String shown = browse(probe);
    Matcher widths = Pattern.compile("data-widths=\"([0-9 ]+)\"").matcher(shown);
    assertThat(widths.find()).as(shown.substring(0, Math.min(500, shown.length()))).isTrue();
    assertThat(widths.group(1).split(" ")).hasSize(3).doesNotContain("0");
    assertThat(shown).contains("Training report: iris (test)").contains("Worst mistakes");
  }

  /** Needs a browser: nothing runs off a screen or a phone, and both themes have their pictures. */
  @Test
  void fitsAScreenAndAPhoneLightAndDark() throws Exception {
    Dataset concrete = Datasets.concrete();
    Network network = new Network(new Dense(8, 1, new Random(1)));
    Path file = folder.resolve("report.html");
    Report.of(network, new History(), concrete).save(file);
    String script =
        "<script>onload = () => { const root = document.documentElement, table ="
            + " [...document.querySelectorAll('.scrolls')].pop(); document.body.dataset.seen ="
            + " [innerWidth, root.scrollWidth, getComputedStyle(document.body).backgroundColor,"
            + " table.scrollWidth > table.clientWidth, ...[...document.images].map("
            + " i => i.naturalWidth)].join(' ') }</script></body>";
    Path probe = folder.resolve("probe.html");
    Files.writeString(probe, Files.readString(file).replace("</body>", script));
    // A window is at least 500 pixels wide, so the phone is a frame of 390 in it.
    Path phone = folder.resolve("phone.html");
    Files.writeString(
        phone,
        "<body><iframe src=\"probe.html\" style=\"width: 390px; height: 900px; border: 0\""
            + " onload=\"document.body.dataset.seen = contentDocument.body.dataset.seen\"></iframe>");
    String[] pages = {"rgb(20, 23, 31)", "rgb(255, 255, 255)"};
    for (int scheme = 0; scheme < 2; scheme++) {
      String theme = "--blink-settings=preferredColorScheme=" + scheme;
      // The loss curve and the errors are 1920 pixels wide, or 760 for a phone. The table of 12
      // columns is wider than the text, and is scrolled by itself: the page isn't wider than it is.
      assertThat(browse(probe, theme, "--window-size=1280,900"))
          .contains("data-seen=\"1280 1280 " + pages[scheme] + " true 1920 1920\"");
      assertThat(browse(phone, theme, "--allow-file-access-from-files"))
          .contains("data-seen=\"390 390 " + pages[scheme] + " true 760 760\"");
    }
  }

  @Test
  void aRegressionShowsPredictedAgainstTrue() throws IOException {
    Network network = new Network(new Dense(8, 1, new Random(1)));
    assertThat(saved(Report.of(network, new History(), Datasets.concrete())))
        .contains("alt=\"Predicted against true, and residuals: root mean squared error ");
  }

  private String browse(Path page, String... options) throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/chromium")),
        "no browser: install Debian's package chromium to see the report in one");
    List<String> command = new ArrayList<>(List.of("/usr/bin/chromium", "--headless"));
    command.addAll(List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"));
    command.addAll(List.of("--disable-background-networking", "--disable-component-update"));
    command.add("--user-data-dir=" + folder.resolve("browser"));
    command.add("--hide-scrollbars");
    command.addAll(List.of(options));
    command.addAll(List.of("--dump-dom", page.toUri().toString()));
    Path errors = folder.resolve("errors.txt");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
    return shown;
  }

  @Test
  void refusesWhatItCannotDo() {
    Dataset iris = Datasets.iris();
    Network network = new Network(new Dense(4, 3, new Random(1)), new Softmax());
    Report report = Report.of(network, new History(), iris);
    assertThatThrownBy(() -> report.save(folder.resolve("report.pdf")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("save got the file name \"report.pdf\", but expects one that ends in .html.");
    Network two = new Network(new Dense(4, 2, new Random(1)), new Softmax());
    Report wrong = Report.of(two, new History(), iris);
    assertThatThrownBy(() -> wrong.save(folder.resolve("report.html")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Report got a network that tells 2 classes apart and a data set of 3 classes, but"
                + " expects the same number.");
    assertThat(folder.resolve("report.html")).doesNotExist();
  }
}
