package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.History;
import gradus.Listener;
import gradus.Network;
import gradus.Trainer;
import gradus.Training;
import gradus.callbacks.EarlyStopping;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.Initializer;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.MeanSquaredError;
import gradus.math.Matrix;
import gradus.metrics.Accuracy;
import gradus.optimizers.SGD;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
  private static Dataset points(double lastTarget) {
    return new Dataset(
        new Matrix(new double[][] {{1}, {2}}),
        new Matrix(new double[][] {{2}, {lastTarget}}),
        List.of("x"),
        List.of(),
        "points");
  }

  private static Trainer trained() {
    Network network = new Network(new Dense(new double[][] {{1}}, new double[] {0}));
    Trainer trainer =
        new Trainer(network, new MeanSquaredError(), new SGD(network.parameters(), 0.125));
    trainer.setQuiet(true);
    trainer.setSeed(7);
    trainer.fit(points(4), 1);
    return trainer;
  }

  @Test
  void anEntryWithoutATextIsRefused() {
    assertThatThrownBy(() -> Provenance.ofThisProgram().with("licence", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Provenance got the entry licence=null, but expects a name and a text: leave it out.");
  }

  @Test
  void whatTrainedTheModelIsKept() {
    // The outputs 1 and 2 are off by 1 and 2: the mean square is (1 + 4) / 2.
    Provenance provenance = Provenance.of(trained(), points(4));
    assertThat(provenance)
        .hasToString(
            "gradus         0.1.0\n"
                + "java           "
                + System.getProperty("java.version")
                + "\n"
                + "data           points\n"
                + "data_rows      2\n"
                + "data_sha256    "
                + Sha256.of(points(4))
                + "\n"
                + "loss           MeanSquaredError\n"
                + "optimizer      SGD(learning rate 0.125)\n"
                + "batch_size     32\n"
                + "seed           7\n"
                + "epochs         1\n"
                + "steps          1\n"
                + "training_loss  2.5");
  }

  @Test
  void accuracyAndValidationAreKeptWhereTheyAreKnown() {
    Split iris = Datasets.iris().split(0.8, 42);
    Network network = new Network(new Dense(4, 3, Initializer.zeros()), new Softmax());
    Trainer trainer = new Trainer(network, new CrossEntropy(), new SGD(network.parameters(), 0.1));
    trainer.setQuiet(true);
    assertThat(Provenance.of(trainer, iris.train()).entries())
        .containsEntry("epochs", "0")
        .doesNotContainKey("training_loss");
    History.Epoch last = trainer.fit(iris.train(), iris.test(), 1).last();
    assertThat(Provenance.of(trainer, iris.train()).entries())
        .containsEntry("training_accuracy", String.valueOf(last.trainingAccuracy()))
        .containsEntry("validation_loss", String.valueOf(last.validationLoss()))
        .containsEntry("validation_accuracy", String.valueOf(last.validationAccuracy()));
  }

  /**
   * The rate of the fourth epoch spoils the weights, and early stopping brings back the third's.
   */
  @Test
  void figuresAreThoseOfTheWeightsThatEarlyStoppingBroughtBack() {
    Split iris = Training.split(Datasets.iris(), 1);
    Network network = Training.classifier(1);
    Trainer trainer = Training.trainer(network, new CrossEntropy(), 0.1);
    EarlyStopping stopping = new EarlyStopping(2);
    trainer.addListener(stopping);
    trainer.addListener(
        new Listener() {
          @Override
          public void epochEnded(Trainer fitting) {
            fitting.optimizer().setLearningRate(fitting.epoch() == 3 ? 50 : 0.1);
          }
        });
    trainer.fit(iris.train(), iris.test(), 20);
    assertThat(trainer.epoch()).isGreaterThan(3);
    assertThat(stopping.bestEpoch()).isEqualTo(3);
    Map<String, String> entries = Provenance.of(trainer, iris.train()).entries();
    assertThat(entries).containsEntry("weights_of_epoch", "3");
    Matrix probabilities = network.predict(iris.test().inputs());
    double loss = new CrossEntropy().value(probabilities, iris.test().targets());
    assertThat(Double.parseDouble(entries.get("validation_loss"))).isCloseTo(loss, within(1e-12));
    double accuracy = Accuracy.of(probabilities, iris.test().targets());
    assertThat(entries).containsEntry("validation_accuracy", String.valueOf(accuracy));
  }

  @Test
  void aModelKeepsItsProvenance() {
    Model model = Model.of(trained(), points(4));
    Model loaded = ModelBytes.load(ModelBytes.of(model));
    assertThat(loaded.provenance()).isEqualTo(model.provenance());
    assertThat(loaded.provenance()).hasToString(model.provenance().toString());
  }

  @Test
  void entriesOfYourOwnAreKept() {
    Provenance provenance = new Provenance(Map.of()).with("licence", "CC0").with("note", "\"ok\"");
    Model model = Model.of(trained().network()).withProvenance(provenance);
    assertThat(ModelBytes.load(ModelBytes.of(model)).provenance()).isEqualTo(provenance);
  }

  @Test
  void oneOtherNumberIsAnotherDataSet() {
    // In Python: h = hashlib.sha256(), and for each matrix, here 2×1,
    // h.update(struct.pack("<ii", 2, 1)); h.update(struct.pack("<2d", *numbers)).
    assertThat(Sha256.of(points(4)))
        .isEqualTo("c724b9c52a524a0a4298f3d79c565898566579015886dfa474df3137af270e4f")
        .isNotEqualTo(Sha256.of(points(Math.nextUp(4.0))));
  }

  /** A model without a provenance of its own says by which version it was made. */
  @Test
  void theVersionIsThatOfTheBuild() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String version = pom.replaceFirst("(?s).*?<artifactId>gradus</artifactId>\\s*<version>", "");
    assertThat(version.substring(0, version.indexOf('<')).replace("-SNAPSHOT", ""))
        .isEqualTo(Provenance.VERSION);
    assertThat(Model.of(trained().network()).provenance().entries())
        .containsEntry("gradus", Provenance.VERSION);
  }
}
