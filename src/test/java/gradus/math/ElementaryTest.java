package gradus.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Held against {@code StrictMath}, which computes the same by other ways. */
class ElementaryTest {
  private static double exp(double x) {
    double[] y = new double[1];
    Elementary.exp(new double[] {x}, y, 1);
    return y[0];
  }

  private static void assertSameExp(double x) {
    assertSameExp(x, exp(x));
  }

  /** The same bits, except next to 0, where {@code StrictMath} takes 1 + x. */
  private static void assertSameExp(double x, double actual) {
    double expected = StrictMath.exp(x);
    int units = Math.abs(x) < 4e-9 ? 1 : 0;
    assertThat(unitsBetween(actual, expected)).as("exp(%s)", x).isLessThanOrEqualTo(units);
  }

  /** How many doubles it is from one positive number to another. */
  private static long unitsBetween(double first, double second) {
    return Math.abs(Double.doubleToLongBits(first) - Double.doubleToLongBits(second));
  }

  @Test
  void expHasTheBitsOfStrictMath() {
    Random random = new Random(1);
    double[] x = new double[1000];
    double[] y = new double[1000];
    double[] spreads = {1e-6, 0.1, 1, 5, 50, 300};
    for (int round = 0; round < 600; round++) {
      for (int i = 0; i < x.length; i++) {
        x[i] = spreads[round % spreads.length] * random.nextGaussian();
      }
      Elementary.exp(x, y, x.length);
      for (int i = 0; i < x.length; i++) {
        assertSameExp(x[i], y[i]);
      }
    }
  }

  @Test
  void expOfSmallNumbersIsNearOne() {
    for (int exponent = -1; exponent > -1075; exponent--) {
      assertSameExp(Math.scalb(1.0, exponent));
      assertSameExp(-Math.scalb(1.0, exponent));
    }
    assertSameExp(0);
    assertSameExp(-0.0);
  }

  @Test
  void expAtTheEndsOfItsRange() {
    // Normal numbers end at −708.4, all numbers at −745.1, and at 709.8 begins infinity.
    double[] ends = {-700, 700, -708.3, -708.5, -745.1, -745.2, -1e9, 709.7, 709.8, 1e9};
    for (double end : ends) {
      assertSameExp(end);
      assertSameExp(Math.nextUp(end));
      assertSameExp(Math.nextDown(end));
    }
    assertThat(exp(-740)).isPositive().isLessThan(Double.MIN_NORMAL);
    assertThat(exp(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(exp(Double.POSITIVE_INFINITY)).isInfinite();
    assertThat(exp(Double.NaN)).isNaN();
  }

  @Test
  void expLeavesTheRestAlone() {
    double[] x = {1, 2, 3};
    double[] y = {7, 7, 7};
    Elementary.exp(x, y, 2);
    assertThat(y).containsExactly(StrictMath.exp(1), StrictMath.exp(2), 7);
    assertThat(x).containsExactly(1, 2, 3);
  }

  @Test
  void log1pIsWithinAUnitInTheLastPlace() {
    Random random = new Random(2);
    int different = 0;
    for (int i = 0; i < 300_000; i++) {
      // from 1e-300 to 1e300, and every second between 1e-9 and 1e9
      double x = StrictMath.pow(10, (i % 2 == 0 ? 18 : 600) * (random.nextDouble() - 0.5));
      double expected = StrictMath.log1p(x);
      double actual = Elementary.log1p(x);
      assertThat(unitsBetween(actual, expected)).as("ln(1 + %s)", x).isLessThanOrEqualTo(1);
      different += actual == expected ? 0 : 1;
    }
    assertThat(different).isLessThan(3000); // most have the same bits
  }

  @Test
  void log1pWhereItIsKnown() {
    assertThat(Elementary.log1p(0)).isZero();
    assertThat(Elementary.log1p(1)).isEqualTo(StrictMath.log(2));
    assertThat(Elementary.log1p(Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
    assertThat(Elementary.log1p(1e-20)).isEqualTo(1e-20); // 1 + 1e-20 alone is 1
    assertThat(Elementary.log1p(0x1p53)).isEqualTo(StrictMath.log1p(0x1p53));
    assertThat(Elementary.log1p(Double.MAX_VALUE)).isEqualTo(StrictMath.log(Double.MAX_VALUE));
    assertThat(Elementary.log1p(Double.POSITIVE_INFINITY)).isInfinite();
    assertThat(Elementary.log1p(Double.NaN)).isNaN();
  }
}
