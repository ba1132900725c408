package exercises;

import java.io.PrintStream;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;

/**
 * Runs checks in a process of its own, so that code that ends the program, or never ends, spoils
 * nothing but its own check. {@link CheckProcess} starts it and reads the lines that it prints.
 */
public final class CheckProgram {
  private static final PrintStream RESULTS = System.out;
  private static Class<?> test; // of the check that runs now, or null
  private static Thread worker; // that runs it

  private CheckProgram() {}

  /**
   * Runs checks.
   *
   * @param args how many seconds a check may take, and for each test "Task03SoftmaxTest/2/": its
   *     name, the first check to run, and the class of an answer or nothing for the student's own
   */
  public static void main(String[] args) throws Exception {
    System.setOut(System.err); // what a student's code prints isn't a result
    Runtime.getRuntime().addShutdownHook(new Thread(CheckProgram::reportAnEarlyEnd));
    for (int i = 1; i < args.length; i++) {
      String[] parts = args[i].split("/", -1);
      Class<?> test = Class.forName("exercises." + parts[0]);
      List<Method> methods = Checks.methods(test);
      for (int check = Integer.parseInt(parts[1]); check < methods.size(); check++) {
        run(methods.get(check), parts[2], Double.parseDouble(args[0]));
      }
    }
    Runtime.getRuntime().halt(0); // not held up by threads that a student's code has started
  }

  private static void run(Method check, String answer, double seconds) throws Exception {
    Object yours =
        answer.isEmpty() ? null : Class.forName(answer).getDeclaredConstructor().newInstance();
    String[] failure = {null};
    Thread thread = new Thread(() -> failure[0] = Checks.failureOf(check, yours), check.getName());
    thread.setDaemon(true);
    synchronized (CheckProgram.class) {
      test = check.getDeclaringClass();
      worker = thread;
    }
    RESULTS.println("begin");
    thread.start();
    thread.join((long) (1000 * seconds));
    if (!thread.isAlive()) {
      report(failure[0]);
      return;
    }
    String line = Checks.lineIn(thread.getStackTrace(), check.getDeclaringClass());
    String where = line == null ? "" : " It was in " + line + ".";
    report(
        "This check didn't end within %s seconds.%s Is there a loop that never ends?"
            .formatted(String.format(Locale.ROOT, "%.0f", seconds), where));
    Runtime.getRuntime().halt(0); // a thread can't be stopped from outside, a process can
  }

  /** Prints the result of the running check, unless it has one. */
  private static synchronized void report(String failure) {
    if (test != null) {
      RESULTS.println("end " + (failure == null ? "" : failure.replaceAll("\\s*\\R\\s*", " ")));
      RESULTS.flush();
      test = null;
    }
  }

  /** When the process ends while a check runs: the check's code has called System.exit. */
  private static synchronized void reportAnEarlyEnd() {
    if (test != null) {
      String line = Checks.lineIn(worker.getStackTrace(), test);
      String where = line == null ? "" : ", in " + line;
      report(
          "Your code ends the whole program (System.exit%s). A method only returns its result."
              .formatted(where));
    }
  }
}
