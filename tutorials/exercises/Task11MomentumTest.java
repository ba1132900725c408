package exercises;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 11, name = "momentum", lesson = 2)
class Task11MomentumTest {
  Task11Momentum yours = new Task11Momentum();

  @Test
  @Order(1)
  void onASteadySlopeTheStepsBecomeLonger() {
    Answer.to("descend(w -> 1, 0, 0.1, 0.9, 3)", yours.descend(w -> 1, 0, 0.1, 0.9, 3))
        .mistake(
            "The velocity isn't remembered: these are steps without momentum.", 0, -0.1, -0.2, -0.3)
        .mistake(
            "The step comes before the new velocity: the first one goes nowhere.",
            0,
            0,
            -0.1,
            -0.29)
        .mistake(
            "That is a mean, with (1 - momentum) before the slope; here the slope counts in full.",
            0,
            -0.01,
            -0.029,
            -0.0561)
        .mistake(
            "The earlier velocity is multiplied by the momentum, or it would never fade.",
            0,
            -0.1,
            -0.3,
            -0.6)
        .mistake("That is uphill: subtract the velocity.", 0, 0.1, 0.29, 0.561)
        .mistake("The velocity is not yet multiplied by the learning rate.", 0, -1, -2.9, -5.61)
        .mistake("The last step is missing: one number more than steps.", 0, -0.1, -0.29)
        .mistake("The path begins with the start: one number more than steps.", -0.1, -0.29, -0.561)
        .expect(
            "the velocities are 1, 0.9 * 1 + 1 = 1.9, 0.9 * 1.9 + 1 = 2.71 (lesson 02).",
            0,
            -0.1,
            -0.29,
            -0.561);
  }

  @Test
  @Order(2)
  void theSlopeIsTakenWhereTheStepBegins() {
    Answer.to("descend(w -> w, -3, 0.2, 0.3, 2)", yours.descend(w -> w, -3, 0.2, 0.3, 2))
        .mistake(
            "The slope is always the one at the start: compute it again in every step.",
            -3,
            -2.4,
            -1.62)
        .mistake(
            "The slope is taken ahead, where the velocity alone would lead (Nesterov). Take it at"
                + " w.",
            -3,
            -2.4,
            -1.776)
        .expect(
            "velocity -3, then 0.3 * (-3) - 2.4 = -3.3, and -2.4 + 0.2 * 3.3 = -1.74 (lesson 02).",
            -3,
            -2.4,
            -1.74);
  }

  @Test
  @Order(3)
  void withoutMomentumItIsGradientDescent() {
    Answer.to("descend(w -> 2(w - 3), 0, 0.1, 0, 3)", yours.descend(w -> 2 * (w - 3), 0, 0.1, 0, 3))
        .expect("the momentum 0 forgets everything: the steps of lesson 01.", 0, 0.6, 1.08, 1.464);
  }

  @Test
  @Order(4)
  void noStepsLeadNowhere() {
    Answer.to("descend(w -> 1, 7, 0.1, 0.9, 0)", yours.descend(w -> 1, 7, 0.1, 0.9, 0))
        .expect("a path of 0 steps has 1 number, the start (lesson 02).", 7);
  }

  @Test
  @Order(5)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();
    double start = random.number(-3, 3);
    double rate = random.number(0.05, 0.3);
    double momentum = random.number(0.3, 0.9);
    // On the slope w: velocity 1 is the start, and w2 = w1 - rate * (momentum * start + w1).
    double w1 = start - rate * start;
    double w2 = w1 - rate * (momentum * start + w1);
    Answer.to(
            "descend(w -> w, %s, %s, %s, 2)".formatted(start, rate, momentum),
            yours.descend(w -> w, start, rate, momentum, 2))
        .expect(
            random.note(
                "the velocity is momentum times the one before, plus the slope", "lesson 02"),
            start,
            w1,
            w2);
  }
}
