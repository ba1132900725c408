package gradus.math;

/**
 * Random numbers as a pure function of a seed and a position.
 *
 * <p>There is no generator whose state one would have to save: what is drawn for epoch 7 depends on
 * the seed and on 7, not on what was drawn before. So training can stop, resume in the middle and
 * still be the same to the bit.
 */
public final class Seeds {
  /** 2⁶⁴ divided by the golden ratio: spreads neighboring positions far apart. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  /**
   * 64 random bits that depend on {@code seed}, {@code position} and {@code index} only.
   *
   * <p>The mixing function is SplitMix64's (G. Steele, D. Lea, C. Flood, "Fast splittable
   * pseudorandom number generators", OOPSLA 2014).
   */
  public static long bits(long seed, long position, long index) {
    return mix(mix(mix(seed + GOLDEN) + (position + 1) * GOLDEN) + (index + 1) * GOLDEN);
  }

  /** A random number from 0 to below 1, made of the upper 53 of these {@link #bits}. */
  public static double uniform(long seed, long position, long index) {
    return (bits(seed, position, index) >>> 11) * 0x1p-53;
  }

  /**
   * Brings {@code entries} into a random order (Fisher and Yates) that depends on the entries'
   * order before, {@code seed} and {@code position} only.
   */
  public static void shuffle(int[] entries, long seed, long position) {
    for (int i = entries.length - 1; i > 0; i--) {
      // The upper 32 bits times the bound, shifted down: a number from 0 to i.
      int other = (int) (((bits(seed, position, i) >>> 32) * (i + 1)) >>> 32);
      int swapped = entries[i];
      entries[i] = entries[other];
      entries[other] = swapped;
    }
  }

  private static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
