package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.History;
import gradus.Network;
import gradus.Trainer;
import gradus.callbacks.EarlyStopping;
import gradus.data.Dataset;
import gradus.data.MinMaxScaler;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.data.files.CsvReader;
import gradus.data.files.CsvSchema;
import gradus.data.files.Datasets;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Layer;
import gradus.layers.LeakyReLU;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.losses.MeanSquaredError;
import gradus.math.Matrix;
import gradus.optimizers.Adam;
import gradus.optimizers.Optimizer;
import gradus.optimizers.SGD;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Models and checkpoints that version 0.1 wrote are read forever: the models predict the same bits,
 * and a resumed fit ends with the same bits as it did then. Beside each file is a text with what
 * came out then; neither is ever written again.
 */
class FilesOfBeforeTest {
  private static final Path FOLDER = Path.of("src/test/resources/gradus/persist/from-0.1");

  @TempDir Path temporary;

  // Fixed numbers and rows: another version may split or fit a scaler in another way.
  private static final Standardizer IRIS_SCALE =
      new Standardizer(row(5.8, 3, 3.8, 1.2), row(0.8, 0.4, 1.8, 0.8));
  private static final MinMaxScaler CONCRETE_SCALE =
      new MinMaxScaler(
          row(100, 0, 0, 120, 0, 800, 590, 1), row(540, 360, 200, 250, 32, 1150, 1000, 365));
  private static final Standardizer STRENGTH_SCALE = new Standardizer(row(36), row(17));

  private static Matrix row(double... entries) {
    return new Matrix(new double[][] {entries});
  }

  private static Split iris() {
    return everyFifthForTest(IRIS_SCALE.apply(Datasets.iris()));
  }

  private static Split concrete() {
    Dataset scaled = STRENGTH_SCALE.applyToTargets(CONCRETE_SCALE.apply(Datasets.concrete()));
    return everyFifthForTest(scaled);
  }

  private static Split everyFifthForTest(Dataset data) {
    List<Integer> train = new ArrayList<>();
    List<Integer> test = new ArrayList<>();
    for (int row = 0; row < data.rows(); row++) {
      (row % 5 == 4 ? test : train).add(row);
    }
    return new Split(subset(data, train, "train"), subset(data, test, "test"));
  }

  private static Dataset subset(Dataset data, List<Integer> rows, String name) {
    return data.subset(rows.stream().mapToInt(Integer::intValue).toArray(), name);
  }

  private static Trainer irisTrainer() {
    Random random = new Random(42);
    Network network =
        new Network(new Dense(4, 16, random), new ReLU(), new Dense(16, 3, random), new Softmax());
    SGD sgd = new SGD(network.parameters(), 0.5);
    sgd.setMomentum(0.9);
    return trainer(network, new CrossEntropy(), sgd);
  }

  private static Trainer concreteTrainer() {
    Random random = new Random(7);
    Network network =
        new Network(
            new Dense(8, 12, random),
            new BatchNorm(12),
            new LeakyReLU(0.02),
            new Dropout(0.1, 5),
            new Dense(12, 1, random));
    return trainer(network, new MeanSquaredError(), new Adam(network.parameters(), 0.01));
  }

  private static Trainer trainer(Network network, Loss loss, Optimizer optimizer) {
    Trainer trainer = new Trainer(network, loss, optimizer);
    trainer.setBatchSize(16);
    trainer.setSeed(3);
    trainer.setQuiet(true);
    return trainer;
  }

  private static Checkpoint addListeners(String name, Trainer trainer, Path path) {
    if (!name.equals("adam")) {
      trainer.addListener(new EarlyStopping(6));
    }
    Checkpoint checkpoint = Checkpoint.every(5, path);
    trainer.addListener(checkpoint);
    return checkpoint;
  }

