package gradus;

import static gradus.Golden.assertAgrees;
import static gradus.layers.Initializer.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ejml.dense.row.CommonOps_DDRM.elementMaxAbs;

import gradus.layers.Dense;
import gradus.layers.Layer;
import gradus.layers.LeakyReLU;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.losses.MeanSquaredError;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.SGD;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;

/**
 * Compares Gradus with PyTorch, an independent implementation, number by number. {@code
 * src/test/python/golden_values.py} makes the numbers. The two disagree over losses near 0 only:
 * see {@link #assertLossNearZero}.
 */
class GoldenValuesTest {
  /** Relative, for each number by itself: what is 0 there must be 0 here. Measured: 1.4e-15. */
  private static final double TOLERANCE = 1e-12;

  /** Relative, after up to 20 steps that build on each other's rounding. Measured: 2.1e-15. */
  private static final double TRAINING_TOLERANCE = 1e-10;

  private static final Values FILE = Golden.read("pytorch.json", Values.class);

  /** The file, as Gson reads it. A vector is a one-row matrix; only losses near 0 have "exact". */
  private record Values(
      Map<String, LayerCase> layers,
      Map<String, Map<String, LossCase>> losses,
      Map<String, Map<String, LossCase>> lossesNearZero,
      Map<String, Training> trainings) {}

  /** Activations get a dy of ones, so that dx is the slope; only Dense has parameters. */
  private record LayerCase(
      Matrix x, Matrix y, Matrix dy, Matrix dx, List<Matrix> parameters, List<Matrix> gradients) {}

  private record LossCase(
      Matrix output, Matrix targets, double value, Matrix gradient, double exact) {}

  private record Training(
      double learningRate, List<Matrix> before, List<Step> steps, List<Matrix> after) {}

  private record Step(Matrix inputs, Matrix targets, double loss) {}

  @Test
  void reluAgreesWithPyTorch() {
    assertLayer(new ReLU());
  }

  @Test
  void leakyReluAgreesWithPyTorch() {
    assertLayer(new LeakyReLU());
  }

  @Test
  void sigmoidAgreesWithPyTorch() {
    assertLayer(new Sigmoid());
  }

  @Test
  void tanhAgreesWithPyTorch() {
    assertLayer(new Tanh());
  }

  @Test
  void softmaxAgreesWithPyTorch() {
    assertLayer(new Softmax());
  }

  @Test
  void denseAgreesWithPyTorch() {
    assertLayer(new Dense(4, 3, zeros()));
  }

  @Test
  void softmaxCrossEntropyAgreesWithPyTorch() {
    assertLoss(new SoftmaxCrossEntropy());
  }

  @Test
  void sigmoidCrossEntropyAgreesWithPyTorch() {
    assertLoss(new SigmoidCrossEntropy());
  }

  @Test
  void meanSquaredErrorAgreesWithPyTorch() {
    assertLoss(new MeanSquaredError());
  }

  @Test
  void crossEntropyAgreesWithPyTorch() {
    assertLoss(new CrossEntropy());
  }

  @Test
  void lossesNearZeroKeepTheDigitsThatPyTorchLoses() {
    assertLossNearZero(new SoftmaxCrossEntropy());
    assertLossNearZero(new SigmoidCrossEntropy());
  }

  @Test
  void trainerOnFusedSoftmaxAgreesWithPyTorch() {
    FILE.trainings.forEach(
        (name, golden) -> {
          Network network = network(name, golden);
          SGD sgd = new SGD(network.parameters(), golden.learningRate);
          Trainer trainer = new Trainer(network, new CrossEntropy(), sgd);
          assertThat(trainer.isFused()).isTrue();
          assertTraining(name, golden, network, trainer::step);
        });
  }

  @Test
  void loopOverSoftmaxAndCrossEntropyAgreesWithPyTorch() {
    CrossEntropy loss = new CrossEntropy();
    FILE.trainings.forEach(
        (name, golden) -> {
          Network network = network(name, golden);
          SGD sgd = new SGD(network.parameters(), golden.learningRate);
          ToDoubleBiFunction<Matrix, Matrix> step =
              (inputs, targets) -> {
                Matrix output = network.forward(inputs);
                double lossValue = loss.value(output, targets);
                network.backward(loss.gradient(output, targets));
                sgd.step();
                return lossValue;
              };
          assertTraining(name, golden, network, step);
        });
  }

