package exercises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every task can be solved, and none is solved yet, unless a student has begun in place. */
class ExercisesTest {
  private static final Path FOLDER = Path.of("tutorials", "exercises");

  static List<Class<?>> tests() throws IOException, ClassNotFoundException {
    List<Class<?>> tests = new ArrayList<>();
    for (Path file : CheckExercises.tests(FOLDER, "all")) {
      String name = file.getFileName().toString().replaceFirst("\\.java$", "");
      tests.add(Class.forName("exercises." + name));
    }
    return tests;
  }

  /** A new object of the solution that this test checks. */
  static Object solution(Class<?> test) throws ReflectiveOperationException {
    String name = "solutions." + test.getSimpleName().replaceFirst("Test$", "");
    return Class.forName(name).getDeclaredConstructor().newInstance();
  }

  @ParameterizedTest
  @MethodSource("tests")
  void theSolutionPassesEveryCheck(Class<?> test) throws ReflectiveOperationException {
    Checks checks = Checks.of(test, solution(test));
    assertThat(checks.failures).hasSizeBetween(3, 7).containsOnlyNulls();
  }

  /** A file in which a student has written is left alone; {@code .ci/run} has none. */
  @ParameterizedTest
  @MethodSource("tests")
  void theStubFailsEveryCheckAndSaysWhatToWrite(Class<?> test) throws IOException {
    String file = test.getSimpleName().replaceFirst("Test$", "") + ".java";
    int toWrite = count("\"write me: ", FOLDER.resolve(file));
    boolean unwritten = toWrite == count("@Override", Path.of("tutorials", "solutions", file));
    boolean mustBeUnwritten = "unwritten".equals(System.getProperty("exercises"));
    assumeTrue(unwritten || mustBeUnwritten, "somebody has written in " + file);
    Checks checks = Checks.of(test);
    for (String failure : checks.failures) {
      assertThat(failure)
          .as("%s: in the repository, the tasks stay unwritten", checks.subject)
          .matches("write me: \\w+\\(.*\\)");
      assertThat(Checks.isUnwritten(failure)).isTrue();
    }
  }

  private static int count(String text, Path file) throws IOException {
    return Files.readString(file).split(text, -1).length - 1;
  }
}
