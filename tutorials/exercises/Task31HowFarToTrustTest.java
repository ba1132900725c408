package exercises;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Split;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.metrics.ConfusionMatrix;
import gradus.optimizers.SGD;
import java.util.Arrays;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 31, name = "how far to trust an accuracy", lesson = 22)
class Task31HowFarToTrustTest {
  Task31HowFarToTrust yours = new Task31HowFarToTrust();

  private static int[][] digits; // measured once

  private final int[][] three = {{7, 3, 0}, {3, 2, 5}, {0, 0, 10}};

  @Test
  @Order(1)
  void howMuchIsChance() {
    double[] errors = {yours.standardError(0.5, 100), yours.standardError(0.9, 9)};
    Answer.to("[standardError(0.5, 100), standardError(0.9, 9)]", errors)
        .mistake("The root is missing.", 0.0025, 0.01)
        .mistake("Divide by n: on more rows there is less chance.", 0.5, 0.3)
        .mistake("Divide by n below the root.", 0.005, 0.0333)
        .mistake("The factor 1 - a is missing: an accuracy of 1 has no error.", 0.0707, 0.3162)
        .mistake(
            "That is the standard deviation of an even guess, 1/2 * root of 1/n.", 0.05, 0.1667)
        .expect("the roots of 0.25 / 100 and 0.09 / 9 (lesson 22).", 0.05, 0.1);
  }

  @Test
  @Order(2)
  void fiveDigitsMustAllBeRight() {
    double[] shares = {yours.allRight(0.5, 2), yours.allRight(0.975, 5)};
    Answer.to("[allRight(0.5, 2), allRight(0.975, 5)]", shares)
        .mistake("That is 1 - k * (1 - a); the shares multiply.", 0, 0.875)
        .mistake("That is a * k; the shares multiply.", 1, 4.875)
        .mistake("That is how often all are wrong.", 0.25, 0)
        .mistake("That is how often at least one is wrong.", 0.75, 0.1189)
        .mistake("That is one answer only.", 0.5, 0.975)
        .expect("0.5^2 = 0.25, and 0.975^5 = 0.8811 (lesson 22).", 0.25, 0.8811);
  }

  @Test
  @Order(3)
  void recallLooksAlongARow() {
    Answer.to("recall(%s, 1)".formatted(Arrays.deepToString(three)), yours.recall(three, 1))
        .mistake("That is precision, along a column: a true class is a row.", 0.4)
        .mistake("In Java 2 / 10 is 0: one of the two must be a double.", 0)
        .mistake("That is the accuracy of all classes.", 0.6333)
        .mistake("That is their number; divide it by the number of rows of the class.", 2)
        .mistake("Divide by the rows of this class, not by those of all.", 0.0667)
        .mistake("That is the share that isn't found.", 0.8)
        .expect("2 of 3 + 2 + 5 are found (lessons 18 and 22).", 0.2);
  }

  @Test
  @Order(4)
  void confusionHasTwoDirections() {
    double[] pair = doubles(yours.worstPair(three));
    Answer.to("worstPair(%s)".formatted(Arrays.deepToString(three)), pair)
        .mistake("That is the largest in one direction; add confusion[b][a].", 1, 2)
        .mistake("That is the diagonal, which is right.", 2, 2)
        .mistake("That is the diagonal, which is right.", 0, 0)
        .mistake("The smaller one comes first.", 1, 0)
        .mistake("That pair is never confused; take the largest count.", 0, 2)
        .expect("0 and 1 are confused 3 + 3 times, 1 and 2 only 5 times (lesson 22).", 0, 1);
  }

  /** Softmax regression on digits, five epochs. */
  @Test
  @Order(5)
  void theDigitsOfALayer() {
    int[][] counts = confusionOfDigits();
    int[] right = {0, 1};
    for (int a = 0; a < 10; a++) {
      for (int b = a + 1; b < 10; b++) {
        int most = counts[right[0]][right[1]] + counts[right[1]][right[0]];
        right = counts[a][b] + counts[b][a] > most ? new int[] {a, b} : right;
      }
    }
    Answer.to("worstPair of one layer that reads digits", doubles(yours.worstPair(counts)))
        .expect(
            "one is taken for the other %d times, and the other for the one %d times (lesson 22)."
                .formatted(counts[right[0]][right[1]], counts[right[1]][right[0]]),
            right[0],
            right[1]);
  }

  private static int[][] confusionOfDigits() {
    if (digits == null) {
      Split split = Datasets.digits().split(0.8, 42);
      Network network = new Network(new Dense(64, 10, weights -> {}));
      SGD sgd = new SGD(network.parameters(), 0.001);
      Trainer trainer = new Trainer(network, new SoftmaxCrossEntropy(), sgd);
      trainer.setSeed(42);
      trainer.setQuiet(true);
      trainer.fit(split.train(), 5);
      ConfusionMatrix confusion =
          ConfusionMatrix.of(
              network.predict(split.test().inputs()),
              split.test().targets(),
              split.test().classNames());
      int[][] counts = new int[10][10];
      for (int a = 0; a < 10; a++) {
        for (int b = 0; b < 10; b++) {
          counts[a][b] = confusion.count(a, b);
        }
      }
      digits = counts;
    }
    return digits;
  }

  @Test
  @Order(6)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();

    double a = random.number(0.6, 0.99);
    int n = random.whole(50, 900);
    Answer.to("standardError(%s, %d)".formatted(a, n), yours.standardError(a, n))
        .expect(
            random.note("it is the root of a * (1 - a) / n", "lesson 22"),
            Math.sqrt(a * (1 - a) / n));
    int k = random.whole(2, 6);
    Answer.to("allRight(%s, %d)".formatted(a, k), yours.allRight(a, k))
        .expect(random.note("it is a to the power k", "lesson 22"), StrictMath.pow(a, k));
    int[][] two = {
      {random.whole(20, 40), random.whole(1, 9)}, {random.whole(1, 9), random.whole(20, 40)}
    };
    Answer.to("recall(%s, 0)".formatted(Arrays.deepToString(two)), yours.recall(two, 0))
        .expect(
            random.note("it looks along the row of class 0", "lesson 22"),
            (double) two[0][0] / (two[0][0] + two[0][1]));
  }

  private static double[] doubles(int[] numbers) {
    return numbers == null ? null : Arrays.stream(numbers).asDoubleStream().toArray();
  }
}
