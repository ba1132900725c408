package gradus.web;

/**
 * Powers with the bits of {@code StrictMath.pow}.
 *
 * <pre>
 *   xʸ = 2^(y·log₂ x), the logarithm and the product in two numbers each, to about 75 bits
 * </pre>
 *
 * <p>Source: FDLIBM 5.3, as for {@link ExactMath}.
 */
public final class Power {
  private static final double TWO_THIRDS_OF_LOG2_E_TIMES_3 = 0.9617966939259756;
  private static final double CP_HIGH = 0.9617967009544373; // 2/(3·ln 2), rounded
  private static final double CP_LOW = -7.028461650952758E-9;
  private static final double LN2 = 0.6931471805599453;
  private static final double LN2_HIGH = 0.6931471824645996;
  private static final double LN2_LOW = -1.904654299957768E-9;
  private static final double LOG2_E = 1.4426950408889634;
  private static final double LOG2_E_HIGH = 1.4426950216293335;
  private static final double LOG2_E_LOW = 1.9259629911266175E-8;
  // log₂ 1.5
  private static final double LOG2_HIGH = 0.5849624872207642;
  private static final double LOG2_LOW = 1.350039202129749E-8;

  private Power() {}

  /** xʸ. */
  public static double pow(double x, double y) {
    if (y == 0) {
      return 1;
    }
    if (Double.isNaN(x) || Double.isNaN(y)) {
      return x + y;
    }
    if (y == 1) {
      return x;
    }
    if (y == -1) {
      return 1 / x;
    }
    if (y == 2) {
      return x * x;
    }
    if (y == 0.5 && x >= -Double.MAX_VALUE) {
      return Math.sqrt(x + 0.0);
    }
    double size = Math.abs(x);
    int parity = parity(y);
    if (Double.isInfinite(y)) {
      if (size == 1) {
        return Double.NaN;
      }
      return (size > 1) == (y > 0) ? Double.POSITIVE_INFINITY : 0;
    }
    if (size == 0 || Double.isInfinite(x) || size == 1) {
      double result = y < 0 ? 1 / size : size;
      if (x < 0 || 1 / x < 0) {
        if (size == 1 && parity == 0) {
          return Double.NaN;
        }
        return parity == 1 ? -result : result;
      }
      return result;
    }
    if (x < 0 && parity == 0) {
      return Double.NaN;
    }
    return finite(size, y, x < 0 && parity == 1 ? -1.0 : 1.0);
  }

  /** 1 for an odd integer, 2 for an even one, otherwise 0. */
  private static int parity(double y) {
    double size = Math.abs(y);
    if (size >= 0x1p53) {
      return 2;
    }
    if (size < 1 || size != Math.floor(size)) {
      return 0;
    }
    return ((long) size & 1) == 1 ? 1 : 2;
  }

  private static double finite(double size, double y, double sign) {
    int high = ExactMath.high(size);
    double t1;
    double t2;
    if (Math.abs(y) > 0x1.00000_ffff_ffffp31) { // huge: above 2³¹ by a high word
      if (Math.abs(y) > 0x1.00000_ffff_ffffp64) {
        if (high <= 0x3fefffff) {
          return y < 0 ? Double.POSITIVE_INFINITY : 0;
        }
        return y > 0 ? Double.POSITIVE_INFINITY : 0;
      }
      if (high < 0x3fefffff) {
        return y < 0 ? sign * Double.POSITIVE_INFINITY : sign * 0;
      }
      if (high > 0x3ff00000) {
        return y > 0 ? sign * Double.POSITIVE_INFINITY : sign * 0;
      }
      double t = size - 1; // at most 2⁻²⁰
      double w = (t * t) * (0.5 - t * (0.3333333333333333 - t * 0.25));
      double u = LOG2_E_HIGH * t;
      double v = t * LOG2_E_LOW - w * LOG2_E;
      t1 = truncated(u + v);
      t2 = v - (t1 - u);
    } else {
      Log2 log = new Log2(size);
      t1 = log.high;
      t2 = log.low;
    }
    double y1 = truncated(y);
    double low = (y - y1) * t1 + y * t2;
    double highPart = y1 * t1;
    return twoTo(highPart, low, sign);
  }

