package gradus.inspect;

import static gradus.inspect.BrokenTrainings.concrete;
import static gradus.inspect.BrokenTrainings.dense;
import static gradus.inspect.BrokenTrainings.fault;
import static gradus.inspect.BrokenTrainings.fit;
import static gradus.inspect.BrokenTrainings.iris;
import static gradus.inspect.BrokenTrainings.net;
import static gradus.inspect.BrokenTrainings.sgd;
import static gradus.inspect.BrokenTrainings.with;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.MinMaxScaler;
import gradus.data.Split;
import gradus.data.Synthetic;
import gradus.data.files.Datasets;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.ImageShape;
import gradus.layers.Initializer;
import gradus.layers.Layer;
import gradus.layers.MaxPool2D;
import gradus.layers.Meaning;
import gradus.layers.ReLU;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.losses.Hinge;
import gradus.losses.Loss;
import gradus.losses.MeanSquaredError;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.Adam;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;

/** Faults that show in a network at rest, and rarer ones of a run. */
final class BrokenExaminations {
  private BrokenExaminations() {}

  /**
   * A loss of a student's own: a function of another one's value, with the other one's gradient.
   */
  private record OwnLoss(Loss other, Meaning expects, DoubleUnaryOperator function)
      implements Loss {
    @Override
    public double value(DMatrixRMaj output, DMatrixRMaj targets) {
      return function.applyAsDouble(other.value(output, targets));
    }

    @Override
    public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
      return other.gradient(output, targets);
    }

