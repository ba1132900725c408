package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ThinningTest {
  private static double[] zeros(int count) {
    return new double[count];
  }

  @Test
  void fewPointsAreAllKept() {
    assertThat(Thinning.of(zeros(0))).isEmpty();
    int[] kept = Thinning.of(zeros(Thinning.LIMIT));
    assertThat(kept).hasSize(Thinning.LIMIT).isSorted().startsWith(0, 1, 2);
  }

  @Test
  void ofManyAtMostTheLimitIsKeptWithTheFirstAndTheLast() {
    for (int count : new int[] {Thinning.LIMIT + 1, 12_345, 1_000_000}) {
      double[] ys = new double[count];
      for (int i = 0; i < count; i++) {
        ys[i] = Math.sin(i);
      }
      int[] kept = Thinning.of(ys);
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
    assertThat(Thinning.of(ys)).contains(spikes);
  }

  @Test
  void aNumberIsKeptAmongMissingOnes() {
    double[] ys = zeros(100_000);
    Arrays.fill(ys, Double.NaN);
    ys[54_321] = 1;
    assertThat(Thinning.of(ys)).contains(54_321);
  }
}
