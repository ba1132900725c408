package gradus.web;

/** What the framework asks the JVM or the system for, answered by the page. */
public final class WithoutJvm {
  private static final int USUAL_COLUMNS = 80;

  private static final long MEMORY = 1L << 30;

  private WithoutJvm() {}

  /** Whether sums are to be made of {@code fma}: yes, the page's takes 40 operations. */
  public static boolean hasFma() {
    return true;
  }

  /** The length of the shortest row that is computed: a browser has no use for longer ones. */
  public static int shortestRow() {
    return 1;
  }

  /** How wide the terminal is, if there were one. */
  public static int columns() {
    return USUAL_COLUMNS;
  }

  /** How much memory there may be. */
  public static long maxMemory(Runtime runtime) {
    return MEMORY;
  }

  /** Whether a class has no name of its own. */
  public static boolean isAnonymousClass(Class<?> type) {
    String name = type.getName();
    return Character.isDigit(name.charAt(name.length() - 1)) && name.indexOf('$') >= 0;
  }
}
