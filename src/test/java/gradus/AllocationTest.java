package gradus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import gradus.callbacks.LearningRateSchedule;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.ELU;
import gradus.layers.GELU;
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
import gradus.math.RandomMatrices;
import gradus.optimizers.AdaGrad;
import gradus.optimizers.Adam;
import gradus.optimizers.AdamW;
import gradus.optimizers.ClipByNorm;
import gradus.optimizers.ClipByValue;
import gradus.optimizers.ConstantRate;
import gradus.optimizers.L1Penalty;
import gradus.optimizers.L2Penalty;
import gradus.optimizers.Optimizer;
import gradus.optimizers.RMSProp;
import gradus.optimizers.SGD;
import gradus.optimizers.Schedule;
import gradus.optimizers.WarmUp;
import gradus.persist.Checkpoint;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** After the first step of each batch size, a step allocates nothing. */
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Random random = new Random(1);

  /** The first class for every row. */
  private static Matrix targets(int rows, int classes) {
    Matrix targets = new Matrix(rows, classes);
    for (int row = 0; row < rows; row++) {
      targets.set(row, 0, 1);
    }
    return targets;
  }

  private Network network(int outputs, Layer last) {
    return new Network(
        new Dense(20, 16, random),
        new ReLU(),
        new Dense(16, 14, random),
        new LeakyReLU(),
        new Tanh(),
        new Sigmoid(),
        new Dense(14, outputs, random),
        last);
  }

  private void assertAllocatesNothing(Network network, Loss loss) {
    assertAllocatesNothing(network, loss, new SGD(network.parameters(), 0.01));
  }

  private void assertAllocatesNothing(Function<List<Parameter>, Optimizer> optimizers) {
    Network network = network(3, new Softmax());
    assertAllocatesNothing(network, new CrossEntropy(), optimizers.apply(network.parameters()));
  }

  private void assertAllocatesNothing(Network network, Loss loss, Optimizer optimizer) {
    assertAllocatesNothing(new Trainer(network, loss, optimizer), new Listener() {});
  }

  /** For a network with 20 inputs, and a listener that is told the end of each step. */
  private void assertAllocatesNothing(Trainer trainer, Listener listener) {
    int outputs = trainer.network().outputWidth();
    Matrix largeInputs = RandomMatrices.gaussian(random, 64, 20);
    Matrix largeTargets = targets(64, outputs);
    Matrix smallInputs = RandomMatrices.gaussian(random, 17, 20);
    Matrix smallTargets = targets(17, outputs);
    // While the JIT compiler is at work it now and then leaves a few hundred bytes on this thread
    // (with -Xint there are none from the second step on); then 5,000 steps in a row leave nothing.
    long[] windows = new long[60];
    int zeros = 0;
    for (int w = 0; w < windows.length && zeros < 10; w++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 250; i++) {
        trainer.step(largeInputs, largeTargets);
        listener.stepEnded(trainer);
        trainer.step(smallInputs, smallTargets);
        listener.stepEnded(trainer);
      }
      windows[w] = THREADS.getCurrentThreadAllocatedBytes() - before;
      zeros = windows[w] == 0 ? zeros + 1 : 0;
    }
    assertThat(zeros)
        .as("500 steps each of %s allocated, in bytes: %s", trainer, Arrays.toString(windows))
        .isEqualTo(10);
  }

  private static SGD sgdWithAllOptions(List<Parameter> parameters) {
    SGD sgd = new SGD(parameters, 0.01);
    sgd.setMomentum(0.9);
    sgd.setNesterov(true);
    sgd.setWeightDecay(0.001);
    return sgd;
  }

  @Test
  void aFusedStepAllocatesNothing() {
    assertAllocatesNothing(network(3, new Softmax()), new CrossEntropy());
  }

  @Test
  void aStepWithClassWeightsAndSmoothingAllocatesNothing() {
    CrossEntropy loss = new CrossEntropy().withClassWeights(1, 3, 2).withLabelSmoothing(0.1);
    assertAllocatesNothing(network(3, new Softmax()), loss);
  }

  @Test
  void aStepOnLogitsAllocatesNothing() {
    assertAllocatesNothing(network(3, new Tanh()), new SoftmaxCrossEntropy());
    assertAllocatesNothing(network(1, new Tanh()), new SigmoidCrossEntropy());
  }

  @Test
  void aStepThroughNormalizationAndDropoutAllocatesNothing() {
    Network network =
        new Network(
            new Dense(20, 4, random),
            new BatchNorm(4),
            new GELU(),
            new Dropout(0.1, random),
            new Dense(4, 3, random),
            new LayerNorm(3),
            new ELU(),
            new SiLU(),
            new Softplus());
    assertAllocatesNothing(network, new SoftmaxCrossEntropy());
  }

  @Test
  void aStepThroughTheSoftmaxLayerAllocatesNothing() {
    assertAllocatesNothing(network(3, new Softmax()), new MeanSquaredError());
  }

  @Test
  void aStepWithEverythingOnAllocatesNothing() {
    Network network =
        new Network(
            new Dense(20, 4, random),
            new BatchNorm(4),
            new Dropout(0.1, random),
            new Dense(4, 3, random),
            new Softmax());
    List<Parameter> parameters = network.parameters();
    Trainer trainer = new Trainer(network, new CrossEntropy(), new Adam(parameters));
    trainer.addGradientChange(new L1Penalty(parameters, 0.001));
    trainer.addGradientChange(new L2Penalty(parameters, 0.001));
    trainer.addGradientChange(new ClipByValue(parameters, 0.1));
    trainer.addGradientChange(new ClipByNorm(parameters, 0.1));
    // Without a cosine, for which newer JDKs make a small array until their compiler spares it.
    Schedule rising = new WarmUp(100_000, new ConstantRate(0.01));
    assertAllocatesNothing(trainer, LearningRateSchedule.bySteps(rising));
  }

  @Test
  void aStepBetweenTwoCheckpointsAllocatesNothing() {
    Network network = network(3, new Softmax());
    Trainer trainer = new Trainer(network, new CrossEntropy(), new SGD(network.parameters(), 0.01));
    assertAllocatesNothing(trainer, Checkpoint.every(Integer.MAX_VALUE, Path.of("never")));
  }

  @Test
  void everyOptimizerAllocatesNothing() {
    assertAllocatesNothing(AllocationTest::sgdWithAllOptions);
    assertAllocatesNothing(AdaGrad::new);
    assertAllocatesNothing(RMSProp::new);
    assertAllocatesNothing(Adam::new);
    assertAllocatesNothing(AdamW::new);
  }
}
