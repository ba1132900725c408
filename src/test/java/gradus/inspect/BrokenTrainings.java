package gradus.inspect;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Datasets;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.data.Synthetic;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Elementwise;
import gradus.layers.Initializer;
import gradus.layers.Layer;
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
import gradus.math.Rows;
import gradus.optimizers.Adam;
import gradus.optimizers.L1Penalty;
import gradus.optimizers.L2Penalty;
import gradus.optimizers.Optimizer;
import gradus.optimizers.SGD;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import org.ejml.data.DMatrixRMaj;

/**
 * Trainings with one fault each, as students write them: the fault, what the doctor should name
 * first, and a run of it for any seed.
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

  private static Case of(String fault, String expected, LongFunction<Diagnosis> run) {
    return new Case(fault, List.of(expected.split("\\|")), run);
  }

  // ---------------------------------------------------------------- building blocks

  private static Network net(long seed, int inputs, int hidden, int outputs, Layer... end) {
    Random random = new Random(seed);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Dense(inputs, hidden, random));
    layers.add(new ReLU());
    layers.add(new Dense(hidden, outputs, random));
    layers.addAll(List.of(end));
    return new Network(layers.toArray(new Layer[0]));
  }

  private static Dense dense(Network network, int index) {
    return (Dense) network.layers().get(index);
  }

  private static Split iris(long seed) {
    return DoctorRuns.standardized(Datasets.iris(), seed);
  }

  private static Split concrete(long seed) {
    return DoctorRuns.standardized(Datasets.concrete(), seed);
  }

  private static SGD sgd(Network network, double learningRate) {
    return new SGD(network.parameters(), learningRate);
  }

  /** How a fit is set up, beside network, loss and optimizer. */
  private interface Setting {
    void apply(Trainer trainer);
  }

  private static Diagnosis fit(
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

  private static Setting fullBatch(Split split) {
    return trainer -> trainer.setBatchSize(split.train().rows());
  }

  private static Diagnosis loop(
      long seed, Network network, Loss loss, Dataset train, int epochs, double rate) {
    DoctorRuns.Pass pass = DoctorRuns.rightPass(network, loss);
    return DoctorRuns.loop(network, loss, train, epochs, rate, pass);
  }

  private static Dataset with(Dataset dataset, Matrix inputs, Matrix targets) {
    return new Dataset(
        inputs, targets, dataset.featureNames(), dataset.classNames(), dataset.name());
  }

  private static Dataset mapTargets(Dataset dataset, ToDoubleFunction<Integer> target) {
    Matrix targets = new Matrix(dataset.rows(), 1);
    for (int row = 0; row < dataset.rows(); row++) {
      targets.set(row, 0, target.applyAsDouble(row));
    }
    return new Dataset(
        dataset.inputs(), targets, dataset.featureNames(), List.of(), dataset.name());
  }

  private static Dataset withColumn(Dataset dataset, String name, ToDoubleFunction<Integer> value) {
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

  private static Dataset sorted(Dataset dataset) {
    Integer[] order = new Integer[dataset.rows()];
    for (int row = 0; row < order.length; row++) {
      order[row] = row;
    }
    Arrays.sort(order, (a, b) -> Integer.compare(dataset.classOf(a), dataset.classOf(b)));
    int[] rows = new int[order.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = order[i];
    }
    return dataset.subset(rows, dataset.name());
  }

  /** Rare rows lie a little to the right of the others. */
  private static Dataset imbalanced(int rows, int rare, long seed) {
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

  private static Network deep(
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

  /** A loss of a student's own whose gradient has the wrong sign. */
  private static final class UphillLoss implements Loss {
    private final SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();

    @Override
    public double value(DMatrixRMaj output, DMatrixRMaj targets) {
      return loss.value(output, targets);
    }

    @Override
    public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
      Matrix gradient = loss.gradient(output, targets);
      for (int i = 0; i < gradient.getNumElements(); i++) {
        gradient.data[i] = -gradient.data[i];
      }
      return gradient;
    }
  }

  // ---------------------------------------------------------------- the cases

  /** The 31 of the bar. */
  static List<Case> all() {
    List<Case> cases = new ArrayList<>();
    addNetworkAndLoss(cases);
    addData(cases);
    addRates(cases);
    addParts(cases);
    return cases;
  }

  private static void addNetworkAndLoss(List<Case> cases) {
    SoftmaxCrossEntropy onLogits = new SoftmaxCrossEntropy();
    cases.add(
        of(
            "Softmax under SoftmaxCrossEntropy",
            "softmax twice",
            seed ->
                loop(
                    seed,
                    net(seed, 4, 16, 3, new Softmax()),
                    onLogits,
                    iris(seed).train(),
                    20,
                    0.1)));
    cases.add(
        of(
            "Sigmoid under SigmoidCrossEntropy",
            "sigmoid twice",
            seed ->
                loop(
                    seed,
                    net(seed, 2, 8, 1, new Sigmoid()),
                    new SigmoidCrossEntropy(),
                    Synthetic.moons(200, 0.1, seed).withOneTargetColumn(),
                    20,
                    0.1)));
    cases.add(
        of(
            "all ReLU dead from the start (biases of -50)",
            "dead units",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              dense(network, 0).biases.value.fill(-50);
              return fit(seed, network, onLogits, sgd(network, 0.1), iris(seed), 20);
            }));
    cases.add(
        of(
            "first weights 50 times as large, under Tanh",
            "saturated units",
            seed -> {
              Random random = new Random(seed);
              Network network =
                  new Network(new Dense(4, 16, random), new Tanh(), new Dense(16, 3, random));
              DoctorRuns.multiply(List.of(dense(network, 0).weights), 50);
              return fit(seed, network, onLogits, sgd(network, 0.1), iris(seed), 20);
            }));
    cases.add(
        of(
            "eight layers of Sigmoid",
            "vanishing gradients",
            seed -> {
              Random random = new Random(seed);
              Network network =
                  deep(seed, 4, 8, 3, new Sigmoid(), Initializer.glorotUniform(random));
              return fit(seed, network, onLogits, sgd(network, 0.1), iris(seed), 30);
            }));
    cases.add(
        of(
            "eight layers of ReLU with weights 4 times as large",
            "exploding gradients",
            seed -> {
              Network network = deep(seed, 4, 8, 3, new ReLU(), null);
              DoctorRuns.multiply(network.parameters(), 4);
              return fit(seed, network, onLogits, sgd(network, 0.01), iris(seed), 5);
            }));
    cases.add(
        of(
            "a loss of one's own with a gradient of the wrong sign",
            "wrong gradient",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              return fit(seed, network, new UphillLoss(), sgd(network, 0.01), iris(seed), 10);
            }));
    cases.add(
        of(
            "all weights 0",
            "equal weights",
            seed -> {
              Network network =
                  new Network(
                      new Dense(4, 16, Initializer.zeros()),
                      new Tanh(),
                      new Dense(16, 3, Initializer.zeros()));
              return fit(seed, network, onLogits, sgd(network, 0.1), iris(seed), 30);
            }));
    cases.add(
        of(
            "Tanh before SoftmaxCrossEntropy",
            "activation before the loss",
            seed -> {
              Network network = net(seed, 4, 16, 3, new Tanh());
              return fit(seed, network, onLogits, sgd(network, 0.1), iris(seed), 30);
            }));
    cases.add(
        of(
            "Dropout(0.95)",
            "too much dropout",
            seed -> {
              Random random = new Random(seed);
              Network network =
                  new Network(
                      new Dense(4, 16, random),
                      new ReLU(),
                      new Dropout(0.95, random),
                      new Dense(16, 3, random));
              return fit(seed, network, onLogits, sgd(network, 0.1), iris(seed), 30);
            }));
    cases.add(
        of(
            "two hidden units for two spirals",
            "underfitting",
            seed -> {
              Network network = net(seed, 2, 2, 2);
              Adam adam = new Adam(network.parameters(), 0.01);
              Split spirals = Synthetic.spirals(300, 2, 0.05, seed).split(0.8, seed);
              return fit(seed, network, onLogits, adam, spirals, 60);
            }));
    cases.add(
        of(
            "mean squared error on one-hot classes",
            "loss for numbers",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              return fit(seed, network, new MeanSquaredError(), sgd(network, 0.1), iris(seed), 30);
            }));
  }

  private static void addData(List<Case> cases) {
    SoftmaxCrossEntropy onLogits = new SoftmaxCrossEntropy();
    cases.add(
        of(
            "inputs that weren't scaled",
            "unscaled inputs",
            seed -> {
              Network network = net(seed, 13, 16, 3);
              Split wine = Datasets.wine().split(0.8, seed);
              return fit(seed, network, onLogits, sgd(network, 0.1), wine, 20);
            }));
    cases.add(
        of(
            "targets of a regression that weren't scaled",
            "unscaled targets",
            seed -> {
              Network network = net(seed, 8, 16, 1);
              Split split = Datasets.concrete().split(0.8, seed);
              Standardizer scale = Standardizer.fit(split.train());
              Split scaled = new Split(scale.apply(split.train()), scale.apply(split.test()));
              return fit(seed, network, new MeanSquaredError(), sgd(network, 0.1), scaled, 10);
            }));
    cases.add(
        of(
            "labels shuffled apart from their inputs",
            "labels don't fit inputs",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              Split split = iris(seed);
              Dataset shuffled = DoctorRuns.withShuffledTargets(split.train(), seed + 5);
              return fit(
                  seed,
                  network,
                  onLogits,
                  sgd(network, 0.1),
                  new Split(shuffled, split.test()),
                  30);
            }));
    cases.add(
        of(
            "a loop that takes the inputs in another order than the targets",
            "no better than guessing",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              Dataset train = iris(seed).train();
              Random random = new Random(seed);
              DoctorRuns.Pass right = DoctorRuns.rightPass(network, onLogits);
              return DoctorRuns.loop(
                  network,
                  onLogits,
                  train,
                  50,
                  0.1,
                  (inputs, targets) -> {
                    Matrix others = new Matrix(inputs.numRows, inputs.numCols);
                    for (int row = 0; row < inputs.numRows; row++) {
                      Rows.copy(train.inputs(), random.nextInt(train.rows()), others, row);
                    }
                    return right.run(others, targets);
                  });
            }));
    cases.add(
        of(
            "97 rows of one class for 3 of the other",
            "only the majority",
            seed -> {
              Network network = net(seed, 2, 8, 2);
              Split split = imbalanced(600, 18, seed).split(0.8, seed);
              return fit(seed, network, onLogits, sgd(network, 0.1), split, 20);
            }));
    cases.add(
        of(
            "the number of the class as the one target column",
            "class numbers as targets",
            seed -> {
              Network network = net(seed, 4, 16, 1);
              Split split = iris(seed);
              Split numbers =
                  new Split(
                      mapTargets(split.train(), row -> split.train().classOf(row)),
                      mapTargets(split.test(), row -> split.test().classOf(row)));
              return fit(seed, network, new MeanSquaredError(), sgd(network, 0.05), numbers, 30);
            }));
    cases.add(
        of(
            "a feature that is the label",
            "feature tells the target",
            seed -> {
              Network network = net(seed, 31, 16, 2);
              Dataset data = Datasets.breastCancer();
              Split leaking =
                  DoctorRuns.standardized(withColumn(data, "code", row -> data.classOf(row)), seed);
              return fit(seed, network, onLogits, sgd(network, 0.1), leaking, 20);
            }));
    cases.add(
        of(
            "sorted rows without shuffling",
            "sorted rows",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              Split split = iris(seed);
              return fit(
                  seed,
                  network,
                  onLogits,
                  sgd(network, 0.1),
                  new Split(sorted(split.train()), split.test()),
                  20,
                  trainer -> trainer.setShuffle(false));
            }));
  }

  private static void addRates(List<Case> cases) {
    SoftmaxCrossEntropy onLogits = new SoftmaxCrossEntropy();
    cases.add(
        of(
            "gradient added instead of subtracted",
            "gradient ascent",
            seed -> loop(seed, net(seed, 4, 16, 3), onLogits, iris(seed).train(), 10, -0.01)));
    cases.add(
        of(
            "SGD(30)",
            "learning rate too high",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              return fit(seed, network, onLogits, sgd(network, 30), iris(seed), 20);
            }));
    cases.add(
        of(
            "SGD(50) on the full batch for one epoch",
            "learning rate too high",
            seed -> {
              Network network = net(seed, 8, 16, 1);
              Split split = concrete(seed);
              return fit(
                  seed,
                  network,
                  new MeanSquaredError(),
                  sgd(network, 50),
                  split,
                  1,
                  fullBatch(split));
            }));
    cases.add(
        of(
            "SGD(1e-4)",
            "learning rate too low",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              return fit(seed, network, onLogits, sgd(network, 1e-4), iris(seed), 20);
            }));
    cases.add(
        of(
            "the full batch at a rate of 1e-3",
            "learning rate too low",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              Split split = iris(seed);
              return fit(seed, network, onLogits, sgd(network, 1e-3), split, 50, fullBatch(split));
            }));
    cases.add(
        of(
            "L2Penalty(1)",
            "penalty too strong",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              return fit(
                  seed,
                  network,
                  onLogits,
                  sgd(network, 0.1),
                  iris(seed),
                  30,
                  trainer -> trainer.addGradientChange(new L2Penalty(network.parameters(), 1)));
            }));
    cases.add(
        of(
            "an optimizer that knows the last layer only",
            "layer stands still",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              SGD sgd = new SGD(network.layers().get(2).parameters(), 0.1);
              return fit(seed, network, onLogits, sgd, iris(seed), 20);
            }));
    cases.add(
        of(
            "biases that the optimizer doesn't know",
            "parameters stand still",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              List<Parameter> weights =
                  List.of(dense(network, 0).weights, dense(network, 2).weights);
              return fit(seed, network, onLogits, new SGD(weights, 0.1), iris(seed), 20);
            }));
  }

  private static void addParts(List<Case> cases) {
    SoftmaxCrossEntropy onLogits = new SoftmaxCrossEntropy();
    cases.add(
        of(
            "a validation part that wasn't scaled",
            "validation scaled differently",
            seed -> {
              Network network = net(seed, 13, 16, 3);
              Split split = Datasets.wine().split(0.8, seed);
              Dataset train = Standardizer.fit(split.train()).apply(split.train());
              return fit(
                  seed, network, onLogits, sgd(network, 0.1), new Split(train, split.test()), 20);
            }));
    cases.add(
        of(
            "a validation part scaled by itself",
            "validation scaled differently",
            seed -> {
              Network network = net(seed, 13, 16, 3);
              Split split = Datasets.wine().split(0.8, seed);
              Dataset train = Standardizer.fit(split.train()).apply(split.train());
              Dataset test = Standardizer.fit(split.test()).apply(split.test());
              return fit(seed, network, onLogits, sgd(network, 0.1), new Split(train, test), 20);
            }));
    cases.add(
        of(
            "a validation part that repeats training rows",
            "validation repeats training rows",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              Split split = iris(seed);
              int[] rows = new int[20];
              for (int i = 0; i < rows.length; i++) {
                rows[i] = 5 * i;
              }
              Dataset test = split.test().concatenate(split.train().subset(rows, "iris"));
              return fit(
                  seed, network, onLogits, sgd(network, 0.1), new Split(split.train(), test), 20);
            }));
  }

  /** More of the same kinds, beyond the bar. */
  static List<Case> more() {
    SoftmaxCrossEntropy onLogits = new SoftmaxCrossEntropy();
    List<Case> cases = new ArrayList<>();
    cases.add(
        of(
            "a layer that doesn't change in the one epoch of full batch",
            "layer stands still",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              SGD sgd = new SGD(network.layers().get(2).parameters(), 0.1);
              Split split = iris(seed);
              return fit(seed, network, onLogits, sgd, split, 1, fullBatch(split));
            }));
    cases.add(
        of(
            "SGD(50) on the full batch for one epoch, classes",
            "learning rate too high",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              Split split = iris(seed);
              return fit(seed, network, onLogits, sgd(network, 50), split, 1, fullBatch(split));
            }));
    cases.add(
        of(
            "Adam at a rate of 3",
            "learning rate too high",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              Adam adam = new Adam(network.parameters(), 3);
              return fit(seed, network, onLogits, adam, iris(seed), 20);
            }));
    cases.add(
        of(
            "a network much too large for 24 rows",
            "overfitting",
            seed -> {
              Network network = net(seed, 2, 64, 2);
              Split split =
                  new Split(Synthetic.moons(24, 0.4, seed), Synthetic.moons(300, 0.4, seed + 1));
              return fit(seed, network, onLogits, new Adam(network.parameters(), 0.01), split, 300);
            }));
    cases.add(
        of(
            "ReLU after the last layer of a regression",
            "targets out of reach",
            seed -> {
              Network network = net(seed, 8, 16, 1, new ReLU());
              return fit(
                  seed, network, new MeanSquaredError(), sgd(network, 0.05), concrete(seed), 20);
            }));
    cases.add(
        of(
            "Sigmoid after the last layer of a regression",
            "targets out of reach",
            seed -> {
              Network network = net(seed, 8, 16, 1, new Sigmoid());
              return fit(
                  seed, network, new MeanSquaredError(), sgd(network, 0.05), concrete(seed), 20);
            }));
    cases.add(
        of(
            "ReLU before SoftmaxCrossEntropy",
            "activation before the loss",
            seed -> {
              Network network = net(seed, 4, 16, 3, new ReLU());
              return fit(seed, network, onLogits, sgd(network, 0.1), iris(seed), 30);
            }));
    cases.add(
        of(
            "no hidden layer for xor",
            "underfitting",
            seed -> {
              Network network = new Network(new Dense(2, 2, new Random(seed)));
              Split split = Synthetic.xor(300, 0.1, seed).split(0.8, seed);
              return fit(seed, network, onLogits, sgd(network, 0.1), split, 30);
            }));
    cases.add(
        of(
            "two layers of Dense without an activation, on moons in a ring",
            "underfitting",
            seed -> {
              Random random = new Random(seed);
              Network network = new Network(new Dense(2, 16, random), new Dense(16, 2, random));
              Split split = Synthetic.circles(300, 0.05, seed).split(0.8, seed);
              return fit(seed, network, onLogits, sgd(network, 0.1), split, 30);
            }));
    cases.add(
        of(
            "a loop that forgets the update",
            "nothing is learned",
            seed -> loop(seed, net(seed, 4, 16, 3), onLogits, iris(seed).train(), 10, 0)));
    cases.add(
        of(
            "SGD(50) in a loop of one's own",
            "learning rate too high",
            seed -> {
              Network network = net(seed, 8, 16, 1);
              TrainingDoctor doctor = new TrainingDoctor();
              Dataset train = concrete(seed).train();
              Loss loss = new MeanSquaredError();
              doctor.watch(network, loss, train);
              network.setTraining(true);
              DoctorRuns.Pass pass = DoctorRuns.rightPass(network, loss);
              double value = pass.run(train.inputs(), train.targets());
              sgd(network, 50).step();
              doctor.stepEnded(value);
              return doctor.diagnosis();
            }));
    cases.add(
        of(
            "an activation of one's own with a wrong derivative",
            "wrong gradient",
            seed -> {
              Random random = new Random(seed);
              Network network =
                  new Network(
                      new Dense(4, 16, random),
                      new Elementwise() {
                        @Override
                        public double value(double x) {
                          return x * x;
                        }

                        @Override
                        public double derivative(double x) {
                          return x;
                        }
                      },
                      new Dense(16, 3, random));
              return fit(seed, network, onLogits, sgd(network, 0.05), iris(seed), 20);
            }));
    cases.add(
        of(
            "validation labels in another order",
            "validation labels don't fit",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              Split split = iris(seed);
              Dataset test = split.test();
              Matrix targets = new Matrix(test.rows(), 3);
              for (int row = 0; row < test.rows(); row++) {
                targets.set(row, (test.classOf(row) + 1) % 3, 1);
              }
              return fit(
                  seed,
                  network,
                  onLogits,
                  sgd(network, 0.1),
                  new Split(split.train(), with(test, test.inputs(), targets)),
                  20);
            }));
    cases.add(
        of(
            "a feature that is the target of a regression",
            "feature tells the target",
            seed -> {
              Network network = net(seed, 9, 16, 1);
              Dataset data = Datasets.concrete();
              Split leaking =
                  DoctorRuns.standardized(
                      withColumn(data, "psi", row -> 145 * data.targets().get(row, 0)), seed);
              return fit(seed, network, new MeanSquaredError(), sgd(network, 0.05), leaking, 20);
            }));
    cases.add(
        of(
            "L1Penalty(1)",
            "penalty too strong",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              return fit(
                  seed,
                  network,
                  onLogits,
                  sgd(network, 0.05),
                  iris(seed),
                  30,
                  trainer -> trainer.addGradientChange(new L1Penalty(network.parameters(), 1)));
            }));
    cases.add(
        of(
            "inputs that are all 0",
            "constant inputs",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              Split split = iris(seed);
              Dataset train = split.train();
              Dataset blank = with(train, new Matrix(train.rows(), 4), train.targets());
              return fit(
                  seed,
                  network,
                  new CrossEntropy().onLogits(),
                  sgd(network, 0.1),
                  new Split(blank, split.test()),
                  20);
            }));
    return cases;
  }
}
