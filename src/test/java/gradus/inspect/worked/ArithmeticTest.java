package gradus.inspect.worked;

import static gradus.inspect.worked.Arithmetic.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
  private static String line(Arithmetic calculation, double result) {
    return Arithmetic.line("x", List.of(calculation), result);
  }

  @Test
  void negativeNumbersStandInBrackets() {
    Arithmetic sum = number(0.5).times(number(1)).plus(number(-0.2).times(number(2)));
    assertThat(sum.plus(number(0.1))).hasToString("0.5*1 + (-0.2)*2 + 0.1");
    assertThat(number(1).minus(number(-2))).hasToString("1 - (-2)");
  }

  @Test
  void sumsAndDivisorsStandInBracketsWhereTheyMust() {
    Arithmetic difference = number(3).minus(number(1));
    assertThat(number(2).times(difference).over(number(4))).hasToString("2*(3 - 1)/4");
    assertThat(difference.squared()).hasToString("(3 - 1)^2");
    assertThat(number(5).minus(difference)).hasToString("5 - (3 - 1)");
    assertThat(number(5).plus(difference)).hasToString("5 + 3 - 1");
    assertThat(number(1).over(number(2).times(number(4)))).hasToString("1/(2*4)");
    assertThat(difference.negative()).hasToString("-(3 - 1)");
  }

  @Test
  void aFactorOfOneIsLeftOut() {
    assertThat(number(3).scaledBy(1)).hasToString("3");
    assertThat(number(3).minus(number(1)).scaledBy(0.5)).hasToString("0.5*(3 - 1)");
  }

  @Test
  void equalsStandsWhereACalculatorGetsExactlyThat() {
    // 0.1·3 is 0.30000000000000004 in binary arithmetic; a calculator says 0.3.
    assertThat(line(number(0.1).times(number(3)), 0.1 * 3)).isEqualTo("x = 0.1*3 = 0.3");
    assertThat(line(number(1).over(number(4)), 0.25)).isEqualTo("x = 1/4 = 0.25");
    Arithmetic one = Arithmetic.function("exp", number(0), StrictMath::exp);
    assertThat(line(one, 1)).isEqualTo("x = exp(0) = 1");
  }

  @Test
  void aTildeStandsWhereSomethingWasRounded() {
    assertThat(line(number(1).over(number(3)), 1.0 / 3)).isEqualTo("x = 1/3 ~ 0.3333");
    // 1/3 is shown as 0.3333, and 3 times that is 0.9999.
    assertThat(line(number(1.0 / 3).times(number(3)), 1)).isEqualTo("x = 0.3333*3 ~ 1");
    assertThat(line(number(1).over(number(0)), Double.POSITIVE_INFINITY))
        .isEqualTo("x = 1/0 ~ infinity");
  }

  @Test
  void eachStepHasItsOwnSign() {
    Arithmetic slope = Arithmetic.function("f'", number(0.2), x -> 2 * x);
    List<Arithmetic> steps = List.of(slope.times(number(3)), number(0.4).times(number(3)));
    assertThat(Arithmetic.line("x", steps, 1.2)).isEqualTo("x = f'(0.2)*3 = 0.4*3 = 1.2");
  }

  @Test
  void aNumberIsNotSaidTwice() {
    assertThat(line(number(0.5), 0.5)).isEqualTo("x = 0.5");
    assertThat(line(number(1.0 / 3), 1.0 / 3)).isEqualTo("x ~ 0.3333");
    assertThat(Arithmetic.line("x", List.of(), 0.1 * 3)).isEqualTo("x = 0.3");
  }

  @Test
  void ofALongSumTheFirstThreeTermsAreWritten() {
    List<Arithmetic> terms = new ArrayList<>(Collections.nCopies(6, number(1)));
    assertThat(line(Arithmetic.sum(terms), 6)).isEqualTo("x = 1 + 1 + 1 + 1 + 1 + 1 = 6");
    terms.add(number(1));
    assertThat(line(Arithmetic.sum(terms), 7)).isEqualTo("x = 1 + 1 + 1 + ... ~ 7");
  }

  @Test
  void numbersHaveFourDigits() {
    assertThat(Arithmetic.fourDigits(1.0 / 3)).isEqualTo("0.3333");
    assertThat(Arithmetic.fourDigits(-123.456)).isEqualTo("-123.5");
    assertThat(Arithmetic.fourDigits(2.50)).isEqualTo("2.5");
    assertThat(Arithmetic.fourDigits(-0.0)).isEqualTo("0");
    assertThat(Arithmetic.fourDigits(9999)).isEqualTo("9999");
    assertThat(Arithmetic.fourDigits(0.001)).isEqualTo("0.001");
    assertThat(Arithmetic.fourDigits(99999)).isEqualTo("1e5");
    assertThat(Arithmetic.fourDigits(-1.23456e-7)).isEqualTo("-1.235e-7");
    assertThat(Arithmetic.fourDigits(Double.NaN)).isEqualTo("NaN");
    assertThat(Arithmetic.fourDigits(Double.NEGATIVE_INFINITY)).isEqualTo("-infinity");
  }
}
