package gradus.web;

/**
 * Sine and cosine with the bits of {@code StrictMath}, for angles up to 2¹⁹·π/2 = 823,549. Beyond,
 * where the last bits of an angle are whole turns of the hand, they are the browser's.
 *
 * <pre>
 *   x = n·π/2 + y,  |y| ≤ π/4        sin x is sin y, cos y, −sin y or −cos y for n = 0, 1, 2, 3
 * </pre>
 *
 * <p>Source: FDLIBM 5.3, as for {@link ExactMath}.
 */
public final class Trigonometry {
  // π/2 in three parts of 33 bits, each with what is left after it.
  private static final double PART1 = 1.57079632673412561417e+00;
  private static final double REST1 = 6.07710050650619224932e-11;
  private static final double PART2 = 6.07710050630396597660e-11;
  private static final double REST2 = 2.02226624879595063154e-21;
  private static final double PART3 = 2.02226624871116645580e-21;
  private static final double REST3 = 8.47842766036889956997e-32;
  private static final double TWO_OVER_PI = 6.36619772367581382433e-01;

  private static final int QUARTER_PI = 0x3fe921fb;
  private static final int LARGEST = 0x413921fb;

  private Trigonometry() {}

  /** sin x, x in radians. */
  public static double sin(double x) {
    int size = ExactMath.high(x) & 0x7fffffff;
    if (size <= QUARTER_PI) {
      return sine(x, 0, false);
    }
    return size > LARGEST ? StrictMath.sin(x) : new Reduced(x).sine(0);
  }

  /** cos x, x in radians. */
  public static double cos(double x) {
    int size = ExactMath.high(x) & 0x7fffffff;
    if (size <= QUARTER_PI) {
      return cosine(x, 0);
    }
    return size > LARGEST ? StrictMath.cos(x) : new Reduced(x).sine(1);
  }

  /** sin(x + y) for |x| ≤ π/4 and a y beyond the last bit of x. */
  private static double sine(double x, double y, boolean hasY) {
    if ((ExactMath.high(x) & 0x7fffffff) < 0x3e400000) {
      return x;
    }
    double z = x * x;
    double v = z * x;
    double r =
        8.33333333332248946124e-03
            + z
                * (-1.98412698298579493134e-04
                    + z
                        * (2.75573137070700676789e-06
                            + z * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10)));
    double first = -1.66666666666666324348e-01;
    return hasY ? x - ((z * (0.5 * y - v * r) - y) - v * first) : x + v * (first + z * r);
  }

  /** cos(x + y), likewise. */
  private static double cosine(double x, double y) {
    int size = ExactMath.high(x) & 0x7fffffff;
    if (size < 0x3e400000) {
      return 1;
    }
    double z = x * x;
    double r =
        z
            * (4.16666666666666019037e-02
                + z
                    * (-1.38888888888741095749e-03
                        + z
                            * (2.48015872894767294178e-05
                                + z
                                    * (-2.75573143513906633035e-07
                                        + z
                                            * (2.08757232129817482790e-09
                                                + z * -1.13596475577881948265e-11)))));
    if (size < 0x3fd33333) {
      return 1 - (0.5 * z - (z * r - x * y));
    }
    double quarter = size > 0x3fe90000 ? 0.28125 : ExactMath.withHigh(0, size - 0x00200000);
    double half = 0.5 * z - quarter;
    return (1 - quarter) - (half - (z * r - x * y));
  }

  /** An angle without its quarter turns. */
  private static final class Reduced {
    private int quarters;
    private double y0;
    private double y1;

    Reduced(double x) {
      int size = ExactMath.high(x) & 0x7fffffff;
      double angle = Math.abs(x);
      if (size < 0x4002d97c) { // below 3π/4
        takeOneQuarter(angle, size);
      } else {
        takeQuarters(angle, size);
      }
      if (x < 0) {
        quarters = -quarters;
        y0 = -y0;
        y1 = -y1;
      }
    }

    private void takeOneQuarter(double angle, int size) {
      quarters = 1;
      boolean near = size == 0x3ff921fb; // the angle is π/2, nearly
      double z = near ? (angle - PART1) - PART2 : angle - PART1;
      double rest = near ? REST2 : REST1;
      y0 = z - rest;
      y1 = (z - y0) - rest;
    }

    private void takeQuarters(double angle, int size) {
      quarters = (int) (angle * TWO_OVER_PI + 0.5);
      double n = quarters;
      double r = angle - n * PART1;
      double w = n * REST1;
      y0 = r - w;
      boolean clear = n < 32 && size != ExactMath.high(n * (Math.PI / 2));
      if (!clear && cancelled(size) > 16) {
        double t = r;
        w = n * PART2;
        r = t - w;
        w = n * REST2 - ((t - r) - w);
        y0 = r - w;
        if (cancelled(size) > 49) {
          t = r;
          w = n * PART3;
          r = t - w;
          w = n * REST3 - ((t - r) - w);
          y0 = r - w;
        }
      }
      y1 = (r - y0) - w;
    }

    /** How many bits of the angle the subtraction has cancelled. */
    private int cancelled(int size) {
      return (size >> 20) - ((ExactMath.high(y0) >> 20) & 0x7ff);
    }

    /** The sine of the angle and so many quarter turns more. */
    double sine(int more) {
      int turn = (quarters + more) & 3;
      double size = (turn & 1) == 0 ? Trigonometry.sine(y0, y1, true) : Trigonometry.cosine(y0, y1);
      return turn < 2 ? size : -size;
    }
  }
}
