package lesson06;

import gradus.plots.LinePlot;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Lesson 6: a softmax and a logarithm that no score can overflow.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>how the softmax of lesson 4 becomes NaN, and why subtracting the largest score mends it;
 *   <li>why the logarithm of a probability needs more than that: log-sum-exp;
 *   <li>what a small number added to the probability, an epsilon, does to the slope.
 * </ul>
 *
 * <p>Predict before you run it: the right class has the probability 2.06e-9, and someone takes the
 * logarithm of p + 1e-7 to be safe. Which part of the slope is left?
 *
 * <p>Run it with {@code mvn -q -Dlesson=06}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 *    1002  Infinity       NaN         0      1.0000    0.6652
 *     20   20.0000   -1.0000   16.0977   -0.0202   20.0000   -1.0000
 *    800  Infinity       NaN   16.1181    0.0000  800.0000   -1.0000
 * </pre>
 */
public final class StableSoftmax {
  private static final double[] SCORES = {1000, 1001, 1002};
  private static final double[] GAPS = {10, 20, 30, 700, 800};
  private static final double EPSILON = 1e-7;
  private static final double NUDGE = 1e-3;

  private StableSoftmax() {}

  public static void main(String[] args) {
    // The largest double is 1.7977e308, so e^z has a largest z.
    print("ln of the largest double is %.4f.%n", StrictMath.log(Double.MAX_VALUE));
    print("e^709.78 = %.4e, e^709.79 = %s%n%n", StrictMath.exp(709.78), StrictMath.exp(709.79));

    // The softmax of large scores, as lesson 4 does it and with the largest score subtracted.
    double[] shifted = minusMax(SCORES);
    double[] naive = softmax(SCORES);
    double[] stable = softmax(shifted);
    print(" score z       e^z         p   z - max e^(z - max)         p%n");
    for (int i = 0; i < SCORES.length; i++) {
      print("%8.0f%10.4f%10.4f", SCORES[i], StrictMath.exp(SCORES[i]), naive[i]);
      print("%10.0f%12.4f%10.4f%n", shifted[i], StrictMath.exp(shifted[i]), stable[i]);
    }

    // A row whose true class lies far behind: what it costs, and how the cost reacts to its score.
    print("%n                -ln p     -ln(p + 1e-7)         log-sum-exp%n");
    print("    gap      loss     slope      loss     slope      loss     slope%n");
    for (double gap : GAPS) {
      print("%7.0f%10.4f%10s", gap, loss(gap, 0), shortText(slope(gap)));
      print("%10.4f%10s", lossWithEpsilon(gap, 0), shortText(slopeWithEpsilon(gap)));
      print("%10.4f%10s%n", lossByLogSumExp(gap, 0), shortText(slopeByLogSumExp(gap)));
    }

    LinePlot plot =
        LinePlot.of(
                "An epsilon takes the slope from the worst mistakes",
                "how strongly the loss asks for a higher score of the true class")
            .axes("gap: how far the true class is behind", "size of the slope")
            .function("by log-sum-exp", gap -> -slopeByLogSumExp(gap), 0, 35)
            .function("of -ln(p + 1e-7)", gap -> -slopeWithEpsilon(gap), 0, 35)
            .mark("gap 20: 0.0202", 20, -slopeWithEpsilon(20))
            .mark("gap 30: 9.4e-7", 30, -slopeWithEpsilon(30));
    plot.logY().save(Path.of("target", "stable-softmax.png"));
    print("%nThe slopes are in target/stable-softmax.png.%n");
    plot.show();
  }

  /** p = e^z / sum, as in lesson 4. */
  private static double[] softmax(double[] scores) {
    double[] probabilities = new double[scores.length];
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      probabilities[i] = StrictMath.exp(scores[i]);
      sum += probabilities[i];
    }
    for (int i = 0; i < scores.length; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }

  /** z - max: the largest score becomes 0, all others are below it. */
  private static double[] minusMax(double[] scores) {
    double max = scores[0];
    for (int i = 1; i < scores.length; i++) {
      max = Math.max(max, scores[i]);
    }
    double[] shifted = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      shifted[i] = scores[i] - max;
    }
    return shifted;
  }

  /** The probability of the true class, against one other class. */
  private static double probability(double otherScore, double trueScore) {
    double[] scores = {otherScore, trueScore};
    return softmax(minusMax(scores))[1];
  }

  /** -ln p. */
  private static double loss(double otherScore, double trueScore) {
    return -StrictMath.log(probability(otherScore, trueScore));
  }

  /** -ln(p + epsilon). */
  private static double lossWithEpsilon(double otherScore, double trueScore) {
    double p = probability(otherScore, trueScore);
    return -StrictMath.log(p + EPSILON);
  }

  /** -ln p = max + ln(sum of e^(z - max)) - z: no quotient, so no quotient that becomes 0. */
  private static double lossByLogSumExp(double otherScore, double trueScore) {
    double max = Math.max(otherScore, trueScore);
    double sum = StrictMath.exp(otherScore - max) + StrictMath.exp(trueScore - max);
    return max + StrictMath.log(sum) - trueScore;
  }

  // The slopes by the score of the true class, by nudging it to both sides as in lesson 3.

  private static double slope(double gap) {
    return (loss(gap, NUDGE) - loss(gap, -NUDGE)) / (2 * NUDGE);
  }

  private static double slopeWithEpsilon(double gap) {
    return (lossWithEpsilon(gap, NUDGE) - lossWithEpsilon(gap, -NUDGE)) / (2 * NUDGE);
  }

  private static double slopeByLogSumExp(double gap) {
    return (lossByLogSumExp(gap, NUDGE) - lossByLogSumExp(gap, -NUDGE)) / (2 * NUDGE);
  }

  /** Four decimals, or a power of ten where they would hide a small number. */
  private static String shortText(double number) {
    boolean small = number != 0 && Math.abs(number) < 1e-3;
    return String.format(Locale.ROOT, small ? "%.1e" : "%.4f", number);
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
