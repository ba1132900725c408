package gradus.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.MinMaxScaler;
import gradus.data.TextExamples;
import gradus.data.files.Datasets;
import gradus.inspect.worked.WorkedExample;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.Embedding;
import gradus.layers.ImageShape;
import gradus.layers.Initializer;
import gradus.layers.Layer;
import gradus.layers.MaxPool2D;
import gradus.layers.ReLU;
import gradus.layers.Residual;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.losses.MeanSquaredError;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The doctor and worked examples of networks for images and symbols. */
class ImageNetworksTest {
  private final Random random = new Random(42);
  private static final ImageShape DIGIT = new ImageShape(1, 8, 8);

  private static Dataset digits() {
    Dataset digits = Datasets.digits();
    return MinMaxScaler.fit(digits).apply(digits);
  }

  private static Diagnosis examine(Dataset data, Network network) {
    return TrainingDoctor.examine(network, new CrossEntropy(), data);
  }

  private Network network(Conv2D conv, int... pools) {
    List<Layer> layers = new ArrayList<>(List.of(conv, new ReLU()));
    ImageShape shape = conv.outputShape();
    for (int size : pools) {
      MaxPool2D pool = new MaxPool2D(shape, size);
      layers.add(pool);
      shape = pool.outputShape();
    }
    layers.add(new Dense(shape.size(), 10, random));
    layers.add(new Softmax());
    return new Network(layers.toArray(new Layer[0]));
  }

  @Test
  void aSoundNetworkForImagesIsSound() {
    Network sound = network(new Conv2D(DIGIT, 8, 3, 3, 1, 1, random), 2);
    assertThat(examine(digits(), sound).findings()).isEmpty();
  }

  @Test
  void aPoolThatSwallowsTheImage() {
    Network network = network(new Conv2D(DIGIT, 8, 3, 3, 1, 1, random), 8);
    Diagnosis diagnosis = examine(digits(), network);
    assertThat(diagnosis.findings()).hasSize(1);
    assertThat(diagnosis.findings().get(0).name()).isEqualTo("pooling swallows the image");
    assertThat(diagnosis.findings().get(0).evidence())
        .isEqualTo(
            "layer 2, MaxPool2D(8 x 8 x 8, 8 x 8): of images of 8 x 8 x 8 only a single number per channel"
                + " is left: nothing says anymore where something was.");
  }

  @Test
  void pixelsThatNobodySees() {
    // Windows of 3 x 3 fit into 8 x 8 twice in each direction and see 6 x 6 pixels.
    Network network = network(new Conv2D(DIGIT, 8, 1, 1, 1, 0, random), 3);
    assertThat(examine(digits(), network).toString())
        .contains("pixels that nobody sees")
        .contains("28 of 64 pixels (44 %) at the right and the bottom are never seen");
  }

  @Test
  void deadUnitsOfAConvolutionAreItsFilters() {
    Conv2D conv = new Conv2D(DIGIT, 8, 3, 3, 1, 1, random);
    for (int filter = 0; filter < 6; filter++) {
      conv.biases.value.set(0, filter, -100);
    }
    assertThat(examine(digits(), network(conv, 2)).toString())
        .contains("6 of 8 filters (75 %) are 0 for all");
  }

  @Test
  void aNetworkForSymbolsCanBeExamined() {
    TextExamples names = TextExamples.of(Datasets.firstNames().subList(0, 300), 3);
    Network network =
        new Network(
            new Embedding(names.symbols().size(), 4, 3, random),
            new Dense(12, 20, Initializer.glorotUniform(random)),
            new Tanh(),
            new Dense(20, names.symbols().size(), Initializer.glorotUniform(random)),
            new Softmax());
    assertThat(examine(names.all(), network).toString()).doesNotContain("scale");
  }

  @Test
  void aWorkedExampleWritesWindowTimesKernel() {
    Conv2D conv = new Conv2D(new ImageShape(1, 3, 3), 1, 2, 2, 1, 0, Initializer.zeros());
    conv.weights.value.data[0] = 1;
    conv.weights.value.data[3] = -1;
    MaxPool2D pool = new MaxPool2D(conv.outputShape(), 2);
    Network network = new Network(conv, pool);
    Matrix image = new Matrix(new double[][] {{9, 2, 3, 5, 6, 7, 4, 10, 14}});
    String text =
        WorkedExample.of(
                network, new MeanSquaredError(), image, new Matrix(new double[][] {{1}}), 0.1)
            .toText();
    assertThat(text)
        .contains("X1[0,0] = 9*1 + 2*0 + 5*0 + 6*(-1) + 0 = 3")
        .contains("X1[0,3] = 6*1 + 7*0 + 10*0 + 14*(-1) + 0 = -8")
        .contains("X2[0,0] = max(3, -5, -5, -8) = 3")
        // dL/dy = 2·(3 − 1) = 4 goes to the 3
        .contains("dX1[0,0] = 4 ")
        .contains("dX1[0,1] = 0 ")
        .contains("dW0[0,0] = 9*4 + 2*0 + 5*0 + 6*0 = 36 ")
        .contains("db0[0,0] = 4 + 0 + 0 + 0 = 4 ")
        .contains("dX0[0,1] = 4*0 + 0*1 = 0 ");
  }

  @Test
  void aWorkedExampleOfSymbolsAndBlocksIsWritten() {
    Network network =
        new Network(
            new Embedding(3, 2, 2, random),
            new Residual(new Dense(4, 4, random), new Tanh()),
            new Dense(4, 2, random));
    Matrix symbols = new Matrix(new double[][] {{0, 2}, {1, 1}});
    WorkedExample example =
        WorkedExample.of(
            network, new MeanSquaredError(), symbols, new Matrix(new double[][] {{1, 0}, {0, 1}}));
    assertThat(example.toText())
        .contains("Each number in X0 names a row of W0; these rows stand side by side in X1.")
        .contains("There is no dX0: symbols can't be changed a little.");
    assertThat(example.toMarkdown()).contains("Embedding");
    assertThat(example.toLatex()).contains("Embedding");
  }
}
