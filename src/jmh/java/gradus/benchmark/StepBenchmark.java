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

  /** Widths and, behind the colon, the rows of a batch. */
  @Param({"4-16-3:16", "64-32-10:32", "784-128-10:64", "784-512-256-10:128"})
  public String network;

  private Trainer trainer;
  private PlainNetwork plain;
  private DMatrixRMaj inputs;
  private DMatrixRMaj targets;
  private Dataset epoch;

  /** The same numbers for all. */
  @Setup
  public void make() {
    String[] parts = network.split(":", -1);
    int[] widths = Numbers.of(parts[0]);
    int batch = Integer.parseInt(parts[1]);
    Random random = new Random(42);
    inputs = Numbers.gaussian(batch, widths[0], random);
    targets = Numbers.oneHot(batch, widths[widths.length - 1]);
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
    Matrix targets = new Matrix(Numbers.oneHot(rows, classes));
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
    return trainer.step(inputs, targets);
  }

  @Benchmark
  public double ejml() {
    return plain.step(inputs, targets);
  }

  /** The time of a step when a whole epoch is fitted, shuffled and recorded. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double fit() {
    return trainer.fit(epoch, 1).last().trainingLoss();
  }
}
