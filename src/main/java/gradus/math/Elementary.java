package gradus.math;

/**
 * Elementary functions, for where a loss spends its time on them.
 *
 * <p>What {@code StrictMath} does, arranged without branches: where it can't be foreseen which way
 * one goes, a processor loses more time than the whole formula takes. And what is made of
 * additions, multiplications and divisions only has the same bits everywhere.
 *
 * <p>Source of the formulas and their constants: FDLIBM, the "Freely Distributable Math Library" of
 * Sun Microsystems (1993), by which {@code StrictMath} is defined.
 */
public final class Elementary {
  /** Where the exponential of x or −x is beyond it, it may not be a normal number. */
  private static final double SAFE = 700;

  /** From here on 1 + x is x, as far as its logarithm goes. */
  private static final double HUGE = 0x1p53;

  // ln 2 in two parts: the first has so few digits that its product with an integer is exact.
  private static final double LN2_HIGH = 0.6931471803691238;
  private static final double LN2_LOW = 1.9082149292705877E-10;
  private static final double LOG2_E = 1.4426950408889634;

  // P₁ to P₅
  private static final double P1 = 0.16666666666666602;
  private static final double P2 = -0.0027777777777015593;
  private static final double P3 = 6.613756321437934E-5;
  private static final double P4 = -1.6533902205465252E-6;
  private static final double P5 = 4.1381367970572385E-8;

  // Q₁ to Q₇
  private static final double Q1 = 0.6666666666666735;
  private static final double Q2 = 0.3999999999940942;
  private static final double Q3 = 0.2857142874366239;
  private static final double Q4 = 0.22222198432149784;
  private static final double Q5 = 0.1818357216161805;
  private static final double Q6 = 0.15313837699209373;
  private static final double Q7 = 0.14798198605116586;

  // How the bits of a double are made: the exponent of 1 is 1023, and begins at bit 52.
  private static final int ONE = 1023;
  private static final int EXPONENT = 52;

  /** From √½ to 1, as a distance between the bits of the two. */
  private static final long ROOT_HALF_TO_ONE =
      Double.doubleToRawLongBits(1) - Double.doubleToRawLongBits(Math.sqrt(0.5));

  private Elementary() {}

  /**
   * The unit step: 1 for positive x and 0 otherwise, but NaN for NaN. It is {@code x > 0 ? 1 : 0}
   * without a branch, which for the mixed signs of a layer's numbers nobody can foresee.
   */
  public static double step(double x) {
    return Math.min(1, Math.ceil(Math.max(0, x)));
  }

  /**
   * {@code y[i] = exp(x[i])} for the first {@code count} numbers: with the bits of {@code
   * StrictMath.exp} where |x| is above 4e-9, and nowhere more than a unit in the last place from
   * it. Calls of that one by one take three to eight times as long, since the compiler makes vector
   * instructions of this.
   *
   * <pre>
   *   x = k·ln 2 + r, with an integer k and |r| ≤ ln 2 / 2          exp(x) = 2ᵏ·exp(r)
   *   exp(r) = 1 + r + r·c/(2 − c), with c = r − r²·(P₁ + P₂·r² + … + P₅·r⁸)
   * </pre>
   *
   * @param y another array than x
   */
  public static void exp(double[] x, double[] y, int count) {
    for (int i = 0; i < count; i++) { // exp(r)
      double k = Math.rint(x[i] * LOG2_E);
      double high = x[i] - k * LN2_HIGH;
      double low = k * LN2_LOW;
      double r = high - low;
      double square = r * r;
      double c = r - square * (P1 + square * (P2 + square * (P3 + square * (P4 + square * P5))));
      y[i] = 1 - ((low - r * c / (2 - c)) - high);
    }
    for (int i = 0; i < count; i++) { // times 2ᵏ, which is k more in the exponent
      long k = (long) Math.rint(x[i] * LOG2_E);
      double product = Double.longBitsToDouble(Double.doubleToRawLongBits(y[i]) + (k << EXPONENT));
      y[i] = Math.abs(x[i]) < SAFE ? product : StrictMath.exp(x[i]); // NaN too
    }
  }

  /**
   * {@code ln(1 + x)}, with all digits also where x is small. In nearly all cases it has the bits
   * of {@code StrictMath.log1p}, and never is more than a unit in the last place from it.
   *
   * <pre>
   *   1 + x = u + lost, where u is what a double keeps of it          ln(1 + x) ≈ ln u + lost/u
   *   u = 2ᵏ·(1 + f), with an integer k and √½ ≤ 1 + f &lt; √2          ln u = k·ln 2 + ln(1 + f)
   *   ln(1 + f) = f − f²/2 + s·(f²/2 + Q₁·s² + Q₂·s⁴ + … + Q₇·s¹⁴), with s = f/(2 + f)
   * </pre>
   *
   * @param x 0 or more
   */
  public static double log1p(double x) {
    if (!(x < HUGE)) {
      return StrictMath.log1p(x); // NaN too
    }
    double u = 1 + x;
    double lost = (1 - (u - (u - 1))) + (x - (u - 1));
    long bits = Double.doubleToRawLongBits(u);
    long k = ((bits + ROOT_HALF_TO_ONE) >> EXPONENT) - ONE;
    double f = Double.longBitsToDouble(bits - (k << EXPONENT)) - 1;
    double s = f / (2 + f);
    double z = s * s;
    double half = f * f / 2;
    double tail = z * (Q1 + z * (Q2 + z * (Q3 + z * (Q4 + z * (Q5 + z * (Q6 + z * Q7))))));
    return k * LN2_HIGH - ((half - (s * (half + tail) + (k * LN2_LOW + lost / u))) - f);
  }
}
