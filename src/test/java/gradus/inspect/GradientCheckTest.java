package gradus.inspect;

import static gradus.math.RandomMatrices.gaussian;
import static gradus.math.RandomMatrices.probabilities;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.layers.Dense;
import gradus.layers.ELU;
import gradus.layers.GELU;
import gradus.layers.Initializer;
import gradus.layers.Layer;
import gradus.layers.LayerNorm;
import gradus.layers.LeakyReLU;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.SiLU;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.layers.Softplus;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.losses.MeanSquaredError;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class GradientCheckTest {
  private static final double TOLERANCE = 1e-8;

  private final Random random = new Random(42);

  private Matrix targets(Loss loss, int rows, int columns) {
    if (loss instanceof MeanSquaredError) {
      return gaussian(random, rows, columns);
    }
    Matrix targets = probabilities(random, rows, columns);
    if (loss instanceof SigmoidCrossEntropy) {
      for (int i = 0; i < targets.data.length; i++) {
        targets.data[i] = random.nextDouble();
      }
    }
    return targets;
  }

  @Test
  void everyLayerWithEveryLossOnManyRandomNetworks() {
    List<Supplier<Layer>> middles =
        List.of(
            () -> new Dense(5, 5, random),
            ReLU::new,
            LeakyReLU::new,
            Sigmoid::new,
            Tanh::new,
            ELU::new,
            GELU::new,
            SiLU::new,
            Softplus::new,
            Softmax::new,
            () -> new LayerNorm(5));
    List<Supplier<Loss>> losses =
        List.of(
            CrossEntropy::new,
            SoftmaxCrossEntropy::new,
            SigmoidCrossEntropy::new,
            MeanSquaredError::new);
    int networks = 0;
    int kinks = 0;
    int compared = 0;
    double worst = 0;
    for (int repetition = 0; repetition < 20; repetition++) {
      for (Supplier<Layer> middle : middles) {
        for (Supplier<Loss> lossKind : losses) {
          Loss loss = lossKind.get();
          int rows = 1 + random.nextInt(4);
          int outputs = loss instanceof SigmoidCrossEntropy ? 1 : 2 + random.nextInt(3);
          Network network = network(middle.get(), loss, outputs);
          GradientCheck check =
              GradientCheck.of(
                  network, loss, gaussian(random, rows, 3), targets(loss, rows, outputs));
          check.requireBelow(TOLERANCE);
          networks++;
          kinks += check.kinks;
          compared += check.compared;
          worst = Math.max(worst, check.relativeError);
        }
      }
    }
    System.out.printf(
        "Gradient check: %d networks, %d entries, %d left out at kinks, worst error %.1e%n",
        networks, compared, kinks, worst);
    assertThat(networks).isGreaterThanOrEqualTo(500);
    // Crossing a kink within 1e-5 is rare; more would mean that entries are left out without need.
    assertThat(kinks).isLessThan(compared / 1000);
  }

  private Network network(Layer middle, Loss loss, int outputs) {
    List<Layer> layers =
        new ArrayList<>(
            List.of(
                new Dense(3, 5, Initializer.glorotNormal(random)),
                middle,
                new Dense(5, outputs, Initializer.glorotNormal(random))));
    if (loss instanceof CrossEntropy) {
      layers.add(new Softmax());
    }
    for (Layer layer : layers) {
      for (Parameter parameter : layer.parameters()) {
        // Random biases too: with zeros, a mistake in them could hide.
        for (int i = 0; i < parameter.value.numCols; i++) {
          parameter.value.data[i] += 0.1 * random.nextGaussian();
        }
      }
    }
    return new Network(layers.toArray(new Layer[0]));
  }

  @Test
  void everyLayerByItself() {
    List<Layer> layers =
        List.of(
            new Dense(4, 3, random),
            new ReLU(),
            new LeakyReLU(0.3),
            new Sigmoid(),
            new Tanh(),
            new ELU(0.3),
            new GELU(),
            new SiLU(),
            new Softplus(),
            new Softmax(),
            new LayerNorm(4));
    for (Layer layer : layers) {
      for (int repetition = 0; repetition < 20; repetition++) {
        GradientCheck.of(layer, gaussian(random, 1 + repetition % 5, 4)).requireBelow(TOLERANCE);
      }
    }
  }

  @Test
  void everyLossByItself() {
    for (int repetition = 0; repetition < 50; repetition++) {
      int rows = 1 + repetition % 5;
      for (Loss loss : List.of(new SoftmaxCrossEntropy(), new MeanSquaredError())) {
        GradientCheck.of(loss, gaussian(random, rows, 3), targets(loss, rows, 3))
            .requireBelow(TOLERANCE);
      }
      Loss sigmoid = new SigmoidCrossEntropy();
      GradientCheck.of(sigmoid, gaussian(random, rows, 1), targets(sigmoid, rows, 1))
          .requireBelow(TOLERANCE);
      Loss crossEntropy = new CrossEntropy();
      Matrix mild = gaussian(random, rows, 3);
      for (int i = 0; i < mild.data.length; i++) {
        mild.data[i] *= 0.3;
      }
      mild.setTo(new Softmax().forward(mild));
      GradientCheck.of(crossEntropy, mild, targets(crossEntropy, rows, 3)).requireBelow(TOLERANCE);
    }
  }

  @Test
  void aNudgeAcrossAKinkIsLeftOutAndCounted() {
    GradientCheck check = GradientCheck.of(new ReLU(), new Matrix(new double[][] {{1e-6, -3, 2}}));
    assertThat(check.kinks).isEqualTo(1);
    assertThat(check.compared).isEqualTo(2);
    assertThat(check.relativeError).isLessThan(TOLERANCE);
  }

  @Test
  void smoothActivationsHaveNoKinkAndKinkedOnesDo() {
    Matrix zeros = new Matrix(1, 2);
    assertThat(GradientCheck.of(new Tanh(), zeros).kinks).isZero();
    assertThat(GradientCheck.of(new Sigmoid(), zeros).kinks).isZero();
    assertThat(GradientCheck.of(new LeakyReLU(), zeros).kinks).isEqualTo(2);
  }

  @Test
  void checkingChangesNoParameterAlsoIfTheLossRefuses() {
    Dense dense = new Dense(new double[][] {{0, 1}}, new double[] {0, 0});
    GradientCheck.of(dense, gaussian(random, 3, 1));
    assertThat(dense.weights.value.data).containsExactly(0, 1);
    // The first weight nudged down makes a probability of −1e-5.
    Network network = new Network(dense);
    Matrix one = new Matrix(new double[][] {{1}});
    Matrix targets = new Matrix(new double[][] {{0, 1}});
    assertThatThrownBy(() -> GradientCheck.of(network, new CrossEntropy(), one, targets))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("but expects probabilities");
    assertThat(dense.weights.value.data).containsExactly(0, 1);
  }
}