  private static List<String> resume(String name, Path path) {
    boolean isMomentum = name.equals("momentum");
    Trainer trainer = isMomentum ? irisTrainer() : concreteTrainer();
    Split data = isMomentum ? iris() : concrete();
    addListeners(name, trainer, path).resume(trainer);
    List<String> lines = new ArrayList<>();
    lines.add("resumed after step " + trainer.steps() + ", epoch " + trainer.epoch());
    trainer.fit(data.train(), data.test(), 30);
    lines.add("ended after step " + trainer.steps() + ", epoch " + trainer.epoch());
    lines.add("stopped " + !trainer.history().stoppedBecause().isEmpty());
    for (History.Epoch epoch : trainer.history().epochs()) {
      lines.add(
          "epoch %s: %s %s %s"
              .formatted(
                  epoch.number(),
                  Double.toHexString(epoch.trainingLoss()),
                  Double.toHexString(epoch.validationLoss()),
                  Double.toHexString(epoch.learningRate())));
    }
    for (Parameter parameter : trainer.network().parameters()) {
      addBits(parameter.value, lines);
    }
    for (Layer layer : trainer.network().layers()) {
      if (layer instanceof BatchNorm norm) {
        addBits(norm.runningMeans, lines);
        addBits(norm.runningVariances, lines);
      }
    }
    trainer.optimizer().state().forEach(matrix -> addBits(matrix, lines));
    return lines;
  }

  /** All rows, in the original unit. */
  private static List<String> predictions(String name, Dataset data) {
    Model model = Models.load(FOLDER.resolve(name + ".safetensors"));
    List<String> lines = new ArrayList<>();
    lines.add(String.join(",", model.featureNames()));
    lines.add(String.join(",", model.classNames()));
    for (Layer layer : model.network().layers()) {
      lines.add(layer.getClass().getSimpleName());
      if (layer instanceof Dropout dropout) {
        lines.add("seed " + dropout.seed + ", step " + dropout.step());
      }
    }
    addBits(model.predict(data.inputs()), lines);
    return lines;
  }

  /** A line for each number, which shows every bit. */
  private static void addBits(Matrix matrix, List<String> lines) {
    for (int i = 0; i < matrix.getNumElements(); i++) {
      lines.add(Double.toHexString(matrix.data[i]));
    }
  }

  private static List<String> asItWas(String name) throws IOException {
    return Files.readAllLines(FOLDER.resolve(name + ".txt"));
  }

  @Test
  void aClassifierPredictsTheSameBits() throws IOException {
    assertThat(predictions("iris", Datasets.iris())).isEqualTo(asItWas("iris"));
  }

  @Test
  void aRegressorWithBatchNormAndDropoutPredictsTheSameBits() throws IOException {
    assertThat(predictions("concrete", Datasets.concrete())).isEqualTo(asItWas("concrete"));
  }

  private static List<String> rowsReadBySchema() {
    Model model = Models.load(FOLDER.resolve("penguins.safetensors"));
    CsvSchema schema = model.schema();
    Matrix inputs = CsvReader.readInputs(Path.of("datasets/penguins.csv"), schema);
    List<String> lines = new ArrayList<>();
    lines.add(String.join(",", schema.featureNames()));
    lines.add(String.join(",", schema.classNames()));
    schema.means().forEach(mean -> lines.add(Double.toHexString(mean)));
    addBits(inputs, lines);
    addBits(model.predict(inputs), lines);
    return lines;
  }

  @Test
  void aFileIsReadByTheSchemaOfAModelAsItWas() throws IOException {
    assertThat(rowsReadBySchema()).isEqualTo(asItWas("penguins"));
  }

  private List<String> resumeCopy(String name) throws IOException {
    Path copy = temporary.resolve("run.checkpoint");
    Files.copy(FOLDER.resolve(name + ".checkpoint"), copy);
    return resume(name, copy);
  }

  @Test
  void momentumAndEarlyStoppingGoOnInTheMiddleOfAnEpoch() throws IOException {
    assertThat(resumeCopy("momentum")).containsExactlyElementsOf(asItWas("momentum"));
  }

  @Test
  void adamDropoutAndBatchNormGoOn() throws IOException {
    // Adam's own count of steps has joined its state since then.
    assertThat(resumeCopy("adam")).startsWith(asItWas("adam").toArray(new String[0]));
  }

  @Test
  void earlyStoppingWithDropoutGoesOn() throws IOException {
    assertThat(resumeCopy("stopping")).startsWith(asItWas("stopping").toArray(new String[0]));
  }
}
