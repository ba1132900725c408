package exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every task can be solved, and none is solved yet. */
class ExercisesTest {
  static List<Class<?>> tests() throws ClassNotFoundException {
    List<Class<?>> tests = new ArrayList<>();
    for (String task : CheckExercises.TASKS) {
      tests.add(CheckExercises.testOf(task));
    }
    return tests;
  }

  @ParameterizedTest
  @MethodSource("tests")
  void theSolutionPassesEveryCheck(Class<?> test) throws ClassNotFoundException {
    Object solution = Solved.all().get(tests().indexOf(test));
    Checks checks = Checks.of(test, solution);
    assertThat(checks.failures).hasSizeBetween(3, 5).containsOnlyNulls();
  }

  @ParameterizedTest
  @MethodSource("tests")
  void theStubFailsEveryCheckAndSaysWhatToWrite(Class<?> test) {
    Checks checks = Checks.of(test);
    for (Throwable failure : checks.failures) {
      assertThat(failure)
          .as("%s: in the repository, the tasks stay unwritten", checks.subject)
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageMatching("write me: \\w+\\(.*\\)");
      assertThat(Checks.isUnwritten(failure)).isTrue();
    }
  }
}
