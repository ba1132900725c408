package lesson03;

import gradus.plots.LinePlot;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Lesson 3: measures a slope by nudging, without a derivative.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>the forward and the central difference, and their errors;
 *   <li>how rounding spoils a nudge that is too small;
 *   <li>the best size of a nudge, and why the gradient check uses 1e-5.
 * </ul>
 *
 * <p>Predict before you run it: which nudge measures the slope best, 0.1 or 0.0000000000000001?
 *
 * <p>Run it with {@code mvn -q -Dlesson=03}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 *   1e-01    12.6100000000      6.1e-01    12.0100000000      1.0e-02
 *   1e-05    12.0000600003      6.0e-05    12.0000000002      2.1e-10
 *   1e-16     0.0000000000      1.2e+01     0.0000000000      1.2e+01
 * </pre>
 */
public final class SlopeByNudging {
  private static final double W = 2;
  private static final double TRUE_SLOPE = 3 * W * W;
  private static final int SMALLEST = 16; // the smallest nudge is 1e-16

  private SlopeByNudging() {}

  /** The function whose slope is measured: w³. Its derivative is 3w². */
  private static double f(double w) {
    return w * w * w;
  }

  /** The forward difference: from w to w + h. */
  private static double forward(double h) {
    double rise = f(W + h) - f(W);
    return rise / h;
  }

  /** The central difference: from w − h to w + h. */
  private static double central(double h) {
    double rise = f(W + h) - f(W - h);
    return rise / (2 * h);
  }

  public static void main(String[] args) {
    print("The slope of w^3 at w = %.0f is %.0f.%n%n", W, TRUE_SLOPE);
    print("       h          forward        error          central        error%n");
    double[] nudges = new double[SMALLEST];
    double[] forwardErrors = new double[SMALLEST];
    double[] centralErrors = new double[SMALLEST];
    for (int k = 1; k <= SMALLEST; k++) {
      double h = StrictMath.pow(10, -k);
      int i = SMALLEST - k; // the picture begins with the smallest
      nudges[i] = h;
      double forward = forward(h);
      double central = central(h);
      forwardErrors[i] = Math.abs(forward - TRUE_SLOPE);
      centralErrors[i] = Math.abs(central - TRUE_SLOPE);
      print("%8.0e %16.10f %12.1e", h, forward, forwardErrors[i]);
      print(" %16.10f %12.1e%n", central, centralErrors[i]);
    }

    int bestForward = smallest(forwardErrors);
    int bestCentral = smallest(centralErrors);
    double epsilon = Math.ulp(1.0); // from 1 to the next larger double
    print("%nepsilon, the spacing of doubles at 1: %.1e%n", epsilon);
    print("best h of the table, forward: %.0e;", nudges[bestForward]);
    print(" the square root of epsilon: %.1e%n", Math.sqrt(epsilon));
    print("best h of the table, central: %.0e;", nudges[bestCentral]);
    print(" the cube root of epsilon:   %.1e%n", StrictMath.cbrt(epsilon));

    LinePlot plot =
        LinePlot.of(
                "A smaller nudge is better only down to a point; below it, rounding takes over",
                "error of the measured slope of w^3, against the size of the nudge")
            .axes("nudge h", "error")
            .line("forward", nudges, forwardErrors)
            .line("central", nudges, centralErrors)
            .level("best forward", forwardErrors[bestForward])
            .level("best central", centralErrors[bestCentral])
            .logX()
            .logY();
    plot.save(Path.of("target", "nudge-errors.png"));
    print("%nThe errors are in target/nudge-errors.png.%n");
    plot.show();
  }

  /** Where the smallest of these numbers is. */
  private static int smallest(double[] numbers) {
    int best = 0;
    for (int i = 1; i < numbers.length; i++) {
      best = numbers[i] < numbers[best] ? i : best;
    }
    return best;
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
