package gradus;

import static gradus.Training.divergence;
import static gradus.Training.trainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.Dataset;
import gradus.data.files.Datasets;
import gradus.divergence.DivergedException;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.losses.MeanSquaredError;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.Adam;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Numbers that overflow stop the training, and the message says where and what to do. */
class TrainerDivergenceTest {
  private static final String GO_BACK =
      " Go back with trainer.restore(snapshot) if you took one, or start again with a new network";

  private final Matrix one = new Matrix(new double[][] {{1}});

  /** A dense layer with a single weight, and a bias of 0. */
  private static Dense dense(double weight) {
    return new Dense(new double[][] {{weight}}, new double[] {0});
  }

  @Test
  void aLearningRateThatIsTooHighGrowsTheWeightUntilItsErrorOverflows() {
    // With x = t = 1 the error w − 1 is multiplied by 1 − 2·1e50 in each step: from −1 at w = 0
    // to 2e50, −4e100, 8e150 and −1.6e201, whose square is more than a double holds.
    Dense dense = dense(0);
    Trainer trainer = trainer(new Network(new WithoutBias(dense)), new MeanSquaredError(), 1e50);
    DivergedException said = divergence(trainer, one, one);
    assertThat(said)
        .hasMessage(
            "The first number that is not finite is Infinity for row 0 from MeanSquaredError, as"
                + " the loss of step 5 (epoch 1). It was made of outputs up to 1.600e+201, targets"
                + " up to 1.0000; the loss of the step before was 6.400e+301. Likely cause: a"
                + " learning rate that is too high: try a tenth of 1.0E50."
                + GO_BACK
                + ", since these weights may be too large already. Step 5 changed no parameter.");
    assertThat(said.layer).isEqualTo(-1);
    assertThat(said.where).isEqualTo("MeanSquaredError");
    assertThat(said.operation).isEqualTo("loss");
    assertThat(said.epoch).isEqualTo(1);
    assertThat(said.step).isEqualTo(5);
    assertThat(said.row).isZero();
    assertThat(said.largest).isBetween(1.599e201, 1.601e201);
    assertThat(trainer.steps()).isEqualTo(4);
    assertThat(dense.weights.value.data[0]).isBetween(-1.601e201, -1.599e201);
  }

  /** A dense layer whose bias is not learned. */
  private record WithoutBias(Dense dense) implements Layer {
    @Override
    public Matrix forward(DMatrixRMaj input) {
      return dense.forward(input);
    }

    @Override
    public Matrix backward(DMatrixRMaj outputGradient) {
      return dense.backward(outputGradient);
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(dense.weights);
    }
  }

  @Test
  void theEpochsBeforeAreKept() {
    Dataset line = new Dataset(one, one, List.of("x"), List.of(), "line");
    Trainer trainer = trainer(new Network(new WithoutBias(dense(0))), new MeanSquaredError(), 1e50);
    assertThatThrownBy(() -> trainer.fit(line, 100))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("as the loss of step 5 (epoch 5).")
        .hasMessageEndingWith("Step 5 changed no parameter. history() keeps the 4 epochs before.");
    assertThat(trainer.history().epochs()).hasSize(4);
    assertThat(trainer.history().last().trainingLoss()).isBetween(6.39e301, 6.41e301);
  }

  @Test
  void theUpdateThatRuinsAWeightIsNamedAlsoIfItIsTheLast() {
    // The gradient of (w − 1)² at w = 20 is 38, and 38 times the largest double is infinite.
    Dataset line = new Dataset(one, one, List.of("x"), List.of(), "line");
    String message =
        "The first number that is not finite is -Infinity in row 0, column 0 of the weights of"
            + " layer 0, Dense(1, 1), after the update of step 1 (epoch 1). It was made of gradients"
            + " up to 38.0000, learning rate up to 1.798e+308; the loss of that step was 361.0000."
            + " Likely cause: a learning rate that is too high: try a tenth of"
            + " 1.7976931348623157E308."
            + GO_BACK
            + ", since these weights may be too large already. That update has changed the"
            + " parameters.";
    for (Dataset validation : new Dataset[] {line, null}) {
      Trainer fitting = trainer(new Network(dense(20)), new MeanSquaredError(), Double.MAX_VALUE);
      assertThatThrownBy(() -> fitting.fit(line, validation, 1)).hasMessage(message);
    }
    Trainer stepping = trainer(new Network(dense(20)), new MeanSquaredError(), Double.MAX_VALUE);
    assertThat(divergence(stepping, one, one)).hasMessage(message);
  }

  @Test
  void anInfiniteWeightIsFoundAlsoBehindAnActivationThatMakesItFinite() {
    // The gradient is 2·(tanh(0.5) + 1)·(1 − tanh²(0.5)) = 2.299, so w becomes −∞. But tanh(−∞) is
    // −1, just the target: the loss is 0, and nothing would ever change again.
    Trainer trainer = trainer(new Network(dense(0.5), new Tanh()), new MeanSquaredError(), 1.7e308);
    DivergedException said = divergence(trainer, one, new Matrix(new double[][] {{-1}}));
    assertThat(said.operation).isEqualTo("update");
    assertThat(said.layer).isZero();
    assertThat(said.step).isEqualTo(1);
    assertThat(trainer.steps()).isEqualTo(1);
  }

