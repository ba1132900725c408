package exercises;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 16, name = "early stopping", lesson = 19)
class Task16EarlyStoppingTest {
  Task16EarlyStopping yours = new Task16EarlyStopping();

  private final double[] losses = {5, 4, 4.5, 3, 3.5, 2, 6, 7, 1};

  @Test
  @Order(1)
  void itStopsWhenThePatienceIsOver() {
    Answer.to("lastEpoch([5, 4, 4.5, 3, 3.5, 2, 6, 7, 1], 2)", yours.lastEpoch(losses, 2))
        .mistake("That is the first rise of the loss. The patience is 2 epochs.", 3)
        .mistake("Only epochs in a row count: a better one resets the count to 0.", 5)
        .mistake("Epochs count from 1: losses[0] is the loss of epoch 1.", 7)
        .mistake("That is the best epoch; training goes on until the patience is over.", 6)
        .mistake("That is the end. Epochs 7 and 8 were no better than epoch 6.", 9)
        .expect("epoch 6 is the best, 7 and 8 are no better (lesson 19).", 8);
  }

  @Test
  @Order(2)
  void theMeasureIsTheBestEpochNotTheOneBefore() {
    double[] risesTwice = {5, 2, 4, 3, 3.5, 1};
    Answer.to("lastEpoch([5, 2, 4, 3, 3.5, 1], 2)", yours.lastEpoch(risesTwice, 2))
        .mistake(
            "Compare with the lowest loss so far, not with the one before: 3 is below 4, but not"
                + " below 2.",
            6)
        .expect("epochs 3 and 4 are no better than epoch 2 (lesson 19).", 4);
  }

  @Test
  @Order(3)
  void anEqualLossIsNoBetter() {
    double[] equal = {3, 3, 3, 3};
    Answer.to("lastEpoch([3, 3, 3, 3], 2)", yours.lastEpoch(equal, 2))
        .mistake("An equal loss is no improvement: <, not <=.", 4)
        .expect("epochs 2 and 3 are no better than epoch 1 (lesson 19).", 3);
  }

  @Test
  @Order(4)
  void thePatienceMayLastToTheEnd() {
    double[] falling = {3, 2, 1};
    Answer.to("lastEpoch([3, 2, 1], 5)", yours.lastEpoch(falling, 5))
        .expect("every epoch is better than the one before, so all are done (lesson 19).", 3);
  }

  @Test
  @Order(5)
  void theBestEpochIsThatOfTheLowestLossSeen() {
    Answer.to("bestEpoch([5, 4, 4.5, 3, 3.5, 2, 6, 7, 1], 2)", yours.bestEpoch(losses, 2))
        .mistake("Epochs count from 1: losses[0] is the loss of epoch 1.", 5)
        .mistake("Epoch 9 never comes: training stops after epoch 8.", 9)
        .mistake("That is the last epoch; the best was before the patience ran out.", 8)
        .expect("the lowest loss up to epoch 8 is 2, that of epoch 6 (lesson 19).", 6);
    Answer.to("bestEpoch([3, 3, 3, 3], 2)", yours.bestEpoch(new double[] {3, 3, 3, 3}, 2))
        .expect("an equal loss is no better, so the first one stays (lesson 19).", 1);
  }

  @Test
  @Order(6)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();
    double[] drawn = random.row(8, 1, 9);
    int patience = random.whole(1, 3);
    int best = 1;
    int last = 1;
    while (last < drawn.length && last - best < patience) {
      last++;
      best = drawn[last - 1] < drawn[best - 1] ? last : best;
    }
    String inputs = "(%s, %d)".formatted(RandomInputs.text(drawn), patience);
    Answer.to("lastEpoch" + inputs, yours.lastEpoch(drawn.clone(), patience))
        .expect(random.note("it stops when the patience is over", "lesson 19"), last);
    Answer.to("bestEpoch" + inputs, yours.bestEpoch(drawn.clone(), patience))
        .expect(random.note("the best is the lowest loss seen", "lesson 19"), best);
  }
}
