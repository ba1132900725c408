package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.inspect.TrainingDoctor;
import gradus.layers.Dense;
import gradus.layers.Initializer;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.metrics.ClassificationReport;
import gradus.metrics.ConfusionMatrix;
import gradus.optimizers.SGD;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

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
  void whatTheDoctorPrints() {
    assertThat(TrainingDoctor.examine(network(), new CrossEntropy(), DATA).toString())
        .doesNotContain("\u001b");
  }
}
