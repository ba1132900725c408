package gradus.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Batches;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.layers.Dense;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.optimizers.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Networks and runs for the doctor, some of them ill. */
final class DoctorRuns {
  private DoctorRuns() {}

  /** Inputs, and the targets of a regression, standardized by the training part. */
  static Split standardized(Dataset dataset, long seed) {
    Split split = dataset.split(0.8, seed);
    Standardizer scale = Standardizer.fit(split.train());
    Split scaled = new Split(scale.apply(split.train()), scale.apply(split.test()));
    if (dataset.isClassification()) {
      return scaled;
    }
    Standardizer targets = Standardizer.fitTargets(split.train());
    return new Split(targets.applyToTargets(scaled.train()), targets.applyToTargets(scaled.test()));
  }

  /** One hidden layer of ReLU, and then these layers. */
  static Network network(int inputs, int hidden, int outputs, Layer... end) {
    Random random = new Random(1);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Dense(inputs, hidden, random));
    layers.add(new ReLU());
    layers.add(new Dense(hidden, outputs, random));
    layers.addAll(List.of(end));
    return new Network(layers.toArray(new Layer[0]));
  }

  /** Fits under the eyes of a doctor, quietly, in batches of 16. */
  static Diagnosis fit(
      Network network, Loss loss, Optimizer optimizer, Dataset train, Dataset test, int epochs) {
    Trainer trainer = new Trainer(network, loss, optimizer);
    trainer.setQuiet(true);
    trainer.setBatchSize(16);
    trainer.setSeed(42);
    TrainingDoctor doctor = new TrainingDoctor();
    trainer.addListener(doctor);
    try {
      trainer.fit(train, test, epochs);
    } catch (ArithmeticException diverged) {
      // The doctor says why.
    }
    return doctor.diagnosis();
  }

  /** Turns a batch's output into a loss, and sends its gradient back. */
  interface Pass {
    double run(Matrix inputs, Matrix targets);
  }

  /** A loop written by hand, in batches of 16: the pass, and a step with this learning rate. */
  static Diagnosis loop(
      Network network, Loss loss, Dataset train, int epochs, double learningRate, Pass pass) {
    TrainingDoctor doctor = new TrainingDoctor();
    doctor.watch(network, loss, train);
    network.setTraining(true);
    Batches batches = new Batches(train, 16);
    for (int epoch = 1; epoch <= epochs; epoch++) {
      batches.startShuffled(42, epoch);
      while (batches.next()) {
        double lossValue = pass.run(batches.inputs, batches.targets);
        for (Parameter parameter : network.parameters()) {
          for (int i = 0; i < parameter.value.getNumElements(); i++) {
            parameter.value.data[i] -= learningRate * parameter.gradient.data[i];
          }
        }
        doctor.stepEnded(lossValue);
      }
    }
    return doctor.diagnosis();
  }

  /** The pass of every loop that is right. */
  static Pass rightPass(Network network, Loss loss) {
    return (inputs, targets) -> {
      Matrix output = network.forward(inputs);
      double lossValue = loss.value(output, targets);
      network.backward(loss.gradient(output, targets));
      return lossValue;
    };
  }

  /** The inputs of each row beside the targets of another. */
  static Dataset withShuffledTargets(Dataset dataset, long seed) {
    return new Dataset(
        dataset.inputs(),
        dataset.shuffled(seed).targets(),
        dataset.featureNames(),
        dataset.classNames(),
        dataset.name());
  }

  /** Every weight and bias, times a factor. */
  static void multiply(List<Parameter> parameters, double factor) {
    for (Parameter parameter : parameters) {
      for (int i = 0; i < parameter.value.getNumElements(); i++) {
        parameter.value.data[i] *= factor;
      }
    }
  }

  /** The finding of a diagnosis that has but one. */
  static Finding only(Diagnosis diagnosis) {
    assertThat(diagnosis.findings()).as("%s", diagnosis).hasSize(1);
    return diagnosis.findings().get(0);
  }

  static void assertOnly(Diagnosis diagnosis, Severity severity, String name) {
    assertThat(only(diagnosis).name()).as("%s", diagnosis).isEqualTo(name);
    assertThat(only(diagnosis).severity()).isEqualTo(severity);
  }

  static List<String> names(Diagnosis diagnosis) {
    return diagnosis.findings().stream().map(Finding::name).toList();
  }
}