  @Test
  void inputsThatAreNotScaledAreTheCauseWhereTheyAreHuge() {
    // The output 2e200 is finite; the square of the error is not.
    Matrix inputs = new Matrix(new double[][] {{1}, {1e200}});
    Matrix targets = new Matrix(2, 1);
    Trainer trainer = trainer(new Network(dense(2)), new MeanSquaredError());
    assertThat(divergence(trainer, inputs, targets))
        .hasMessage(
            "The first number that is not finite is Infinity for row 1 from MeanSquaredError, as"
                + " the loss of step 1 (epoch 1). It was made of outputs up to 2.000e+200, targets"
                + " up to 0.0000; it was the first step. Likely cause: the inputs are not scaled,"
                + " up to 1.000e+200: see Standardizer."
                + GO_BACK
                + ". Step 1 changed no parameter.");
    // So is the target of the first row, once the inputs are small.
    DivergedException said = divergence(trainer, targets, inputs);
    assertThat(said).hasMessageContaining("the targets are not scaled, up to 1.000e+200:");
    assertThat(said.row).isEqualTo(1);
  }

  @Test
  void anOverflowThatBatchNormalizationHidesIsNamed() {
    // (x − μ)² overflows, and (x − μ) divided by infinity is a harmless-looking 0.
    Matrix inputs = new Matrix(new double[][] {{1e200}, {2e200}});
    Network network = new Network(new BatchNorm(1), dense(1));
    DivergedException said =
        divergence(trainer(network, new MeanSquaredError()), inputs, new Matrix(2, 1));
    assertThat(said)
        .hasMessage(
            "The first number that is not finite is Infinity in row 0, column 0 of the running"
                + " statistics of layer 0, BatchNorm(1), in the forward pass of step 1 (epoch 1)."
                + " It was made of inputs up to 2.000e+200, scale up to 1.0000, shift up to 0.0000;"
                + " it was the first step. Likely cause: the inputs are not scaled, up to"
                + " 2.000e+200: see Standardizer."
                + GO_BACK
                + ". Step 1 changed no parameter, but its batch went into the running statistics.");
    assertThat(Training.weights(network)).containsExactly(1, 0, 1, 0);
  }

  @Test
  void whatAdamRemembersOverflowsBeforeItsWeightsDo() {
    // g = 2·(1e200 − 0) is finite, but its square in the second moment is not.
    Dense dense = dense(1);
    Network network = new Network(dense, new HugeGradient());
    Trainer trainer = new Trainer(network, new MeanSquaredError(), new Adam(network.parameters()));
    DivergedException said = divergence(trainer, one, new Matrix(1, 1));
    assertThat(said.where)
        .isEqualTo("Adam(learning rate 0.001, betas 0.9 and 0.999, epsilon 1.0E-8)");
    assertThat(said.operation).isEqualTo("update");
    assertThat(said.step).isEqualTo(1);
    assertThat(said.largest).isEqualTo(2e200);
  }

  /** Hands on its input as it is, but a gradient that is 1e200 times too large. */
  private static final class HugeGradient implements Layer {
    @Override
    public Matrix forward(DMatrixRMaj input) {
      return new Matrix(input);
    }

    @Override
    public Matrix backward(DMatrixRMaj outputGradient) {
      Matrix inputGradient = new Matrix(outputGradient);
      inputGradient.data[0] *= 1e200;
      return inputGradient;
    }
  }

  @Test
  void weightsThatAreTooLargeFromTheStartAreSaidToBeSo() {
    Trainer trainer = trainer(new Network(dense(1e200), dense(1e200)), new MeanSquaredError());
    assertThat(divergence(trainer, one, one))
        .hasMessageStartingWith(
            "The first number that is not finite is Infinity in row 0, column 0 of the output of"
                + " layer 1, Dense(1, 1), in the forward pass of step 1 (epoch 1). It was made of"
                + " inputs up to 1.000e+200, weights up to 1.000e+200, biases up to 0.0000; it was"
                + " the first step. Likely cause: weights that are too large from the start: see"
                + " Initializer.");
  }

  @Test
  void anInfinityThatSaysCertainlyNotIsNoFault() {
    // ReLU makes 0 of −∞, which is right, and the gradients there are 0.
    Dense large = new Dense(new double[][] {{-1e200, 1}}, new double[] {0, 0});
    Network network = new Network(large, new ReLU(), new Dense(2, 2, new Random(1)));
    Trainer trainer = trainer(network, new SoftmaxCrossEntropy());
    Matrix inputs = new Matrix(new double[][] {{1e150}});
    assertThat(trainer.step(inputs, new Matrix(new double[][] {{1, 0}}))).isFinite();
  }

  @Test
  void aNaNInAnyWeightOfTheFirstLayerIsFoundBehindAnyActivation() {
    Dataset iris = Datasets.iris();
    for (int i = 0; i < 32; i++) {
      Network network = Training.classifier(1);
      Trainer trainer = trainer(network, new CrossEntropy());
      trainer.step(iris.inputs(), iris.targets());
      network.parameters().get(0).value.data[i] = Double.NaN;
      DivergedException said = divergence(trainer, iris.inputs(), iris.targets());
      assertThat(said.layer).isZero();
      assertThat(said.operation).isEqualTo("update");
    }
  }
}
