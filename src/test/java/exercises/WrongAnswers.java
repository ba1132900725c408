package exercises;

/** What several wrong answers are made of, and what is said about them. */
final class WrongAnswers {
  private WrongAnswers() {}

  /** The message of the first check that this answer fails. */
  static String messageOf(Class<?> test, Object wrong) {
    Checks checks = Checks.of(test, wrong);
    return checks.failures.get(checks.firstFailed());
  }

  /** e to the power of each. */
  static double[] powers(double[] z) {
    double[] powers = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      powers[i] = StrictMath.exp(z[i]);
    }
    return powers;
  }

  static double[] divided(double[] numbers, double divisor) {
    double[] quotients = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      quotients[i] = numbers[i] / divisor;
    }
    return quotients;
  }

  static double[] minus(double[] numbers, double subtrahend) {
    double[] differences = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      differences[i] = numbers[i] - subtrahend;
    }
    return differences;
  }

  static double sum(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum;
  }

  static double max(double[] numbers) {
    double max = numbers[0];
    for (double number : numbers) {
      max = Math.max(max, number);
    }
    return max;
  }
}
