package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.files.CsvOptions;
import gradus.data.files.CsvReader;
import gradus.inspect.TrainingDoctor;
import gradus.layers.Dense;
import gradus.layers.Initializer;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.metrics.ClassificationReport;
import gradus.metrics.ConfusionMatrix;
import gradus.optimizers.SGD;
import gradus.plots.DecisionBoundary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names come from files of others: an escape sequence in one never reaches the terminal. */
class NamesOnTheConsoleTest {
  private static final String RED = "\u001b[31mred";
  private static final String SHOWN = "\\u001b[31mred";

  private static final Dataset DATA =
      new Dataset(
          new Matrix(new double[][] {{1, 2}, {3, 4}, {5, 6}, {7, 9}}),
          new Matrix(new double[][] {{1, 0}, {0, 1}, {1, 0}, {0, 1}}),
          List.of(RED, "x"),
          List.of(RED, "no"),
          RED);

  private static Network network() {
    return new Network(new Dense(2, 2, Initializer.zeros()), new Softmax());
  }

  private static void assertHarmless(Object printed) {
    assertThat(printed.toString()).contains(SHOWN).doesNotContain("\u001b");
  }

  @Test
  void whatIsPrintedOfADataSet() {
    assertHarmless(DATA);
    assertHarmless(DATA.summary());
    assertHarmless(DATA.head(2));
  }

  @Test
  void whatIsPrintedOfResults() {
    Matrix predictions = network().predict(DATA.inputs());
    assertHarmless(ConfusionMatrix.of(predictions, DATA.targets(), DATA.classNames()));
    assertHarmless(ClassificationReport.of(predictions, DATA.targets(), DATA.classNames()));
    Trainer trainer = trainer();
    Model model = Model.of(trainer, DATA);
    assertHarmless(new Classifier(model).predict(1, 2));
    assertHarmless(new Classifier(model));
    assertHarmless(model.provenance());
    assertHarmless(Models.describe(model));
  }

  private static Trainer trainer() {
    Network network = network();
    return new Trainer(network, new CrossEntropy(), new SGD(network.parameters(), 0.1));
  }

  @Test
  void whatATrainerPrints() {
    PrintStream console = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      trainer().fit(DATA, 2);
    } finally {
      System.setOut(console);
    }
    assertHarmless(bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void whatAnErrorSays() {
    Matrix inputs = DATA.inputs();
    Matrix targets = DATA.targets();
    Dataset data = new Dataset(inputs, targets, DATA.featureNames(), DATA.classNames(), "mine");
    Dataset features = new Dataset(inputs, targets, List.of("y", "x"), DATA.classNames(), "others");
    assertThatThrownBy(() -> trainer().fit(features, data, 1))
        .satisfies(error -> assertHarmless(error.getMessage()));
    Dataset classes =
        new Dataset(inputs, targets, DATA.featureNames(), List.of("a", "b"), "others");
    assertThatThrownBy(() -> trainer().fit(classes, data, 1))
        .satisfies(error -> assertHarmless(error.getMessage()));
    assertThatThrownBy(() -> DecisionBoundary.of(network(), data, "x", "z"))
        .satisfies(error -> assertHarmless(error.getMessage()));
  }

  /** The name of a data set is that of its file. */
  @Test
  void whatAFileIsCalled(@TempDir Path folder) throws IOException {
    Path path = Files.writeString(folder.resolve(RED + ".csv"), "x,y\n1,a\n2,b\n1,a\n2,b\n");
    Dataset data = CsvReader.read(path, CsvOptions.classification());
    assertThat(data.name()).isEqualTo(SHOWN);
    assertThatThrownBy(() -> data.row(4)).satisfies(error -> assertHarmless(error.getMessage()));
    assertThatThrownBy(() -> CsvReader.read(path, CsvOptions.regression()))
        .satisfies(error -> assertHarmless(error.getMessage()));
    assertThatThrownBy(() -> Models.load(path))
        .satisfies(error -> assertHarmless(error.getMessage()));
  }

  @Test
  void whatTheDoctorPrints() {
    assertThat(TrainingDoctor.examine(network(), new CrossEntropy(), DATA).toString())
        .doesNotContain("\u001b");
  }
}
