package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ThinningTest {
  private static double[] zeros(int count) {
    return new double[count];
  }

  /** With equal distances from point to point. */
  private static int[] thinned(double[] ys) {
    double[] xs = new double[ys.length];
    Arrays.setAll(xs, i -> i);
    return Thinning.of(xs, ys);
  }

  @Test
  void fewPointsAreAllKept() {
    assertThat(thinned(zeros(0))).isEmpty();
    int[] kept = thinned(zeros(Thinning.LIMIT));
    assertThat(kept).hasSize(Thinning.LIMIT).isSorted().startsWith(0, 1, 2);
  }

  @Test
  void ofManyAtMostTheLimitIsKeptWithTheFirstAndTheLast() {
    for (int count : new int[] {Thinning.LIMIT + 1, 12_345, 1_000_000}) {
      double[] ys = new double[count];
      for (int i = 0; i < count; i++) {
        ys[i] = Math.sin(i);
      }
      int[] kept = thinned(ys);
      assertThat(kept.length).isBetween(Thinning.LIMIT / 2, Thinning.LIMIT);
      assertThat(kept).isSorted().doesNotHaveDuplicates();
      assertThat(kept[0]).isZero();
      assertThat(kept[kept.length - 1]).isEqualTo(count - 1);
    }
  }

  @Test
  void everySpikeIsKept() {
    int[] spikes = {1, 7, 5_000, 123_456, 123_900, 199_998};
    double[] ys = zeros(200_000);
    for (int i = 0; i < spikes.length; i++) {
      ys[spikes[i]] = i % 2 == 0 ? 5 : -5;
    }
    assertThat(thinned(ys)).contains(spikes);
  }

  @Test
  void aNumberIsKeptAmongMissingOnes() {
    double[] ys = zeros(100_000);
    Arrays.fill(ys, Double.NaN);
    ys[54_321] = 1;
    assertThat(thinned(ys)).contains(54_321);
  }

  @Test
  void wherePointsAreRareAllAreKept() {
    // 100,000 points up to x = 0.5, and then a stair with 100 steps of two points up to x = 1.
    double[] xs = new double[100_200];
    double[] ys = new double[100_200];
    for (int i = 0; i < 100_000; i++) {
      xs[i] = 0.5 * i / 100_000;
      ys[i] = Math.sin(i);
    }
    for (int i = 0; i < 200; i++) {
      int along = (i + 1) / 2;
      int up = i / 2;
      xs[100_000 + i] = 0.5 + 0.5 * along / 100;
      ys[100_000 + i] = up;
    }
    int[] kept = Thinning.of(xs, ys);
    assertThat(kept.length).isLessThan(2300); // 4·500 and 200
    assertThat(Arrays.copyOfRange(kept, kept.length - 199, kept.length))
        .startsWith(100_001, 100_002)
        .endsWith(100_198, 100_199);
  }
}
