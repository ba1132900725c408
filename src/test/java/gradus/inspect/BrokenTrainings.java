package gradus.inspect;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.Initializer;
import gradus.layers.Layer;
import gradus.layers.ReLU;
import gradus.layers.Sigmoid;
import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.optimizers.Optimizer;
import gradus.optimizers.SGD;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;

/**
 * Trainings with one fault each, as students write them: the fault, what the doctor should name
 * first, and a run of it for any seed. What they are built from stands here as well.
 */
final class BrokenTrainings {
  /**
   * A broken training.
   *
   * @param expected names of findings, one of which should be the first
   * @param run trains with a seed, and asks the doctor
   */
  record Case(String fault, List<String> expected, LongFunction<Diagnosis> run) {
    @Override
    public String toString() {
      return fault;
    }
  }

  private BrokenTrainings() {}

  static Case fault(String fault, String expected, LongFunction<Diagnosis> run) {
    return new Case(fault, List.of(expected.split("\\|")), run);
  }

  static Network net(long seed, int inputs, int hidden, int outputs, Layer... end) {
    Random random = new Random(seed);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Dense(inputs, hidden, random));
    layers.add(new ReLU());
    layers.add(new Dense(hidden, outputs, random));
    layers.addAll(List.of(end));
    return new Network(layers.toArray(new Layer[0]));
  }

  static Dense dense(Network network, int index) {
    return (Dense) network.layers().get(index);
  }

  static Split iris(long seed) {
    return DoctorRuns.standardized(Datasets.iris(), seed);
  }

  static Split concrete(long seed) {
    return DoctorRuns.standardized(Datasets.concrete(), seed);
  }

  static SGD sgd(Network network, double learningRate) {
    return new SGD(network.parameters(), learningRate);
  }

  /** How a fit is set up, beside network, loss and optimizer. */
  interface Setting {
    void apply(Trainer trainer);
  }

  static Diagnosis fit(
      long seed,
      Network network,
      Loss loss,
      Optimizer optimizer,
      Split split,
      int epochs,
      Setting... settings) {
    Trainer trainer = new Trainer(network, loss, optimizer);
    trainer.setQuiet(true);
    trainer.setBatchSize(16);
    trainer.setSeed(seed);
    for (Setting setting : settings) {
      setting.apply(trainer);
    }
    TrainingDoctor doctor = new TrainingDoctor();
    trainer.addListener(doctor);
    try {
      trainer.fit(split.train(), split.test(), epochs);
    } catch (ArithmeticException diverged) {
      // The doctor says why.
    }
    return doctor.diagnosis();
  }

  static Setting fullBatch(Split split) {
    return trainer -> trainer.setBatchSize(split.train().rows());
  }

  static Diagnosis loop(
      long seed, Network network, Loss loss, Dataset train, int epochs, double rate) {
    DoctorRuns.Pass pass = DoctorRuns.rightPass(network, loss);
    return DoctorRuns.loop(network, loss, train, epochs, rate, pass);
  }

  static Dataset with(Dataset dataset, Matrix inputs, Matrix targets) {
    return new Dataset(
        inputs, targets, dataset.featureNames(), dataset.classNames(), dataset.name());
  }

  static Dataset mapTargets(Dataset dataset, ToDoubleFunction<Integer> target) {
    Matrix targets = new Matrix(dataset.rows(), 1);
    for (int row = 0; row < dataset.rows(); row++) {
      targets.set(row, 0, target.applyAsDouble(row));
    }
    return new Dataset(
        dataset.inputs(), targets, dataset.featureNames(), List.of(), dataset.name());
  }

  static Dataset withColumn(Dataset dataset, String name, ToDoubleFunction<Integer> value) {
    Matrix inputs = new Matrix(dataset.rows(), dataset.inputs().numCols + 1);
    for (int row = 0; row < dataset.rows(); row++) {
      for (int j = 0; j < dataset.inputs().numCols; j++) {
        inputs.set(row, j, dataset.inputs().get(row, j));
      }
      inputs.set(row, dataset.inputs().numCols, value.applyAsDouble(row));
    }
    List<String> names = new ArrayList<>(dataset.featureNames());
    names.add(name);
    return new Dataset(inputs, dataset.targets(), names, dataset.classNames(), dataset.name());
  }

  private static double key(Dataset dataset, int row) {
    return dataset.isClassification() ? dataset.classOf(row) : dataset.targets().get(row, 0);
  }

  static Dataset sorted(Dataset dataset) {
    Integer[] order = new Integer[dataset.rows()];
    for (int row = 0; row < order.length; row++) {
      order[row] = row;
    }
    Arrays.sort(order, (a, b) -> Double.compare(key(dataset, a), key(dataset, b)));
    int[] rows = new int[order.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = order[i];
    }
    return dataset.subset(rows, dataset.name());
  }

  /** Rare rows lie a little to the right of the others. */
  static Dataset imbalanced(int rows, int rare, long seed) {
    Random random = new Random(seed);
    Matrix inputs = new Matrix(rows, 2);
    Matrix targets = new Matrix(rows, 2);
    for (int row = 0; row < rows; row++) {
      int label = row < rare ? 1 : 0;
      inputs.set(row, 0, random.nextGaussian() + label);
      inputs.set(row, 1, random.nextGaussian());
      targets.set(row, label, 1);
    }
    return new Dataset(inputs, targets, List.of("x", "y"), List.of("usual", "rare"), "rare")
        .shuffled(seed);
  }

  static Network deep(
      long seed, int inputs, int depth, int outputs, Layer activation, Initializer initializer) {
    Random random = new Random(seed);
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      int width = i == 0 ? inputs : 16;
      layers.add(
          initializer == null ? new Dense(width, 16, random) : new Dense(width, 16, initializer));
      layers.add(activation instanceof Sigmoid ? new Sigmoid() : new ReLU());
    }
    layers.add(new Dense(16, outputs, random));
    return new Network(layers.toArray(new Layer[0]));
  }

  /** The 31 of the bar. */
  static List<Case> all() {
    List<Case> cases = new ArrayList<>();
    BrokenNetworks.addNetworkAndLoss(cases);
    BrokenData.addData(cases);
    BrokenNetworks.addRates(cases);
    BrokenData.addParts(cases);
    return cases;
  }
}
