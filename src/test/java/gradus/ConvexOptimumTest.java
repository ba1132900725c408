package gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ejml.dense.row.CommonOps_DDRM.elementMaxAbs;
import static org.ejml.dense.row.CommonOps_DDRM.scale;

import gradus.data.Dataset;
import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.Parameter;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.AdaGrad;
import gradus.optimizers.Adam;
import gradus.optimizers.AdamW;
import gradus.optimizers.GradientChange;
import gradus.optimizers.L2Penalty;
import gradus.optimizers.Optimizer;
import gradus.optimizers.RMSProp;
import gradus.optimizers.SGD;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Softmax regression with a penalty, loss + decay/2 · Σ w², has one minimum only: every optimizer
 * whose decay is the gradient of that penalty must find it, from wherever it starts.
 */
class ConvexOptimumTest {
  private static final double DECAY = 0.1;

  /** By Newton's method in PyTorch: see {@code src/test/python/golden_optimizers.py}. */
  private static final double MINIMUM = 0.5198695420695546;

  private final Dataset iris = Standardizer.fit(Datasets.iris()).apply(Datasets.iris());

  /** Where a training ends; {@code slope} is the largest slope of loss + penalty there. */
  private record End(double loss, double penalty, double slope) {}

  /** Trains on all rows at once, in the end with lower learning rates, since some hover. */
  private End train(Network network, Optimizer optimizer, GradientChange... changes) {
    CrossEntropy crossEntropy = new CrossEntropy();
    Trainer trainer = new Trainer(network, crossEntropy, optimizer);
    for (GradientChange change : changes) {
      trainer.addGradientChange(change);
    }
    for (int step = 0; step < 1600; step++) {
      if (step % 400 == 399) {
        optimizer.setLearningRate(optimizer.learningRate() / 10);
      }
      trainer.step(iris.inputs(), iris.targets());
    }
    Matrix output = network.forward(iris.inputs());
    network.backward(crossEntropy.gradient(output, iris.targets()));
    double squares = 0;
    double slope = 0;
    for (Parameter parameter : network.parameters()) {
      for (int i = 0; i < parameter.value.getNumElements(); i++) {
        double w = parameter.value.data[i];
        squares += w * w;
        slope = Math.max(slope, Math.abs(parameter.gradient.data[i] + DECAY * w));
      }
    }
    return new End(crossEntropy.value(output, iris.targets()), DECAY / 2 * squares, slope);
  }

  /** Softmax regression whose weights start at random, the larger the farther off. */
  private static Network network(int seed, double size) {
    Dense dense = new Dense(4, 3, new Random(seed));
    scale(size, dense.weights.value);
    return new Network(dense, new Softmax());
  }

  private void assertFindsTheMinimum(Function<List<Parameter>, Optimizer> optimizers) {
    for (Network network : List.of(network(1, 0), network(2, 3))) {
      assertIsTheMinimum(train(network, optimizers.apply(network.parameters())));
    }
  }

  private static void assertIsTheMinimum(End end) {
    assertThat(end.loss + end.penalty).isEqualTo(MINIMUM, within(1e-12));
    assertThat(end.slope).isLessThan(1e-9);
  }

  @Test
  void sgdFindsTheMinimum() {
    assertFindsTheMinimum(
        parameters -> {
          SGD sgd = new SGD(parameters, 1);
          sgd.setWeightDecay(DECAY);
          return sgd;
        });
  }

  @Test
  void sgdWithMomentumFindsTheMinimum() {
    assertFindsTheMinimum(
        parameters -> {
          SGD sgd = new SGD(parameters, 0.3);
          sgd.setMomentum(0.9);
          sgd.setWeightDecay(DECAY);
          return sgd;
        });
  }

  @Test
  void sgdWithNesterovFindsTheMinimum() {
    assertFindsTheMinimum(
        parameters -> {
          SGD sgd = new SGD(parameters, 0.3);
          sgd.setMomentum(0.9);
          sgd.setNesterov(true);
          sgd.setWeightDecay(DECAY);
          return sgd;
        });
  }

  @Test
  void adaGradFindsTheMinimum() {
    assertFindsTheMinimum(
        parameters -> {
          AdaGrad adaGrad = new AdaGrad(parameters, 2);
          adaGrad.setWeightDecay(DECAY);
          return adaGrad;
        });
  }

  @Test
  void rmsPropFindsTheMinimum() {
    assertFindsTheMinimum(
        parameters -> {
          RMSProp rmsProp = new RMSProp(parameters, 0.1);
          rmsProp.setWeightDecay(DECAY);
          return rmsProp;
        });
  }

  @Test
  void adamFindsTheMinimum() {
    assertFindsTheMinimum(ConvexOptimumTest::adam);
  }

  private static Adam adam(List<Parameter> parameters) {
    Adam adam = new Adam(parameters, 0.1);
    adam.setWeightDecay(DECAY);
    return adam;
  }

  /** The gradient of a penalty is part of every optimizer's gradient, AdamW's included. */
  @Test
  void underAnL2PenaltyEveryOptimizerFindsTheSameMinimum() {
    List<Function<List<Parameter>, Optimizer>> kinds =
        List.of(
            parameters -> new SGD(parameters, 1),
            parameters -> new AdaGrad(parameters, 2),
            parameters -> new RMSProp(parameters, 0.1),
            parameters -> new Adam(parameters, 0.1),
            parameters -> {
              AdamW adamW = new AdamW(parameters, 0.1);
              adamW.setWeightDecay(0);
              return adamW;
            });
    for (Function<List<Parameter>, Optimizer> kind : kinds) {
      Network network = network(2, 3);
      L2Penalty penalty = new L2Penalty(network.parameters(), DECAY);
      End end = train(network, kind.apply(network.parameters()), penalty);
      assertIsTheMinimum(end);
      assertThat(penalty.value()).isEqualTo(end.penalty, within(1e-15));
    }
  }

  /**
   * Its decay isn't the gradient of the penalty. Each step it pulls by learningRate · decay · w,
   * while Adam pushes by almost learningRate as long as the gradient keeps its sign, however small
   * it is. Only near |w| = 1 / decay = 10 are the two equal. So the loss ends much smaller, and the
   * weights much larger.
   */
  @Test
  void adamWLeavesTheMinimum() {
    Network network = network(1, 0);
    train(network, adam(network.parameters()));
    AdamW adamW = new AdamW(network.parameters(), 0.1);
    adamW.setWeightDecay(DECAY);
    End end = train(network, adamW);
    assertThat(end.loss).isLessThan(0.1);
    assertThat(end.loss + end.penalty).isGreaterThan(5);
    for (Parameter parameter : network.parameters()) {
      assertThat(elementMaxAbs(parameter.value)).isBetween(4.0, 10.0);
    }
  }
}
