package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Layer;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.SGD;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models with a layer of the program's own: saved as a whole, and filled in again. */
class CustomLayerTest {
  private static final Dataset IRIS = Datasets.iris();
  private static final Standardizer SCALE = Standardizer.fit(IRIS);

  @TempDir Path folder;

  /** Y = X · strength + f(X), where f is BatchNorm, Dropout and Dense in a row. */
  private static final class Residual implements Layer {
    private final double strength;
    private final List<Layer> children;

    Residual(double strength, int width, Random random) {
      this.strength = strength;
      children =
          List.of(new BatchNorm(width), new Dropout(0.25, 7), new Dense(width, width, random));
    }

    @Override
    public Matrix forward(DMatrixRMaj input) {
      Matrix output = null;
      for (Layer child : children) {
        output = child.forward(output == null ? input : output);
      }
      Matrix sum = new Matrix(output);
      for (int i = 0; i < sum.getNumElements(); i++) {
        sum.data[i] += strength * input.data[i];
      }
      return sum;
    }

    @Override
    public Matrix backward(DMatrixRMaj outputGradient) {
      DMatrixRMaj gradient = outputGradient;
      for (int i = children.size() - 1; i >= 0; i--) {
        gradient = children.get(i).backward(gradient);
      }
      Matrix sum = new Matrix(gradient);
      for (int i = 0; i < sum.getNumElements(); i++) {
        sum.data[i] += strength * outputGradient.data[i];
      }
      return sum;
    }

    @Override
    public List<Layer> children() {
      return children;
    }

    @Override
    public Map<String, Object> settings() {
      return Map.of("strength", strength);
    }

    @Override
    public int inputWidth() {
      return children.get(0).inputWidth();
    }
  }

  private static Network network(double strength, long seed) {
    Random random = new Random(seed);
    return new Network(
        new Dense(4, 6, random),
        new Residual(strength, 6, random),
        new Dropout(0.1, 3),
        new Dense(6, 3, random),
        new Softmax());
  }

  private static Model trained() {
    Network network = network(1, 1);
    Trainer trainer = new Trainer(network, new CrossEntropy(), new SGD(network.parameters(), 0.1));
    trainer.setQuiet(true);
    Dataset train = SCALE.apply(IRIS);
    trainer.fit(train, 3);
    return Model.of(trainer, train, SCALE);
  }

  private Path saved(Model model) {
    Path path = folder.resolve("own.safetensors");
    Models.save(model, path);
    return path;
  }

  @Test
  void itIsLoadedIntoANetworkThatTheProgramBuilt() {
    Model model = trained();
    Network built = network(1, 2);
    Model loaded = Models.load(saved(model), built);
    assertThat(loaded.network()).isSameAs(built);
    assertThat(loaded.predict(IRIS.inputs()).data).isEqualTo(model.predict(IRIS.inputs()).data);
    assertThat(new Classifier(loaded).predict(5.1, 3.5, 1.4, 0.2))
        .isEqualTo(new Classifier(model).predict(5.1, 3.5, 1.4, 0.2));
    assertThat(loaded.provenance()).isEqualTo(model.provenance());
    // All that a network remembers is there, the positions of both dropouts too.
    List<Matrix> state = model.network().state();
    for (int i = 0; i < state.size(); i++) {
      assertThat(built.state().get(i).data).isEqualTo(state.get(i).data);
    }
    assertThat(((Dropout) built.layers().get(2)).step()).isEqualTo(15); // 3 · 5 batches
  }

  @Test
  void withoutANetworkTheWayIsNamed() {
    Path path = saved(trained());
    assertThatThrownBy(() -> Models.load(path))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(
            "own.safetensors: layer 1 is a class of the program that saved it,"
                + " {\"kind\":\"custom\",\"parts\":[\"Residual {strength=1.0}\",\"BatchNorm"
                + " {epsilon=1.0E-5, momentum=0.1}\",\"Dropout {rate=0.25, seed...: build the"
                + " same network and call Models.load(path, network).");
  }

  /** And leaves the network as it was. */
  private static void assertRefused(Path path, Network network, String message) {
    double before = network.parameters().get(0).value.data[0];
    assertThatThrownBy(() -> Models.load(path, network))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(message);
    assertThat(network.parameters().get(0).value.data[0]).isEqualTo(before);
  }

  @Test
  void anotherSettingIsRefused() {
    Path path =
        saved(
            Model.of(
                new Network(new Dense(2, 2, new Random(1)), new Residual(2, 2, new Random(1)))));
    String own = "{\"kind\":\"custom\",\"parts\":[\"Residual {strength=%s}\",\"BatchNorm";
    assertThatThrownBy(
            () ->
                Models.load(
                    path,
                    new Network(new Dense(2, 2, new Random(1)), new Residual(3, 2, new Random(1)))))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("own.safetensors: layer 1 is " + own.formatted("2.0"))
        .hasMessageContaining(", but the network has " + own.formatted("3.0"))
        .hasMessageEndingWith(": build the network as it was when it was saved.");
  }

  @Test
  void anotherNetworkIsRefused() {
    Path path = saved(Model.of(new Network(new Dense(2, 2, new Random(1)), new ReLU())));
    String end = ": build the network as it was when it was saved.";
    assertRefused(
        path,
        new Network(new Dense(2, 2, new Random(1))),
        "own.safetensors has 2 layers, but the network has 1" + end);
    assertRefused(
        path,
        new Network(new Dense(2, 2, new Random(1)), new Softmax()),
        "own.safetensors: layer 1 is {\"kind\":\"ReLU\"}, but the network has"
            + " {\"kind\":\"Softmax\"}"
            + end);
    assertRefused(
        path,
        new Network(new Dense(3, 2, new Random(1)), new ReLU()),
        "own.safetensors: tensor \"layers.0.weights\" (F64, [2, 2]) has another shape than 3 x 2.");
  }

  @Test
  void namesAndScalingMayBePutAroundAnotherNetwork() {
    Model model = trained();
    Network other = network(2, 5);
    Model changed = model.withNetwork(other);
    assertThat(changed.network()).isSameAs(other);
    assertThat(changed.transforms()).isEqualTo(model.transforms());
    assertThat(changed.classNames()).containsExactly("setosa", "versicolor", "virginica");
    assertThatThrownBy(() -> model.withNetwork(new Network(new Dense(4, 2, new Random(1)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The model got 3 class names [setosa, versicolor, virginica], but its network has 2"
                + " outputs, one a class.");
  }
}
