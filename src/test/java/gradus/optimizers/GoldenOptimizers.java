package gradus.optimizers;

import static gradus.layers.Initializer.zeros;

import gradus.Golden;
import gradus.Network;
import gradus.Trainer;
import gradus.layers.Dense;
import gradus.layers.Parameter;
import gradus.layers.Tanh;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What PyTorch's optimizers make of a 3-4-3-2 network in 20 steps, and how far another optimizer is
 * off that. {@code src/test/python/golden_optimizers.py} makes the numbers.
 */
final class GoldenOptimizers {
  private static final Values FILE = Golden.read("optimizers.json", Values.class);

  /** The file, as Gson reads it. A vector is a one-row matrix. */
  private record Values(List<Matrix> before, List<Batch> batches, Map<String, Case> cases) {}

  private record Batch(Matrix inputs, Matrix targets) {}

  /** After half of the steps the learning rate is multiplied by {@code brake}. */
  private record Case(double brake, List<Double> losses, List<Matrix> after) {}

  private GoldenOptimizers() {}

  /** The names of the cases: an optimizer, what is set, and "braked" if the rate changes. */
  static Set<String> cases() {
    return FILE.cases.keySet();
  }

  /** Trains as in a case and returns the largest relative error of a loss or a parameter. */
  static double largestError(String name, Function<List<Parameter>, Optimizer> optimizers) {
    Case golden = FILE.cases.get(name);
    Network network =
        new Network(
            new Dense(3, 4, zeros()),
            new Tanh(),
            new Dense(4, 3, zeros()),
            new Tanh(),
            new Dense(3, 2, zeros()));
    List<Parameter> parameters = network.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      parameters.get(i).value.setTo(FILE.before.get(i));
    }
    Optimizer optimizer = optimizers.apply(parameters);
    Trainer trainer = new Trainer(network, new SoftmaxCrossEntropy(), optimizer);
    double largest = 0;
    for (int step = 0; step < golden.losses.size(); step++) {
      if (step == golden.losses.size() / 2) {
        optimizer.setLearningRate(optimizer.learningRate() * golden.brake);
      }
      Batch batch = FILE.batches.get(step % 2);
      double loss = trainer.step(batch.inputs, batch.targets);
      largest = Math.max(largest, error(loss, golden.losses.get(step)));
    }
    for (int i = 0; i < parameters.size(); i++) {
      Matrix value = parameters.get(i).value;
      for (int j = 0; j < value.getNumElements(); j++) {
        largest = Math.max(largest, error(value.data[j], golden.after.get(i).data[j]));
      }
    }
    return largest;
  }

  private static double error(double actual, double golden) {
    return Math.abs(actual - golden) / Math.abs(golden);
  }
}
