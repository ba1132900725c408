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
  /** The tests of all tasks, in order. */
  static final List<Class<?>> TESTS =
      List.of(
          Task01StepTest.class,
          Task02NumericSlopeTest.class,
          Task03SoftmaxTest.class,
          Task04StableSoftmaxTest.class,
          Task05CrossEntropyTest.class,
          Task06FusedGradientTest.class,
          Task07DenseForwardTest.class,
          Task08DenseBackwardTest.class,
          Task09ReluTest.class,
          Task10SgdTest.class,
          Task11MomentumTest.class,
          Task12TrainingLoopTest.class,
          Task13MetricsTest.class,
          Task14SoftsignTest.class,
          Task15ScaleShiftTest.class,
          Task16EarlyStoppingTest.class);

  private CheckExercises() {}

  /**
   * Checks and prints; a failed check ends the program with the code 1, for whoever automates it.
   *
   * @param args the number of a task, or nothing for all
   */
  public static void main(String[] args) {
    List<Checks> results = new ArrayList<>();
    String chosen = args.length == 0 ? "all" : args[0];
    for (Class<?> test : testsOf(chosen)) {
      results.add(Checks.of(test));
    }
    System.out.print(chosen.equals("all") ? Report.table(results) : Report.of(results.get(0)));
    System.out.flush();
    for (Checks checks : results) {
      if (!checks.allPassed()) {
        System.exit(1);
      }
    }
  }

  private static List<Class<?>> testsOf(String chosen) {
    if (chosen.equals("all")) {
      return TESTS;
    }
    int number = chosen.matches("\\d{1,2}") ? Integer.parseInt(chosen) : 0;
    if (number < 1 || number > TESTS.size()) {
      System.out.println(
          "There is no task " + chosen + ": they go from 01 to " + TESTS.size() + ".");
      System.exit(1);
    }
    return List.of(TESTS.get(number - 1));
  }
}
