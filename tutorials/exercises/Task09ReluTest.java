package exercises;

import gradus.layers.ReLU;
import gradus.math.Matrix;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 9, name = "ReLU", lesson = 10)
class Task09ReluTest {
  Task09Relu yours = new Task09Relu();

  @Test
  @Order(1)
  void forwardKeepsWhatIsPositive() {
    Answer.to("forward([3, -1, 0.5])", yours.forward(new double[] {3, -1, 0.5}))
        .mistake("That is |x|: a negative number becomes 0.", 3, 1, 0.5)
        .mistake("That is min(0, x): take the larger of the two.", 0, -1, 0)
        .mistake("That is the slope; forward keeps the number itself.", 1, 0, 1)
        .mistake("That is x: a negative number becomes 0.", 3, -1, 0.5)
        .expect("max(0, 3) = 3, max(0, -1) = 0, max(0, 0.5) = 0.5 (lesson 10).", 3, 0, 0.5);
  }

  @Test
  @Order(2)
  void backwardAsksWhetherTheInputWasPositive() {
    double[] x = {3, -1, 0.5, -2};
    double[] dy = {-5, 7, 2, -4};
    Answer.to("backward([3, -1, 0.5, -2], [-5, 7, 2, -4])", yours.backward(x, dy))
        .mistake(
            "That is max(0, dy). What counts is the sign of x: a gradient may be negative.",
            0,
            7,
            2,
            0)
        .mistake(
            "That is dy: where x is negative the unit is off, and its slope is 0.", -5, 7, 2, -4)
        .mistake("That is the slope; multiply it by dy (the chain rule).", 1, 0, 1, 0)
        .mistake("That is x * dy; the slope is 1 where x is positive, not x.", -15, 0, 1, 0)
        .expect("where x > 0 it is dy, otherwise 0 (lesson 10).", -5, 0, 2, 0);
  }

  @Test
  @Order(3)
  void atTheKinkTheSlopeIsZero() {
    Answer.to("backward([0], [3])", yours.backward(new double[] {0}, new double[] {3}))
        .mistake("At x = 0 there is no slope; as most programs do, take 0: x > 0, not x >= 0.", 3)
        .expect("x > 0 is false for 0 (lesson 10).", 0);
  }

  @Test
  @Order(4)
  void theInputsAreNotChanged() {
    double[] x = {3, -1};
    yours.forward(x);
    Answer.to("x after forward(x)", x)
        .expect("write into a new array: backward still needs x (lesson 10).", 3, -1);
    double[] dy = {-5, 7};
    yours.backward(x, dy);
    Answer.to("dy after backward(x, dy)", dy)
        .expect("write into a new array: dy belongs to the next layer (lesson 10).", -5, 7);
  }

  @Test
  @Order(5)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();
    double[] x = random.row(6, -2, 2);
    double[] dy = random.row(6, -2, 2);
    ReLU relu = new ReLU();
    double[][] y = RandomInputs.rows(relu.forward(new Matrix(new double[][] {x})));
    double[][] dx = RandomInputs.rows(relu.backward(new Matrix(new double[][] {dy})));
    Answer.to("forward(" + RandomInputs.text(x) + ")", yours.forward(x.clone()))
        .expect(random.note("negative numbers become 0", "lesson 10"), y[0]);
    Answer.to(
            "backward(%s, %s)".formatted(RandomInputs.text(x), RandomInputs.text(dy)),
            yours.backward(x.clone(), dy.clone()))
        .expect(random.note("dy passes where x is positive", "lesson 10"), dx[0]);
  }
}
