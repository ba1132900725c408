package gradus.plots.live;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.Trainer;
import gradus.plots.BatchLossCurve;
import gradus.plots.Slope;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PastStepsTest {
  private final Trainer trainer = Slope.trainer();
  private final BatchLossCurve.Losses losses = new BatchLossCurve.Losses(0);
  private final PastSteps past = new PastSteps(trainer, losses);

  private void train(int steps, boolean each) {
    for (int i = 0; i < steps; i++) {
      trainer.step(Slope.POINTS.inputs(), Slope.POINTS.targets());
      past.add(trainer, losses, each);
    }
  }

  @Test
  void atFullSpeedEveryEighthStepIsKeptAtFirst() {
    train(100, false);
    assertThat(past.first()).isZero();
    assertThat(past.atOrBefore(7).getKey()).isZero();
    assertThat(past.atOrBefore(8).getKey()).isEqualTo(8);
    assertThat(past.atOrBefore(99).getKey()).isEqualTo(96);
  }

  @Test
  void aLongTrainingKeepsAsMuchAsAShortOne() {
    train(10_000, false);
    Set<Long> kept = new HashSet<>();
    for (long step = 0; step <= 10_000; step++) {
      kept.add(past.atOrBefore(step).getKey());
    }
    assertThat(kept).hasSizeBetween(16, 32).contains(0L);
    // 32 of every 512th reach 16,384: no way back is longer.
    assertThat(10_000 - past.atOrBefore(9_999).getKey()).isLessThanOrEqualTo(512);
  }

  @Test
  void whatIsWatchedStepByStepIsKeptWhole() {
    train(100, true);
    for (long step = 75; step <= 100; step++) {
      assertThat(past.atOrBefore(step).getKey()).isEqualTo(step);
    }
  }

  @Test
  void aSnapshotIsOfItsStep() {
    train(20, true);
    double slope = Slope.of(trainer.network());
    train(5, true);
    trainer.restore(past.atOrBefore(20).getValue().snapshot());
    assertThat(trainer.steps()).isEqualTo(20);
    assertThat(Slope.of(trainer.network())).isEqualTo(slope);
  }

  @Test
  void whatComesAfterIsForgotten() {
    train(50, true);
    past.rateEntered(20, 0.5);
    past.rateEntered(30, 0.125);
    past.forgetAfter(20);
    assertThat(past.atOrBefore(50).getKey()).isEqualTo(20);
    past.enterRate(30, trainer.optimizer());
    assertThat(trainer.optimizer().learningRate()).isEqualTo(0.25);
    past.enterRate(20, trainer.optimizer()); // the rate of the step after this one stays
    assertThat(trainer.optimizer().learningRate()).isEqualTo(0.5);
  }
}
