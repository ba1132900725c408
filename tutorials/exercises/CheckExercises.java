package exercises;

import java.util.ArrayList;
import java.util.List;

/**
 * Checks one task, or all of them, and says what is right and what is to be mended:
 *
 * <pre>
 * mvn -q -Pexercises -Dtask=03
 * mvn -q -Pexercises
 * </pre>
 */
public final class CheckExercises {
  /** The names of all tasks, in order. */
  static final List<String> TASKS =
      List.of(
          "Task01Step",
          "Task02NumericSlope",
          "Task03Softmax",
          "Task04StableSoftmax",
          "Task05CrossEntropy",
          "Task06FusedGradient",
          "Task07DenseForward",
          "Task08DenseBackward",
          "Task09Relu",
          "Task10Sgd",
          "Task11Momentum",
          "Task12TrainingLoop",
          "Task13Metrics",
          "Task14Softsign",
          "Task15ScaleShift",
          "Task16EarlyStopping");

  private CheckExercises() {}

  /**
   * Checks and prints; a failed check ends the program with the code 1, for whoever automates it.
   *
   * @param args the number of a task, or nothing for all
   */
  public static void main(String[] args) {
    String chosen = args.length == 0 ? "all" : args[0];
    List<Checks> results = new ArrayList<>();
    for (String task : tasksOf(chosen)) {
      results.add(checksOf(task));
    }
    System.out.print(chosen.equals("all") ? Report.table(results) : Report.of(results.get(0)));
    System.out.flush();
    for (Checks checks : results) {
      if (!checks.allPassed()) {
        System.exit(1);
      }
    }
  }

  private static Checks checksOf(String task) {
    try {
      return Checks.of(testOf(task));
    } catch (ClassNotFoundException e) {
      return Checks.ofUncompiled(task);
    }
  }

  /** The test of a task by its name, so that one that doesn't compile leaves the others alone. */
  static Class<?> testOf(String task) throws ClassNotFoundException {
    return Class.forName("exercises." + task + "Test");
  }

  private static List<String> tasksOf(String chosen) {
    if (chosen.equals("all")) {
      return TASKS;
    }
    int number = chosen.matches("\\d{1,2}") ? Integer.parseInt(chosen) : 0;
    if (number < 1 || number > TASKS.size()) {
      System.out.println(
          "There is no task " + chosen + ": they go from 01 to " + TASKS.size() + ".");
      System.exit(1);
    }
    return List.of(TASKS.get(number - 1));
  }
}
