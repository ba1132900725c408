package exercises;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 1, name = "gradient descent step", lesson = 1)
class Task01StepTest {
  Task01Step yours = new Task01Step();

  @Test
  @Order(1)
  void aStepGoesAgainstTheSlope() {
    Answer.to("step(1, -4, 0.1)", yours.step(1, -4, 0.1))
        .mistake("That is uphill: a step goes against the slope, with a minus.", 0.6)
        .mistake("The slope is not yet multiplied by the learning rate.", 5)
        .mistake("That is how far the step goes; it begins at w.", 0.4)
        .mistake("That is learning rate times slope; subtract it from w.", -0.4)
        .expect("1 - 0.1 * (-4) = 1.4 (lesson 01).", 1.4);
  }

  @Test
  @Order(2)
  void atTheLowestPointAStepStaysWhereItIs() {
    Answer.to("step(3, 0, 0.1)", yours.step(3, 0, 0.1))
        .expect("the slope is 0: 3 - 0.1 * 0 = 3 (lesson 01).", 3);
  }

  @Test
  @Order(3)
  void twentyStepsLeadDownTheParabola() {
    double w = 0;
    for (int i = 0; i < 20; i++) {
      double slope = 2 * (w - 3); // of (w - 3)^2
      w = yours.step(w, slope, 0.1);
    }
    Answer.to("After 20 steps down (w - 3)^2 from 0 with the rate 0.1, w", w)
        .expect(
            "each step leaves 0.8 of the distance: 3 - 3 * 0.8^20 = 2.9654 (lesson 01).", 2.9654);
  }

  @Test
  @Order(4)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();
    double w = random.number(-5, 5);
    double slope = random.number(-5, 5);
    double rate = random.number(0.01, 0.5);
    Answer.to("step(%s, %s, %s)".formatted(w, slope, rate), yours.step(w, slope, rate))
        .expect(random.note("w - learning rate * slope", "lesson 01"), w - rate * slope);
  }
}