  /** A number without its lower 32 bits. */
  private static double truncated(double x) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xffffffff00000000L);
  }

  /** sign·2^(high + low). */
  private static double twoTo(double highPart, double lowPart, double sign) {
    double z = lowPart + highPart;
    int j = ExactMath.high(z);
    int i = ExactMath.low(z);
    if (j >= 0x40900000) { // 1024 or more
      if (((j - 0x40900000) | i) != 0 || lowPart + 8.008566259537294E-17 > z - highPart) {
        return sign * Double.POSITIVE_INFINITY;
      }
    } else if ((j & 0x7fffffff) >= 0x4090cc00) { // −1075 or less
      if (((j - 0xc090cc00) | i) != 0 || lowPart <= z - highPart) {
        return sign * 0;
      }
    }
    i = j & 0x7fffffff;
    int k = (i >> 20) - 0x3ff;
    int n = 0;
    double p = highPart;
    if (i > 0x3fe00000) { // |z| > ½: n is the nearest integer
      n = j + (0x00100000 >> (k + 1));
      k = ((n & 0x7fffffff) >> 20) - 0x3ff;
      double t = ExactMath.withHigh(0, n & ~(0x000fffff >> k));
      n = ((n & 0x000fffff) | 0x00100000) >> (20 - k);
      if (j < 0) {
        n = -n;
      }
      p -= t;
    }
    double t = truncated(lowPart + p);
    double u = t * LN2_HIGH;
    double v = (lowPart - (t - p)) * LN2 + t * LN2_LOW;
    z = u + v;
    double w = v - (z - u);
    t = z * z;
    double t1 =
        z
            - t
                * (0.16666666666666602
                    + t
                        * (-0.0027777777777015593
                            + t
                                * (6.613756321437934E-5
                                    + t * (-1.6533902205465252E-6 + t * 4.1381367970572385E-8))));
    double r = (z * t1) / (t1 - 2) - (w + z * w);
    z = 1 - (r - z);
    j = ExactMath.high(z) + (n << 20);
    if ((j >> 20) <= 0) {
      return sign * Math.scalb(z, n);
    }
    return sign * ExactMath.withHigh(z, j);
  }

  /** log₂ of a positive number, as the sum of two. */
  private static final class Log2 {
    final double high;
    final double low;

    Log2(double size) {
      double x = size;
      int n = 0;
      int ix = ExactMath.high(x);
      if (ix < 0x00100000) { // subnormal
        x *= 0x1p53;
        n -= 53;
        ix = ExactMath.high(x);
      }
      n += (ix >> 20) - 0x3ff;
      int j = ix & 0x000fffff;
      ix = j | 0x3ff00000;
      int k;
      if (j <= 0x3988e) { // below √1.5
        k = 0;
      } else if (j < 0xbb67a) { // below √3
        k = 1;
      } else {
        k = 0;
        n++;
        ix -= 0x00100000;
      }
      x = ExactMath.withHigh(x, ix);
      double base = k == 0 ? 1.0 : 1.5;
      double u = x - base;
      double v = 1 / (x + base);
      double ss = u * v;
      double sHigh = truncated(ss);
      double tHigh = ExactMath.withHigh(0, ((ix >> 1) | 0x20000000) + 0x00080000 + (k << 18));
      double tLow = x - (tHigh - base);
      double sLow = v * ((u - sHigh * tHigh) - sHigh * tLow);
      double s2 = ss * ss;
      double r =
          s2
              * s2
              * (0.5999999999999946
                  + s2
                      * (0.4285714285785502
                          + s2
                              * (0.33333332981837743
                                  + s2
                                      * (0.272728123808534
                                          + s2
                                              * (0.23066074577556175
                                                  + s2 * 0.20697501780033842)))));
      r += sLow * (sHigh + ss);
      s2 = sHigh * sHigh;
      tHigh = truncated(3.0 + s2 + r);
      tLow = r - ((tHigh - 3.0) - s2);
      u = sHigh * tHigh;
      v = sLow * tHigh + tLow * ss;
      double pHigh = truncated(u + v);
      double pLow = v - (pHigh - u);
      double zHigh = CP_HIGH * pHigh;
      double zLow =
          CP_LOW * pHigh + pLow * TWO_THIRDS_OF_LOG2_E_TIMES_3 + (k == 0 ? 0.0 : LOG2_LOW);
      double t = n;
      double logHigh = k == 0 ? 0.0 : LOG2_HIGH;
      high = truncated(((zHigh + zLow) + logHigh) + t);
      low = zLow - (((high - t) - logHigh) - zHigh);
    }
  }
}
