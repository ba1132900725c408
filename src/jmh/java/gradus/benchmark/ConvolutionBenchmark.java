package gradus.benchmark;

import gradus.Network;
import gradus.Trainer;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.ImageShape;
import gradus.layers.MaxPool2D;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.optimizers.SGD;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A step of training of two networks for digits, with batches of 64 images. {@code
 * src/jmh/python/convolution.py} measures the same with PyTorch.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ConvolutionBenchmark {
  /** Images of a batch. */
  static final int BATCH = 64;

  private static final int BATCHES = 20;

  /** The size of the images. */
  @Param({"8x8", "28x28"})
  public String images;

  private Trainer trainer;
  private final DMatrixRMaj[] inputs = new DMatrixRMaj[BATCHES];
  private final DMatrixRMaj[] targets = new DMatrixRMaj[BATCHES];
  private int next = 0; // batch

  /** Many batches, so that the processor cannot foresee by heart which way the branches go. */
  @Setup
  public void make() {
    Random random = new Random(42);
    Network network = images.equals("8x8") ? small(random) : large(random);
    for (int i = 0; i < BATCHES; i++) {
      inputs[i] = Numbers.gaussian(BATCH, network.inputWidth(), random);
      targets[i] = Numbers.oneHot(BATCH, 10, random);
    }
    SGD sgd = new SGD(network.parameters(), 0.01);
    trainer = new Trainer(network, new CrossEntropy(), sgd);
  }

  private static Network small(Random random) {
    Conv2D conv1 = new Conv2D(new ImageShape(1, 8, 8), 8, 3, 3, 1, 1, random);
    MaxPool2D pool1 = new MaxPool2D(conv1.outputShape(), 2);
    Conv2D conv2 = new Conv2D(pool1.outputShape(), 16, 3, 3, 1, 1, random);
    return network(conv1, pool1, conv2, random);
  }

  private static Network large(Random random) {
    Conv2D conv1 = new Conv2D(new ImageShape(1, 28, 28), 8, 5, random);
    MaxPool2D pool1 = new MaxPool2D(conv1.outputShape(), 2);
    Conv2D conv2 = new Conv2D(pool1.outputShape(), 16, 5, random);
    return network(conv1, pool1, conv2, random);
  }

  private static Network network(Conv2D conv1, MaxPool2D pool1, Conv2D conv2, Random random) {
    MaxPool2D pool2 = new MaxPool2D(conv2.outputShape(), 2);
    return new Network(
        conv1,
        new ReLU(),
        pool1,
        conv2,
        new ReLU(),
        pool2,
        new Dense(pool2.outputShape().size(), 10, random),
        new Softmax());
  }

  @Benchmark
  public double gradus() {
    next = (next + 1) % BATCHES;
    return trainer.step(inputs[next], targets[next]);
  }
}
