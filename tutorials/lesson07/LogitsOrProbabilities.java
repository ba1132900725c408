package lesson07;

import java.util.Locale;

/**
 * Lesson 7: hands probabilities to a loss that expects logits, and looks at what happens.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>that nothing fails: the loss is a number, and it falls in training;
 *   <li>that the number is wrong: a perfect prediction still costs 0.5514;
 *   <li>that a row that is sure and wrong has next to no gradient, so it is learned last.
 * </ul>
 *
 * <p>Predict before you run it: the probabilities 0, 0, 1 are a perfect prediction of class 2. What
 * do they cost if they are taken for logits?
 *
 * <p>Run it with {@code mvn -q -Dlesson=07}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 * mean                       0.4581      0.8178           0.4581
 * softmax once     0.9800   -0.9900    0.0100    1.3931
 * softmax twice    0.0167   -0.0134   -0.0034    0.0217
 * </pre>
 */
public final class LogitsOrProbabilities {
  /** The example, and a third row that is sure and wrong. */
  private static final double[][] PROBABILITIES = {
    {0.1, 0.4, 0.5}, {0.8, 0.1, 0.1}, {0.98, 0.01, 0.01}
  };

  private static final int[] CLASSES = {2, 0, 1};
  private static final int EXAMPLE_ROWS = 2;
  private static final int WRONG_ROW = 2;
  private static final double[] PERFECT = {0, 0, 1}; // for its last class
  private static final double NUDGE = 1e-4;

  private LogitsOrProbabilities() {}

  public static void main(String[] args) {
    // The example: what it costs, and what a loss on logits says that it costs.
    double[][] logits = logarithms(PROBABILITIES);
    double[] means = new double[3];
    print("probabilities      class    -ln p   as logits   ln p as logits%n");
    for (int row = 0; row < EXAMPLE_ROWS; row++) {
      double[] p = PROBABILITIES[row];
      int trueClass = CLASSES[row];
      double right = -StrictMath.log(p[trueClass]);
      double wrong = lossOnLogits(p, trueClass);
      double mended = lossOnLogits(logits[row], trueClass);
      print("%.2f  %.2f  %.2f%8d", p[0], p[1], p[2], trueClass);
      print("%9.4f%12.4f%17.4f%n", right, wrong, mended);
      means[0] += right / EXAMPLE_ROWS;
      means[1] += wrong / EXAMPLE_ROWS;
      means[2] += mended / EXAMPLE_ROWS;
    }
    print("mean%29.4f%12.4f%17.4f%n%n", means[0], means[1], means[2]);

    // No prediction is better than this one.
    int last = PERFECT.length - 1;
    print("A perfect prediction should cost -ln 1 = 0.");
    print(" As logits it costs %.4f:%n", lossOnLogits(PERFECT, last));
    print("the softmax turns its 1 into %.4f", softmax(PERFECT)[last]);
    print(" and each 0 into %.4f.%n%n", softmax(PERFECT)[0]);

    // Sure and wrong: how does the loss change with each logit?
    print("Sure and wrong: 0.98, 0.01, 0.01, but the true class is 1%n");
    print("gradient             z0        z1        z2    length%n");
    printGradient("softmax once ", gradient(logits[WRONG_ROW], CLASSES[WRONG_ROW], false));
    printGradient("softmax twice", gradient(logits[WRONG_ROW], CLASSES[WRONG_ROW], true));

    TwoTrainings.run(PROBABILITIES, CLASSES, WRONG_ROW);
  }

  private static void printGradient(String name, double[] gradient) {
    double squares = 0;
    print(name);
    for (double slope : gradient) {
      squares += slope * slope;
      print("%10.4f", slope);
    }
    print("%10.4f%n", Math.sqrt(squares));
  }

  /** The derivative of the loss with respect to each logit, by nudging, as in lesson 3. */
  static double[] gradient(double[] z, int trueClass, boolean twice) {
    double[] nudged = z.clone();
    double[] gradient = new double[z.length];
    for (int k = 0; k < z.length; k++) {
      nudged[k] = z[k] + NUDGE;
      double above = loss(nudged, trueClass, twice);
      nudged[k] = z[k] - NUDGE;
      double below = loss(nudged, trueClass, twice);
      nudged[k] = z[k];
      gradient[k] = (above - below) / (2 * NUDGE);
    }
    return gradient;
  }

  /** What a row of logits costs: with one softmax, or with the mistake. */
  static double loss(double[] z, int trueClass, boolean twice) {
    return lossOnLogits(twice ? softmax(z) : z, trueClass);
  }

  /** -ln p of the true class, where p = softmax(z): ln(sum of e^z) - z. */
  private static double lossOnLogits(double[] z, int trueClass) {
    return logSumExp(z) - z[trueClass];
  }

  /** p = e^z / sum of e^z = e^(z - ln(sum of e^z)). */
  static double[] softmax(double[] z) {
    double[] p = new double[z.length];
    for (int k = 0; k < z.length; k++) {
      p[k] = StrictMath.exp(z[k] - logSumExp(z));
    }
    return p;
  }

  /** ln(sum of e^z) = max + ln(sum of e^(z - max)), as in lesson 6. */
  private static double logSumExp(double[] z) {
    double max = z[0];
    for (double score : z) {
      max = Math.max(max, score);
    }
    double sum = 0;
    for (double score : z) {
      sum += StrictMath.exp(score - max);
    }
    return max + StrictMath.log(sum);
  }

  /** Logits that have these probabilities: e^(ln p) is p, and the sum of p is 1. */
  static double[][] logarithms(double[][] probabilities) {
    double[][] logits = new double[probabilities.length][];
    for (int row = 0; row < logits.length; row++) {
      logits[row] = probabilities[row].clone();
      for (int k = 0; k < logits[row].length; k++) {
        logits[row][k] = StrictMath.log(logits[row][k]);
      }
    }
    return logits;
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
