package gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.layers.AveragePool2D;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.Embedding;
import gradus.layers.ImageShape;
import gradus.layers.Initializer;
import gradus.layers.Layer;
import gradus.layers.MaxPool2D;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Tanh;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.Adam;
import gradus.optimizers.Optimizer;
import gradus.optimizers.SGD;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Compares convolution, pooling and embedding with PyTorch. {@code
 * src/test/python/golden_convolution.py} makes the numbers.
 */
class GoldenConvolutionTest {
  /** Relative to the larger of 1 and the number. Measured: 8.5e-15. */
  private static final double TOLERANCE = 1e-13;

  /** The same after six steps. Measured: 8.5e-15. */
  private static final double TRAINING_TOLERANCE = 1e-12;

  private static final Values FILE = Golden.read("convolution.json", Values.class);

  private final Random random = new Random(1);

  /** The file, as Gson reads it. */
  private record Values(
      Map<String, Case> convolutions,
      Map<String, Case> maxPools,
      Map<String, Case> averagePools,
      Case embedding,
      Map<String, Training> trainings) {}

  /** Settings: filters, height, width, stride, padding; of a pool, size and stride. */
  private record Case(
      List<Double> shape,
      List<Double> settings,
      Matrix x,
      Matrix y,
      Matrix dy,
      Matrix dx,
      List<Matrix> parameters,
      List<Matrix> gradients) {
    ImageShape image() {
      return new ImageShape(
          shape.get(0).intValue(), shape.get(1).intValue(), shape.get(2).intValue());
    }

    int setting(int i) {
      return settings.get(i).intValue();
    }
  }

  private record Training(
      Matrix inputs, Matrix targets, List<Matrix> before, Matrix losses, List<Matrix> after) {}

  @Test
  void convolutionsAgreeWithPyTorch() {
    assertThat(FILE.convolutions).hasSize(9);
    FILE.convolutions.forEach(
        (name, golden) ->
            assertPass(
                name,
                new Conv2D(
                    golden.image(),
                    golden.setting(0),
                    golden.setting(1),
                    golden.setting(2),
                    golden.setting(3),
                    golden.setting(4),
                    Initializer.zeros()),
                golden));
  }

  @Test
  void maxPoolsAgreeWithPyTorch() {
    assertThat(FILE.maxPools).hasSize(4);
    FILE.maxPools.forEach(
        (name, golden) ->
            assertPass(
                name, new MaxPool2D(golden.image(), golden.setting(0), golden.setting(1)), golden));
  }

  @Test
  void averagePoolsAgreeWithPyTorch() {
    assertThat(FILE.averagePools).hasSize(3);
    FILE.averagePools.forEach(
        (name, golden) ->
            assertPass(
                name,
                new AveragePool2D(golden.image(), golden.setting(0), golden.setting(1)),
                golden));
  }

  @Test
  void embeddingAgreesWithPyTorch() {
    assertPass("embedding", new Embedding(7, 4, 3, Initializer.zeros()), FILE.embedding);
  }

  private static void assertPass(String name, Layer layer, Case golden) {
    List<Parameter> parameters = layer.parameters();
    setParameters(parameters, golden.parameters);
    assertAgrees(name + ": y", layer.forward(golden.x), golden.y, TOLERANCE);
    Matrix inputGradient = layer.backward(golden.dy);
    if (golden.dx != null) {
      assertAgrees(name + ": dx", inputGradient, golden.dx, TOLERANCE);
    }
    for (int i = 0; i < parameters.size(); i++) {
      String what = name + ": d" + parameters.get(i).name;
      assertAgrees(what, parameters.get(i).gradient, golden.gradients.get(i), TOLERANCE);
    }
  }

  @Test
  void sixStepsOnImagesAgreeWithPyTorch() {
    Conv2D conv1 = new Conv2D(new ImageShape(2, 7, 6), 3, 3, 2, 1, 1, random);
    MaxPool2D pool1 = new MaxPool2D(conv1.outputShape(), 2);
    Conv2D conv2 = new Conv2D(pool1.outputShape(), 4, 2, 2, 1, 1, random);
    AveragePool2D pool2 = new AveragePool2D(conv2.outputShape(), 2);
    Network network =
        new Network(
            conv1,
            new Tanh(),
            pool1,
            conv2,
            new ReLU(),
            pool2,
            new Dense(pool2.outputShape().size(), 3, random));
    SGD sgd = new SGD(network.parameters(), 0.1);
    sgd.setMomentum(0.9);
    assertTraining("images", network, sgd);
  }

  @Test
  void sixStepsOfAdamOnAnEmbeddingAgreeWithPyTorch() {
    Network network =
        new Network(
            new Embedding(7, 3, 3, random),
            new Dense(9, 5, random),
            new Tanh(),
            new Dense(5, 7, random));
    assertTraining("names", network, new Adam(network.parameters(), 0.01));
  }

  private static void assertTraining(String name, Network network, Optimizer optimizer) {
    Training golden = FILE.trainings.get(name);
    setParameters(network.parameters(), golden.before);
    Trainer trainer = new Trainer(network, new SoftmaxCrossEntropy(), optimizer);
    for (int step = 0; step < golden.losses.numCols; step++) {
      double loss = trainer.step(golden.inputs, golden.targets);
      double expected = golden.losses.get(0, step);
      assertThat(loss)
          .as("%s: loss %d", name, step)
          .isCloseTo(expected, within(TRAINING_TOLERANCE));
    }
    for (int i = 0; i < golden.after.size(); i++) {
      Parameter parameter = network.parameters().get(i);
      String what = name + ": parameter " + i;
      assertAgrees(what, parameter.value, golden.after.get(i), TRAINING_TOLERANCE);
    }
  }

  private static void setParameters(List<Parameter> parameters, List<Matrix> values) {
    assertThat(parameters).hasSize(values.size());
    for (int i = 0; i < values.size(); i++) {
      parameters.get(i).value.setTo(values.get(i));
    }
  }

  private static void assertAgrees(String what, Matrix actual, Matrix golden, double tolerance) {
    assertThat(actual.numRows).as("rows of %s", what).isEqualTo(golden.numRows);
    assertThat(actual.numCols).as("columns of %s", what).isEqualTo(golden.numCols);
    for (int i = 0; i < golden.getNumElements(); i++) {
      double allowed = tolerance * Math.max(1, Math.abs(golden.data[i]));
      assertThat(actual.data[i]).as("%s [%d]", what, i).isCloseTo(golden.data[i], within(allowed));
    }
  }
}
