package gradus.plots;

/** From the lowest to the highest number of an axis; never empty, always finite. */
record AxisRange(double low, double high) {
  /** Beyond this, XChart's arithmetic on the axis overflows. */
  private static final double LARGEST = 1e100;

  /** Below this, a logarithmic axis would have hundreds of decades. */
  private static final double SMALLEST_ON_LOG_AXIS = 1e-30;

  /** Whether a number can be drawn: finite, not too large and, on a logarithmic axis, positive. */
  static boolean canShow(double number, boolean log) {
    return Math.abs(number) <= LARGEST && (!log || number >= SMALLEST_ON_LOG_AXIS);
  }

  /** The number, or NaN, which leaves a gap in a curve. */
  static double shown(double number, boolean log) {
    return canShow(number, log) ? number : Double.NaN;
  }

  /** Around all numbers that can be drawn; from 0 to 1 if there is none. */
  static AxisRange of(double[] numbers, boolean log) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double number : numbers) {
      if (canShow(number, log)) {
        low = Math.min(low, number);
        high = Math.max(high, number);
      }
    }
    if (low > high) {
      return log ? new AxisRange(0.1, 1) : new AxisRange(0, 1);
    }
    return new AxisRange(low, high);
  }

  /** Around both. */
  AxisRange and(AxisRange other) {
    return new AxisRange(Math.min(low, other.low), Math.max(high, other.high));
  }

  /** Wider by a share of its length on both sides; a single number gets room around it. */
  AxisRange widened(double share) {
    double length = high - low;
    double size = Math.max(Math.abs(low), Math.abs(high));
    if (length <= 1e-9 * size || length < 1e-90) {
      double room = size < 1e-80 ? 1 : size / 2;
      return new AxisRange(low - room, high + room);
    }
    return new AxisRange(low - share * length, high + share * length);
  }

  /**
   * The same on a logarithmic axis: wider by a share of its decades; numbers within less than a
   * factor of two get room around them.
   */
  AxisRange widenedLog(double share) {
    double factor = high < 2 * low ? 2 : Math.pow(high / low, share);
    return new AxisRange(low / factor, high * factor);
  }

  double length() {
    return high - low;
  }

  /** The number at one of so many equally distant places, the first at the low end. */
  double at(int place, int places) {
    return low + length() * place / (places - 1);
  }

  /** The numbers at so many equally distant places, from the low end to the high one. */
  double[] places(int count) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = at(i, count);
    }
    return numbers;
  }

  /** Where a number lies, from 0 at the low end to 1 at the high one. */
  double share(double number) {
    return (number - low) / length();
  }

  /** From 0, if nothing is below. */
  AxisRange fromZero() {
    return new AxisRange(Math.min(0, low), high);
  }
}
