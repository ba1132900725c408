package gradus.inspect;

import static gradus.inspect.DoctorRuns.fit;
import static gradus.inspect.DoctorRuns.names;
import static gradus.inspect.DoctorRuns.only;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.MinMaxScaler;
import gradus.data.Split;
import gradus.data.TextExamples;
import gradus.data.files.Datasets;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Embedding;
import gradus.layers.ImageShape;
import gradus.layers.Initializer;
import gradus.layers.Layer;
import gradus.layers.MaxPool2D;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Residual;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.Adam;
import gradus.optimizers.SGD;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/**
 * The doctor looks at convolutions, at embeddings and into residual blocks: ill and healthy ones.
 */
class DoctorInsideBlocksTest {
  private static final ImageShape DIGIT = new ImageShape(1, 8, 8);

  private final Random random = new Random(1);
  private final Split iris = DoctorRuns.standardized(Datasets.iris(), 1);
  private final Dense first = new Dense(8, 8, random);
  private final Dense second = new Dense(8, 8, Initializer.glorotUniform(random));

  private Network block(Layer... inside) {
    return new Network(
        new Dense(4, 8, random), new Residual(inside), new Dense(8, 3, random), new Softmax());
  }

  private Diagnosis examine(Network network) {
    return TrainingDoctor.examine(network, new CrossEntropy(), iris.train());
  }

  /** Trains all parameters but those of one layer. */
  private static Diagnosis fitWithout(Layer forgotten, Network network, Split data, int epochs) {
    List<Parameter> known = new ArrayList<>(network.parameters());
    known.removeAll(forgotten.parameters());
    Adam adam = new Adam(known, 0.01);
    return fit(network, new CrossEntropy(), adam, data.train(), data.test(), epochs);
  }

  private static Split digits() {
    Dataset digits = Datasets.digits();
    return MinMaxScaler.fit(digits).apply(digits).split(0.2, 1);
  }

  private Network images(Conv2D conv) {
    MaxPool2D pool = new MaxPool2D(conv.outputShape(), 2);
    return new Network(
        conv, new ReLU(), pool, new Dense(pool.outputShape().size(), 10, random), new Softmax());
  }

  private Network symbols(TextExamples names, Embedding embedding) {
    int symbols = names.symbols().size();
    return new Network(
        embedding,
        new Dense(embedding.outputWidth(), 20, Initializer.glorotUniform(random)),
        new Tanh(),
        new Dense(20, symbols, Initializer.glorotUniform(random)),
        new Softmax());
  }

  @Test
  void healthyNetworksAreHealthy() {
    Network residual = block(first, new Tanh(), second);
    assertThat(examine(residual).findings()).isEmpty();
    SGD sgd = new SGD(residual.parameters(), 0.05);
    assertThat(fit(residual, new CrossEntropy(), sgd, iris.train(), iris.test(), 20).findings())
        .isEmpty();

    Network images = images(new Conv2D(DIGIT, 4, 3, 3, 1, 1, random));
    Split digits = digits();
    Adam adam = new Adam(images.parameters(), 0.01);
    assertThat(fit(images, new CrossEntropy(), adam, digits.train(), digits.test(), 6).findings())
        .isEmpty();

    TextExamples names = TextExamples.of(Datasets.firstNames().subList(0, 300), 3);
    Split parts = names.split(0.8, 1);
    Network symbols = symbols(names, new Embedding(names.symbols().size(), 4, 3, random));
    Adam forSymbols = new Adam(symbols.parameters(), 0.003);
    assertThat(
            fit(symbols, new CrossEntropy(), forSymbols, parts.train(), parts.test(), 4).findings())
        .isEmpty();
  }

  /** A block whose last layer starts at 0 is the usual start of a deep network, and no fault. */
  @Test
  void aBlockThatStartsAsTheIdentityIsHealthy() {
    assertThat(examine(block(first, new ReLU(), new Dense(8, 8, Initializer.zeros()))).findings())
        .isEmpty();
  }

