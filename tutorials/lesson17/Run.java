package lesson17;

import gradus.Network;
import gradus.data.Batches;
import gradus.data.Dataset;
import gradus.inspect.Diagnosis;
import gradus.inspect.TrainingDoctor;
import gradus.layers.Parameter;
import gradus.losses.Loss;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.metrics.Accuracy;

/** A training of lesson 17: the loop, written out, and what is known when it is over. */
final class Run {
  static final int EPOCHS = 30;

  final String name;
  final double[] losses = new double[EPOCHS + 1]; // before training, and after each epoch
  double accuracy;
  double zeros;
  Diagnosis diagnosis;

  private Run(String name) {
    this.name = name;
  }

  /** The loop of lesson 12, written out, with a doctor who looks on. */
  static Run train(String name, Network network, Dataset train, double rate) {
    Loss loss = new SoftmaxCrossEntropy();
    TrainingDoctor doctor = new TrainingDoctor();
    doctor.watch(network, loss, train);
    Run run = new Run(name);
    run.losses[0] = loss.value(network.predict(train.inputs()), train.targets());
    Batches batches = new Batches(train, 16);
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      batches.startShuffled(1, epoch);
      while (batches.next()) {
        Matrix output = network.forward(batches.inputs);
        double lossValue = loss.value(output, batches.targets);
        network.backward(loss.gradient(output, batches.targets));
        for (Parameter parameter : network.parameters()) {
          for (int i = 0; i < parameter.value.getNumElements(); i++) {
            parameter.value.data[i] -= rate * parameter.gradient.data[i];
          }
        }
        doctor.stepEnded(lossValue);
      }
      run.losses[epoch] = loss.value(network.predict(train.inputs()), train.targets());
    }
    run.accuracy = Accuracy.of(network.predict(train.inputs()), train.targets());
    run.zeros = zeros(network, train);
    run.diagnosis = doctor.diagnosis();
    return run;
  }

  /** The share of zeros among the outputs of ReLU. */
  private static double zeros(Network network, Dataset data) {
    Matrix hidden = network.layers().get(0).forward(data.inputs());
    int negative = 0;
    for (int i = 0; i < hidden.getNumElements(); i++) {
      negative += hidden.data[i] <= 0 ? 1 : 0;
    }
    return (double) negative / hidden.getNumElements();
  }
}
