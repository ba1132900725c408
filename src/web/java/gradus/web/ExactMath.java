package gradus.web;

/**
 * exp, log, log1p, expm1, tanh and rint with the bits of {@code StrictMath}.
 *
 * <p>{@code StrictMath} is defined as what FDLIBM computes. So each function follows it operation
 * by operation: another order of the same sum would round differently.
 *
 * <p>Source: FDLIBM 5.3, the "Freely Distributable Math Library" of Sun Microsystems (1993), from
 * where the formulas and constants are.
 */
public final class ExactMath {
  // ln 2 in two parts, and 1/ln 2.
  private static final double LN2_HIGH = 0.6931471803691238;
  private static final double LN2_LOW = 1.9082149292705877E-10;
  private static final double LOG2_E = 1.4426950408889634;

  /** Its exponential is the largest number. */
  private static final double OVERFLOW = 709.782712893384;

  private static final double UNDERFLOW = -745.1332191019411;

  // High words of numbers: sign, exponent and the first 20 bits of the fraction.
  private static final int HALF_LN2 = 0x3fd62e42;
  private static final int THREE_HALVES_LN2 = 0x3ff0a2b2;
  private static final int INFINITE = 0x7ff00000;

  private ExactMath() {}

  /** The upper 32 bits of a number. */
  static int high(double x) {
    return (int) (Double.doubleToRawLongBits(x) >> 32);
  }

  /** The lower 32 bits of a number. */
  static int low(double x) {
    return (int) Double.doubleToRawLongBits(x);
  }

  /** A number with other upper 32 bits. */
  static double withHigh(double x, int high) {
    return Double.longBitsToDouble(
        (Double.doubleToRawLongBits(x) & 0xffffffffL) | ((long) high << 32));
  }

  /** A number times 2ᵏ, by its bits: right as long as that is a normal number. */
  static double raised(double x, int k) {
    return withHigh(x, high(x) + (k << 20));
  }

  /** The nearest integer, the even one of two that are equally near. */
  public static double rint(double x) {
    double size = Math.abs(x);
    if (!(size < 0x1p52)) {
      return x; // an integer, infinite or NaN
    }
    return Math.copySign((size + 0x1p52) - 0x1p52, x);
  }

  /** eˣ. */
  public static double exp(double x) {
    int size = high(x) & 0x7fffffff;
    if (size >= 0x40862e42) {
      if (Double.isNaN(x)) {
        return x;
      }
      if (x > OVERFLOW) {
        return Double.POSITIVE_INFINITY;
      }
      if (x < UNDERFLOW) {
        return 0;
      }
    }
    if (size <= HALF_LN2) {
      if (size < 0x3e300000) {
        return 1 + x;
      }
      double c = expTail(x);
      return 1 - ((x * c) / (c - 2) - x);
    }
    int k = halvings(x, size);
    double high = x - k * LN2_HIGH;
    double low = k * LN2_LOW;
    double r = high - low;
    double c = expTail(r);
    double y = 1 - ((low - (r * c) / (2 - c)) - high);
    return k >= -1021 ? raised(y, k) : raised(y, k + 1000) * 0x1p-1000;
  }

  /** The k for which x − k·ln 2 is small; the size is the upper half of |x|. */
  private static int halvings(double x, int size) {
    boolean negative = x < 0;
    if (size < THREE_HALVES_LN2) {
      return negative ? -1 : 1;
    }
    return (int) (LOG2_E * x + (negative ? -0.5 : 0.5));
  }

  private static double expTail(double r) {
    double t = r * r;
    return r
        - t
            * (0.16666666666666602
                + t
                    * (-0.0027777777777015593
                        + t
                            * (6.613756321437934E-5
                                + t * (-1.6533902205465252E-6 + t * 4.1381367970572385E-8))));
  }

  /** The natural logarithm. */
  public static double log(double x) {
    int k = 0;
    double y = x;
    int high = high(x);
    if (high < 0x00100000) { // subnormal, zero or negative
      if (x == 0) {
        return Double.NEGATIVE_INFINITY;
      }
      if (high < 0) {
        return Double.NaN;
      }
      k = -54;
      y = x * 0x1p54;
      high = high(y);
    }
    if (high >= INFINITE) {
      return y + y;
    }
    k += (high >> 20) - 1023;
    high &= 0x000fffff;
    int half = (high + 0x95f64) & 0x100000;
    y = withHigh(y, high | (half ^ 0x3ff00000)); // between √½ and √2
    k += half >> 20;
    double f = y - 1;
    if ((0x000fffff & (2 + high)) < 3) { // |f| < 2⁻²⁰
      return logNearOne(f, k);
    }
    double s = f / (2 + f);
    double z = s * s;
    double w = z * z;
    double even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
    double odd =
        z
            * (0.6666666666666735
                + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
    double r = odd + even;
    if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
      double halfSquare = 0.5 * f * f;
      return k == 0
          ? f - (halfSquare - s * (halfSquare + r))
          : k * LN2_HIGH - ((halfSquare - (s * (halfSquare + r) + k * LN2_LOW)) - f);
    }
    return k == 0 ? f - s * (f - r) : k * LN2_HIGH - ((s * (f - r) - k * LN2_LOW) - f);
  }

