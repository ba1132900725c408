package gradus.plots.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PictureBudgetTest {
  private static final long MILLIS = 1_000_000;

  private long now = 0;
  private final PictureBudget budget = new PictureBudget(now, 50 * MILLIS, 25);

  /** Trains for a time, a millisecond a step, and paints as often as is allowed. */
  private int pictures(int trainingMillis, int millisForAPicture) {
    int pictures = 0;
    for (int step = 0; step < trainingMillis; step++) {
      now += MILLIS;
      if (budget.allows(now)) {
        budget.took(now, now + millisForAPicture * MILLIS);
        now += millisForAPicture * MILLIS;
        pictures++;
      }
    }
    return pictures;
  }

  @Test
  void paintingTakesATwentyFifthOfTheTrainingTime() {
    pictures(200, 30); // the first isn't counted
    // 10 s of training pay for 400 ms of painting: 13 pictures of 30 ms, each after 750 ms.
    assertThat(pictures(10_000, 30)).isEqualTo(13);
  }

  @Test
  void quickPicturesAreNotPaintedMoreThanTwentyTimesASecond() {
    pictures(200, 1);
    assertThat(pictures(10_000, 1)).isBetween(195, 200);
  }

  @Test
  void waitingIsFree() {
    budget.took(0, 0);
    now = 100 * MILLIS;
    budget.took(now, now + 60 * MILLIS);
    now += 60 * MILLIS;
    long painted = now;
    now = painted + 59 * MILLIS;
    budget.waited(59 * MILLIS);
    assertThat(budget.allows(now)).isFalse();
    now = painted + 60 * MILLIS;
    budget.waited(MILLIS);
    assertThat(budget.allows(now)).isTrue();
  }

  @Test
  void theFirstPictureIsNotCounted() {
    budget.took(0, 800 * MILLIS);
    assertThat(budget.allows(850 * MILLIS)).isTrue();
    budget.took(850 * MILLIS, 900 * MILLIS);
    // 50 ms must be earned by 1250 ms of training.
    assertThat(budget.allows(2149 * MILLIS)).isFalse();
    assertThat(budget.allows(2150 * MILLIS)).isTrue();
  }
}
