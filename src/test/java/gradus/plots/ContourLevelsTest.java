package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ContourLevelsTest {
  /** 0 to 1440. */
  private static double[] numbers() {
    double[] numbers = new double[1441];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    return numbers;
  }

  @Test
  void lineIOfElevenHasTheShareOfItsSquareBelow() {
    ContourLevels levels = new ContourLevels(numbers());
    // (1/12)²·1440 = 10, then 40, 90, 160, 250, 360, 490 and so on: one digit less than the gap.
    assertThat(levels.lines()).isEqualTo(11);
    assertThat(levels.line(0)).isEqualTo(10);
    assertThat(levels.line(1)).isEqualTo(40);
    assertThat(levels.line(2)).isEqualTo(90);
    // (4/12)²·1440 = 160 is 70 above 90, so it is rounded to tens.
    assertThat(levels.line(3)).isEqualTo(160);
    // (11/12)²·1440 = 1210 is 210 above 1000, so it is rounded to hundreds.
    assertThat(levels.line(10)).isEqualTo(1200);
    assertThat(levels.range()).isEqualTo("from 0.0000 to 1440.0000");
  }

  @Test
  void heightsAreEvenFromLineToLine() {
    ContourLevels levels = new ContourLevels(numbers());
    assertThat(levels.height(0)).isZero();
    assertThat(levels.height(1440)).isEqualTo(1);
    for (int line = 0; line < levels.lines(); line++) {
      assertThat(levels.lineHeight(line)).isCloseTo((line + 1) / 12.0, within(1e-12));
      assertThat(levels.height(levels.line(line))).isCloseTo((line + 1) / 12.0, within(1e-12));
    }
  }

  @Test
  void heightsRiseWithTheValueAndHaveNoKink() {
    ContourLevels levels = new ContourLevels(numbers());
    for (double value = 60; value < 1439; value++) {
      double before = levels.height(value) - levels.height(value - 1);
      double after = levels.height(value + 1) - levels.height(value);
      assertThat(after).isPositive();
      // With straight pieces the slope would jump at 90, from 1/50 to 1/70 of a line.
      assertThat(after / before).isBetween(0.9, 1.1);
    }
  }

  @Test
  void oneValueEverywhereHasNoLine() {
    ContourLevels levels = new ContourLevels(new double[] {7, 7, 7});
    assertThat(levels.lines()).isZero();
    assertThat(levels.height(7)).isZero();
    assertThat(levels.range()).isEqualTo("everywhere 7.0000");
  }

  @Test
  void noLineLiesAboveTheHighestValue() {
    // Half the values are a plateau at 0.96: rounded by its distance to 0, its line would be at 1.
    double[] plateau = {0, 0, 0, 0, 0, 0.96, 0.96, 0.96, 0.96, 0.96};
    ContourLevels levels = new ContourLevels(plateau);
    assertThat(levels.range()).isEqualTo("from 0.0000 to 0.9600");
    assertThat(levels.height(0.96)).isEqualTo(1);
  }

  @Test
  void whatCannotBeShownDoesNotCount() {
    ContourLevels none =
        new ContourLevels(new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e300});
    assertThat(none.lines()).isZero();
    assertThat(none.range()).isEqualTo("no value that can be shown");
    assertThat(none.height(Double.NaN)).isNaN();
    assertThat(none.height(1e300)).isNaN();
    assertThat(new ContourLevels(new double[] {1, 2, Double.NaN}).range())
        .isEqualTo("from 1.0000 to 2.0000");
  }
}
