package gradus;

import static gradus.Training.trainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.Dataset;
import gradus.data.Datasets;
import gradus.layers.Dense;
import gradus.layers.Layer;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.MeanSquaredError;
import gradus.math.Matrix;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** A loss or weights that are no longer finite stop the training, with a reason. */
class TrainerDivergenceTest {
  private final Dataset iris = Datasets.iris();
  private final Random random = new Random(1);

  private Network network(int inputs, int outputs) {
    return new Network(new Dense(inputs, outputs, random), new Softmax());
  }

  @Test
  void divergenceStopsWithTheHistoryKept() {
    Dataset line =
        new Dataset(
            new Matrix(new double[][] {{1}, {2}, {3}, {4}}),
            new Matrix(new double[][] {{1}, {2}, {3}, {4}}),
            List.of("x"),
            List.of(),
            "line");
    Dense dense = new Dense(new double[][] {{0}}, new double[] {0});
    Trainer trainer = trainer(new Network(dense), new MeanSquaredError(), 1e10);
    assertThatThrownBy(() -> trainer.fit(line, 100))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageMatching(
            "The loss became Infinity in step 15, after [0-9.]+e\\+\\d+ in the step before \\(epoch"
                + " 15\\)\\. Usual causes: the learning rate is too high \\(try a tenth of it\\), or"
                + " the inputs are not scaled \\(see Standardizer\\)\\. Start again with a new"
                + " network, since these weights may be too large already\\. history\\(\\) keeps the"
                + " 14 epochs before\\.");
    assertThat(trainer.history().epochs()).hasSize(14);
    assertThat(trainer.history().last().trainingLoss()).isFinite();
    assertThat(dense.weights.value.data[0]).isFinite();
  }

  @Test
  void divergenceInTheLastUpdateOfAnEpochIsNotOverlooked() {
    for (boolean validated : new boolean[] {true, false}) {
      Network network = network(4, 3);
      Trainer trainer = trainer(network, new CrossEntropy(), Double.MAX_VALUE);
      trainer.setBatchSize(150);
      assertThatThrownBy(() -> trainer.fit(iris, validated ? iris : null, 1))
          .isInstanceOf(ArithmeticException.class)
          .hasMessageMatching(
              (validated
                      ? "The validation loss became NaN after step 1, whose training loss was .*"
                      : "The update of step 1, whose loss was .*, gave weights with entries that are"
                          + " not finite")
                  + " \\(epoch [12]\\)\\. Usual causes: .* Start again with a new network, .*");
    }
  }

  /** A softmax that the trainer cannot see, and so cannot fuse. */
  private static final class HiddenSoftmax implements Layer {
    private final Softmax softmax = new Softmax();

    @Override
    public Matrix forward(DMatrixRMaj input) {
      return softmax.forward(input);
    }

    @Override
    public Matrix backward(DMatrixRMaj outputGradient) {
      return softmax.backward(outputGradient);
    }
  }

  @Test
  void aProbabilityOfZeroIsExplained() {
    Dense dense = new Dense(new double[][] {{800, -800}}, new double[] {0, 0});
    Trainer trainer = trainer(new Network(dense, new HiddenSoftmax()), new CrossEntropy(), 0.1);
    assertThatThrownBy(
            () ->
                trainer.step(new Matrix(new double[][] {{1}}), new Matrix(new double[][] {{0, 1}})))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage(
            "The loss became Infinity in step 1, the very first (epoch 1). A true class got a"
                + " probability of exactly 0: let the network end in Softmax, or leave the softmax"
                + " out and use SoftmaxCrossEntropy, which cannot overflow. Start again with a new"
                + " network, since these weights may be too large already. history() keeps the 0"
                + " epochs before.");
    assertThat(dense.weights.value.data).containsExactly(800, -800);
  }
}
