package gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.layers.Conv2D;
import gradus.layers.Dense;
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
import gradus.snapshots.Snapshot;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Convolution, pooling, embedding and residual blocks within a network. */
class ImageNetworkTest {
  private final Random random = new Random(42);
  private final ImageShape image = new ImageShape(1, 8, 8);

  private Network digits() {
    Conv2D conv = new Conv2D(image, 4, 3, 3, 1, 1, random);
    MaxPool2D pool = new MaxPool2D(conv.outputShape(), 2);
    Residual block =
        new Residual(new Conv2D(pool.outputShape(), 4, 3, 3, 1, 1, random), new Tanh());
    return new Network(
        conv,
        new ReLU(),
        pool,
        block,
        new GlobalAveragePool2D(pool.outputShape()),
        new Dense(4, 10, random),
        new Softmax());
  }

  @Test
  void theSummaryShowsTheShapesOfTheImages() {
    assertThat(digits().summary())
        .isEqualTo(
            """
            layer                       output  parameters
            Conv2D               n x 4 x 8 x 8          40  weights 9 x 4, biases 1 x 4
            ReLU                 n x 4 x 8 x 8           0
            MaxPool2D            n x 4 x 4 x 4           0
            Residual             n x 4 x 4 x 4         148  weights 36 x 4, biases 1 x 4
            GlobalAveragePool2D  n x 4 x 1 x 1           0
            Dense                       n x 10          50  weights 4 x 10, biases 1 x 10
            Softmax                     n x 10           0
            total                                      238""");
  }

  @Test
  void theTraceShowsEachOutput() {
    String trace = digits().trace(RandomMatrices.gaussian(random, 2, 64));
    assertThat(
            trace
                .lines()
                .filter(
                    line ->
                        line.startsWith("inputs")
                            || line.startsWith("Conv2D")
                            || line.startsWith("MaxP")))
        .satisfiesExactly(
            line -> assertThat(line).contains(" 2 x 1 x 8 x 8 "),
            line -> assertThat(line).contains(" 2 x 4 x 8 x 8 "),
            line -> assertThat(line).contains(" 2 x 4 x 4 x 4 "));
  }

  @Test
  void aDenseLayerOfAnotherWidthAfterImagesIsToldHowManyPixelsThereAre() {
    Conv2D conv = new Conv2D(image, 4, 3, 3, 1, 1, random);
    assertThatThrownBy(() -> new Network(conv, new ReLU(), new Dense(10, 3, random)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s cannot follow %s: it expects 10 inputs, but gets 256, the pixels of 4 x 8 x 8. Make"
                    .formatted(new Dense(10, 3, random), conv)
                + " the two numbers equal: outputShape().size() of the layer before says how many.");
  }

  /** Such as the shape of a data set that isn't one of images. */
  @Test
  void aMissingShapeIsRefused() {
    String message =
        "%s got null for the shape of its images: data of images say their own,"
            + " dataset.imageShape(); for others, write new ImageShape(channels, height, width).";
    assertThatThrownBy(() -> new Conv2D(null, 4, 3, random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message, "Conv2D");
    assertThatThrownBy(() -> new MaxPool2D(null, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message, "MaxPool2D");
    assertThatThrownBy(() -> new GlobalAveragePool2D(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message, "GlobalAveragePool2D");
  }

  @Test
  void imagesOfTheSameSizeAndAnotherShapeAreRefused() {
    Conv2D conv = new Conv2D(image, 4, 3, 3, 1, 1, random);
    MaxPool2D pool = new MaxPool2D(new ImageShape(8, 4, 8), 2);
    assertThatThrownBy(() -> new Network(conv, new ReLU(), pool))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "MaxPool2D(8 x 4 x 8, 2 x 2) cannot follow Conv2D(1 x 8 x 8, 4 filters of 3 x 3,"
                + " padding 1): it expects images of 8 x 4 x 8, but gets 4 x 8 x 8. Pass it the"
                + " outputShape() of the layer before.");
  }

  /** Between a dense layer and a convolution nobody says what the shape is. */
  @Test
  void aDenseLayerMayMakeImages() {
    Network network =
        new Network(new Dense(3, 64, random), new ReLU(), new Conv2D(image, 2, 3, random));
    assertThat(network.predict(new Matrix(5, 3)).numCols).isEqualTo(72);
  }

  @Test
  void aSnapshotTakesLayersInsideABlockAlong() {
    Network network = digits();
    Trainer trainer = new Trainer(network, new CrossEntropy(), new Adam(network.parameters()));
    Matrix inputs = RandomMatrices.gaussian(random, 6, 64);
    Matrix targets = RandomMatrices.probabilities(random, 6, 10);
    trainer.step(inputs, targets);
    Snapshot snapshot = trainer.snapshot();
    trainer.step(inputs, targets);
    Matrix after = network.predict(inputs);
    trainer.restore(snapshot);
    assertThat(network.predict(inputs).data).isNotEqualTo(after.data);
    trainer.step(inputs, targets);
    assertThat(network.predict(inputs).data).containsExactly(after.data);
  }

  @Test
  void aNetworkMayBeginWithSymbols() {
    Network network =
        new Network(new Embedding(5, 2, 3, random), new Dense(6, 5, random), new Softmax());
    assertThat(network.summary())
        .isEqualTo(
            """
            layer      output  parameters
            Embedding   n x 6          10  weights 5 x 2
            Dense       n x 5          35  weights 6 x 5, biases 1 x 5
            Softmax     n x 5           0
            total                      45""");
    assertThat(network.layers().get(0).takesSymbols()).isTrue();
    assertThat(network.layers().get(1).takesSymbols()).isFalse();
    assertThat(network.predict(new Matrix(new double[][] {{4, 0, 2}})).numCols).isEqualTo(5);
  }
}
