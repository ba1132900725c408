package gradus.optimizers;

/** What schedules refuse, each with the sentence that says what to do. */
final class ScheduleChecks {
  private ScheduleChecks() {}

  static double requireRate(String owner, double learningRate) {
    if (!(learningRate > 0 && Double.isFinite(learningRate))) {
      throw new IllegalArgumentException(
          owner + " got a learning rate of " + learningRate + ", but expects a positive number.");
    }
    return learningRate;
  }

  static double requireFactor(String owner, double factor) {
    if (!(factor > 0 && factor <= 1)) {
      throw new IllegalArgumentException(
          owner
              + " got a factor of "
              + factor
              + ", but expects a number above 0 and at most 1, such as 0.5: rates fall.");
    }
    return factor;
  }

  static long requireCount(String owner, String what, long count, long least) {
    if (count < least) {
      throw new IllegalArgumentException(
          owner + " got " + what + " " + count + ", but expects at least " + least + ".");
    }
    return count;
  }

  static void requireTime(Schedule schedule, long time) {
    if (time < 0 || time >= schedule.length()) {
      throw new IllegalArgumentException(
          schedule
              + " has no rate at "
              + time
              + (time < 0
                  ? ": time is counted from 0."
                  : ": it ends after " + schedule.length() + ". Make it longer, or train less."));
    }
  }
}
