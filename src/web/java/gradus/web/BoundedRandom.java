package gradus.web;

import java.util.Random;

/** {@code Random.nextInt(bound)} by the specification of {@link Random}. */
public final class BoundedRandom {
  private BoundedRandom() {}

  /** A whole number from 0 to below the bound. */
  public static int nextInt(Random random, int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive");
    }
    int bits = random.nextInt() >>> 1; // 31 of them
    if ((bound & (bound - 1)) == 0) {
      return (int) ((bound * (long) bits) >> 31);
    }
    int remainder = bits % bound;
    while (bits - remainder + (bound - 1) < 0) { // in the last, incomplete run of remainders
      bits = random.nextInt() >>> 1;
      remainder = bits % bound;
    }
    return remainder;
  }
}
