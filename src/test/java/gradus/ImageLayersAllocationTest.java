package gradus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import gradus.layers.AveragePool2D;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.Embedding;
import gradus.layers.GlobalAveragePool2D;
import gradus.layers.ImageShape;
import gradus.layers.MaxPool2D;
import gradus.layers.ReLU;
import gradus.layers.Residual;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.math.RandomMatrices;
import gradus.optimizers.Adam;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What {@link AllocationTest} says holds for convolution, pooling and embedding as well. */
class ImageLayersAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Random random = new Random(1);

  @Test
  void aStepThroughConvolutionAndPoolingAllocatesNothing() {
    ImageShape image = new ImageShape(1, 6, 6);
    Conv2D conv1 = new Conv2D(image, 2, 3, 3, 1, 1, random);
    MaxPool2D max = new MaxPool2D(conv1.outputShape(), 2);
    Conv2D conv2 = new Conv2D(max.outputShape(), 2, 1, 2, 2, 1, random);
    AveragePool2D average = new AveragePool2D(conv2.outputShape(), 2, 1);
    GlobalAveragePool2D global = new GlobalAveragePool2D(average.outputShape());
    Network network =
        new Network(
            conv1,
            new ReLU(),
            max,
            conv2,
            average,
            new Residual(new Conv2D(average.outputShape(), 2, 3, 3, 1, 1, random), new ReLU()),
            global,
            new Dense(2, 3, random),
            new Softmax());
    assertAllocatesNothing(
        network, RandomMatrices.gaussian(random, 64, 36), RandomMatrices.gaussian(random, 17, 36));
  }

  @Test
  void aStepThroughAnEmbeddingAllocatesNothing() {
    Network network =
        new Network(new Embedding(9, 4, 3, random), new Dense(12, 3, random), new Softmax());
    assertAllocatesNothing(network, symbols(64), symbols(17));
  }

  private Matrix symbols(int rows) {
    Matrix symbols = new Matrix(rows, 3);
    for (int i = 0; i < symbols.getNumElements(); i++) {
      symbols.data[i] = random.nextInt(9);
    }
    return symbols;
  }

  private void assertAllocatesNothing(Network network, Matrix large, Matrix small) {
    Trainer trainer = new Trainer(network, new CrossEntropy(), new Adam(network.parameters()));
    Matrix largeTargets = targets(large.numRows);
    Matrix smallTargets = targets(small.numRows);
    // While the JIT compiler is at work it now and then leaves a few hundred bytes on this thread.
    long[] windows = new long[60];
    int zeros = 0;
    for (int w = 0; w < windows.length && zeros < 10; w++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 100; i++) {
        trainer.step(large, largeTargets);
        trainer.step(small, smallTargets);
      }
      windows[w] = THREADS.getCurrentThreadAllocatedBytes() - before;
      zeros = windows[w] == 0 ? zeros + 1 : 0;
    }
    assertThat(zeros)
        .as("200 steps each of %s allocated, in bytes: %s", network, Arrays.toString(windows))
        .isEqualTo(10);
  }

  private static Matrix targets(int rows) {
    Matrix targets = new Matrix(rows, 3);
    for (int row = 0; row < rows; row++) {
      targets.set(row, row % 3, 1);
    }
    return targets;
  }
}
