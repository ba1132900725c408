package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Standardizer;
import gradus.layers.AveragePool2D;
import gradus.layers.BatchNorm;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Embedding;
import gradus.layers.GlobalAveragePool2D;
import gradus.layers.ImageShape;
import gradus.layers.MaxPool2D;
import gradus.layers.ReLU;
import gradus.layers.Residual;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.math.RandomMatrices;
import gradus.optimizers.Adam;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved models and checkpoints of networks for images and symbols. */
class ImageModelsTest {
  @TempDir Path folder;

  private static Network images(Random random) {
    Conv2D conv1 = new Conv2D(new ImageShape(2, 6, 7), 3, 3, 2, 1, 1, random);
    MaxPool2D max = new MaxPool2D(conv1.outputShape(), 2);
    Conv2D conv2 = new Conv2D(max.outputShape(), 2, 2, 2, 2, 1, random);
    AveragePool2D average = new AveragePool2D(conv2.outputShape(), 2, 1);
    Residual inner = new Residual(new Dense(2, 2, random), new BatchNorm(2));
    return new Network(
        conv1,
        new ReLU(),
        max,
        conv2,
        average,
        new GlobalAveragePool2D(average.outputShape()),
        new Residual(new Dropout(0.5, 7), inner, new Tanh()),
        new Dense(2, 3, random),
        new Softmax());
  }

  private static Network symbols(Random random) {
    return new Network(new Embedding(5, 4, 3, random), new Dense(12, 5, random), new Softmax());
  }

  private static final Matrix SYMBOLS = new Matrix(new double[][] {{0, 4, 2}, {3, 3, 1}});

  @Test
  void aLoadedModelPredictsTheSame() {
    Matrix x = RandomMatrices.gaussian(new Random(2), 9, 84);
    Network network = images(new Random(1));
    Trainer trainer = new Trainer(network, new CrossEntropy(), new Adam(network.parameters()));
    Matrix targets = RandomMatrices.probabilities(new Random(3), 9, 3);
    for (int step = 0; step < 5; step++) {
      trainer.step(x, targets);
    }
    Path file = folder.resolve("images.safetensors");
    Models.save(Model.of(network), file);
    Network loaded = Models.load(file).network();
    assertThat(loaded).hasToString(network.toString());
    assertThat(loaded.predict(x).data).containsExactly(network.predict(x).data);

    Network names = symbols(new Random(4));
    Models.save(Model.of(names), file);
    assertThat(Models.load(file).predict(SYMBOLS).data)
        .containsExactly(names.predict(SYMBOLS).data);
  }

  @Test
  void symbolsCannotBeScaled() {
    Dataset dataset =
        new Dataset(
            SYMBOLS,
            new Matrix(new double[][] {{1, 0}, {0, 1}}),
            List.of("a", "b", "c"),
            List.of("x", "y"),
            "toy");
    Standardizer scale = Standardizer.fit(dataset);
    Model model = Model.of(symbols(new Random(1)));
    assertThatThrownBy(
            () ->
                new Model(
                    model.network(),
                    List.of(scale),
                    null,
                    List.of(),
                    List.of(),
                    model.provenance()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The model got the transform "
                + scale
                + ", but Embedding(5 symbols to 4 numbers, 3 columns) takes the numbers of symbols,"
                + " which mean nothing once they are scaled: leave the transform out.");
  }

  /** The header of the file says what is to be made; here with another text in it. */
  private Path changed(String before, String after) throws IOException {
    Path file = folder.resolve("changed.safetensors");
    Models.save(Model.of(images(new Random(1))), file);
    byte[] bytes = Files.readAllBytes(file);
    int length = (int) ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN).getLong();
    String header = new String(bytes, 8, length, StandardCharsets.UTF_8);
    assertThat(header).contains(before);
    String other = header.replace(before, after);
    assertThat(other).hasSameSizeAs(header);
    System.arraycopy(other.getBytes(StandardCharsets.UTF_8), 0, bytes, 8, length);
    Files.write(file, ModelBytes.signed(bytes));
    return file;
  }

  @Test
  void refusesSizesThatDoNotFit() throws IOException {
    Path wrongWindow = changed("\\\"height\\\":3", "\\\"height\\\":9");
    assertThatThrownBy(() -> Models.load(wrongWindow))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("don't fit filters of 9 x 2 on 2 channels: expects a row of weights");
    Path wrongImage = changed("[2,6,7]", "[2,67]" + " ");
    assertThatThrownBy(() -> Models.load(wrongImage))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining(
            "layer 0 has an input of [2, 67], but expects channels, height and width.");
    Path noStride =
        changed("\\\"stride\\\":2,\\\"padding\\\":1", "\\\"stride\\\":0,\\\"padding\\\":1");
    assertThatThrownBy(() -> Models.load(noStride))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining(
            "Conv2D got a stride of 0, but the window must move on by at least 1.");
    Path noKind = changed("\\\"kind\\\":\\\"Tanh\\\"", "\\\"kind\\\":\\\"Tanz\\\"");
    assertThatThrownBy(() -> Models.load(noKind))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("layer 6, layer 2 is of the kind \"Tanz\"");
  }

  @Test
  void aCheckpointGoesOnWithTheSameNumbersAndRefusesOtherWindows() {
    Matrix x = RandomMatrices.gaussian(new Random(2), 9, 84);
    Dataset data =
        new Dataset(
            x,
            oneHot(9),
            java.util.stream.IntStream.range(0, 84).mapToObj(i -> "x" + i).toList(),
            List.of("a", "b", "c"),
            "toy");
    Path file = folder.resolve("checkpoint.safetensors");
    Trainer whole = trainer(images(new Random(1)));
    whole.addListener(Checkpoint.every(1, folder.resolve("whole.safetensors")));
    whole.fit(data, 4);
    Trainer first = trainer(images(new Random(1)));
    first.addListener(Checkpoint.every(1, file));
    first.fit(data, 2);
    Trainer second = trainer(images(new Random(1)));
    second.addListener(Checkpoint.every(1, file));
    second.resume(Checkpoint.load(file));
    second.fit(data, 4);
    assertThat(second.network().predict(x).data).containsExactly(whole.network().predict(x).data);
    // Windows of 2 x 3 have as many weights as those of 3 x 2.
    Trainer other = trainer(beginningWith(3, 2));
    other.fit(data, 1);
    Trainer turned = trainer(beginningWith(2, 3));
    assertThatThrownBy(() -> turned.resume(other.snapshot()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(" is from a fit with the layer 0's ");
  }

  private static Network beginningWith(int height, int width) {
    Random random = new Random(1);
    Conv2D conv = new Conv2D(new ImageShape(2, 6, 7), 3, height, width, 1, 0, random);
    GlobalAveragePool2D pool = new GlobalAveragePool2D(conv.outputShape());
    return new Network(conv, pool, new Dense(3, 3, random), new Softmax());
  }

  private static Matrix oneHot(int rows) {
    Matrix targets = new Matrix(rows, 3);
    for (int row = 0; row < rows; row++) {
      targets.set(row, row % 3, 1);
    }
    return targets;
  }

  private static Trainer trainer(Network network) {
    Trainer trainer = new Trainer(network, new CrossEntropy(), new Adam(network.parameters()));
    trainer.setQuiet(true);
    trainer.setBatchSize(3);
    trainer.setSeed(1);
    return trainer;
  }
}
