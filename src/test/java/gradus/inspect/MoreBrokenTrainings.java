package gradus.inspect;

import static gradus.inspect.BrokenTrainings.concrete;
import static gradus.inspect.BrokenTrainings.fault;
import static gradus.inspect.BrokenTrainings.fit;
import static gradus.inspect.BrokenTrainings.fullBatch;
import static gradus.inspect.BrokenTrainings.iris;
import static gradus.inspect.BrokenTrainings.loop;
import static gradus.inspect.BrokenTrainings.net;
import static gradus.inspect.BrokenTrainings.sgd;
import static gradus.inspect.BrokenTrainings.with;
import static gradus.inspect.BrokenTrainings.withColumn;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.Synthetic;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.Elementwise;
import gradus.layers.ReLU;
import gradus.layers.Sigmoid;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.losses.MeanSquaredError;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.Adam;
import gradus.optimizers.L1Penalty;
import gradus.optimizers.SGD;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Trainings with faults like those of {@link BrokenTrainings}, beyond the bar. */
final class MoreBrokenTrainings {
  private MoreBrokenTrainings() {}

  /** More of the same kinds, beyond the bar. */
  static List<BrokenTrainings.Case> all() {
    SoftmaxCrossEntropy onLogits = new SoftmaxCrossEntropy();
    List<BrokenTrainings.Case> cases = new ArrayList<>();
    cases.add(
        fault(
            "a layer that doesn't change in the one epoch of full batch",
            "layer stands still",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              SGD sgd = new SGD(network.layers().get(2).parameters(), 0.1);
              Split split = iris(seed);
              return fit(seed, network, onLogits, sgd, split, 1, fullBatch(split));
            }));
    cases.add(
        fault(
            "SGD(50) on the full batch for one epoch, classes",
            "learning rate too high",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              Split split = iris(seed);
              return fit(seed, network, onLogits, sgd(network, 50), split, 1, fullBatch(split));
            }));
    cases.add(
        fault(
            "Adam at a rate of 3",
            "learning rate too high",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              Adam adam = new Adam(network.parameters(), 3);
              return fit(seed, network, onLogits, adam, iris(seed), 20);
            }));
    cases.add(
        fault(
            "a network much too large for 24 rows",
            "overfitting",
            seed -> {
              Network network = net(seed, 2, 64, 2);
              Split split =
                  new Split(Synthetic.moons(24, 0.4, seed), Synthetic.moons(300, 0.4, seed + 1));
              return fit(seed, network, onLogits, new Adam(network.parameters(), 0.01), split, 300);
            }));
    cases.add(
        fault(
            "ReLU after the last layer of a regression",
            "targets out of reach",
            seed -> {
              Network network = net(seed, 8, 16, 1, new ReLU());
              return fit(
                  seed, network, new MeanSquaredError(), sgd(network, 0.05), concrete(seed), 20);
            }));
    cases.add(
        fault(
            "Sigmoid after the last layer of a regression",
            "targets out of reach",
            seed -> {
              Network network = net(seed, 8, 16, 1, new Sigmoid());
              return fit(
                  seed, network, new MeanSquaredError(), sgd(network, 0.05), concrete(seed), 20);
            }));
    cases.add(
        fault(
            "ReLU before SoftmaxCrossEntropy",
            "activation before the loss",
            seed -> {
              Network network = net(seed, 4, 16, 3, new ReLU());
              return fit(seed, network, onLogits, sgd(network, 0.1), iris(seed), 30);
            }));
    cases.add(
        fault(
            "no hidden layer for xor",
            "underfitting",
            seed -> {
              Network network = new Network(new Dense(2, 2, new Random(seed)));
              Split split = Synthetic.xor(300, 0.1, seed).split(0.8, seed);
              return fit(seed, network, onLogits, sgd(network, 0.1), split, 30);
            }));
    cases.add(
        fault(
            "two layers of Dense without an activation, for circles",
            "underfitting",
            seed -> {
              Random random = new Random(seed);
              Network network = new Network(new Dense(2, 16, random), new Dense(16, 2, random));
              Split split = Synthetic.circles(300, 0.05, seed).split(0.8, seed);
              return fit(seed, network, onLogits, sgd(network, 0.1), split, 30);
            }));
    cases.add(
        fault(
            "a loop that forgets the update",
            "nothing is learned",
            seed -> loop(seed, net(seed, 4, 16, 3), onLogits, iris(seed).train(), 10, 0)));
    cases.add(
        fault(
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
        fault(
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
        fault(
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
        fault(
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
        fault(
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
        fault(
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
