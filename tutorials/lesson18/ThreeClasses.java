package lesson18;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.Synthetic;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.metrics.ConfusionMatrix;
import gradus.optimizers.SGD;
import java.util.Locale;
import java.util.Random;

/** The exercise of lesson 18: three overlapping clouds of points, with 85, 10 and 5 % of them. */
final class ThreeClasses {
  private static final int[] WANTED = {3400, 400, 200};

  private ThreeClasses() {}

  static void show() {
    Split split = points().split(0.5, 42);
    Dataset train = split.train();
    Dataset test = split.test();
    Matrix plain = train(new CrossEntropy(), train).predict(test.inputs());
    CrossEntropy weightedLoss = new CrossEntropy().withClassWeights(train.classWeights());
    Matrix weighted = train(weightedLoss, train).predict(test.inputs());
    print("Recall of three classes with %d, %d", train.classCounts()[0], train.classCounts()[1]);
    print(" and %d of %d points%n%n", train.classCounts()[2], train.rows());
    print("                     class 0  class 1  class 2   accuracy%n");
    printRow("network", plain, test);
    printRow("class weights", weighted, test);
    printRow("network, p / share", dividedByShares(plain, train.classCounts()), test);
  }

  /** Probabilities divided by the share of their class in the training part, and scaled to 1. */
  private static Matrix dividedByShares(Matrix probabilities, int[] counts) {
    Matrix divided = new Matrix(probabilities.numRows, counts.length);
    for (int row = 0; row < probabilities.numRows; row++) {
      double sum = 0;
      for (int c = 0; c < counts.length; c++) {
        sum += probabilities.get(row, c) / counts[c];
      }
      for (int c = 0; c < counts.length; c++) {
        divided.set(row, c, probabilities.get(row, c) / counts[c] / sum);
      }
    }
    return divided;
  }

  /** The first so many points of each class. */
  private static Dataset points() {
    Dataset even = Synthetic.blobs(3 * WANTED[0], 3, 0.8, 1);
    int[] rows = new int[WANTED[0] + WANTED[1] + WANTED[2]];
    int[] taken = new int[3];
    int chosen = 0;
    for (int row = 0; row < even.rows(); row++) {
      int c = even.classOf(row);
      if (taken[c] < WANTED[c]) {
        rows[chosen] = row;
        chosen++;
        taken[c]++;
      }
    }
    return even.subset(rows, "three clouds");
  }

  /** 2-16-3. */
  private static Network train(CrossEntropy loss, Dataset train) {
    Random random = new Random(42);
    Network network =
        new Network(new Dense(2, 16, random), new ReLU(), new Dense(16, 3, random), new Softmax());
    Trainer trainer = new Trainer(network, loss, new SGD(network.parameters(), 0.1));
    trainer.setSeed(42);
    trainer.setQuiet(true);
    trainer.fit(train, 20);
    return network;
  }

  private static void printRow(String name, Matrix probabilities, Dataset data) {
    ConfusionMatrix confusion =
        ConfusionMatrix.of(probabilities, data.targets(), data.classNames());
    print("%-19s", name);
    for (int c = 0; c < 3; c++) {
      print("%9.3f", confusion.recall(c));
    }
    print("%11.3f%n", confusion.accuracy());
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