  @Test
  void deadUnitsInABlockAreNoError() {
    first.biases.value.fill(-100);
    Finding finding = only(examine(block(first, new ReLU(), second)));
    assertThat(finding.name()).isEqualTo("dead units");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING); // there is a way around
    assertThat(finding.evidence())
        .isEqualTo("layer 1.1, ReLU: 8 of 8 units (100 %) are 0 for all 120 rows.");
  }

  /** A block of a student's own: half of what its layers say, without a way around. */
  private static class Half implements Layer {
    private final List<Layer> inside;

    Half(Layer... inside) {
      this.inside = List.of(inside);
    }

    @Override
    public Matrix forward(DMatrixRMaj input) {
      DMatrixRMaj output = input;
      for (Layer layer : inside) {
        output = layer.forward(output);
      }
      return half(output);
    }

    @Override
    public Matrix backward(DMatrixRMaj outputGradient) {
      DMatrixRMaj gradient = half(outputGradient);
      for (int i = inside.size() - 1; i >= 0; i--) {
        gradient = inside.get(i).backward(gradient);
      }
      return new Matrix(gradient);
    }

    private static Matrix half(DMatrixRMaj matrix) {
      Matrix half = new Matrix(matrix);
      CommonOps_DDRM.scale(0.5, half);
      return half;
    }

    @Override
    public List<Layer> children() {
      return inside;
    }

    @Override
    public boolean childrenInSequence() {
      return true;
    }

    @Override
    public String toString() {
      return "Half";
    }
  }

  @Test
  void deadUnitsInABlockOfAStudentsOwn() {
    first.biases.value.fill(-100);
    Layer own = new Half(first, new ReLU(), second);
    Network network =
        new Network(new Dense(4, 8, random), own, new Dense(8, 3, random), new Softmax());
    Finding finding = only(examine(network));
    assertThat(finding.name()).isEqualTo("dead units");
    assertThat(finding.severity()).isEqualTo(Severity.ERROR); // there is no way around
    assertThat(finding.evidence())
        .isEqualTo(
            "layer 1.1, ReLU: 8 of 8 units (100 %) are 0 for all 120 rows. Nothing passes such a"
                + " layer.");
  }

  @Test
  void aBlockThatDoesNotSayHowItsLayersFollowIsSeenFromOutsideOnly() {
    first.biases.value.fill(-100);
    Layer own =
        new Half(first, new ReLU(), second) {
          @Override
          public boolean childrenInSequence() {
            return false;
          }
        };
    Network network =
        new Network(new Dense(4, 8, random), own, new Dense(8, 3, random), new Softmax());
    assertThat(names(examine(network))).doesNotContain("dead units");
  }

  @Test
  void saturatedUnitsInABlock() {
    DoctorRuns.multiply(first.parameters(), 100);
    Finding finding = only(examine(block(first, new Tanh(), second)));
    assertThat(finding.name()).isEqualTo("saturated units");
    assertThat(finding.evidence()).startsWith("layer 1.1, Tanh: ");
  }

  @Test
  void deadFiltersInABlock() {
    ImageShape image = new ImageShape(4, 8, 8);
    Conv2D inside = new Conv2D(image, 4, 3, 3, 1, 1, random);
    inside.biases.value.fill(-100);
    Network network =
        new Network(
            new Conv2D(DIGIT, 4, 3, 3, 1, 1, random),
            new Residual(inside, new ReLU()),
            new Dense(256, 10, random),
            new Softmax());
    Diagnosis diagnosis = TrainingDoctor.examine(network, new CrossEntropy(), digits().train());
    assertThat(only(diagnosis).evidence())
        .startsWith("layer 1.1, ReLU: 4 of 4 filters (100 %) are 0 for all ");
  }

  /** The last layer of the block sends 1000 times as much back, to weights of next to nothing. */
  @Test
  void anExplodingGradientInABlockIsFoundWhereItIs() {
    DoctorRuns.multiply(first.parameters(), 1e-4);
    DoctorRuns.multiply(second.parameters(), 1000);
    Finding finding = only(examine(block(first, new Tanh(), second)));
    assertThat(finding.name()).isEqualTo("exploding gradients");
    assertThat(finding.evidence()).startsWith("The gradient of layer 1.0, Dense(");
  }

  @Test
  void aLayerInABlockThatStandsStill() {
    Network network = block(first, new Tanh(), second);
    Finding finding = only(fitWithout(second, network, iris, 10));
    assertThat(finding.name()).isEqualTo("layer stands still");
    assertThat(finding.evidence())
        .isEqualTo(
            "The values of layer 1.2, %s didn't change in 80 steps, though its gradient isn't 0."
                .formatted(second));
  }

  @Test
  void aConvolutionThatStandsStill() {
    Conv2D conv = new Conv2D(DIGIT, 4, 3, 3, 1, 1, random);
    Finding finding = only(fitWithout(conv, images(conv), digits(), 6));
    assertThat(finding.name()).isEqualTo("layer stands still");
    assertThat(finding.evidence())
        .startsWith(
            "The values of layer 0, Conv2D(1 x 8 x 8, 4 filters of 3 x 3, padding 1) didn't");
  }

  @Test
  void anEmbeddingThatStandsStill() {
    TextExamples names = TextExamples.of(Datasets.firstNames().subList(0, 300), 3);
    Embedding embedding = new Embedding(names.symbols().size(), 4, 3, random);
    Network network = symbols(names, embedding);
    assertThat(names(fitWithout(embedding, network, names.split(0.8, 1), 4)))
        .containsExactly("layer stands still");
  }

  /** Filters that start alike stay alike, if all that goes out from them is alike as well. */
  @Test
  void equalFilters() {
    Conv2D conv = new Conv2D(DIGIT, 4, 3, 3, 1, 1, Initializer.constant(0.1));
    MaxPool2D pool = new MaxPool2D(conv.outputShape(), 2);
    Dense alike = new Dense(64, 10, random);
    for (int i = 160; i < 640; i++) { // the pixels of filter 1 as those of filter 0, and so on
      alike.weights.value.data[i] = alike.weights.value.data[i - 160];
    }
    Dataset digits = digits().train();
    Network network = new Network(conv, new ReLU(), pool, alike, new Softmax());
    Finding finding = only(TrainingDoctor.examine(network, new CrossEntropy(), digits));
    assertThat(finding.name()).isEqualTo("equal weights");
    assertThat(finding.evidence())
        .startsWith("All filters of Conv2D(1 x 8 x 8, 4 filters of 3 x 3, padding 1) have the same")
        .contains(" that go out from them to layer 3, Dense(");
    assertThat(finding.advice())
        .isEqualTo("random first weights, as new Conv2D(image, filters, size, random) has them.");
    assertThat(
            names(
                TrainingDoctor.examine(
                    images(new Conv2D(DIGIT, 4, 3, 3, 1, 1, Initializer.constant(0.1))),
                    new CrossEntropy(),
                    digits)))
        .doesNotContain("equal weights");
  }

  @Test
  void equalUnitsInABlockAndNotAroundOne() {
    Dense zeros = new Dense(8, 8, Initializer.constant(0.1));
    Network inside = block(new Dense(8, 8, Initializer.constant(0.2)), new Tanh(), zeros);
    assertThat(names(examine(inside))).contains("equal weights");
    // A block between two layers of equal units tells them apart.
    Network around =
        new Network(
            new Dense(4, 8, Initializer.constant(0.1)),
            new Residual(first, new Tanh()),
            new Dense(8, 3, Initializer.constant(0.1)),
            new Softmax());
    assertThat(names(examine(around))).doesNotContain("equal weights");
  }

  @Test
  void tooMuchDropoutInABlock() {
    Network network = block(first, new Tanh(), new Dropout(0.9, 7), second);
    Adam adam = new Adam(network.parameters(), 0.01);
    Finding finding = only(fit(network, new CrossEntropy(), adam, iris.train(), iris.test(), 10));
    assertThat(finding.name()).isEqualTo("too much dropout");
    assertThat(finding.evidence()).startsWith("layer 1.2, Dropout(0.9): in training, ");
  }
}