  /** Both round the slopes of tanh at ±40, 7e-35, and of the sigmoid at 40, 4e-18, to 0. */
  private static void assertLayer(Layer layer) {
    LayerCase golden = FILE.layers.get(layer.getClass().getSimpleName());
    setValues(layer.parameters(), golden.parameters);
    assertAgrees("y", layer.forward(golden.x), golden.y, TOLERANCE);
    assertAgrees("dx", layer.backward(golden.dy), golden.dx, TOLERANCE);
    for (int i = 0; i < layer.parameters().size(); i++) {
      Matrix gradient = layer.parameters().get(i).gradient;
      assertAgrees("parameter " + i, gradient, golden.gradients.get(i), TOLERANCE);
    }
  }

  private static void assertLoss(Loss loss) {
    Map<String, LossCase> cases = FILE.losses.get(loss.toString());
    cases.forEach((name, golden) -> assertLoss(name, loss, golden, golden.value));
  }

  private static void assertLoss(String name, Loss loss, LossCase golden, double goldenValue) {
    double value = loss.value(golden.output, golden.targets);
    Matrix gradient = loss.gradient(golden.output, golden.targets);
    assertAgrees(name + ": value", value, goldenValue, TOLERANCE);
    assertAgrees(name + ": gradient", gradient, golden.gradient, TOLERANCE);
  }

  /**
   * Where the true class leads by a gap, the loss is ln(1 + rest) with a rest of about exp(−gap).
   * PyTorch rounds 1 + rest to a double first: at a gap of 20 it is off by 3e-8 of the loss, at 30
   * by 0.1 %, and at 40 it says 0. Gradus takes log1p and is right, as the exact value shows.
   *
   * <p>The gradient is p − y in both. Where p is close to y = 1, the two agree, but are off the
   * exact p − 1 = expm1(−loss). All of this is within an ulp of 1, the rounding of 1 + rest or p.
   */
  private static void assertLossNearZero(Loss loss) {
    Map<String, LossCase> cases = FILE.lossesNearZero.get(loss.toString());
    cases.forEach(
        (name, golden) -> {
          assertLoss(name, loss, golden, golden.exact);
          assertThat(golden.value).as(name).isCloseTo(golden.exact, within(Math.ulp(1.0)));
          double gradient = elementMaxAbs(loss.gradient(golden.output, golden.targets));
          double exact = -Math.expm1(-golden.exact);
          assertThat(gradient).as(name).isCloseTo(exact, within(Math.ulp(1.0)));
        });
  }

  private static void assertTraining(
      String name, Training golden, Network network, ToDoubleBiFunction<Matrix, Matrix> step) {
    assertThat(golden.steps).hasSize(20);
    for (int i = 0; i < golden.steps.size(); i++) {
      Step goldenStep = golden.steps.get(i);
      double loss = step.applyAsDouble(goldenStep.inputs, goldenStep.targets);
      assertAgrees(name + ": loss " + i, loss, goldenStep.loss, TRAINING_TOLERANCE);
    }
    for (int i = 0; i < network.parameters().size(); i++) {
      Matrix value = network.parameters().get(i).value;
      assertAgrees(name + ": parameter " + i, value, golden.after.get(i), TRAINING_TOLERANCE);
    }
  }

  private static Network network(String name, Training golden) {
    Layer hidden = name.startsWith("tanh") ? new Tanh() : new ReLU();
    Network network =
        new Network(new Dense(4, 5, zeros()), hidden, new Dense(5, 3, zeros()), new Softmax());
    setValues(network.parameters(), golden.before);
    return network;
  }

  private static void setValues(List<Parameter> parameters, List<Matrix> values) {
    for (int i = 0; i < parameters.size(); i++) {
      parameters.get(i).value.setTo(values.get(i));
    }
  }
}
