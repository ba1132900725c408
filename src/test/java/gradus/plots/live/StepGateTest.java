package gradus.plots.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StepGateTest {
  private static final long SECOND = 1_000_000_000;

  private long now = 5 * SECOND;
  private final StepGate gate = new StepGate(() -> now);

  /** Makes steps for as long as the gate lets them pass; an epoch has four. */
  private int steps(int atMost) {
    int steps = 0;
    while (steps < atMost && gate.remaining() == 0) {
      steps++;
      gate.stepEnded(steps % 4 == 0);
    }
    return steps;
  }

  @Test
  void letsEverythingPassIfNothingIsSaid() {
    assertThat(steps(1000)).isEqualTo(1000);
    assertThat(gate.isPaused()).isFalse();
  }

  @Test
  void aPauseLastsUntilSomethingElseIsSaid() {
    gate.pause();
    assertThat(gate.isPaused()).isTrue();
    assertThat(gate.remaining()).isEqualTo(StepGate.FOREVER);
    now += 1000 * SECOND;
    assertThat(steps(10)).isZero();
    gate.run();
    assertThat(steps(10)).isEqualTo(10);
  }

  @Test
  void oneStepIsOneStep() {
    gate.oneStep();
    assertThat(gate.isPaused()).isFalse();
    assertThat(steps(10)).isEqualTo(1);
    assertThat(gate.isPaused()).isTrue();
    gate.oneStep();
    gate.oneStep(); // pressed twice before the first was made
    assertThat(steps(10)).isEqualTo(2);
  }

  @Test
  void oneEpochGoesToItsEndAndNotFurther() {
    gate.oneEpoch();
    assertThat(steps(10)).isEqualTo(4);
    assertThat(gate.isPaused()).isTrue();
    gate.oneEpoch();
    assertThat(steps(10)).isEqualTo(4);
    gate.run();
    assertThat(steps(10)).isEqualTo(10);
  }

  @Test
  void aStepInsteadOfTheRestOfAnEpochIsAStep() {
    gate.oneEpoch();
    gate.oneStep();
    assertThat(steps(10)).isEqualTo(1);
  }

  @Test
  void keepsToASpeed() {
    gate.setSpeed(10);
    int steps = 0;
    for (int millis = 0; millis < 2000; millis++) {
      now += SECOND / 1000;
      steps += steps(1);
    }
    assertThat(steps).isEqualTo(1 + 20); // one at once, and then ten a second
  }

  @Test
  void makesUpForATenthOfASecondAtMost() {
    gate.setSpeed(100);
    assertThat(steps(1000)).isEqualTo(1);
    now += 10 * SECOND;
    // Those of the last tenth, and the one that is due now.
    assertThat(steps(1000)).isEqualTo(11);
  }

  @Test
  void aHigherSpeedCountsAtOnce() {
    gate.setSpeed(1);
    steps(1);
    assertThat(gate.remaining()).isEqualTo(SECOND);
    gate.setSpeed(100);
    assertThat(gate.remaining()).isEqualTo(SECOND / 100);
    gate.setSpeed(Double.POSITIVE_INFINITY);
    assertThat(gate.remaining()).isZero();
  }

  @Test
  void oneStepKeepsToTheSpeedToo() {
    gate.setSpeed(1);
    steps(1);
    gate.oneStep();
    assertThat(gate.remaining()).isEqualTo(SECOND);
  }

  @Test
  void anOpenGateStaysOpen() {
    gate.setSpeed(1);
    gate.pause();
    gate.open();
    gate.pause();
    assertThat(steps(1000)).isEqualTo(1000);
    assertThat(gate.isPaused()).isFalse();
  }

  /** A thread that waits at a paused gate, on a real clock. */
  private static Thread waiting(StepGate paused) throws InterruptedException {
    paused.pause();
    CountDownLatch started = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              started.countDown();
              for (long seen = paused.changes(); paused.remaining() > 0; seen = paused.changes()) {
                paused.rest(seen, StepGate.FOREVER);
              }
            });
    thread.setDaemon(true);
    thread.start();
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    return thread;
  }

  @Test
  void whoWaitsIsWoken() throws InterruptedException {
    StepGate real = new StepGate();
    Thread thread = waiting(real);
    real.oneStep();
    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();
    thread = waiting(real);
    real.open();
    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void wakingDoesNotLetAStepPass() throws InterruptedException {
    StepGate real = new StepGate();
    Thread thread = waiting(real);
    real.wake();
    thread.join(100);
    assertThat(thread.isAlive()).isTrue();
    real.open();
    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void whoIsInterruptedWaitsNoMoreAndStaysInterrupted() throws InterruptedException {
    StepGate real = new StepGate();
    Thread thread = waiting(real);
    thread.interrupt();
    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();
    assertThat(real.remaining()).isZero();
    Thread.currentThread().interrupt();
    StepGate paused = new StepGate();
    paused.pause();
    paused.rest(paused.changes(), StepGate.FOREVER);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aRestEndsWhenTheStepIsDue() {
    StepGate real = new StepGate();
    real.setSpeed(50);
    real.stepEnded(false);
    real.rest(real.changes(), StepGate.FOREVER);
    assertThat(real.remaining()).isZero();
  }

  /** It comes between a look at the gate and the wait. */
  @Test
  void aClickBeforeTheWaitIsNotMissed() {
    for (Runnable click :
        List.<Runnable>of(gate::oneBack, gate::allBack, gate::wake, () -> gate.setSpeed(2))) {
      gate.pause();
      long seen = gate.changes();
      assertThat(gate.takeBack()).isZero();
      click.run();
      gate.rest(seen, StepGate.FOREVER); // returns at once
      gate.takeBack();
    }
  }

  @Test
  void aRestEndsAfterTheTimeThatItMayTake() {
    gate.pause();
    gate.rest(gate.changes(), SECOND / 1000);
    assertThat(gate.isPaused()).isTrue();
  }

  @Test
  void theWayBackComesBeforeMoreSteps() {
    gate.oneBack();
    gate.oneBack();
    gate.run(); // before anybody went back
    assertThat(gate.isMoved()).isTrue();
    assertThat(steps(10)).isZero();
    assertThat(gate.takeBack()).isEqualTo(2);
    assertThat(steps(10)).isEqualTo(10);
    gate.pause();
    assertThat(gate.isMoved()).isFalse();
    gate.allBack();
    assertThat(gate.isMoved()).isTrue();
    assertThat(gate.takeBack()).isEqualTo(StepGate.ALL);
    assertThat(gate.isMoved()).isFalse();
  }
}
