package gradus.plots.live;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.Trainer;
import gradus.plots.Slope;
import org.junit.jupiter.api.Test;

class LiveRateTest {
  @Test
  void takesAPointOrAComma() {
    assertThat(LiveRate.parse("0.5")).isEqualTo(0.5);
    assertThat(LiveRate.parse(" 0,5 ")).isEqualTo(0.5);
    assertThat(LiveRate.parse("1e-4")).isEqualTo(1e-4);
    assertThat(LiveRate.parse("2,5e-3")).isEqualTo(2.5e-3);
  }

  @Test
  void whatCannotBeARateIsNaN() {
    for (String wrong :
        new String[] {"", "fast", "0", "-1", "NaN", "Infinity", "1,000.5", "1,2,3"}) {
      assertThat(LiveRate.parse(wrong)).as(wrong).isNaN();
    }
  }

  @Test
  void isShownAsOneWritesIt() {
    assertThat(LiveRate.text(0.1)).isEqualTo("0.1");
    assertThat(LiveRate.text(1e-4)).isEqualTo("0.0001");
    assertThat(LiveRate.text(1.0 / 3)).isEqualTo("0.3333");
    assertThat(LiveRate.text(100)).isEqualTo("100");
    assertThat(LiveRate.text(2.5e-7)).isEqualTo("2.5e-7");
  }

  @Test
  void theLastRateAskedForCountsOnce() {
    Trainer trainer = Slope.trainer();
    LiveRate rate = new LiveRate();
    assertThat(rate.handOver(trainer.optimizer())).isFalse();
    rate.want(0.5);
    rate.want(0.125);
    assertThat(rate.isWaiting()).isTrue();
    assertThat(rate.handOver(trainer.optimizer())).isTrue();
    assertThat(trainer.optimizer().learningRate()).isEqualTo(0.125);
    assertThat(rate.handOver(trainer.optimizer())).isFalse();
    rate.look(trainer.optimizer());
    assertThat(rate.isChangedByOthers()).isFalse();
    trainer.optimizer().setLearningRate(1);
    rate.look(trainer.optimizer());
    assertThat(rate.isChangedByOthers()).isTrue();
  }

  @Test
  void whoGoesBackHasNotChangedTheRate() {
    Trainer trainer = Slope.trainer();
    LiveRate rate = new LiveRate();
    rate.handOver(trainer.optimizer());
    rate.want(3);
    rate.forget();
    assertThat(rate.isWaiting()).isFalse();
    trainer.optimizer().setLearningRate(1);
    rate.look(trainer.optimizer());
    assertThat(rate.isChangedByOthers()).isFalse();
  }
}
