package gradus.benchmark;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.layers.Dense;
import gradus.layers.Layer;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.SGD;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A step of training, by {@code Trainer.step}, within {@code Trainer.fit}, and on plain EJML. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StepBenchmark {
  private static final int STEPS = 16; // of an epoch
  private static final int EPOCHS = 20; // of a fit

  /** Widths and, behind the colon, the rows of a batch. */
  @Param({"4-16-3:16", "64-32-10:32", "784-128-10:64", "784-512-256-10:128"})
  public String network;

  private Trainer trainer;
  private PlainNetwork plain;
  private DMatrixRMaj[] inputs;
  private DMatrixRMaj[] targets;
  private int next = 0; // batch
  private Dataset epoch;

  /**
   * The same numbers for all. There are many batches, so that the processor cannot foresee by heart
   * which way the branches go; and the rows of the fit come in a new order every time.
   */
  @Setup
  public void make() {
    String[] parts = network.split(":", -1);
    int[] widths = Numbers.of(parts[0]);
    int batch = Integer.parseInt(parts[1]);
    Random random = new Random(42);
    int batches = Math.max(STEPS, 1_000_000 / (batch * widths[0]));
    inputs = new DMatrixRMaj[batches];
    targets = new DMatrixRMaj[batches];
    for (int i = 0; i < batches; i++) {
      inputs[i] = Numbers.gaussian(batch, widths[0], random);
      targets[i] = Numbers.oneHot(batch, widths[widths.length - 1], random);
    }
    epoch = dataset(STEPS * batch, widths, random);
    plain = new PlainNetwork(widths, batch, random);
    trainer = trainer(widths, random);
    trainer.setBatchSize(batch);
    trainer.setQuiet(true);
  }

  private static Dataset dataset(int rows, int[] widths, Random random) {
    int classes = widths[widths.length - 1];
    List<String> features = new ArrayList<>();
    for (int i = 0; i < widths[0]; i++) {
      features.add("x" + i);
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      names.add("class " + i);
    }
    Matrix inputs = new Matrix(Numbers.gaussian(rows, widths[0], random));
    Matrix targets = new Matrix(Numbers.oneHot(rows, classes, random));
    return new Dataset(inputs, targets, features, names, "noise");
  }

  private static Trainer trainer(int[] widths, Random random) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i + 1 < widths.length; i++) {
      layers.add(new Dense(widths[i], widths[i + 1], random));
      layers.add(i + 2 < widths.length ? new ReLU() : new Softmax());
    }
    Network network = new Network(layers.toArray(new Layer[0]));
    return new Trainer(network, new CrossEntropy(), new SGD(network.parameters(), 0.01));
  }

  @Benchmark
  public double gradus() {
    next = (next + 1) % inputs.length;
    return trainer.step(inputs[next], targets[next]);
  }

  @Benchmark
  public double ejml() {
    next = (next + 1) % inputs.length;
    return plain.step(inputs[next], targets[next]);
  }

  /** The time of a step within a fit, which shuffles, scores and records. */
  @Benchmark
  @OperationsPerInvocation(STEPS * EPOCHS)
  public double fit() {
    return trainer.fit(epoch, EPOCHS).last().trainingLoss();
  }
}
