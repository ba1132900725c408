package gradus.inspect;

import static gradus.inspect.BrokenTrainings.fault;
import static gradus.inspect.BrokenTrainings.fit;
import static gradus.inspect.BrokenTrainings.imbalanced;
import static gradus.inspect.BrokenTrainings.iris;
import static gradus.inspect.BrokenTrainings.mapTargets;
import static gradus.inspect.BrokenTrainings.net;
import static gradus.inspect.BrokenTrainings.sgd;
import static gradus.inspect.BrokenTrainings.sorted;
import static gradus.inspect.BrokenTrainings.withColumn;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.losses.MeanSquaredError;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.List;
import java.util.Random;

/** Trainings with a fault in the data, or between its parts. */
final class BrokenData {
  private BrokenData() {}

  static void addData(List<BrokenTrainings.Case> cases) {
    SoftmaxCrossEntropy onLogits = new SoftmaxCrossEntropy();
    cases.add(
        fault(
            "inputs that weren't scaled",
            "unscaled inputs",
            seed -> {
              Network network = net(seed, 13, 16, 3);
              Split wine = Datasets.wine().split(0.8, seed);
              return fit(seed, network, onLogits, sgd(network, 0.1), wine, 20);
            }));
    cases.add(
        fault(
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
        fault(
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
        fault(
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
        fault(
            "97 rows of one class for 3 of the other",
            "only the majority",
            seed -> {
              Network network = net(seed, 2, 8, 2);
              Split split = imbalanced(600, 18, seed).split(0.8, seed);
              return fit(seed, network, onLogits, sgd(network, 0.1), split, 20);
            }));
    cases.add(
        fault(
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
        fault(
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
        fault(
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

  static void addParts(List<BrokenTrainings.Case> cases) {
    SoftmaxCrossEntropy onLogits = new SoftmaxCrossEntropy();
    cases.add(
        fault(
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
        fault(
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
        fault(
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
}
