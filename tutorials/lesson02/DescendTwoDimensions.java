package lesson02;

import gradus.plots.ContourPlot;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Lesson 2: gradient descent in a stretched bowl, without and with momentum.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>that the gradient doesn't point at the minimum;
 *   <li>how the steepest direction limits the learning rate, and the flattest one pays for it;
 *   <li>how many steps that costs, by the condition number, and what momentum saves.
 * </ul>
 *
 * <p>Predict before you run it: how large is the angle between the first step and the direct path
 * to the minimum?
 *
 * <p>Run it with {@code mvn -q -Dlesson=02}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 * The first step goes in the direction (3, -9),
 * but the minimum lies in the direction (3, -1), 53.1 degrees away from it.
 *    1  -2.4000  -0.8000   5.7600     -2.4000  -0.8000   5.7600
 *    2  -1.9200   0.6400   3.6864     -1.7367   0.0900   1.5444
 * </pre>
 */
public final class DescendTwoDimensions {
  private static final double FLAT = 1; // the curvature along w1
  private static final double STEEP = 9; // the curvature along w2
  private static final double START_1 = -3;
  private static final double START_2 = 1;

  private static final double SMALL_LOSS = 1e-6;
  private static final int MOST_STEPS = 10_000;

  private DescendTwoDimensions() {}

  /** A bowl with its lowest point at (0, 0): L = (flat · w1² + steep · w2²) / 2. */
  private static double loss(double w1, double w2, double steep) {
    return (FLAT * w1 * w1 + steep * w2 * w2) / 2;
  }

  public static void main(String[] args) {
    // The first step goes against the gradient (flat · w1, steep · w2).
    double down1 = -FLAT * START_1;
    double down2 = -STEEP * START_2;
    double angle = StrictMath.atan2(-START_2, -START_1) - StrictMath.atan2(down2, down1);
    print("The first step goes in the direction (%.0f, %.0f),%n", down1, down2);
    print("but the minimum lies in the direction (%.0f, %.0f), ", -START_1, -START_2);
    print("%.1f degrees away from it.%n%n", Math.toDegrees(angle));

    // The same bowl twice.
    double rate = learningRate(STEEP);
    double momentum = momentum(rate);
    double[][] plain = descend(STEEP, rate, 0);
    double[][] helped = descend(STEEP, rate, momentum);
    print("learning rate %.4f:", rate);
    print("   no momentum                momentum %.4f%n", momentum);
    print("step       w1       w2     loss          w1       w2     loss%n");
    int rows = Math.min(7, Math.min(plain[0].length, helped[0].length));
    for (int step = 0; step < rows; step++) {
      double w1 = plain[0][step];
      double w2 = plain[1][step];
      print("%4d %8.4f %8.4f %8.4f", step, w1, w2, loss(w1, w2, STEEP));
      w1 = helped[0][step];
      w2 = helped[1][step];
      print("    %8.4f %8.4f %8.4f%n", w1, w2, loss(w1, w2, STEEP));
    }

    // Bowls that are stretched more and more.
    print("%ncondition  learning            steps until the loss is below 0.000001%n");
    print("   number      rate  momentum       no momentum          with momentum%n");
    for (double steep : new double[] {1, 9, 100, 1000}) {
      rate = learningRate(steep);
      momentum = momentum(rate);
      print("%9.0f %9.4f %9.4f", steep / FLAT, rate, momentum);
      print(" %17d", descend(steep, rate, 0)[0].length - 1);
      print(" %22d%n", descend(steep, rate, momentum)[0].length - 1);
    }

    // A range 2.32 times as wide as high gives both axes the same scale: right angles look right.
    // It grows with the start, so that the exercise's path is in the picture too.
    double left = -3.5 * START_2;
    double right = 1.14 * START_2;
    double bottom = -0.9 * START_2;
    double top = 1.1 * START_2;
    ContourPlot bowl = ContourPlot.of((w1, w2) -> loss(w1, w2, STEEP), left, right, bottom, top);
    bowl.axes("w1", "w2")
        .path("no momentum", plain[0], plain[1])
        .path("with momentum", helped[0], helped[1])
        .titled("Straight downhill isn't toward the minimum; momentum evens out the zigzag")
        .save(Path.of("target", "bowl-paths.png"));
    print("%nThe paths are in target/bowl-paths.png.%n");
    bowl.show();
  }

  /** The best rate without momentum: it shrinks the distance along both axes equally. */
  private static double learningRate(double steep) {
    return 2 / (FLAT + steep);
  }

  /** The momentum at which the flat direction just doesn't swing: (1 − √(rate · flat))². */
  private static double momentum(double rate) {
    double root = 1 - Math.sqrt(rate * FLAT);
    return root * root;
  }

  /** The path until the loss is small: w1 at the start and after each step, and the same of w2. */
  private static double[][] descend(double steep, double rate, double momentum) {
    double[] path1 = new double[MOST_STEPS + 1];
    double[] path2 = new double[MOST_STEPS + 1];
    double w1 = START_1;
    double w2 = START_2;
    path1[0] = w1;
    path2[0] = w2;
    double velocity1 = 0;
    double velocity2 = 0;
    int step = 0;
    while (!(loss(w1, w2, steep) < SMALL_LOSS) && step < MOST_STEPS) {
      // velocity ← momentum · velocity + slope
      velocity1 = momentum * velocity1 + FLAT * w1;
      velocity2 = momentum * velocity2 + steep * w2;
      // w ← w − learning rate · velocity
      w1 = w1 - rate * velocity1;
      w2 = w2 - rate * velocity2;
      step++;
      path1[step] = w1;
      path2[step] = w2;
    }
    return new double[][] {Arrays.copyOf(path1, step + 1), Arrays.copyOf(path2, step + 1)};
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
