package exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The five trainings of task 25 show what the messages of its test say about them. */
class FiveTrainingsTest {
  /** Losses after 0, 1, 5 and 30 epochs, the accuracy, and the sum of the first row. */
  private static double[] numbers(char letter) {
    String[] words = FiveTrainings.line(letter).strip().split("\\s+", -1);
    assertThat(words[0]).isEqualTo(String.valueOf(letter));
    return Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray();
  }

  @Test
  void shuffledLabelsCanHardlyBeLearned() {
    double[] a = numbers('A');
    assertThat(a[3]).isBetween(1.0, 1.0986); // ln 3 is what guessing costs
    assertThat(a[4]).isLessThan(0.6);
    assertThat(a[5]).isNotEqualTo(1);
  }

  @Test
  void softmaxTwiceHasRowsWithTheSumOneAndAFloor() {
    double[] b = numbers('B');
    assertThat(b[5]).isEqualTo(1);
    assertThat(b[3]).isBetween(0.5514, 0.75);
    assertThat(b[4]).isGreaterThan(0.9);
  }

  @Test
  void ascentRises() {
    double[] c = numbers('C');
    assertThat(c[1]).isGreaterThan(c[0]);
    assertThat(c[2]).isGreaterThan(c[1]);
    assertThat(c[3]).isGreaterThan(2 * c[0]);
  }

  @Test
  void theHealthyOneFallsFarAndTheTinyRateHardly() {
    double[] d = numbers('D');
    assertThat(d[3]).isLessThan(0.15);
    assertThat(d[4]).isGreaterThan(0.94);
    double[] e = numbers('E');
    assertThat(e[1]).isLessThanOrEqualTo(e[0]);
    assertThat(e[2]).isLessThan(e[1]);
    assertThat(e[3]).isLessThan(e[2]).isGreaterThan(e[0] - 0.05);
  }
}
