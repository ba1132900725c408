package lesson14;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.SGD;
import gradus.plots.DecisionBoundary;
import gradus.plots.Panels;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Lesson 14: the exclusive or, without and with a hidden layer.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>that a network without a hidden layer learns nothing here, however long it is trained;
 *   <li>that two hidden units are enough to solve it;
 *   <li>that the starting weights decide whether they do: the loss has more than one minimum.
 * </ul>
 *
 * <p>Predict before you run it: with what loss does the network without a hidden layer end?
 *
 * <p>Run it with {@code mvn -q -Dlesson=14}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 *  10000  0.693147  0.5000  0.5000  0.5000  0.5000
 *      4  0.001143  0.0030  0.9994  0.9994  0.0004
 * Of 100 networks with 2 hidden units, 33 solve it.
 * </pre>
 */
public final class XorNeedsAHiddenLayer {
  private static final double LEARNING_RATE = 0.5;
  private static final int EPOCHS = 2000;

  /** 00, 01, 10, 11; class 1 where exactly one of the two is 1. */
  private static final Dataset XOR = Synthetic.xor(4, 0, 0);

  private XorNeedsAHiddenLayer() {}

  public static void main(String[] args) {
    print("Without a hidden layer: Dense(2 to 2), Softmax%n%n");
    print("                  probability of class 1 at%n");
    print("epochs      loss      00      01      10      11%n");
    for (int epochs : new int[] {1, 10, 100, 1000, 10_000}) {
      Network linear = new Network(new Dense(2, 2, new Random(1)), new Softmax());
      train(linear, epochs);
      printRow(epochs, linear);
    }

    print("%nWith 2 hidden units: Dense(2 to 2), ReLU, Dense(2 to 2), Softmax%n%n");
    print("                  probability of class 1 at%n");
    print("  seed      loss      00      01      10      11%n");
    for (int seed = 1; seed <= 8; seed++) {
      printRow(seed, trained(2, seed, EPOCHS));
    }
    print("%n");
    for (int hidden : new int[] {2, 4, 8}) {
      int solved = 0;
      for (int seed = 1; seed <= 100; seed++) {
        solved += loss(trained(hidden, seed, EPOCHS)) < 0.01 ? 1 : 0;
      }
      print("Of 100 networks with %d hidden units, %d solve it.%n", hidden, solved);
    }
    drawEnds();
    drawTime();
  }

  private static void printRow(int number, Network network) {
    print("%6d  %8.6f", number, loss(network));
    Matrix probabilities = network.predict(XOR.inputs());
    for (int row = 0; row < XOR.rows(); row++) {
      print("  %6.4f", probabilities.get(row, 1));
    }
    print("%n");
  }

  /** A network with one hidden layer, trained from the first weights of this seed. */
  private static Network trained(int hidden, long seed, int epochs) {
    Random random = new Random(seed);
    Network network =
        new Network(
            new Dense(2, hidden, random), new ReLU(), new Dense(hidden, 2, random), new Softmax());
    train(network, epochs);
    return network;
  }

  /** Full batches: all four points in every step. */
  private static void train(Network network, int epochs) {
    SGD sgd = new SGD(network.parameters(), LEARNING_RATE);
    Trainer trainer = new Trainer(network, new CrossEntropy(), sgd);
    trainer.setBatchSize(4);
    trainer.setQuiet(true);
    trainer.fit(XOR, epochs);
  }

  private static double loss(Network network) {
    return new CrossEntropy().value(network.predict(XOR.inputs()), XOR.targets());
  }

  private static void drawEnds() {
    String subtitle = "the same network with 2 hidden units after 2000 epochs; pale means unsure";
    Panels picture =
        Panels.of("Four starts, four ends, and only two of them solve XOR", subtitle, 4);
    for (int seed : new int[] {4, 6, 2, 3}) {
      Network network = trained(2, seed, EPOCHS);
      String caption = String.format(Locale.ROOT, "seed %d: loss %.4f", seed, loss(network));
      picture.add(caption, DecisionBoundary.of(network, XOR));
    }
    picture.size(1650, 600).save(Path.of("target", "xor-ends.png"));
    print("%nWhere four of them end is in target/xor-ends.png,%n");
    picture.show();
  }

  private static void drawTime() {
    String subtitle = "seed 4; pale means unsure";
    Panels picture = Panels.of("One boundary can't do it: training makes two", subtitle, 4);
    for (int epochs : new int[] {1, 20, 50, 300}) {
      Network network = trained(2, 4, epochs);
      String caption =
          String.format(Locale.ROOT, "after epoch %d: loss %.4f", epochs, loss(network));
      picture.add(caption, DecisionBoundary.of(network, XOR));
    }
    picture.size(1650, 600).save(Path.of("target", "xor-time.png"));
    print("and how one of them gets there in target/xor-time.png.%n");
    picture.show();
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
