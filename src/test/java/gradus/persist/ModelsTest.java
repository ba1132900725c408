package gradus.persist;

import static gradus.math.RandomMatrices.gaussian;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.ELU;
import gradus.layers.GELU;
import gradus.layers.LayerNorm;
import gradus.layers.LeakyReLU;
import gradus.layers.ReLU;
import gradus.layers.SiLU;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.layers.Softplus;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.SGD;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
  @TempDir Path folder;

  private final Random random = new Random(42);

  private Network everyLayer() {
    return new Network(
        new Dense(4, 5, random),
        new BatchNorm(5, 0.2, 1e-4),
        new ReLU(),
        new LeakyReLU(0.03),
        new ELU(1.5),
        new GELU(),
        new SiLU(),
        new Dropout(0.25, -123456789012345L),
        new LayerNorm(5, 1e-3),
        new Sigmoid(),
        new Softplus(),
        new Tanh(),
        new Dense(5, 3, random),
        new Softmax());
  }

  private static Dataset iris() {
    Split split = Datasets.iris().split(0.8, 42);
    return Standardizer.fit(split.train()).apply(split.train());
  }

  private static Trainer trainer(Network network) {
    Trainer trainer = new Trainer(network, new CrossEntropy(), new SGD(network.parameters(), 0.1));
    trainer.setQuiet(true);
    return trainer;
  }

  private static double[] numbers(Matrix matrix) {
    return Arrays.copyOf(matrix.data, matrix.getNumElements());
  }

  @Test
  void aLoadedNetworkPredictsTheSameBits() {
    Network network = everyLayer();
    trainer(network).fit(iris(), 3);
    Path path = folder.resolve("model.safetensors");
    Models.save(Model.of(network), path);
    Network loaded = Models.load(path).network();
    Matrix inputs = gaussian(random, 7, 4);
    assertThat(numbers(loaded.predict(inputs))).containsExactly(numbers(network.predict(inputs)));
    assertThat(loaded).hasToString(network.toString());
  }

  @Test
  void aLoadedNetworkLearnsOnAsTheSavedOne() {
    Network network = everyLayer();
    trainer(network).fit(iris(), 3);
    Path path = folder.resolve("model.safetensors");
    Models.save(Model.of(network), path);
    Network loaded = Models.load(path).network();
    trainer(network).fit(iris(), 2);
    trainer(loaded).fit(iris(), 2);
    for (int i = 0; i < network.state().size(); i++) {
      assertThat(numbers(loaded.state().get(i))).containsExactly(numbers(network.state().get(i)));
    }
  }

  @Test
  void everySettingIsKept() {
    Path path = folder.resolve("model.safetensors");
    Models.save(Model.of(everyLayer()), path);
    Network loaded = Models.load(path).network();
    BatchNorm batchNorm = (BatchNorm) loaded.layers().get(1);
    assertThat(batchNorm.momentum).isEqualTo(0.2);
    assertThat(batchNorm.epsilon).isEqualTo(1e-4);
    assertThat(((LeakyReLU) loaded.layers().get(3)).leak).isEqualTo(0.03);
    assertThat(((ELU) loaded.layers().get(4)).alpha).isEqualTo(1.5);
    Dropout dropout = (Dropout) loaded.layers().get(7);
    assertThat(dropout.rate).isEqualTo(0.25);
    assertThat(dropout.seed).isEqualTo(-123456789012345L);
    assertThat(((LayerNorm) loaded.layers().get(8)).epsilon).isEqualTo(1e-3);
  }

  @Test
  void theStepOfDropoutIsKept() {
    Dropout dropout = new Dropout(0.5, 1);
    dropout.setStep(1_000_000_000_000L);
    Model loaded = ModelBytes.load(ModelBytes.of(Model.of(new Network(dropout))));
    assertThat(((Dropout) loaded.network().layers().get(0)).step()).isEqualTo(1_000_000_000_000L);
  }

  @Test
  void savingTwiceGivesTheSameBytes() throws IOException {
    Network network = everyLayer();
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    Models.save(Model.of(network), first);
    Models.save(Models.load(first), second);
    assertThat(second).hasSameBinaryContentAs(first);
    assertThat(ModelBytes.of(Model.of(network))).isEqualTo(Files.readAllBytes(first));
  }

  @Test
  void aModelIsOneLine() {
    assertThat(Model.of(new Network(new Dense(2, 3, random), new Softmax())))
        .hasToString("Model(Dense(2, 3), Softmax)");
  }

  @Test
  void aDescriptionShowsLayersNamesAndProvenanceInAscii() {
    Network network = new Network(new Dense(2, 2, random), new Softmax());
    Model model =
        new Model(
            network,
            List.of(
                new Standardizer(
                    new Matrix(new double[][] {{1, 2}}), new Matrix(new double[][] {{3, 4}}))),
            null,
            List.of("width", "größe"),
            List.of("no", "yes"),
            new Provenance(Map.of()).with("gradus", "0.1.0").with("data", "a ~\nb\u001b[31m"));
    Path path = folder.resolve("model.safetensors");
    Models.save(model, path);
    assertThat(Models.describe(path))
        .isEqualToNormalizingNewlines(
            """
            layer    output  parameters
            Dense     n x 2           6  weights 2 x 2, biases 1 x 2
            Softmax   n x 2           0
            total                     6

            transform  Standardizer(2 columns)
            features   [width, gr\\u00f6\\u00dfe]
            classes    [no, yes]
            gradus     0.1.0
            data       a ~\\u000ab\\u001b[31m""");
  }
}
