package gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The page's arithmetic against the JVM's, bit by bit. {@code -Dgradus.arguments=5000000} asks for
 * more arguments.
 */
class ExactMathTest {
  private static final int ARGUMENTS = Integer.getInteger("gradus.arguments", 200_000);

  /** Where formulas change over, and what isn't a number of the ordinary kind. */
  private static final double[] SPECIAL = {
    0,
    1,
    2,
    0.5,
    1.5,
    3,
    10,
    22,
    1e-300,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NaN,
    0.34657359027997264,
    1.0397207708399179,
    38.816242111357,
    709.782712893384,
    745.1332191019411,
    0.41421356237309503,
    0.2928932188134525,
    0x1p-20,
    0x1p-28,
    0x1p-29,
    0x1p-54,
    0x1p-55,
    0x1p53,
    0x1p52,
    0x1p31,
    0x1p64,
    Math.PI,
    Math.PI / 2,
    Math.PI / 4,
    3 * Math.PI / 4,
    100 * Math.PI,
    823549,
    56 * Math.log(2),
    1000,
    1e16
  };

  private final Random random = new Random(11);

  @Test
  void oneArgument() {
    assertSame("exp", StrictMath::exp, ExactMath::exp, 800);
    assertSame("log", StrictMath::log, ExactMath::log, 10);
    assertSame("log1p", StrictMath::log1p, ExactMath::log1p, 3);
    assertSame("expm1", StrictMath::expm1, ExactMath::expm1, 60);
    assertSame("tanh", StrictMath::tanh, ExactMath::tanh, 25);
    assertSame("sin", StrictMath::sin, Trigonometry::sin, 200);
    assertSame("cos", StrictMath::cos, Trigonometry::cos, 200);
    assertSame("rint", Math::rint, ExactMath::rint, 100);
  }

  @Test
  void roundedToEvenHalfway() {
    for (double half = -20.5; half <= 20; half++) {
      assertBits("rint", half, 0, ExactMath.rint(half), Math.rint(half));
    }
  }

  @Test
  void anglesNearWholeQuarterTurns() {
    for (int n = 1; n < ARGUMENTS / 10; n++) {
      for (double x : new double[] {n * Math.PI / 2, Math.nextUp(n * Math.PI / 2)}) {
        assertBits("sin", x, 0, Trigonometry.sin(x), StrictMath.sin(x));
        assertBits("cos", -x, 0, Trigonometry.cos(-x), StrictMath.cos(-x));
      }
    }
  }

  @Test
  void powers() {
    assertSame(StrictMath::pow, Power::pow);
    for (int i = 0; i < ARGUMENTS; i++) {
      double x = Math.exp(4 * random.nextGaussian());
      double y = i % 2 == 0 ? 30 * random.nextGaussian() : random.nextInt(200) - 100;
      double base = i % 3 == 0 ? -x : x;
      assertBits("pow", base, y, Power.pow(base, y), StrictMath.pow(base, y));
      double near = 1 + random.nextGaussian() * 1e-8;
      double large = random.nextGaussian() * 1e10;
      assertBits("pow", near, large, Power.pow(near, large), StrictMath.pow(near, large));
    }
  }

  @Test
  void randomNumbersBelowABound() {
    for (int bound : new int[] {1, 2, 3, 7, 10, 64, 1000, 1 << 30, (1 << 30) + 1, 2_000_000_000}) {
      Random jvm = new Random(bound);
      Random page = new Random(bound);
      for (int i = 0; i < 1000; i++) {
        assertThat(BoundedRandom.nextInt(page, bound)).isEqualTo(jvm.nextInt(bound));
      }
    }
  }

  private void assertSame(
      String name, DoubleUnaryOperator expected, DoubleUnaryOperator actual, double width) {
    for (double special : SPECIAL) {
      for (double x : around(special)) {
        assertBits(name, x, 0, actual.applyAsDouble(x), expected.applyAsDouble(x));
      }
    }
    for (int i = 0; i < ARGUMENTS; i++) {
      for (double x : new double[] {(2 * random.nextDouble() - 1) * width, anyNumber()}) {
        boolean beyond = (name.equals("sin") || name.equals("cos")) && Math.abs(x) > 823549;
        if (!beyond) {
          assertBits(name, x, 0, actual.applyAsDouble(x), expected.applyAsDouble(x));
        }
      }
    }
  }

  private void assertSame(DoubleBinaryOperator expected, DoubleBinaryOperator actual) {
    for (double x : SPECIAL) {
      for (double y : SPECIAL) {
        for (double base : around(x)) {
          for (double power : around(y)) {
            double result = actual.applyAsDouble(base, power);
            assertBits("pow", base, power, result, expected.applyAsDouble(base, power));
          }
        }
      }
    }
    for (int i = 0; i < ARGUMENTS; i++) {
      double x = anyNumber();
      double y = i % 2 == 0 ? anyNumber() : random.nextGaussian();
      assertBits("pow", x, y, actual.applyAsDouble(x, y), expected.applyAsDouble(x, y));
    }
  }

  private static double[] around(double x) {
    double up = Math.nextUp(x);
    double down = Math.nextDown(x);
    return new double[] {x, -x, up, -up, down, -down};
  }

  /** Any bits at all. */
  private double anyNumber() {
    return Double.longBitsToDouble(random.nextLong());
  }

  static void assertBits(String name, double x, double y, double actual, double expected) {
    if (Double.doubleToLongBits(actual) != Double.doubleToLongBits(expected)) {
      throw new AssertionError(
          "%s(%s, %s) is %s, but should be %s".formatted(name, x, y, actual, expected));
    }
  }
}