    @Override
    public String toString() {
      return "OwnLoss";
    }
  }

  private static Diagnosis examine(Network network, Loss loss, Dataset dataset) {
    return TrainingDoctor.examine(network, loss, dataset);
  }

  static List<BrokenTrainings.Case> all() {
    List<BrokenTrainings.Case> cases = new ArrayList<>();
    addLosses(cases);
    addNetworks(cases);
    addImages(cases);
    addInputs(cases);
    addRuns(cases);
    return cases;
  }

  private static void addLosses(List<BrokenTrainings.Case> cases) {
    SoftmaxCrossEntropy onLogits = new SoftmaxCrossEntropy();
    OwnLoss own = new OwnLoss(onLogits, Meaning.LOGITS, loss -> loss);
    OwnLoss root = new OwnLoss(new MeanSquaredError(), Meaning.NUMBERS, x -> StrictMath.sqrt(-x));
    cases.add(
        fault(
            "a loss of one's own on logits, behind a Softmax",
            "softmax twice",
            seed -> examine(net(seed, 4, 16, 3, new Softmax()), own, iris(seed).train())));
    cases.add(
        fault(
            "Sigmoid under Hinge",
            "probabilities for logits",
            seed ->
                examine(
                    net(seed, 2, 8, 1, new Sigmoid()),
                    new Hinge(),
                    Synthetic.moons(200, 0.1, seed).withOneTargetColumn())));
    cases.add(
        fault(
            "the root of a number below 0 in a loss",
            "loss not finite",
            seed -> examine(net(seed, 4, 16, 3), root, iris(seed).train())));
  }

  private static void addNetworks(List<BrokenTrainings.Case> cases) {
    SoftmaxCrossEntropy onLogits = new SoftmaxCrossEntropy();
    cases.add(
        fault(
            "a weight that is NaN",
            "weights not finite",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              dense(network, 0).weights.value.set(3, 1, Double.NaN);
              return examine(network, onLogits, iris(seed).train());
            }));
    cases.add(
        fault(
            "first weights 6 times as large",
            "loss far above ln K",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              DoctorRuns.multiply(network.parameters(), 6);
              return examine(network, onLogits, iris(seed).train());
            }));
    cases.add(
        fault(
            "zeros in the first layer",
            "same output",
            seed -> {
              Random random = new Random(seed);
              Dense zeros = new Dense(4, 16, Initializer.zeros());
              Network network = new Network(zeros, new Tanh(), new Dense(16, 3, random));
              return examine(network, onLogits, iris(seed).train());
            }));
    cases.add(
        fault(
            "a layer of one's own at the end that puts out nothing below 0",
            "cannot overfit",
            seed ->
                examine(
                    net(seed, 1, 16, 1, new Clamped()),
                    new MeanSquaredError(),
                    Synthetic.sine(200, 0.1, seed))));
    cases.add(
        fault(
            "9 of 16 ReLU dead",
            "dead units",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              for (int unit = 0; unit < 9; unit++) {
                dense(network, 0).biases.value.set(0, unit, -50);
              }
              return examine(network, onLogits, iris(seed).train());
            }));
    cases.add(
        fault(
            "a step at a rate of 50 in a loop of one's own, after which the loss throws",
            "learning rate too high",
            seed -> {
              Network network = net(seed, 4, 16, 3, new Softmax());
              Dataset train = iris(seed).train();
              CrossEntropy loss = new CrossEntropy();
              try {
                DoctorRuns.rightPass(network, loss).run(train.inputs(), train.targets());
                sgd(network, 50).step();
                DoctorRuns.rightPass(network, loss).run(train.inputs(), train.targets());
              } catch (ArithmeticException infinite) {
                // "Train on logits", which wouldn't help.
              }
              return examine(network, loss, train);
            }));
    cases.add(
        fault(
            "a network that a step at a rate of 50 has thrown off",
            "learning rate too high",
            seed -> {
              Network network = net(seed, 8, 16, 1);
              Dataset train = concrete(seed).train();
              MeanSquaredError loss = new MeanSquaredError();
              DoctorRuns.rightPass(network, loss).run(train.inputs(), train.targets());
              sgd(network, 50).step();
              return examine(network, loss, train);
            }));
  }

  private static void addImages(List<BrokenTrainings.Case> cases) {
    Dataset digits = Datasets.digits();
    Dataset scaled = MinMaxScaler.fit(digits).apply(digits);
    cases.add(
        fault(
            "a pool as large as the image",
            "pooling swallows the image",
            seed -> examine(pooled(seed, 8), new CrossEntropy(), scaled)));
    cases.add(
        fault(
            "windows of 3 x 3 on images of 8 x 8",
            "pixels that nobody sees",
            seed -> examine(pooled(seed, 3), new CrossEntropy(), scaled)));
  }

  private static Network pooled(long seed, int size) {
    Random random = new Random(seed);
    Conv2D conv = new Conv2D(new ImageShape(1, 8, 8), 8, 3, 3, 1, 1, random);
    MaxPool2D pool = new MaxPool2D(conv.outputShape(), size);
    Dense dense = new Dense(pool.outputShape().size(), 10, random);
    return new Network(conv, new ReLU(), pool, dense, new Softmax());
  }

  /** A ReLU inside another layer, so that nobody knows it for an activation. */
  static final class Clamped implements Layer {
    private final ReLU relu = new ReLU();

    @Override
    public Matrix forward(DMatrixRMaj input) {
      return relu.forward(input);
    }

    @Override
    public Matrix backward(DMatrixRMaj outputGradient) {
      return relu.backward(outputGradient);
    }

    @Override
    public List<Layer> children() {
      return List.of(relu);
    }

    @Override
    public String toString() {
      return "Clamped";
    }
  }

  private static void addInputs(List<BrokenTrainings.Case> cases) {
    SoftmaxCrossEntropy onLogits = new SoftmaxCrossEntropy();
    cases.add(
        fault(
            "a column of years",
            "unscaled inputs",
            seed -> examine(net(seed, 4, 16, 3), onLogits, moved(iris(seed).train(), 1, 2000))));
    cases.add(
        fault(
            "one of four columns is 1",
            "constant inputs",
            seed -> examine(net(seed, 4, 16, 3), onLogits, moved(iris(seed).train(), 1, 1, 0))));
    cases.add(
        fault(
            "three of four columns are 1",
            "constant inputs",
            seed -> examine(net(seed, 4, 16, 3), onLogits, moved(iris(seed).train(), 3, 1, 0))));
    cases.add(
        fault(
            "numbers shuffled apart from their inputs",
            "labels don't fit inputs",
            seed ->
                examine(
                    net(seed, 1, 16, 1),
                    new MeanSquaredError(),
                    DoctorRuns.withShuffledTargets(Synthetic.sine(200, 0.1, seed), seed + 5))));
  }

  private static Dataset moved(Dataset dataset, int columns, double by) {
    return moved(dataset, columns, by, 1);
  }

  /** The first columns times a factor, and moved. */
  private static Dataset moved(Dataset dataset, int columns, double by, double factor) {
    Matrix inputs = new Matrix(dataset.inputs());
    for (int row = 0; row < inputs.numRows; row++) {
      for (int j = 0; j < columns; j++) {
        inputs.set(row, j, factor * inputs.get(row, j) + by);
      }
    }
    return with(dataset, inputs, dataset.targets());
  }

  private static void addRuns(List<BrokenTrainings.Case> cases) {
    SoftmaxCrossEntropy onLogits = new SoftmaxCrossEntropy();
    cases.add(
        fault(
            "a softmax in a loop of one's own, before a loss on logits",
            "softmax twice",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              Softmax softmax = new Softmax();
              DoctorRuns.Pass pass =
                  (inputs, targets) -> {
                    Matrix probabilities = softmax.forward(network.forward(inputs));
                    double lossValue = onLogits.value(probabilities, targets);
                    network.backward(softmax.backward(onLogits.gradient(probabilities, targets)));
                    return lossValue;
                  };
              return DoctorRuns.loop(network, onLogits, iris(seed).train(), 40, 0.3, pass);
            }));
    cases.add(
        fault(
            "Adam at a rate of 0.9",
            "learning rate too high",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              Adam adam = new Adam(network.parameters(), 0.9);
              return fit(seed, network, onLogits, adam, iris(seed), 2);
            }));
    cases.add(
        fault(
            "a line for a sine",
            "underfitting",
            seed -> {
              Network network = new Network(new Dense(1, 1, new Random(seed)));
              Split sine = Synthetic.sine(300, 0.05, seed).split(0.8, seed);
              return fit(seed, network, new MeanSquaredError(), sgd(network, 0.05), sine, 30);
            }));
    cases.add(
        fault(
            "sorted rows of a regression without shuffling",
            "sorted rows",
            seed -> {
              Network network = net(seed, 1, 16, 1);
              Split sine = Synthetic.sine(300, 0.05, seed).split(0.8, seed);
              Split sorted = new Split(BrokenTrainings.sorted(sine.train()), sine.test());
              return fit(
                  seed,
                  network,
                  new MeanSquaredError(),
                  sgd(network, 0.01),
                  sorted,
                  20,
                  trainer -> trainer.setShuffle(false));
            }));
  }
}
