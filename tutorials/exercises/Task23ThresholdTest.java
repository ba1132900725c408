package exercises;

import java.util.Arrays;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 23, name = "a threshold for a recall", lesson = 18)
class Task23ThresholdTest {
  Task23Threshold yours = new Task23Threshold();

  private final double[] p = {0.9, 0.4, 0.2, 0.3, 0.6, 0.1};
  private final boolean[] rare = {true, true, true, false, false, false};

  @Test
  @Order(1)
  void recallIsTheShareOfTheRareThatAreFound() {
    double[] recalls = {
      yours.recall(p, rare, 0.5), yours.recall(p, rare, 0.4), yours.recall(p, rare, 0)
    };
    Answer.to("recall at the thresholds 0.5, 0.4 and 0", recalls)
        .mistake(
            "That is precision: divide by the number of rare rows, not by those called rare.",
            0.5,
            0.6667,
            0.5)
        .mistake("A probability equal to the threshold counts: >=, not >.", 0.3333, 0.3333, 1)
        .mistake("That is their number; divide it by the number of rare rows.", 1, 2, 3)
        .mistake(
            "Divide by the number of rare rows, not by the number of all.", 0.1667, 0.3333, 0.5)
        .mistake("In Java 1 / 3 is 0: one of the two must be a double.", 0, 0, 1)
        .expect(
            "of three rare rows 1, 2 and 3 have at least the threshold (lesson 18).",
            0.3333,
            0.6667,
            1);
  }

  @Test
  @Order(2)
  void precisionIsTheShareOfTheCalledThatAreRare() {
    double[] precisions = {yours.precision(p, rare, 0.2), yours.precision(p, rare, 0.7)};
    Answer.to("precision at the thresholds 0.2 and 0.7", precisions)
        .mistake("That is recall: divide by the number of rows called rare.", 1, 0.3333)
        .mistake("In Java 3 / 5 is 0: one of the two must be a double.", 0, 1)
        .mistake("That is the share of false alarms; 1 minus that is precision.", 0.4, 0)
        .mistake("Divide by the number of rows called rare, not by the number of all.", 0.5, 0.1667)
        .expect("of five rows called rare three are, and of one, one (lesson 18).", 0.6, 1);
  }

  @Test
  @Order(3)
  void ifNoneIsCalledRareNoneIsWrong() {
    Answer.to("precision at the threshold 1", yours.precision(p, rare, 1))
        .notFinite("0 / 0 is NaN in Java: ask first whether any row is called rare.")
        .mistake("By agreement it is 1 here: there is no false alarm.", 0)
        .expect("no row is called rare (lesson 18).", 1);
  }

  @Test
  @Order(4)
  void theHighestThresholdWithThisRecall() {
    double[] thresholds = {
      yours.threshold(p, rare, 2.0 / 3),
      yours.threshold(p, rare, 1.0 / 3),
      yours.threshold(p, rare, 0.6)
    };
    Answer.to("threshold for a recall of 2/3, 1/3 and 0.6", thresholds)
        .mistake(
            "That is the lowest one; a lower threshold finds all, and raises more false alarms.",
            0.1,
            0.1,
            0.1)
        .mistake("A recall that is just reached is enough: >=, not >.", 0.2, 0.4, 0.4)
        .mistake(
            "The threshold isn't the recall: try each probability as a threshold.",
            0.6667,
            0.3333,
            0.6)
        .mistake(
            "More rare rows must be found: that is the highest probability of all.", 0.9, 0.9, 0.9)
        .mistake("0.5 is no law of nature: try each probability as a threshold.", 0.5, 0.5, 0.5)
        .expect("0.4 finds two of three, 0.9 finds one (lesson 18).", 0.4, 0.9, 0.4);
  }

  @Test
  @Order(5)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();

    double[] drawn = random.row(9, 0.01, 0.99);
    boolean[] truth = new boolean[9];
    double[] found = new double[4];
    for (int i = 0; i < 4; i++) {
      truth[2 * i] = true;
      found[i] = drawn[2 * i];
    }
    Arrays.sort(found);
    String inputs = "(%s, %s, ".formatted(RandomInputs.text(drawn), Arrays.toString(truth));
    Answer.to("threshold" + inputs + "0.75)", yours.threshold(drawn, truth, 0.75))
        .expect(random.note("three of the four rare rows must be found", "lesson 18"), found[1]);
    double atLeast = Arrays.stream(found).filter(value -> value >= found[2]).count();
    Answer.to("recall" + inputs + found[2] + ")", yours.recall(drawn, truth, found[2]))
        .expect(random.note("it is the share of the rare rows found", "lesson 18"), atLeast / 4);
  }
}
