package gradus.plots.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PictureBudgetTest {
  private static final long MILLIS = 1_000_000;

  private long now = 0;
  private long processor = 0; // as long as the thread has worked
  private final PictureBudget budget = new PictureBudget(() -> processor, now, 50 * MILLIS, 25);

  /** Time passes in which the thread works. */
  private void work(long nanos) {
    now += nanos;
    processor += nanos;
  }

  private void picture(long nanos) {
    budget.begin();
    work(nanos);
    budget.took(now);
  }

  /** Trains for a time, a millisecond a step, and paints as often as is allowed. */
  private int pictures(int trainingMillis, int millisForAPicture) {
    int pictures = 0;
    for (int step = 0; step < trainingMillis; step++) {
      work(MILLIS);
      if (budget.allows(now)) {
        picture(millisForAPicture * MILLIS);
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
    picture(0);
    now += 100 * MILLIS;
    picture(60 * MILLIS);
    now += 59 * MILLIS;
    budget.waited(59 * MILLIS);
    assertThat(budget.allows(now)).isFalse();
    now += MILLIS;
    budget.waited(MILLIS);
    assertThat(budget.allows(now)).isTrue();
  }

  @Test
  void theFirstPictureIsNotCounted() {
    picture(800 * MILLIS);
    work(50 * MILLIS);
    assertThat(budget.allows(now)).isTrue();
    picture(50 * MILLIS);
    // 50 ms must be earned by 1250 ms of training.
    work(1249 * MILLIS);
    assertThat(budget.allows(now)).isFalse();
    work(MILLIS);
    assertThat(budget.allows(now)).isTrue();
  }

  /** Other programs have the core meanwhile; that is neither training nor painting. */
  @Test
  void timeOfOthersDoesNotCount() {
    picture(0);
    work(50 * MILLIS);
    budget.begin();
    work(2 * MILLIS);
    now += 500 * MILLIS; // another program has the core
    work(2 * MILLIS);
    budget.took(now);
    now += 500 * MILLIS;
    work(99 * MILLIS);
    assertThat(budget.allows(now)).isFalse(); // 4 ms are earned by 100
    work(MILLIS);
    assertThat(budget.allows(now)).isTrue();
  }

  @Test
  void anotherThreadGoesOnAtOnce() {
    work(5000 * MILLIS);
    picture(4 * MILLIS);
    picture(4 * MILLIS);
    processor = 0; // a new thread trains
    now += 60 * MILLIS;
    assertThat(budget.allows(now)).isFalse();
    work(100 * MILLIS);
    assertThat(budget.allows(now)).isTrue();
  }
}
