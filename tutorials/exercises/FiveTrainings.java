package exercises;

import gradus.Network;
import gradus.data.Batches;
import gradus.data.Dataset;
import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.metrics.Accuracy;
import gradus.optimizers.SGD;
import java.util.Locale;
import java.util.Random;

/**
 * Five trainings on Iris, one of them healthy, for task 25. Don't read further before you have an
 * answer: the code shows which training has which fault.
 *
 * <pre>
 * mvn -q -Dlesson=FiveTrainings
 * </pre>
 */
public final class FiveTrainings {
  private FiveTrainings() {}

  /** Trains and prints. */
  public static void main(String[] args) {
    System.out.println("              loss after this many epochs      accuracy  sum of the");
    System.out.println("training       0       1       5      30      after 30  first row");
    for (char letter = 'A'; letter <= 'E'; letter++) {
      System.out.println(line(letter));
    }
  }

  /** Trains one of the five, and writes its line. */
  static String line(char letter) {
    Dataset iris = Datasets.iris();
    Dataset data = Standardizer.fit(iris).apply(iris);
    if (letter == 'A') {
      data =
          new Dataset(
              data.inputs(),
              shuffled(data.targets()),
              data.featureNames(),
              data.classNames(),
              "shuffled");
    }
    Random random = new Random(1);
    Network network = new Network(new Dense(4, 16, random), new ReLU(), new Dense(16, 3, random));
    if (letter == 'B') {
      network =
          new Network(network.layers().get(0), new ReLU(), network.layers().get(2), new Softmax());
    }
    double rate = letter == 'C' ? -0.003 : letter == 'E' ? 0.00001 : 0.1;
    StringBuilder line = new StringBuilder("    ").append(letter).append("    ");
    for (int epoch = 0; epoch <= 30; epoch++) {
      if (epoch > 0) {
        train(network, data, rate, epoch);
      }
      if (epoch <= 1 || epoch == 5 || epoch == 30) {
        Matrix output = network.predict(data.inputs());
        line.append(text("%8.4f", new SoftmaxCrossEntropy().value(output, data.targets())));
      }
    }
    Matrix output = network.predict(data.inputs());
    double sum = output.get(0, 0) + output.get(0, 1) + output.get(0, 2);
    return line + text("%12.3f%11.4f", Accuracy.of(output, data.targets()), sum);
  }

  private static void train(Network network, Dataset data, double rate, int epoch) {
    SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();
    SGD sgd = new SGD(network.parameters(), Math.abs(rate));
    Batches batches = new Batches(data, 16);
    batches.startShuffled(1, epoch);
    while (batches.next()) {
      Matrix gradient = loss.gradient(network.forward(batches.inputs), batches.targets);
      for (int i = 0; rate < 0 && i < gradient.getNumElements(); i++) {
        gradient.data[i] = -gradient.data[i]; // uphill
      }
      network.backward(gradient);
      sgd.step();
    }
  }

  /** The same rows in another order, so that they no longer belong to the inputs. */
  private static Matrix shuffled(Matrix targets) {
    Matrix shuffled = new Matrix(targets);
    Random random = new Random(2);
    for (int row = targets.numRows - 1; row > 0; row--) {
      int other = random.nextInt(row + 1);
      for (int j = 0; j < targets.numCols; j++) {
        double kept = shuffled.get(row, j);
        shuffled.set(row, j, shuffled.get(other, j));
        shuffled.set(other, j, kept);
      }
    }
    return shuffled;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
