package exercises;

import static exercises.WrongAnswers.messageOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Typical wrong answers to task 16, and what is said about them. */
class WrongStoppingTest {
  @Test
  void stoppingAtTheFirstRise() {
    Task16EarlyStopping wrong =
        new solutions.Task16EarlyStopping() {
          @Override
          public int lastEpoch(double[] losses, int patience) {
            for (int i = 1; i < losses.length; i++) {
              if (losses[i] > losses[i - 1]) {
                return i + 1;
              }
            }
            return losses.length;
          }
        };
    assertThat(messageOf(Task16EarlyStoppingTest.class, wrong))
        .isEqualTo(
            "lastEpoch([5, 4, 4.5, 3, 3.5, 2, 6, 7, 1], 2) is 3. That is the first rise of the"
                + " loss. The patience is 2 epochs. Expected 8: epoch 6 is the best, 7 and 8 are no"
                + " better (lesson 19).");
  }

  @Test
  void badEpochsThatAreNotInARow() {
    Task16EarlyStopping wrong =
        new solutions.Task16EarlyStopping() {
          @Override
          public int lastEpoch(double[] losses, int patience) {
            double best = losses[0];
            int bad = 0;
            for (int i = 1; i < losses.length; i++) {
              bad += losses[i] < best ? 0 : 1;
              best = Math.min(best, losses[i]);
              if (bad == patience) {
                return i + 1;
              }
            }
            return losses.length;
          }
        };
    assertThat(messageOf(Task16EarlyStoppingTest.class, wrong))
        .isEqualTo(
            "lastEpoch([5, 4, 4.5, 3, 3.5, 2, 6, 7, 1], 2) is 5. Only epochs in a row count: a better one resets the count to 0. Expected 8: epoch 6 is the best, 7 and 8 are no"
                + " better (lesson 19).");
  }

  @Test
  void comparisonWithTheEpochBefore() {
    Task16EarlyStopping wrong =
        new solutions.Task16EarlyStopping() {
          @Override
          public int lastEpoch(double[] losses, int patience) {
            int bad = 0;
            for (int i = 1; i < losses.length; i++) {
              bad = losses[i] < losses[i - 1] ? 0 : bad + 1;
              if (bad == patience) {
                return i + 1;
              }
            }
            return losses.length;
          }
        };
    assertThat(messageOf(Task16EarlyStoppingTest.class, wrong))
        .isEqualTo(
            "lastEpoch([5, 2, 4, 3, 3.5, 1], 2) is 6. Compare with the lowest loss so far, not with"
                + " the one before: 3 is below 4, but not below 2. Expected 4: epochs 3 and 4 are"
                + " no better than epoch 2 (lesson 19).");
  }

  @Test
  void anEqualLossThatCountsAsBetter() {
    Task16EarlyStopping wrong =
        new solutions.Task16EarlyStopping() {
          @Override
          public int lastEpoch(double[] losses, int patience) {
            double best = losses[0];
            int bad = 0;
            for (int i = 1; i < losses.length; i++) {
              bad = losses[i] <= best ? 0 : bad + 1;
              best = Math.min(best, losses[i]);
              if (bad == patience) {
                return i + 1;
              }
            }
            return losses.length;
          }
        };
    assertThat(messageOf(Task16EarlyStoppingTest.class, wrong))
        .isEqualTo(
            "lastEpoch([3, 3, 3, 3], 2) is 4. An equal loss is no improvement: <, not <=. Expected"
                + " 3: epochs 2 and 3 are no better than epoch 1 (lesson 19).");
  }

  @Test
  void epochsThatCountFromZero() {
    Task16EarlyStopping wrong =
        new solutions.Task16EarlyStopping() {
          @Override
          public int bestEpoch(double[] losses, int patience) {
            return super.bestEpoch(losses, patience) - 1;
          }
        };
    assertThat(messageOf(Task16EarlyStoppingTest.class, wrong))
        .isEqualTo(
            "bestEpoch([5, 4, 4.5, 3, 3.5, 2, 6, 7, 1], 2) is 5. Epochs count from 1: losses[0] is the loss of epoch 1. Expected 6: the lowest loss up to epoch 8 is 2, that of epoch"
                + " 6 (lesson 19).");
  }
}
