package gradus.web;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The page's fused multiply-add against the processor's, bit by bit. {@code
 * -Dgradus.arguments=20000000} asks for more arguments.
 */
class FusedMultiplyAddTest {
  private static final int ARGUMENTS = Integer.getInteger("gradus.arguments", 1_000_000);

  private final Random random = new Random(12);

  @Test
  void ordinaryNumbers() {
    for (int i = 0; i < ARGUMENTS; i++) {
      check(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
    }
  }

  /** Where a·b and c cancel all but the last bits. */
  @Test
  void cancellation() {
    for (int i = 0; i < ARGUMENTS / 2; i++) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      double c = -a * b;
      check(a, b, c);
      check(a, b, c * (1 + random.nextInt(9) * 0x1p-52));
    }
  }

  /** Few bits, so that exact sums fall on the middle between two numbers. */
  @Test
  void ties() {
    for (int i = 0; i < ARGUMENTS; i++) {
      double a = 1 + random.nextInt(8) * Math.scalb(1.0, -random.nextInt(54));
      double b = 1 + random.nextInt(8) * Math.scalb(1.0, -random.nextInt(54));
      double c = (random.nextInt(16) - 8) * Math.scalb(1.0, random.nextInt(220) - 110);
      check(a, b, c);
    }
  }

  @Test
  void anyBits() {
    for (int i = 0; i < ARGUMENTS; i++) {
      check(anyNumber(), anyNumber(), anyNumber());
    }
  }

  /** Products and sums that are subnormal, or nearly. */
  @Test
  void smallNumbers() {
    for (int i = 0; i < ARGUMENTS; i++) {
      int power = random.nextInt(1000);
      double a = random.nextGaussian() * Math.scalb(1.0, -power);
      double b = random.nextGaussian() * Math.scalb(1.0, power - 1015 - random.nextInt(70));
      double c = random.nextGaussian() * Math.scalb(1.0, -1010 - random.nextInt(70));
      check(a, b, c);
      check(a, b, 0);
      check(a, b, i % 2 == 0 ? Double.MIN_VALUE : -Double.MIN_VALUE);
      check(a, b, -a * b);
    }
  }

  @Test
  void largeNumbers() {
    for (int i = 0; i < ARGUMENTS / 2; i++) {
      double a = random.nextGaussian() * 0x1p511;
      double b = random.nextGaussian() * 0x1p511;
      double c = random.nextGaussian() * 0x1p1022;
      check(a, b, c);
      check(a * 0x1p510, b * 0x1p-500, c);
    }
  }

  @Test
  void specialNumbers() {
    double[] special = {
      0,
      -0.0,
      1,
      -1,
      Double.MIN_VALUE,
      -Double.MIN_VALUE,
      Double.MIN_NORMAL,
      Double.MAX_VALUE,
      -Double.MAX_VALUE,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NaN,
      0.5,
      1.5,
      0x1p-537,
      0x1p-538,
      0x1.8p-537,
      0x1p1023,
      0x1p-1022,
      0x1.fffffffffffffp-1,
      0x1p-52,
      3
    };
    for (double a : special) {
      for (double b : special) {
        for (double c : special) {
          check(a, b, c);
        }
      }
    }
  }

  private double anyNumber() {
    return Double.longBitsToDouble(random.nextLong());
  }

  private static void check(double a, double b, double c) {
    double actual = FusedMultiplyAdd.fma(a, b, c);
    double expected = Math.fma(a, b, c);
    if (Double.doubleToLongBits(actual) != Double.doubleToLongBits(expected)) {
      throw new AssertionError(
          "fma(%s, %s, %s) is %s, but should be %s"
              .formatted(
                  Double.toHexString(a),
                  Double.toHexString(b),
                  Double.toHexString(c),
                  Double.toHexString(actual),
                  Double.toHexString(expected)));
    }
  }
}
