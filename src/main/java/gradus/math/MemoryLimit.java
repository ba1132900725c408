package gradus.math;

/** The sentence for what doesn't fit into the memory that this Java may use. */
public final class MemoryLimit {
  private static final double MEGABYTE = 1e6;
  private static final double GIGABYTE = 1e9;

  /** An error with such a sentence. */
  private static final class Explained extends OutOfMemoryError {
    private static final long serialVersionUID = 1;

    Explained(String message) {
      super(message);
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // the message is fine: it is the name that stays
    public String toString() {
      return OutOfMemoryError.class.getName() + ": " + getMessage();
    }
  }

  private MemoryLimit() {}

  /**
   * Refuses what can't fit, before any of it is made.
   *
   * @param what was asked for; opens the sentence
   * @param bytes how many that takes
   * @param instead another way out, as in "ask for fewer folds"
   * @throws OutOfMemoryError if it is more than this Java may use
   */
  public static void require(String what, double bytes, String instead) {
    if (bytes > Runtime.getRuntime().maxMemory()) {
      throw exceeded(what, bytes, instead);
    }
  }

  /** The error for what didn't fit; the parameters are those of {@link #require}. */
  static OutOfMemoryError exceeded(String what, double bytes, String instead) {
    long most = Runtime.getRuntime().maxMemory();
    return new Explained(
        "%s takes %s MB, and this Java may use %s MB in all: start it with more, such as -Xmx%sg, or %s."
            .formatted(
                what,
                (long) Math.ceil(bytes / MEGABYTE),
                (long) (most / MEGABYTE),
                (long) ((most + 2 * bytes) / GIGABYTE) + 1, // one matrix is seldom all
                instead));
  }

  /**
   * An error that says what to do, in place of one that doesn't.
   *
   * @param bare the error that was caught, returned if it says so already
   * @param what was being done
   */
  public static OutOfMemoryError explained(OutOfMemoryError bare, String what, String instead) {
    if (bare instanceof Explained) {
      return bare;
    }
    long most = Runtime.getRuntime().maxMemory();
    Explained explained =
        new Explained(
            "%s takes more than the %s MB that this Java may use: start it with more, such as -Xmx%sg, or %s."
                .formatted(
                    what, (long) (most / MEGABYTE), (long) (4 * most / GIGABYTE) + 1, instead));
    explained.initCause(bare);
    return explained;
  }
}
