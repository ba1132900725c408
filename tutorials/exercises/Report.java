package exercises;

import java.util.List;
import java.util.Locale;

/** What is printed about checks: one thing to fix at a time, in lines that fit a terminal. */
final class Report {
  private static final int WIDTH = 80;

  private Report() {}

  /** What there is to say about one task. */
  static String of(Checks checks) {
    String file = "tutorials/exercises/" + checks.subject + ".java";
    if (checks.compileError != null) {
      return format("Task %s doesn't compile:%n%n", number(checks))
          + format("%s%n%n", wrapped(checks.compileError))
          + format("Your code:        %s%n", file);
    }
    Task task = checks.task;
    String title = format("Task %02d (%s): ", task.number(), task.name());
    int count = checks.failures.size();
    if (checks.allPassed()) {
      return title
          + format("all %d checks passed. Lesson %02d explains why.%n", count, task.lesson());
    }
    int failed = checks.firstFailed();
    String failure = checks.failures.get(failed);
    String passed = format("%d of %d checks passed", checks.passed(), count);
    if (Checks.isUnwritten(failure)) {
      return title
          + format("%s.%n%n", checks.isUnwritten() ? "not written yet" : passed)
          + format("%s%n%n", failure)
          + format("What it is to do: %s%n", file)
          + format("What explains it: %s%n", page(task));
    }
    return title
        + format("%s. The first that failed:%n%n", passed)
        + format("%s%n", inWords(checks.names.get(failed)))
        + format("%s%n%n", wrapped(failure))
        + format("Your code:        %s%n", file)
        + format("What explains it: %s%n", page(task));
  }

  /** A line for each task, and what to do next. */
  static String table(List<Checks> all) {
    StringBuilder text = new StringBuilder(head());
    for (Checks checks : all) {
      text.append(row(checks));
    }
    return text.append(foot(all)).toString();
  }

  /** What stands above the lines of the tasks. */
  static String head() {
    return format("task  what%34s  checks passed%n", "lesson");
  }

  /** What stands below: how many points there are, and what comes next. */
  static String foot(List<Checks> all) {
    Checks next = null;
    double points = 0;
    double possible = 0;
    for (Checks checks : all) {
      next = next == null && !checks.allPassed() ? checks : next;
      points += checks.points();
      possible += checks.task == null ? 4 : checks.task.points();
    }
    String sum = format("%n%.1f of %.0f points.%n", points, possible);
    if (next == null) {
      return sum + format("All tasks are done.%n");
    }
    return sum + format("Next: mvn -q -Pexercises -Dtask=%s%n", number(next));
  }

  /** The line of one task. */
  static String row(Checks checks) {
    String row = cells(checks).stripTrailing() + format("%n");
    return checks.compileError == null ? row : row + format("%s%n", wrapped(checks.compileError));
  }

  private static String cells(Checks checks) {
    Task task = checks.task;
    if (task == null) {
      return format("%4s  %-46s  doesn't compile", number(checks), checks.subject);
    }
    String share = format("%d of %d", checks.passed(), checks.failures.size());
    String lesson = format("%02d", task.lesson());
    String what = format("%4s  %-30s%8s", number(checks), task.name(), lesson);
    return what + format("%8s  %s", share, state(checks));
  }

  /** "03" of Task03Softmax. */
  private static String number(Checks checks) {
    return checks.subject.substring(4, 6);
  }

  private static String state(Checks checks) {
    if (checks.allPassed()) {
      return "done";
    }
    return checks.isUnwritten() ? "" : "begun";
  }

  private static String page(Task task) {
    return format("tutorials/lesson%02d/README.md", task.lesson());
  }

  /** {@code aStepGoesAgainstTheSlope} as "A step goes against the slope". */
  private static String inWords(String name) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (i == 0) {
        words.append(Character.toUpperCase(c));
      } else if (Character.isUpperCase(c)) {
        words.append(' ').append(Character.toLowerCase(c));
      } else {
        words.append(c);
      }
    }
    return words.append(':').toString();
  }

  /** The text in lines of at most 80 characters, indented. */
  private static String wrapped(String text) {
    StringBuilder lines = new StringBuilder();
    int length = WIDTH;
    for (String word : text.split(" ", -1)) {
      if (length + 1 + word.length() > WIDTH) {
        lines.append(lines.length() == 0 ? " " : format("%n "));
        length = 1;
      }
      lines.append(' ').append(word);
      length += 1 + word.length();
    }
    return lines.toString();
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
