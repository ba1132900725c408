package lesson04;

import gradus.plots.Panels;
import gradus.plots.ProbabilityBars;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Lesson 4: turns three scores into three probabilities, with the softmax written out.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>the two steps of the softmax: e to the power of each score, then each divided by the sum of
 *       all;
 *   <li>that only the gaps between the scores count: adding 100 to all of them changes nothing;
 *   <li>that doubling the scores does change something.
 * </ul>
 *
 * <p>Predict before you run it: the scores 1, 2, 3 give the third class the probability 0.6652. And
 * 101, 102, 103? And 2, 4, 6?
 *
 * <p>Run it with {@code mvn -q -Dlesson=04}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 * Scores z
 *  class     score           e^z   probability
 *      2       3.0       20.0855        0.6652
 *    sum                 30.1929        1.0000
 * </pre>
 */
public final class SoftmaxByHand {
  private static final double[] SCORES = {1, 2, 3};

  private SoftmaxByHand() {}

  public static void main(String[] args) {
    double[] higher = new double[SCORES.length];
    double[] doubled = new double[SCORES.length];
    for (int i = 0; i < SCORES.length; i++) {
      higher[i] = SCORES[i] + 100;
      doubled[i] = 2 * SCORES[i];
    }

    System.out.println("Scores z");
    double[] first = softmax(SCORES);
    System.out.println("Scores z + 100");
    double[] second = softmax(higher);
    System.out.println("Scores 2z");
    double[] third = softmax(doubled);

    // A gap of 1 between two scores is a factor of e between their probabilities.
    print("e = %.4f, e^2 = %.4f%n", StrictMath.exp(1), StrictMath.exp(2));
    print("Scores z:  class 2 is %.4f times as likely as class 1.%n", first[2] / first[1]);
    print("Scores 2z: class 2 is %.4f times as likely as class 1.%n%n", third[2] / third[1]);

    Panels picture =
        Panels.of(
                "Adding 100 to all scores changes nothing, doubling them does",
                "three scores each, and the probabilities that the softmax turns them into",
                1)
            .add("z", ProbabilityBars.of(SCORES, first).scoresUpTo(6))
            .add("2z", ProbabilityBars.of(doubled, third).scoresUpTo(6))
            .add("z + 100, its scores drawn smaller", ProbabilityBars.of(higher, second));
    picture.save(Path.of("target", "softmax-by-hand.png"));
    System.out.println("The bars are in target/softmax-by-hand.png.");
    picture.show();
  }

  /** The probabilities of these scores; prints how they are computed. */
  private static double[] softmax(double[] scores) {
    // e^z: positive for every z. StrictMath gives the same digits on every machine.
    double[] powers = new double[scores.length];
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      powers[i] = StrictMath.exp(scores[i]);
      sum += powers[i];
    }

    // p = e^z / sum: together 1.
    double[] probabilities = new double[scores.length];
    double total = 0;
    print(" class     score           e^z   probability%n");
    for (int i = 0; i < scores.length; i++) {
      probabilities[i] = powers[i] / sum;
      total += probabilities[i];
      String power = shortText(powers[i]);
      print("%6d%10.1f%14s%14.4f%n", i, scores[i], power, probabilities[i]);
    }
    print("   sum%24s%14.4f%n%n", shortText(sum), total);
    return probabilities;
  }

  /** Four decimals, with a power of ten where the number is long. */
  private static String shortText(double number) {
    return String.format(Locale.ROOT, number < 1e5 ? "%.4f" : "%.4e", number);
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
