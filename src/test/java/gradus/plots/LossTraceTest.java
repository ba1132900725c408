package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossTraceTest {
  @Test
  void keepsEveryLossAtFirst() {
    LossTrace trace = new LossTrace(7);
    trace.add(3);
    trace.add(1);
    assertThat(trace.losses()).containsExactly(3, 1);
    assertThat(trace.steps()).containsExactly(8, 9);
    assertThat(trace.stepsPerMean()).isEqualTo(1);
  }

  @Test
  void atAThousandNeighboursBecomeTheirMean() {
    LossTrace trace = new LossTrace(0);
    for (int step = 1; step <= 1000; step++) {
      trace.add(step);
    }
    assertThat(trace.losses()).hasSize(500).startsWith(1.5, 3.5).endsWith(999.5);
    assertThat(trace.steps()).startsWith(2, 4).endsWith(1000);
    trace.add(10);
    assertThat(trace.losses()).hasSize(500); // half of a mean
    trace.add(20);
    assertThat(trace.losses()).hasSize(501).endsWith(15);
    assertThat(trace.steps()).endsWith(1002);
  }

  @Test
  void aMillionStepsFitToo() {
    LossTrace trace = new LossTrace(0);
    for (int step = 1; step <= 1_000_000; step++) {
      trace.add(step % 2);
    }
    // 1000 · 2¹⁰ is above a million, 1000 · 2⁹ below.
    assertThat(trace.stepsPerMean()).isEqualTo(1024);
    assertThat(trace.losses()).hasSize(976).containsOnly(0.5); // 976 · 1024 = 999,424
  }
}
