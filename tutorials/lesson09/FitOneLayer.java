package lesson09;

import gradus.Network;
import gradus.data.Dataset;
import gradus.layers.Dense;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.metrics.Accuracy;
import gradus.plots.DecisionBoundary;
import gradus.plots.LinePlot;
import gradus.plots.Panels;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Lesson 9: one layer meets data, first a line through three points, then three kinds of flowers.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>that the gradient of a batch is the mean of the gradients of its rows;
 *   <li>how a class becomes a one-hot row, and which shapes data and weights have;
 *   <li>what a model without hidden layers can do, and the baseline to compare it with.
 * </ul>
 *
 * <p>Predict before you run it: the line starts flat, with w = 0 and b = 0. What is its loss on the
 * points (1, 2), (2, 4) and (3, 5), and what is w after one step at the learning rate 0.1?
 *
 * <p>Run it with {@code mvn -q -Dlesson=09}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 *   mean                     15.0000   -16.6667   -7.3333
 *      1    1.6667    0.7333    0.2341
 * Always guessing setosa is right for 0.333 of the flowers.
 * </pre>
 */
public final class FitOneLayer {
  // Three points: x goes in, y should come out.
  private static final double[] X = {1, 2, 3};
  private static final double[] Y = {2, 4, 5};
  private static final double LEARNING_RATE = 0.1;
  private static final List<Integer> STEPS_SHOWN = List.of(0, 1, 2, 10, 100, 1000);

  private FitOneLayer() {}

  public static void main(String[] args) {
    LinePlot lines = fitLine();
    DecisionBoundary regions = fitFlowers();
    Panels picture =
        Panels.of("One layer fits a line, and divides a plane into three regions", "", 2)
            .add("linear regression after 0, 1 and 1000 steps", lines)
            .add("softmax regression after 1000 steps", regions);
    picture.size(1920, 840).save(Path.of("target", "one-layer.png"));
    print("%nThe line and the regions are in target/one-layer.png.%n");
    picture.show();
  }

  /** Linear regression: w*x + b, and the mean of the squared errors as the loss. */
  private static LinePlot fitLine() {
    LinePlot lines = LinePlot.of("Linear regression", "").axes("x", "y");
    double w = 0;
    double b = 0;
    print("The batch at w = 0, b = 0:%n%n");
    print("   row   x   y     error   squared      dL/dw     dL/db%n");
    for (int step = 0; step <= 1000; step++) {
      double loss = 0;
      double dw = 0;
      double db = 0;
      for (int row = 0; row < X.length; row++) {
        double error = w * X[row] + b - Y[row];
        double rowDw = 2 * error * X[row]; // the derivative of this row's squared error by w
        double rowDb = 2 * error; // and by b
        if (step == 0) {
          print("%6d  %2.0f  %2.0f  %8.4f", row, X[row], Y[row], error);
          print("  %8.4f   %8.4f  %8.4f%n", error * error, rowDw, rowDb);
          lines.mark("", X[row], Y[row]);
        }
        loss += error * error / X.length; // divided by the number of rows: the mean
        dw += rowDw / X.length;
        db += rowDb / X.length;
      }
      if (step == 0) {
        print("  mean                    %8.4f   %8.4f  %8.4f%n", loss, dw, db);
        print("%n  step         w         b      loss%n");
      }
      if (STEPS_SHOWN.contains(step)) {
        print("%6d  %8.4f  %8.4f  %8.4f%n", step, w, b, loss);
      }
      if (step <= 1 || step == 1000) {
        lines.line("after " + step, new double[] {0, 4}, new double[] {b, 4 * w + b});
      }
      w -= LEARNING_RATE * dw;
      b -= LEARNING_RATE * db;
    }
    return lines;
  }

  /** Softmax regression: a score for each class, and the cross-entropy as the loss. */
  private static DecisionBoundary fitFlowers() {
    Dataset flowers = Petals.dataset();
    Matrix x = flowers.inputs(); // 150 x 2: a row for each flower
    Matrix y = flowers.targets(); // 150 x 3: one-hot rows
    Dense layer = new Dense(new double[2][3], new double[3]); // here only a place for W and b
    Matrix weights = layer.weights.value; // 2 x 3: a row a measurement, a column a class; all 0
    Matrix biases = layer.biases.value; // 1 x 3
    Petals.printThreeRows(flowers);
    print("%nAlways guessing setosa is right for %.3f of the flowers.%n", 50 / 150.0);
    print("%n  step      loss  accuracy%n");
    for (int step = 0; step <= 1000; step++) {
      Matrix p = probabilities(x, weights, biases); // 150 x 3
      if (STEPS_SHOWN.contains(step)) {
        double loss = new CrossEntropy().value(p, y); // lesson 5, the mean over the rows
        print("%6d  %8.4f  %8.3f%n", step, loss, Accuracy.of(p, y));
      }
      for (int row = 0; row < 150; row++) {
        for (int j = 0; j < 3; j++) {
          double dz = (p.get(row, j) - y.get(row, j)) / 150; // lesson 8, and its share of the mean
          weights.add(0, j, -LEARNING_RATE * x.get(row, 0) * dz);
          weights.add(1, j, -LEARNING_RATE * x.get(row, 1) * dz);
          biases.add(0, j, -LEARNING_RATE * dz);
        }
      }
    }
    return DecisionBoundary.of(new Network(layer, new Softmax()), flowers);
  }

  /** X*W + b, and a softmax of each row. */
  private static Matrix probabilities(Matrix x, Matrix weights, Matrix biases) {
    Matrix p = new Matrix(x.numRows, 3);
    for (int row = 0; row < x.numRows; row++) {
      double sum = 0;
      for (int j = 0; j < 3; j++) {
        double z = x.get(row, 0) * weights.get(0, j) + x.get(row, 1) * weights.get(1, j);
        p.set(row, j, StrictMath.exp(z + biases.get(0, j)));
        sum += p.get(row, j);
      }
      for (int j = 0; j < 3; j++) {
        p.set(row, j, p.get(row, j) / sum);
      }
    }
    return p;
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
