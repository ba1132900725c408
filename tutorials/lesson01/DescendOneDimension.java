package lesson01;

import gradus.plots.DescentPlot;
import gradus.plots.LinePlot;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Lesson 1: finds the lowest point of a parabola, one step downhill after the other.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>loss, slope, learning rate and step, with numbers to check by hand;
 *   <li>why the steps become shorter by themselves;
 *   <li>how many steps different learning rates need.
 * </ul>
 *
 * <p>Predict before you run it: the first step goes from 0 to 0.6. Where does the second one end?
 *
 * <p>Run it with {@code mvn -q -Dlesson=01}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 * step          w      slope       loss
 *    0     0.0000    -6.0000     9.0000
 *    1     0.6000    -4.8000     5.7600
 *    3     1.4640    -3.0720     2.3593
 * </pre>
 */
public final class DescendOneDimension {
  private static final double LEARNING_RATE = 0.1;
  private static final double START = 0;
  private static final int STEPS = 20;

  private static final double[] RATES = {0.001, 0.01, 0.1, 0.5, 0.9, 0.99};
  private static final double SMALL_LOSS = 1e-6;
  private static final int MOST_STEPS = 10_000;

  private DescendOneDimension() {}

  /** How bad w is: L(w) = (w − 3)². */
  private static double loss(double w) {
    return (w - 3) * (w - 3);
  }

  /** How fast the loss grows with w: dL/dw = 2(w − 3). */
  private static double slope(double w) {
    return 2 * (w - 3);
  }

  public static void main(String[] args) {
    // Downhill, step by step.
    double[] path = new double[STEPS + 1];
    print("step          w      slope       loss%n");
    double w = START;
    for (int step = 0; step <= STEPS; step++) {
      path[step] = w;
      double slope = slope(w);
      if (step <= 5 || step % 10 == 0) {
        print("%4d %10.4f %10.4f %10.4f%n", step, w, slope, loss(w));
      }
      // w ← w − learning rate · slope
      w = w - LEARNING_RATE * slope;
    }

    // The same with other learning rates: how many steps until the loss is small?
    print("%nlearning rate   each step multiplies   steps until the loss%n");
    print("                  the distance to 3 by   is below 0.000001%n");
    for (double rate : RATES) {
      print("%13.3f %22.3f %22d%n", rate, 1 - 2 * rate, stepsNeeded(rate));
    }

    Path steps = Path.of("target", "parabola-steps.png");
    DescentPlot descent = DescentPlot.of(DescendOneDimension::loss, path);
    descent.titled("The flatter the curve, the shorter the step").save(steps);
    print("%nThe steps are in target/parabola-steps.png.%n");
    descent.show();

    Path rates = Path.of("target", "parabola-rates.png");
    LinePlot needed =
        LinePlot.of(
                "A learning rate that is too small costs as much as one that is too large",
                "steps until the loss is below 0.000001; at a rate of 1 and above it never is")
            .axes("learning rate", "steps")
            .function("", DescendOneDimension::stepsNeeded, 0.005, 0.995)
            .logY();
    for (double rate : new double[] {0.01, 0.1, 0.5, 0.9, 0.99}) {
      needed.mark("rate " + rate + ": " + stepsNeeded(rate), rate, stepsNeeded(rate));
    }
    needed.save(rates);
    print("The steps needed are in target/parabola-rates.png.%n");
    needed.show();
  }

  /** How many steps it takes until the loss is small; at most {@link #MOST_STEPS} are tried. */
  private static int stepsNeeded(double rate) {
    double w = START;
    int steps = 0;
    while (!(loss(w) < SMALL_LOSS) && steps < MOST_STEPS) { // "not <" is true for NaN, too
      w = w - rate * slope(w);
      steps++;
    }
    return steps;
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
