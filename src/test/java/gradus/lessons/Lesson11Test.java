package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.UnaryOperator;
import lesson11.Value;
import org.junit.jupiter.api.Test;

/** What the page of lesson 11 says beside its program's output. */
class Lesson11Test {
  private final Page page = Page.of("lesson11");

  /** Compares a gradient with a finite difference. */
  private static void check(UnaryOperator<Value> function, double at) {
    Value input = new Value(at);
    function.apply(input).backward();
    double h = 1e-5;
    double above = function.apply(new Value(at + h)).number;
    double below = function.apply(new Value(at - h)).number;
    assertThat(input.gradient).isCloseTo((above - below) / (2 * h), within(1e-8));
  }

  @Test
  void everyOperationHasItsDerivative() {
    Value other = new Value(0.7);
    for (double at : new double[] {-1.3, 0.4, 2}) {
      check(x -> x.plus(other), at);
      check(x -> x.minus(other), at);
      check(x -> other.minus(x), at);
      check(x -> x.times(other), at);
      check(x -> other.times(x), at);
      check(Value::square, at);
      check(Value::tanh, at);
      check(Value::relu, at);
      check(Value::exp, at);
      check(x -> x.square().log(), at);
    }
  }

  @Test
  void gradientsAddUpWhereAValueIsUsedTwice() {
    check(x -> x.times(x), 3);
    check(x -> x.times(x).plus(x).times(x), 3);
    Value a = new Value(3);
    Value b = new Value(-4);
    a.times(b).plus(a.times(a)).backward(); // the square as a product: -4 + 3 + 3
    assertThat(a.gradient).isEqualTo(2);
    assertThat(b.gradient).isEqualTo(3);
  }

  @Test
  void aSecondWalkStartsAnew() {
    Value a = new Value(3);
    Value f = a.square();
    f.backward();
    f.backward();
    assertThat(a.gradient).isEqualTo(6);
  }

  @Test
  void theFiguresInTheTextAreTrue() {
    double y = Math.tanh(0.2);
    double d = y - 1;
    page.says("$2d = %.4f$", 2 * d);
    page.says("$1 - y^2 = %.4f$, which gives −%.4f", 1 - y * y, -2 * d * (1 - y * y));
    page.says("$x_2 = -1$: %.4f.", -2 * d * (1 - y * y));
    page.says("the loss falls from %.4f to 0.2517.", d * d);
    assertThat(page.quotedOutput())
        .contains("the loss is 0.251651.", "d     y - t          -0.802625");
  }
}
