package gradus.web;

/**
 * a·b + c with a single rounding, as {@code Math.fma} has it, out of ordinary operations.
 *
 * <pre>
 *   a·b = p + e             exactly: p is the rounded product, e what the rounding lost
 *   p + c = s + t           exactly, in the same way
 *   a·b + c = s + (t + e)
 * </pre>
 *
 * <p>t + e is rounded to w. So the sum lies between s + w·(1 − 2⁻⁵¹) and s + w·(1 + 2⁻⁵¹), and
 * where both are rounded to the same number, that is the result. Otherwise it is close to the
 * middle between two numbers, which is rare, and it is summed up once more, with the part t + e
 * rounded to odd: then the last bit of whatever isn't exact is set, and no second rounding can
 * mistake it for the middle.
 *
 * <p>Where the browser offers the processor's own instruction, the page calls that instead of this
 * class; see {@code FusedInstruction} among the page's build.
 *
 * <p>Source: T. J. Dekker, "A floating-point technique for extending the available precision"
 * (1971); A. Ziv, "Fast evaluation of elementary mathematical functions with correctly rounded last
 * bit" (1991); S. Boldo, G. Melquiond, "Emulation of a FMA and correctly rounded sums: proved
 * algorithms using rounding to odd" (2008).
 */
public final class FusedMultiplyAdd {
  /** From products of this size on, what their rounding loses is a number without loss. */
  public static final double SMALL_PRODUCT = 0x1p-960;

  /** 2²⁷ + 1: the product with it splits a number into two halves of 26 bits. */
  private static final double SPLITTER = 0x1p27 + 1;

  private static final double A_LITTLE_LESS = 1 - 0x1p-51;
  private static final double A_LITTLE_MORE = 1 + 0x1p-51;

  /** Up to sums of this size, no step overflows. */
  private static final double LARGE_SUM = 0x1p1000;

  /** A summand this many powers of two away from the product only decides how to round. */
  private static final int FAR = 120;

  private FusedMultiplyAdd() {}

  /** a·b + c, rounded once. */
  public static double fma(double a, double b, double c) {
    double p = a * b;
    double e = productError(a, b, p);
    double s = p + c;
    double sPart = s - p;
    double t = (p - (s - sPart)) + (c - sPart);
    double w = t + e;
    double low = s + w * A_LITTLE_LESS;
    double high = s + w * A_LITTLE_MORE;
    // Not so if a step has overflowed: the difference of two infinite numbers is none.
    if (high - low == 0 && Math.abs(p) >= SMALL_PRODUCT) {
      return low;
    }
    return a == 0 || b == 0 ? p + c : carefully(a, b, c);
  }

  /** The same near the middle between two numbers, and at the limits. */
  private static double carefully(double a, double b, double c) {
    double p = a * b;
    double result = sum(p, productError(a, b, p), c);
    if (Math.abs(p) >= SMALL_PRODUCT && Math.abs(result) < LARGE_SUM) {
      return result;
    }
    return atTheLimits(a, b, c);
  }

  /** a·b − p, exactly. */
  private static double productError(double a, double b, double p) {
    double aScaled = SPLITTER * a;
    double aHigh = aScaled - (aScaled - a);
    double aLow = a - aHigh;
    double bScaled = SPLITTER * b;
    double bHigh = bScaled - (bScaled - b);
    double bLow = b - bHigh;
    return aLow * bLow - (((p - aHigh * bHigh) - aLow * bHigh) - aHigh * bLow);
  }

  /** p + e + c, rounded once. */
  private static double sum(double p, double e, double c) {
    double u = c + e;
    double uPart = u - c;
    double v = (c - (u - uPart)) + (e - uPart);
    double s = p + u;
    double sPart = s - p;
    double t = (p - (s - sPart)) + (u - sPart);
    return s + sumToOdd(t, v);
  }

  /** t + v; where that isn't a double, the neighbor of it whose last bit is set. */
  private static double sumToOdd(double t, double v) {
    double z = t + v;
    double zPart = z - t;
    double error = (t - (z - zPart)) + (v - zPart);
    // Without a branch, since half of the last bits are set: one away from zero if z is too small,
    // or else one toward it, if z isn't exact and its last bit is 0.
    long bits = Double.doubleToRawLongBits(z);
    long inexact = error != 0 ? 1 : 0;
    long direction = ((Double.doubleToRawLongBits(error) ^ bits) >> 63) | 1;
    return Double.longBitsToDouble(bits + (direction & -(~bits & inexact)));
  }

  /** The same for factors, products and sums of any size, and for what isn't finite. */
  private static double atTheLimits(double a, double b, double c) {
    if (!Double.isFinite(a) || !Double.isFinite(b)) {
      return a * b + c;
    }
    if (!Double.isFinite(c)) {
      return c;
    }
    int exponentA = exponent(a);
    int exponentB = exponent(b);
    int scale = exponentA + exponentB; // the result is that of the scaled numbers times 2^scale
    double x = scaled(a, -exponentA);
    double y = scaled(b, -exponentB);
    if (c != 0 && exponent(c) - scale > FAR) {
      return c;
    }
    double z = c;
    if (c != 0) {
      boolean far = exponent(c) - scale < -FAR;
      z = far ? Math.copySign(Math.scalb(1.0, -FAR), c) : scaled(c, -scale);
    }
    return unscaled(x, y, z, scale);
  }

  /** (x·y + z)·2^scale, rounded once, also where the result is subnormal. */
  private static double unscaled(double x, double y, double z, int scale) {
    double p = x * y;
    double e = productError(x, y, p);
    double result = sum(p, e, z);
    if (result == 0 || exponent(result) + scale >= Double.MIN_EXPONENT) {
      return scaled(result, scale);
    }
    // Subnormal: a large number is added, whose last bit counts as much as the result's will.
    int grid = -1074 - scale;
    if (grid > FAR) { // below the half of the smallest number
      return Math.copySign(grid - exponent(result) > 1 ? 0.0 : Double.MIN_VALUE, result);
    }
    double large = Math.copySign(scaled(1, 52 + grid), result);
    double u = z + e;
    double uPart = u - z;
    double v = (z - (u - uPart)) + (e - uPart);
    double s = p + u;
    double sPart = s - p;
    double t = (p - (s - sPart)) + (u - sPart);
    // s + t + v, of falling size, to the grid: t + v keeps the odd bit, s + large is exact below.
    double rounded = sum(large, s, sumToOdd(t, v)) - large;
    return rounded == 0 ? Math.copySign(0.0, result) : scaled(rounded, scale);
  }

  /** The power of two of a number's first bit, also for a subnormal one. */
  private static int exponent(double x) {
    double size = Math.abs(x);
    return size < Double.MIN_NORMAL ? Math.getExponent(size * 0x1p60) - 60 : Math.getExponent(size);
  }

  /** x·2^power, in steps that don't overflow before the result does. */
  private static double scaled(double x, int power) {
    double result = x;
    int left = power;
    while (left > 1000) {
      result *= 0x1p1000;
      left -= 1000;
    }
    while (left < -1000) {
      result *= 0x1p-1000;
      left += 1000;
    }
    return result * Double.longBitsToDouble((long) (left + 1023) << 52);
  }
}
