package gradus.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SchedulesTest {
  /** Asserts the rates from time 0 on. */
  private static void assertRates(Schedule schedule, double... rates) {
    for (int time = 0; time < rates.length; time++) {
      assertThat(schedule.learningRate(time))
          .as("%s at %d", schedule, time)
          .isEqualTo(rates[time], within(1e-15));
    }
  }

  @Test
  void aConstantRateStays() {
    Schedule schedule = new ConstantRate(0.1);
    assertRates(schedule, 0.1, 0.1);
    assertThat(schedule.learningRate(Long.MAX_VALUE - 1)).isEqualTo(0.1);
    assertThat(schedule.length()).isEqualTo(Schedule.ENDLESS);
    assertThat(schedule).hasToString("ConstantRate(0.1)");
  }

  @Test
  void stepDecayFallsInStairs() {
    Schedule schedule = new StepDecay(0.8, 3, 0.5);
    // 0.8, 0.8·½, 0.8·¼
    assertRates(schedule, 0.8, 0.8, 0.8, 0.4, 0.4, 0.4, 0.2);
    // ⌊100 / 3⌋ = 33
    assertThat(schedule.learningRate(100)).isEqualTo(0.8 * 0x1p-33);
    assertThat(schedule.length()).isEqualTo(Schedule.ENDLESS);
    assertThat(schedule).hasToString("StepDecay(0.8, times 0.5 every 3)");
  }

  @Test
  void exponentialDecayFallsEveryTime() {
    Schedule schedule = new ExponentialDecay(0.8, 0.5);
    assertRates(schedule, 0.8, 0.4, 0.2, 0.1);
    assertThat(schedule.length()).isEqualTo(Schedule.ENDLESS);
    assertThat(schedule).hasToString("ExponentialDecay(0.8, times 0.5)");
    assertRates(new ExponentialDecay(0.8, 1), 0.8, 0.8);
    // The figure of its Javadoc
    assertThat(new ExponentialDecay(1, 0.99).learningRate(69)).isEqualTo(0.4998, within(5e-5));
  }

  @Test
  void cosineDecayFallsAlongHalfAPeriod() {
    Schedule schedule = new CosineDecay(0.5, 0.1, 4);
    // 0.1 + 0.4·(1 + cos(π·t/4))/2 with cos 0 = 1, cos 45° = √½, cos 90° = 0, cos 135° = −√½
    double root = Math.sqrt(0.5);
    assertRates(schedule, 0.5, 0.3 + 0.2 * root, 0.3, 0.3 - 0.2 * root);
    assertThat(schedule.length()).isEqualTo(4);
    assertThat(schedule).hasToString("CosineDecay(0.5 to 0.1 in 4)");
  }

  @Test
  void cosineDecayTowardZeroIsNeverZero() {
    // The last rate is about (π/2T)²: 2.5e-12 of the first.
    Schedule schedule = new CosineDecay(1, 0, 1_000_000);
    assertThat(schedule.learningRate(999_999)).isEqualTo(2.467e-12, within(1e-15));
  }

  @Test
  void oneCycleRisesForThirtyPercentAndThenFallsToNearlyNothing() {
    Schedule schedule = new OneCycle(0.5, 10);
    // Up from 0.5/25 = 0.02 until time 0.3·10 − 1 = 2, half way at time 1
    assertRates(schedule, 0.02, (0.02 + 0.5) / 2, 0.5);
    // Down to 0.02/10,000 at time 9, seven times later: t = 5 and 6 are 3/7 and 4/7 of the way
    assertThat(schedule.learningRate(9)).isEqualTo(2e-6, within(1e-17));
    double twoMiddle = schedule.learningRate(5) + schedule.learningRate(6);
    assertThat(twoMiddle).isEqualTo(0.5 + 2e-6, within(1e-15));
    assertThat(schedule.length()).isEqualTo(10);
    assertThat(schedule).hasToString("OneCycle(0.5 in 10)");
  }

  @Test
  void theTopOfACycleMayLieBetweenTwoSteps() {
    Schedule schedule = new OneCycle(1, 4);
    // Up until time 0.3·4 − 1 = 0.2; then down in 2.8: 0.8/2.8 = 4/14 of the way, 9/14, all of it
    double down = 1 - 4e-6;
    assertRates(
        schedule,
        0.04,
        4e-6 + down * (1 + Math.cos(Math.PI * 4 / 14)) / 2,
        4e-6 + down * (1 + Math.cos(Math.PI * 9 / 14)) / 2,
        4e-6);
  }

  @Test
  void warmUpRisesInAStraightLineToWhereTheOtherBegins() {
    Schedule schedule = new WarmUp(3, new ExponentialDecay(0.8, 0.5));
    // 0.8·1/4, 0.8·2/4, 0.8·3/4, and then 0.8·½ᵗ
    assertRates(schedule, 0.2, 0.4, 0.6, 0.8, 0.4, 0.2);
    assertThat(schedule.length()).isEqualTo(Schedule.ENDLESS);
    assertThat(schedule).hasToString("WarmUp(3, then ExponentialDecay(0.8, times 0.5))");
  }

  @Test
  void warmUpMakesTheOtherLonger() {
    Schedule schedule = new WarmUp(2, new OneCycle(0.75, 10));
    // OneCycle begins at 0.75/25 = 0.03: a third of it, two thirds, and then all of it
    assertRates(schedule, 0.01, 0.02, 0.03);
    assertThat(schedule.learningRate(11)).isEqualTo(3e-6, within(1e-17));
    assertThat(schedule.length()).isEqualTo(12);
    assertThat(new WarmUp(3, schedule).length()).isEqualTo(15);
  }

  @Test
  void warmUpsAsLongAsALongMayBeDoNotOverflow() {
    Schedule constant = new WarmUp(Long.MAX_VALUE, new ConstantRate(0.1));
    assertThat(constant.learningRate(Long.MAX_VALUE / 2)).isEqualTo(0.05, within(1e-15));
    assertThat(new WarmUp(Long.MAX_VALUE - 5, new OneCycle(0.1, 10)).length())
        .isEqualTo(Schedule.ENDLESS);
    assertThat(new WarmUp(Long.MAX_VALUE - 15, new OneCycle(0.1, 10)).length())
        .isEqualTo(Long.MAX_VALUE - 5);
  }

  @Test
  void theSameTimeAlwaysHasTheSameRate() {
    Schedule schedule = new WarmUp(2, new CosineDecay(0.1, 0, 10));
    double later = schedule.learningRate(7);
    schedule.learningRate(1);
    assertThat(schedule.learningRate(7)).isEqualTo(later);
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void refusesRatesThatAreNotPositive() {
    for (double rate : new double[] {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      String message = " got a learning rate of " + rate + ", but expects a positive number.";
      assertRefused(() -> new ConstantRate(rate), "ConstantRate" + message);
      assertRefused(() -> new StepDecay(rate, 10, 0.5), "StepDecay" + message);
      assertRefused(() -> new ExponentialDecay(rate, 0.5), "ExponentialDecay" + message);
      assertRefused(() -> new CosineDecay(rate, 0, 10), "CosineDecay" + message);
      assertRefused(() -> new OneCycle(rate, 10), "OneCycle" + message);
    }
  }

  @Test
  void refusesFactorsThatRaiseTheRateOrEndIt() {
    for (double factor : new double[] {0, -0.5, 1.01, Double.NaN}) {
      String message =
          " got a factor of "
              + factor
              + ", but expects a number above 0 and at most 1, such as 0.5: rates fall.";
      assertRefused(() -> new StepDecay(0.1, 10, factor), "StepDecay" + message);
      assertRefused(() -> new ExponentialDecay(0.1, factor), "ExponentialDecay" + message);
    }
  }

  @Test
  void refusesACosineThatRisesOrEndsBelowZero() {
    for (double last : new double[] {-0.1, 0.2, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertRefused(
          () -> new CosineDecay(0.1, last, 10),
          "CosineDecay got a last rate of "
              + last
              + ", but expects a number from 0 to the first rate, 0.1.");
    }
    assertRates(new CosineDecay(0.1, 0.1, 10), 0.1, 0.1, 0.1);
  }

  @Test
  void refusesToTakeNoTime() {
    Schedule constant = new ConstantRate(0.1);
    assertRefused(
        () -> new StepDecay(0.1, 0, 0.5),
        "StepDecay got an interval of 0, but expects at least 1.");
    assertRefused(
        () -> new CosineDecay(0.1, 0, -1),
        "CosineDecay got a duration of -1, but expects at least 1.");
    assertRefused(
        () -> new OneCycle(0.1, 3), "OneCycle got a duration of 3, but expects at least 4.");
    assertRefused(
        () -> new WarmUp(0, constant), "WarmUp got a duration of 0, but expects at least 1.");
  }

  @Test
  void refusesTimesBeforeTheBeginning() {
    for (Schedule schedule :
        List.of(
            new ConstantRate(0.1),
            new StepDecay(0.1, 10, 0.5),
            new ExponentialDecay(0.1, 0.5),
            new CosineDecay(0.1, 0, 10),
            new OneCycle(0.1, 10),
            new WarmUp(5, new ConstantRate(0.1)))) {
      assertRefused(
          () -> schedule.learningRate(-1),
          schedule + " has no rate at -1: time is counted from 0.");
    }
  }

  @Test
  void refusesTimesAfterTheEnd() {
    for (Schedule schedule :
        List.of(
            new CosineDecay(0.1, 0, 10),
            new OneCycle(0.1, 10),
            new WarmUp(5, new CosineDecay(0.1, 0, 5)))) {
      assertThat(schedule.learningRate(9)).isPositive();
      assertRefused(
          () -> schedule.learningRate(10),
          schedule + " has no rate at 10: it ends after 10. Make it longer, or train less.");
    }
  }
}