  private static double logNearOne(double f, int k) {
    if (f == 0) {
      return k == 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
    }
    double r = f * f * (0.5 - 0.3333333333333333 * f);
    return k == 0 ? f - r : k * LN2_HIGH - ((r - k * LN2_LOW) - f);
  }

  /** ln(1 + x). */
  public static double log1p(double x) {
    int high = high(x);
    int size = high & 0x7fffffff;
    int k = 1;
    int upper = 1;
    double f = 0;
    if (high < 0x3fda827a) { // x < 0.41422
      if (size >= 0x3ff00000) { // x ≤ −1
        return x == -1 ? Double.NEGATIVE_INFINITY : Double.NaN;
      }
      if (size < 0x3e200000) {
        return size < 0x3c900000 ? x : x - x * x * 0.5;
      }
      if (high > 0 || high <= 0xbfd2bec3) { // x > −0.2929
        k = 0;
        f = x;
      }
    }
    if (high >= INFINITE) {
      return x + x;
    }
    double lost = 0;
    if (k != 0) {
      boolean small = high < 0x43400000;
      double u = small ? 1 + x : x;
      upper = high(u);
      k = (upper >> 20) - 1023;
      if (small) {
        lost = (k > 0 ? 1 - (u - x) : x - (u - 1)) / u;
      }
      upper &= 0x000fffff;
      if (upper < 0x6a09e) {
        u = withHigh(u, upper | 0x3ff00000);
      } else {
        k++;
        u = withHigh(u, upper | 0x3fe00000);
        upper = (0x00100000 - upper) >> 2;
      }
      f = u - 1;
    }
    return log1p(f, k, lost, upper == 0);
  }

  private static double log1p(double f, int k, double lost, boolean nearPower) {
    double halfSquare = 0.5 * f * f;
    if (nearPower) { // |f| < 2⁻²⁰
      if (f == 0) {
        return k == 0 ? 0 : k * LN2_HIGH + (lost + k * LN2_LOW);
      }
      double r = halfSquare * (1 - 0.6666666666666666 * f);
      return k == 0 ? f - r : k * LN2_HIGH - ((r - (k * LN2_LOW + lost)) - f);
    }
    double s = f / (2 + f);
    double z = s * s;
    double r =
        z
            * (0.6666666666666735
                + z
                    * (0.3999999999940942
                        + z
                            * (0.2857142874366239
                                + z
                                    * (0.22222198432149784
                                        + z
                                            * (0.1818357216161805
                                                + z
                                                    * (0.15313837699209373
                                                        + z * 0.14798198605116586))))));
    return k == 0
        ? f - (halfSquare - s * (halfSquare + r))
        : k * LN2_HIGH - ((halfSquare - (s * (halfSquare + r) + (k * LN2_LOW + lost))) - f);
  }

  /** eˣ − 1. */
  public static double expm1(double x) {
    int size = high(x) & 0x7fffffff;
    boolean negative = high(x) < 0;
    if (size >= 0x4043687a) { // |x| ≥ 56·ln 2
      if (Double.isNaN(x)) {
        return x;
      }
      if (x > OVERFLOW) {
        return Double.POSITIVE_INFINITY;
      }
      if (negative) {
        return -1;
      }
    }
    if (size <= HALF_LN2) {
      return size < 0x3c900000 ? x : expm1(x, 0, 0);
    }
    int k = halvings(x, size);
    double high = x - k * LN2_HIGH;
    double low = k * LN2_LOW;
    double r = high - low;
    return expm1(r, k, (high - r) - low);
  }

  /** 2ᵏ·exp(x + c) − 1. */
  private static double expm1(double x, int k, double c) {
    double half = 0.5 * x;
    double square = x * half;
    double r =
        1
            + square
                * (-0.03333333333333313
                    + square
                        * (0.0015873015872548146
                            + square
                                * (-7.93650757867488E-5
                                    + square
                                        * (4.008217827329362E-6
                                            + square * -2.0109921818362437E-7))));
    double t = 3 - r * half;
    double e = square * ((r - t) / (6 - x * t));
    if (k == 0) {
      return x - (x * e - square);
    }
    e = (x * (e - c) - c);
    e -= square;
    if (k == -1) {
      return 0.5 * (x - e) - 0.5;
    }
    if (k == 1) {
      return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
    }
    if (k <= -2 || k > 56) {
      return raised(1 - (e - x), k) - 1;
    }
    if (k < 20) {
      double power = withHigh(0, 0x3ff00000 - (0x200000 >> k)); // 1 − 2⁻ᵏ
      return raised(power - (e - x), k);
    }
    double power = withHigh(0, (0x3ff - k) << 20); // 2⁻ᵏ
    return raised((x - (e + power)) + 1, k);
  }

  /** The hyperbolic tangent. */
  public static double tanh(double x) {
    int size = high(x) & 0x7fffffff;
    if (size >= INFINITE) {
      return Double.isNaN(x) ? x : Math.signum(x);
    }
    double z = 1;
    if (size < 0x40360000) { // |x| < 22
      if (size < 0x3c800000) {
        return x * (1 + x);
      }
      if (size >= 0x3ff00000) {
        double t = expm1(2 * Math.abs(x));
        z = 1 - 2 / (t + 2);
      } else {
        double t = expm1(-2 * Math.abs(x));
        z = -t / (t + 2);
      }
    }
    return high(x) >= 0 ? z : -z;
  }
}
