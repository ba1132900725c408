package gradus.inspect.worked;

import gradus.math.Decimals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A calculation as one would write it down, such as {@code 0.5*1 + (-0.2)*2 + 0.1}, together with
 * what a calculator makes of it.
 *
 * <p>The calculator only knows the numbers as they are shown, with four digits. Where it comes to
 * exactly the number on the right, there is an {@code =} between the two, otherwise a {@code ~}.
 */
final class Arithmetic {
  private static final int DIGITS = 4;

  /** What arithmetic on doubles leaves of a short decimal number, as in 0.30000000000000004. */
  private static final MathContext FIFTEEN = new MathContext(15);

  private static final int LONGEST_SUM = 6;
  private static final int SHOWN_TERMS = 3;

  /** What holds a calculation together at its outermost: decides where brackets are needed. */
  private enum Kind {
    NUMBER,
    PRODUCT,
    SUM
  }

  private final String text;
  private final BigDecimal value; // null where a calculator has none
  private final Kind kind;

  private Arithmetic(String text, BigDecimal value, Kind kind) {
    this.text = text;
    this.value = value;
    this.kind = kind;
  }

  /** A number with four significant digits: 0.5, 0.3333, 1.234e-7. */
  static String fourDigits(double x) {
    return Decimals.significant(x, DIGITS);
  }

  /** A double as the decimal number that was meant. */
  private static BigDecimal decimal(double x) {
    return new BigDecimal(x).round(FIFTEEN);
  }

  /** A number, shown with four digits. */
  static Arithmetic number(double x) {
    String text = fourDigits(x);
    BigDecimal value = Double.isFinite(x) ? new BigDecimal(text) : null;
    return new Arithmetic(text, value, Kind.NUMBER);
  }

  /** A function of a calculation, such as {@code exp(0.2 - 1.1)}. */
  static Arithmetic function(String name, Arithmetic argument, DoubleUnaryOperator function) {
    BigDecimal value = null;
    if (argument.value != null) {
      double result = function.applyAsDouble(argument.value.doubleValue());
      value = Double.isFinite(result) ? decimal(result) : null;
    }
    return new Arithmetic(name + "(" + argument.text + ")", value, Kind.NUMBER);
  }

  /** The largest of some numbers, such as {@code max(1, 2, 5, 6)}; of many, all are written. */
  static Arithmetic max(List<Arithmetic> numbers) {
    List<String> texts = new ArrayList<>();
    BigDecimal largest = numbers.get(0).value;
    for (Arithmetic number : numbers) {
      texts.add(number.text);
      boolean known = largest != null && number.value != null;
      largest = known ? largest.max(number.value) : null;
    }
    return new Arithmetic("max(" + String.join(", ", texts) + ")", largest, Kind.NUMBER);
  }

  /** A sum of one term or more; of a long one, only the first three terms are written. */
  static Arithmetic sum(List<Arithmetic> terms) {
    boolean whole = terms.size() <= LONGEST_SUM;
    Arithmetic sum = terms.get(0);
    for (int i = 1; i < (whole ? terms.size() : SHOWN_TERMS); i++) {
      sum = sum.plus(terms.get(i));
    }
    return whole ? sum : new Arithmetic(sum.text + " + ...", null, Kind.SUM);
  }

  Arithmetic plus(Arithmetic other) {
    BigDecimal sum = bothKnown(other) ? value.add(other.value) : null;
    return new Arithmetic(in(Kind.SUM) + " + " + other.in(Kind.SUM), sum, Kind.SUM);
  }

  Arithmetic minus(Arithmetic other) {
    BigDecimal difference = bothKnown(other) ? value.subtract(other.value) : null;
    return new Arithmetic(in(Kind.SUM) + " - " + other.in(Kind.PRODUCT), difference, Kind.SUM);
  }

  Arithmetic times(Arithmetic other) {
    BigDecimal product = bothKnown(other) ? value.multiply(other.value) : null;
    return new Arithmetic(in(Kind.PRODUCT) + "*" + other.in(Kind.PRODUCT), product, Kind.PRODUCT);
  }

  Arithmetic over(Arithmetic other) {
    boolean known = bothKnown(other) && other.value.signum() != 0;
    BigDecimal quotient = known ? value.divide(other.value, MathContext.DECIMAL128) : null;
    return new Arithmetic(in(Kind.PRODUCT) + "/" + other.in(Kind.NUMBER), quotient, Kind.PRODUCT);
  }

  /** With a factor in front, which is left out where it is 1. */
  Arithmetic scaledBy(double factor) {
    return Math.abs(factor - 1) < 1e-12 ? this : number(factor).times(this);
  }

  Arithmetic squared() {
    BigDecimal square = value == null ? null : value.multiply(value);
    return new Arithmetic(in(Kind.NUMBER) + "^2", square, Kind.NUMBER);
  }

  Arithmetic negative() {
    BigDecimal opposite = value == null ? null : value.negate();
    return new Arithmetic("-" + in(Kind.PRODUCT), opposite, Kind.PRODUCT);
  }

  /** As a part of this: in brackets, where they are needed. A negative number always needs them. */
  private String in(Kind whole) {
    boolean brackets = kind.compareTo(whole) > 0 || text.startsWith("-");
    return brackets ? "(" + text + ")" : text;
  }

  /** A label and a number. */
  static String line(String name, double x) {
    String shown = fourDigits(x);
    boolean exact = Double.isFinite(x) && decimal(x).compareTo(new BigDecimal(shown)) == 0;
    return name + (exact ? " = " : " ~ ") + shown;
  }

  /** A label, the steps of a calculation, and the result that the framework came to. */
  static String line(String name, List<Arithmetic> steps, double result) {
    Arithmetic last = number(result);
    if (steps.isEmpty() || steps.get(0).text.equals(last.text)) {
      return line(name, result);
    }
    Arithmetic before = steps.get(0);
    StringBuilder line = new StringBuilder(name + " = " + before.text);
    for (int i = 1; i < steps.size(); i++) {
      line.append(before.sign(steps.get(i))).append(steps.get(i).text);
      before = steps.get(i);
    }
    return line.append(before.sign(last)).append(last.text).toString();
  }

  private String sign(Arithmetic next) {
    return bothKnown(next) && value.compareTo(next.value) == 0 ? " = " : " ~ ";
  }

  private boolean bothKnown(Arithmetic other) {
    return value != null && other.value != null;
  }

  @Override
  public String toString() {
    return text;
  }
}
