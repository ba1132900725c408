package gradus.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedsTest {
  private static int[] shuffled(int size, long seed, long position) {
    int[] entries = IntStream.range(0, size).toArray();
    Seeds.shuffle(entries, seed, position);
    return entries;
  }

  @Test
  void aShuffleKeepsEveryEntryOnce() {
    for (int size : new int[] {0, 1, 2, 7, 150}) {
      int[] sorted = shuffled(size, 42, 3);
      Arrays.sort(sorted);
      assertThat(sorted).containsExactly(IntStream.range(0, size).toArray());
    }
  }

  @Test
  void theSameSeedAndPositionGiveTheSameOrder() {
    // Worked out with Python's integers, so that a change of the generator cannot pass unseen.
    assertThat(shuffled(8, 42, 1)).containsExactly(5, 2, 6, 0, 7, 3, 1, 4);
    assertThat(shuffled(8, 42, 1)).isNotEqualTo(shuffled(8, 42, 2));
    assertThat(shuffled(8, 42, 1)).isNotEqualTo(shuffled(8, 43, 1));
  }

  @Test
  void everyEntryComesToEveryPlaceEquallyOften() {
    int size = 5;
    int trials = 20_000;
    int[][] counts = new int[size][size];
    for (int trial = 0; trial < trials; trial++) {
      int[] order = shuffled(size, 7, trial);
      for (int place = 0; place < size; place++) {
        counts[order[place]][place]++;
      }
    }
    // Each count is binomial with mean 4,000 and standard deviation √(20,000·0.2·0.8) = 57.
    for (int[] row : counts) {
      for (int count : row) {
        assertThat(count).isBetween(4_000 - 5 * 57, 4_000 + 5 * 57);
      }
    }
  }

  @Test
  void uniformNumbersFillTheRangeFromZeroToOneEvenly() {
    int[] counts = new int[10];
    for (int i = 0; i < 10_000; i++) {
      double number = Seeds.uniform(7, 3, i);
      assertThat(number).isBetween(0.0, Math.nextDown(1.0));
      counts[(int) (10 * number)]++;
    }
    // Binomial with mean 1,000 and standard deviation √(10,000·0.1·0.9) = 30.
    for (int count : counts) {
      assertThat(count).isBetween(1_000 - 4 * 30, 1_000 + 4 * 30);
    }
    assertThat(Seeds.uniform(7, 3, 5)).isEqualTo((Seeds.bits(7, 3, 5) >>> 11) / Math.pow(2, 53));
  }

  @Test
  void neighboringSeedsAndPositionsGiveUnrelatedBits() {
    // Half of the 64 bits should differ; over 3,000 pairs the mean is within 32 ± 0.4.
    long differing = 0;
    for (int i = 0; i < 1000; i++) {
      long bits = Seeds.bits(i, 5, 9);
      differing += Long.bitCount(bits ^ Seeds.bits(i + 1, 5, 9));
      differing += Long.bitCount(bits ^ Seeds.bits(i, 6, 9));
      differing += Long.bitCount(bits ^ Seeds.bits(i, 5, 10));
    }
    assertThat(differing / 3000.0).isBetween(31.6, 32.4);
  }
}
