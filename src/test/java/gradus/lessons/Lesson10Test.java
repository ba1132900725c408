package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.Trainer;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.SGD;
import org.junit.jupiter.api.Test;

/** What the page of lesson 10 says beside its program's output: a step of the framework. */
class Lesson10Test {
  private final Page page = Page.of("lesson10");

  @Test
  void theAnswersToThePredictionsAreTrue() {
    Step step = new Step(1, 0.05);
    page.says("It gets the probability %.4f, the smallest", step.before.get(0, 1));
    page.says("rises, from −1 to −%.4f.", -step.second.weights.value.get(0, 1));
    page.says("Still %.4f: the backward pass", step.lossBefore);
    page.says("The step brings it to %.4f.", step.lossAfter);
    assertSigns(step.second.weights.gradient, 1, -1, 1, 0, 0, 0);
    assertSigns(step.second.biases.gradient, 1, -1, 1);
    assertSigns(step.first.weights.gradient, 1, 0, 1, 0);
    assertSigns(step.first.biases.gradient, 1, 0);
  }

  @Test
  void theFiguresAtTheBreakpointAreTrue() {
    Matrix p = new Step(1, 0.05).before;
    double right = p.get(0, 1) - 1;
    page.says("`dZ2` is %.4f, −%.4f, %.4f:", p.get(0, 0), -right, p.get(0, 2));
    // Row 0 of W2 is 1, −1, 0.5, and row 1 is 0.2, 0.4, −0.3.
    double first = p.get(0, 0) - right + 0.5 * p.get(0, 2);
    double second = 0.2 * p.get(0, 0) + 0.4 * right - 0.3 * p.get(0, 2);
    page.says(
        "%.4f · 1 + (−%.4f) · (−1) + %.4f · 0.5 = %.4f,", p.get(0, 0), -right, p.get(0, 2), first);
    page.says("a number there, −%.4f:", -second);
    page.says("−%.4f becomes 0.", -second);
    page.says("`z[0][1]` is −%.4f,", 0.2 - 2 * 0.3 + 0.5);
  }

  /** The second example alone, and both together. */
  @Test
  void aBatchHasTheMeansOfItsRows() {
    Matrix both = new Matrix(new double[][] {{1, 2}, {1, 4}});
    Matrix classes = new Matrix(new double[][] {{0, 1, 0}, {1, 0, 0}});
    Step first = new Step(lessonsNetwork(), row(1, 2), row(0, 1, 0), 0.05);
    Step second = new Step(lessonsNetwork(), row(1, 4), row(1, 0, 0), 0.05);
    Step batch = new Step(lessonsNetwork(), both, classes, 0.05);
    double alone = second.second.biases.gradient.get(0, 1);
    double together = batch.second.biases.gradient.get(0, 1);
    page.says("Alone it costs %.4f, and the gradient", second.lossBefore);
    page.says("of the bias of class 1 is %.4f;", alone);
    double firstAlone = first.second.biases.gradient.get(0, 1);
    page.says("that gradient was −%.4f.", -firstAlone);
    page.says(
        "(%.4f + %.4f) / 2 = %.4f, and", first.lossBefore, second.lossBefore, batch.lossBefore);
    page.says("(−%.4f + %.4f) / 2 = −%.4f.", -firstAlone, alone, -together);
    double higher = first.second.biases.gradient.get(0, 0) / 2;
    double lower = second.second.biases.gradient.get(0, 0) / 2;
    page.says("%.4f and −%.4f nearly cancel,", higher, -lower);
    page.says("and %.4f is left.", batch.second.biases.gradient.get(0, 0));
    assertThat(batch.second.weights.gradient.get(1, 0)).isNotZero();
  }

  @Test
  void twiceTheRateSwitchesTheFirstUnitOff() {
    Step step = new Step(1, 0.1);
    page.says("the loss falls further, to %.4f,", step.lossAfter);
    Matrix z = step.first.forward(row(1, 2));
    page.says("off as well: its $Z_1$ is −%.4f.", -z.get(0, 0));
    Step next = new Step(step.network, 1, 0.1);
    assertSigns(next.first.weights.gradient, 0, 0, 0, 0);
  }

  @Test
  void theAnswerToTheExerciseIsTrue() {
    Step step = new Step(0, 0.05);
    assertSigns(step.second.weights.gradient, -1, 1, 1, 0, 0, 0);
    assertSigns(step.second.biases.gradient, -1, 1, 1);
    assertSigns(step.first.weights.gradient, -1, 0, -1, 0);
    assertSigns(step.first.biases.gradient, -1, 0);
    Matrix dZ2 = step.second.biases.gradient;
    page.says("$dZ_2$ is −%.4f, %.4f, %.4f:", -dZ2.get(0, 0), dZ2.get(0, 1), dZ2.get(0, 2));
    page.says(
        "−%.4f · 1 + %.4f · (−1) + %.4f · 0.5 = −%.4f.",
        -dZ2.get(0, 0), dZ2.get(0, 1), dZ2.get(0, 2), -step.first.biases.gradient.get(0, 0));
    page.says("The loss falls from %.4f to %.4f.", step.lossBefore, step.lossAfter);
  }

  private static void assertSigns(Matrix gradient, int... signs) {
    assertThat(gradient.getNumElements()).isEqualTo(signs.length);
    for (int i = 0; i < signs.length; i++) {
      assertThat(Math.signum(gradient.data[i])).as("entry %d", i).isEqualTo(signs[i]);
    }
  }

  private static Network lessonsNetwork() {
    return new Network(
        new Dense(new double[][] {{0.5, -0.2}, {0.1, 0.3}}, new double[] {0.1, -0.5}),
        new ReLU(),
        new Dense(new double[][] {{1, -1, 0.5}, {0.2, 0.4, -0.3}}, new double[] {0, 0.1, 0.2}),
        new Softmax());
  }

  private static Matrix oneHot(int trueClass) {
    Matrix target = new Matrix(1, 3);
    target.set(0, trueClass, 1);
    return target;
  }

  private static Matrix row(double... entries) {
    return new Matrix(new double[][] {entries});
  }

  /** One step of a trainer with the network of the lesson. */
  private static final class Step {
    final Network network;
    final Dense first;
    final Dense second;
    final Matrix before; // probabilities
    final double lossBefore;
    final double lossAfter;

    Step(int trueClass, double learningRate) {
      this(lessonsNetwork(), trueClass, learningRate);
    }

    Step(Network network, int trueClass, double learningRate) {
      this(network, row(1, 2), oneHot(trueClass), learningRate);
    }

    Step(Network network, Matrix input, Matrix target, double learningRate) {
      this.network = network;
      first = (Dense) network.layers().get(0);
      second = (Dense) network.layers().get(2);
      before = network.predict(input);
      SGD sgd = new SGD(network.parameters(), learningRate);
      lossBefore = new Trainer(network, new CrossEntropy(), sgd).step(input, target);
      lossAfter = new CrossEntropy().value(network.predict(input), target);
    }
  }
}
