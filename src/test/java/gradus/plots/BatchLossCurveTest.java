package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchLossCurveTest {
  @Test
  void keepsEveryLossAtFirst() {
    BatchLossCurve.BatchMeans means = new BatchLossCurve.BatchMeans(7);
    means.add(3);
    means.add(1);
    assertThat(means.losses()).containsExactly(3, 1);
    assertThat(means.steps()).containsExactly(8, 9);
    assertThat(means.stepsPerMean()).isEqualTo(1);
  }

  @Test
  void atAThousandNeighborsBecomeTheirMean() {
    BatchLossCurve.BatchMeans means = new BatchLossCurve.BatchMeans(0);
    for (int step = 1; step <= 1000; step++) {
      means.add(step);
    }
    assertThat(means.losses()).hasSize(500).startsWith(1.5, 3.5).endsWith(999.5);
    assertThat(means.steps()).startsWith(2, 4).endsWith(1000);
    means.add(10);
    assertThat(means.losses()).hasSize(500); // half of a mean
    means.add(20);
    assertThat(means.losses()).hasSize(501).endsWith(15);
    assertThat(means.steps()).endsWith(1002);
  }

  @Test
  void aMillionStepsFitToo() {
    BatchLossCurve.BatchMeans means = new BatchLossCurve.BatchMeans(0);
    for (int step = 1; step <= 1_000_000; step++) {
      means.add(step % 2);
    }
    // 1000 · 2¹⁰ is above a million, 1000 · 2⁹ below.
    assertThat(means.stepsPerMean()).isEqualTo(1024);
    assertThat(means.losses()).hasSize(976).containsOnly(0.5); // 976 · 1024 = 999,424
  }

  @Test
  void ofManyEpochsTheLastIsKept() {
    BatchLossCurve.Losses losses = new BatchLossCurve.Losses(0);
    for (int epoch = 1; epoch <= 5000; epoch++) {
      losses.addEpoch(epoch, 1.0 / epoch, Double.NaN);
      assertThat(losses.epochs()).isBetween(1, 1000);
      assertThat(losses.lastEpochStep()).isEqualTo(epoch);
    }
    assertThat(losses.epochs()).isGreaterThan(400);
  }
}
