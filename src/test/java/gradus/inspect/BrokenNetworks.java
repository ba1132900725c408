package gradus.inspect;

import static gradus.inspect.BrokenTrainings.concrete;
import static gradus.inspect.BrokenTrainings.deep;
import static gradus.inspect.BrokenTrainings.dense;
import static gradus.inspect.BrokenTrainings.fault;
import static gradus.inspect.BrokenTrainings.fit;
import static gradus.inspect.BrokenTrainings.fullBatch;
import static gradus.inspect.BrokenTrainings.iris;
import static gradus.inspect.BrokenTrainings.loop;
import static gradus.inspect.BrokenTrainings.net;
import static gradus.inspect.BrokenTrainings.sgd;

import gradus.Network;
import gradus.data.Split;
import gradus.data.Synthetic;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Initializer;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.losses.Loss;
import gradus.losses.MeanSquaredError;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.Adam;
import gradus.optimizers.L2Penalty;
import gradus.optimizers.SGD;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/** Trainings with a fault in the network, the loss or the steps. */
final class BrokenNetworks {
  private BrokenNetworks() {}

  static void addNetworkAndLoss(List<BrokenTrainings.Case> cases) {
    SoftmaxCrossEntropy onLogits = new SoftmaxCrossEntropy();
    cases.add(
        fault(
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
        fault(
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
        fault(
            "all ReLU dead from the start (biases of -50)",
            "dead units",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              dense(network, 0).biases.value.fill(-50);
              return fit(seed, network, onLogits, sgd(network, 0.1), iris(seed), 20);
            }));
    cases.add(
        fault(
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
        fault(
            "eight layers of Sigmoid",
            "vanishing gradients",
            seed -> {
              Random random = new Random(seed);
              Network network =
                  deep(seed, 4, 8, 3, new Sigmoid(), Initializer.glorotUniform(random));
              return fit(seed, network, onLogits, sgd(network, 0.1), iris(seed), 30);
            }));
    cases.add(
        fault(
            "eight layers of ReLU with weights 4 times as large",
            "exploding gradients",
            seed -> {
              Network network = deep(seed, 4, 8, 3, new ReLU(), null);
              DoctorRuns.multiply(network.parameters(), 4);
              return fit(seed, network, onLogits, sgd(network, 0.01), iris(seed), 5);
            }));
    cases.add(
        fault(
            "a loss of one's own with a gradient of the wrong sign",
            "wrong gradient",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              return fit(seed, network, new UphillLoss(), sgd(network, 0.01), iris(seed), 10);
            }));
    cases.add(
        fault(
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
        fault(
            "Tanh before SoftmaxCrossEntropy",
            "activation before the loss",
            seed -> {
              Network network = net(seed, 4, 16, 3, new Tanh());
              return fit(seed, network, onLogits, sgd(network, 0.1), iris(seed), 30);
            }));
    cases.add(
        fault(
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
        fault(
            "two hidden units for two spirals",
            "underfitting",
            seed -> {
              Network network = net(seed, 2, 2, 2);
              Adam adam = new Adam(network.parameters(), 0.01);
              Split spirals = Synthetic.spirals(300, 2, 0.05, seed).split(0.8, seed);
              return fit(seed, network, onLogits, adam, spirals, 60);
            }));
    cases.add(
        fault(
            "mean squared error on one-hot classes",
            "loss for numbers",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              return fit(seed, network, new MeanSquaredError(), sgd(network, 0.1), iris(seed), 30);
            }));
  }

  static void addRates(List<BrokenTrainings.Case> cases) {
    SoftmaxCrossEntropy onLogits = new SoftmaxCrossEntropy();
    cases.add(
        fault(
            "gradient added instead of subtracted",
            "gradient ascent",
            seed -> loop(seed, net(seed, 4, 16, 3), onLogits, iris(seed).train(), 10, -0.01)));
    cases.add(
        fault(
            "SGD(30)",
            "learning rate too high",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              return fit(seed, network, onLogits, sgd(network, 30), iris(seed), 20);
            }));
    cases.add(
        fault(
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
        fault(
            "SGD(1e-4)",
            "learning rate too low",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              return fit(seed, network, onLogits, sgd(network, 1e-4), iris(seed), 20);
            }));
    cases.add(
        fault(
            "the full batch at a rate of 1e-3",
            "learning rate too low",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              Split split = iris(seed);
              return fit(seed, network, onLogits, sgd(network, 1e-3), split, 50, fullBatch(split));
            }));
    cases.add(
        fault(
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
        fault(
            "an optimizer that knows the last layer only",
            "layer stands still",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              SGD sgd = new SGD(network.layers().get(2).parameters(), 0.1);
              return fit(seed, network, onLogits, sgd, iris(seed), 20);
            }));
    cases.add(
        fault(
            "biases that the optimizer doesn't know",
            "parameters stand still",
            seed -> {
              Network network = net(seed, 4, 16, 3);
              List<Parameter> weights =
                  List.of(dense(network, 0).weights, dense(network, 2).weights);
              return fit(seed, network, onLogits, new SGD(weights, 0.1), iris(seed), 20);
            }));
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
}
