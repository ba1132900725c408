package lesson13;

import gradus.layers.Sigmoid;
import gradus.plots.LinePlot;
import gradus.plots.Panels;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Lesson 13: one neuron that is sure and wrong, and two losses that want to fix it.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>that a sigmoid is flat where the neuron is sure: it is saturated;
 *   <li>that squared error multiplies its gradient by that flat slope, and cross-entropy doesn't;
 *   <li>what this means for training: many steps in which almost nothing happens.
 * </ul>
 *
 * <p>Predict before you run it: the logit is z = -5, the target is 1. How many times as large is
 * the gradient of cross-entropy as that of squared error?
 *
 * <p>Run it with {@code mvn -q -Dlesson=13}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 *   -5   0.006693   0.006648      -0.006604      -0.993307  150.4
 * Right with squared error after 168 steps, with cross-entropy after 6.
 * </pre>
 */
public final class WhyNotSquaredError {
  private static final double TARGET = 1;
  private static final double START = -5; // the logit before training
  private static final double LEARNING_RATE = 1;
  private static final int STEPS = 250;

  private static final Sigmoid SIGMOID = new Sigmoid();

  private WhyNotSquaredError() {}

  public static void main(String[] args) {
    print("The target is y = 1. At the logit z the neuron says p = 1 / (1 + exp(-z)).%n%n");
    print("                            dL/dz of       dL/dz of%n");
    print("    z          p    p(1-p)  squared error  cross-entropy  ratio%n");
    for (double z : new double[] {START, -2, 0, 2, 5}) {
      double squared = squaredErrorGradient(z);
      double cross = crossEntropyGradient(z);
      print("%5.0f  %9.6f  %9.6f", z, SIGMOID.value(z), SIGMOID.derivative(z));
      print("  %13.6f  %13.6f  %5.1f%n", squared, cross, cross / squared);
    }

    // Two neurons start at the same z, and each loss pulls at one of them.
    double[] zSquared = new double[STEPS + 1];
    double[] zCross = new double[STEPS + 1];
    zSquared[0] = START;
    zCross[0] = START;
    for (int step = 0; step < STEPS; step++) {
      double squared = squaredErrorGradient(zSquared[step]);
      double cross = crossEntropyGradient(zCross[step]);
      zSquared[step + 1] = zSquared[step] - LEARNING_RATE * squared;
      zCross[step + 1] = zCross[step] - LEARNING_RATE * cross;
    }
    printDescents(zSquared, zCross);
    drawPicture(zSquared, zCross);
  }

  /** L = (p - y)^2 / 2: the chain rule goes through the slope of the sigmoid. */
  private static double squaredErrorGradient(double z) {
    double p = SIGMOID.value(z);
    return (p - TARGET) * SIGMOID.derivative(z); // dL/dp * dp/dz
  }

  /** L = -y ln p - (1 - y) ln(1 - p): dL/dp = (p - y) / (p(1 - p)), and the slope cancels. */
  private static double crossEntropyGradient(double z) {
    double p = SIGMOID.value(z);
    return p - TARGET;
  }

  private static void printDescents(double[] zSquared, double[] zCross) {
    print(
        "%nGradient descent from z = %.0f with the learning rate %.0f:%n%n", START, LEARNING_RATE);
    print("        squared error    cross-entropy%n");
    print("step       z       p       z       p%n");
    for (int step : new int[] {0, 1, 2, 6, 50, 100, 150, 200}) {
      print("%4d  %6.3f  %6.4f", step, zSquared[step], SIGMOID.value(zSquared[step]));
      print("  %6.3f  %6.4f%n", zCross[step], SIGMOID.value(zCross[step]));
    }
    print("%nRight with squared error after %d steps,", stepsUntilRight(zSquared));
    print(" with cross-entropy after %d.%n%n", stepsUntilRight(zCross));
  }

  /** The first step after which z is above 0, and so p above 1/2. */
  private static int stepsUntilRight(double[] path) {
    int step = 0;
    while (path[step] <= 0) {
      step++;
    }
    return step;
  }

  private static void drawPicture(double[] zSquared, double[] zCross) {
    double ratio = crossEntropyGradient(START) / squaredErrorGradient(START);
    String subtitle =
        "the neuron is sure of 0, the target is 1: cross-entropy pulls %.0f times as hard";
    Panels picture =
        Panels.of("Squared error lets go of the worst mistakes", text(subtitle, ratio), 2)
            .add("How hard each loss pulls at z", gradients())
            .add("Where z goes", descents(zSquared, zCross));
    picture.size(1920, 840).save(Path.of("target", "saturated-neuron.png"));
    print("What the two losses do is in target/saturated-neuron.png.%n");
    picture.show();
  }

  private static LinePlot gradients() {
    double squared = squaredErrorGradient(START);
    double cross = crossEntropyGradient(START);
    return LinePlot.of("Gradients", "of two losses")
        .axes("z", "dL/dz")
        .function("squared error", WhyNotSquaredError::squaredErrorGradient, START - 2, 3)
        .function("cross-entropy", WhyNotSquaredError::crossEntropyGradient, START - 2, 3)
        .mark(text("%.4f", squared), START, squared)
        .mark(text("%.4f", cross), START, cross);
  }

  private static LinePlot descents(double[] zSquared, double[] zCross) {
    double[] steps = new double[STEPS + 1];
    for (int step = 0; step <= STEPS; step++) {
      steps[step] = step;
    }
    int late = stepsUntilRight(zSquared);
    int early = stepsUntilRight(zCross);
    return LinePlot.of("Descents", "of two neurons")
        .axes("step", "z")
        .line("squared error", steps, zSquared)
        .line("cross-entropy", steps, zCross)
        .level("right above this line", 0)
        .mark("step " + early, early, zCross[early])
        .mark("step " + late, late, zSquared[late]);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static void print(String format, Object... values) {
    System.out.print(text(format, values));
  }
}
