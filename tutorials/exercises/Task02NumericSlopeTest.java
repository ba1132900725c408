package exercises;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 2, name = "slope by nudging", lesson = 3)
class Task02NumericSlopeTest {
  Task02NumericSlope yours = new Task02NumericSlope();

  @Test
  @Order(1)
  void theCentralDifferenceOfACube() {
    Answer.to("slope(w -> w*w*w, 2, 0.1)", yours.slope(w -> w * w * w, 2, 0.1))
        .mistake(
            "That is the forward difference, from w to w + h. The central one begins at w - h.",
            12.61)
        .mistake("That is the difference from w - h to w; the central one goes on to w + h.", 11.41)
        .mistake("From w - h to w + h the distance is 2h: divide by 2h.", 24.02)
        .mistake("Divide by 2h in parentheses: x / 2 * h is (x / 2) * h.", 0.1201)
        .mistake("That is how much f rises; divide it by the distance 2h.", 2.402)
        .mistake(
            "The sign is wrong: from f(w + h), which is further on, subtract f(w - h).", -12.01)
        .expect("(2.1^3 - 1.9^3) / 0.2 = (9.261 - 6.859) / 0.2 = 12.01 (lesson 03).", 12.01);
  }

  @Test
  @Order(2)
  void ofAParabolaItIsExact() {
    Answer.to("slope(w -> (w - 3)^2, 0, 0.5)", yours.slope(w -> (w - 3) * (w - 3), 0, 0.5))
        .expect("(2.5^2 - 3.5^2) / 1 = (6.25 - 12.25) / 1 = -6 (lesson 03).", -6);
  }

  @Test
  @Order(3)
  void theNudgeIsTheOneThatWasGiven() {
    Answer.to("slope(w -> w*w*w, 2, 1)", yours.slope(w -> w * w * w, 2, 1))
        .mistake("That is the true slope. Here the nudge is as large as 1, and it must show.", 12)
        .expect("(3^3 - 1^3) / 2 = 13: the nudge of 1 costs an error of 1 (lesson 03).", 13);
  }

  @Test
  @Order(4)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();
    double a = random.number(1, 4);
    double w = random.number(-2, 2);
    double h = random.number(0.1, 0.5);
    Answer.to(
            "slope(w -> %s * w*w*w, %s, %s)".formatted(a, w, h),
            yours.slope(v -> a * v * v * v, w, h))
        .expect(
            random.note(
                "the central difference of a cube is 3w^2 + h^2 times its factor", "lesson 03"),
            a * (3 * w * w + h * h));
  }
}
