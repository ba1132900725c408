package lesson05;

import gradus.plots.LinePlot;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Lesson 5: what a prediction costs: the cross-entropy, written out.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>the cross-entropy of one row, term by term: only the true class's probability counts;
 *   <li>what guessing evenly costs, ln K for K classes, and what sure guesses cost;
 *   <li>the mean over rows, for two predictors that are right equally often.
 * </ul>
 *
 * <p>Predict before you run it: the probabilities of lesson 4 are 0.0900, 0.2447, 0.6652, and the
 * third class is the true one. What does that cost, and what if the first were the true one?
 *
 * <p>Run it with {@code mvn -q -Dlesson=05}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 * The cross-entropy is 0.4076.
 *    3 classes: ln  3 = 1.0986
 * careful     0.5108    0.5108    0.5108    1.2040    0.6841    3 of 4
 * sure        0.0202    0.0202    0.0202    6.9078    1.7421    3 of 4
 * </pre>
 */
public final class CrossEntropyByHand {
  private static final double[] SCORES = {1, 2, 3};
  private static final int[] CLASS_COUNTS = {2, 3, 10};

  // The true classes of four rows: a 1 for the true class, a 0 for every other class.
  private static final double[][] TARGETS = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 0}};
  private static final double[][] CAREFUL = {
    {0.6, 0.2, 0.2}, {0.2, 0.6, 0.2}, {0.2, 0.2, 0.6}, {0.3, 0.4, 0.3}
  };
  private static final double[][] SURE = {
    {0.98, 0.01, 0.01}, {0.01, 0.98, 0.01}, {0.01, 0.01, 0.98}, {0.001, 0.998, 0.001}
  };

  private CrossEntropyByHand() {}

  public static void main(String[] args) {
    // One row, term by term.
    double[] target = {0, 0, 1};
    double[] probabilities = softmax(SCORES);
    print(" class  y       p     ln p  -y ln p%n");
    for (int i = 0; i < target.length; i++) {
      double logarithm = StrictMath.log(probabilities[i]);
      double term = target[i] == 0 ? 0 : -target[i] * logarithm;
      print("%6d%3.0f%8.4f%9.4f%9.4f%n", i, target[i], probabilities[i], logarithm, term);
    }
    print("The cross-entropy is %.4f.%n", crossEntropy(target, probabilities));
    print("If class 1 were the true one: %.4f,", -StrictMath.log(probabilities[1]));
    print(" class 0: %.4f.%n%n", -StrictMath.log(probabilities[0]));

    // A predictor that knows nothing gives each of K classes the probability 1/K.
    System.out.println("Guessing evenly costs");
    for (int k : CLASS_COUNTS) {
      print("%4d classes: ln %2d = %.4f%n", k, k, -StrictMath.log(1.0 / k));
    }
    double logarithms = StrictMath.log(0.6) + StrictMath.log(0.2) + StrictMath.log(0.2);
    print(
        "Always guessing 0.6, 0.2, 0.2 costs, over the three classes, %.4f.%n%n", -logarithms / 3);

    // Four rows, and two predictors that are right in the same three of them.
    System.out.println("             row 0     row 1     row 2     row 3      mean     right");
    judge("careful", CAREFUL);
    judge("sure", SURE);
    System.out.println();

    LinePlot plot =
        LinePlot.of(
                "The less the truth was expected, the more it costs",
                "loss of a row whose true class was given the probability p")
            .axes("probability p of the true class", "loss")
            .function("-ln p", p -> -StrictMath.log(p), 0.004, 1)
            .mark("p = 0.01: 4.6052", 0.01, -StrictMath.log(0.01))
            .mark("guessing among 10: ln 10 = 2.3026", 0.1, StrictMath.log(10))
            .mark("guessing among 3: ln 3 = 1.0986", 1 / 3.0, StrictMath.log(3))
            .mark("p = 1/2: ln 2 = 0.6931", 0.5, StrictMath.log(2))
            .mark("lesson 4: 0.4076", probabilities[2], -StrictMath.log(probabilities[2]));
    plot.save(Path.of("target", "cross-entropy.png"));
    System.out.println("The curve is in target/cross-entropy.png.");
    plot.show();
  }

  /** -sum of y ln p over the classes. */
  private static double crossEntropy(double[] target, double[] probabilities) {
    double loss = 0;
    for (int i = 0; i < target.length; i++) {
      // A class with y = 0 costs nothing, even if its p is 0 and its ln p is infinite.
      if (target[i] > 0) {
        loss -= target[i] * StrictMath.log(probabilities[i]);
      }
    }
    return loss;
  }

  /** Prints what each row costs, the mean, and how many true classes have the highest p. */
  private static void judge(String name, double[][] predictions) {
    double sum = 0;
    int right = 0;
    print("%-8s", name);
    for (int row = 0; row < TARGETS.length; row++) {
      double loss = crossEntropy(TARGETS[row], predictions[row]);
      print("%10.4f", loss);
      sum += loss;
      right += highest(predictions[row]) == highest(TARGETS[row]) ? 1 : 0;
    }
    print("%10.4f%10s%n", sum / TARGETS.length, right + " of " + TARGETS.length);
  }

  private static int highest(double[] numbers) {
    int highest = 0;
    for (int i = 1; i < numbers.length; i++) {
      highest = numbers[i] > numbers[highest] ? i : highest;
    }
    return highest;
  }

  /** As in lesson 4; these scores are small, so nothing is subtracted. */
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

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
