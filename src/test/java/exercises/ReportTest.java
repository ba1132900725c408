package exercises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a student reads, as it is printed and as the page quotes it. */
class ReportTest {
  private static final Path PAGE = Path.of("tutorials/exercises/README.md");

  /** Divides, but not by the sum. */
  private static final class NotDivided extends Task03Softmax {
    @Override
    public double[] softmax(double[] z) {
      return WrongAnswers.powers(z);
    }
  }

  /** As the file is at first. */
  private static final class Unwritten extends Task03Softmax {
    @Override
    public double[] softmax(double[] z) {
      throw new UnsupportedOperationException("write me: softmax(z)");
    }
  }

  private static final class UnwrittenToo extends Task04StableSoftmax {
    @Override
    public double[] softmax(double[] z) {
      throw new UnsupportedOperationException("write me: softmax(z)");
    }

    @Override
    public double logSumExp(double[] z) {
      throw new UnsupportedOperationException("write me: logSumExp(z)");
    }
  }

  private static String reportOn(Object answer) {
    return Report.of(Checks.of(Task03SoftmaxTest.class, answer)).replace("\r\n", "\n");
  }

  @Test
  void whatIsUnwrittenSaysWhereToBegin() {
    assertThat(reportOn(new Unwritten()))
        .isEqualTo(
            """
            Task 03 (softmax): not written yet.

            write me: softmax(z)

            What it is to do: tutorials/exercises/Task03Softmax.java
            What explains it: tutorials/lesson04/README.md
            """);
  }

  @Test
  void whatIsHalfWrittenSaysWhatIsLeft() {
    Task04StableSoftmax half =
        new Task04StableSoftmax() {
          @Override
          public double[] softmax(double[] z) {
            return new solutions.Task04StableSoftmax().softmax(z);
          }

          @Override
          public double logSumExp(double[] z) {
            throw new UnsupportedOperationException("write me: logSumExp(z)");
          }
        };
    assertThat(Report.of(Checks.of(Task04StableSoftmaxTest.class, half)).lines())
        .startsWith(
            "Task 04 (stable softmax): 3 of 6 checks passed.", "", "write me: logSumExp(z)");
  }

  @Test
  void theSecondMethodMayBeWrittenFirst() {
    Task04StableSoftmax half =
        new Task04StableSoftmax() {
          @Override
          public double[] softmax(double[] z) {
            throw new UnsupportedOperationException("write me: softmax(z)");
          }

          @Override
          public double logSumExp(double[] z) {
            return new solutions.Task04StableSoftmax().logSumExp(z);
          }
        };
    Checks checks = Checks.of(Task04StableSoftmaxTest.class, half);
    assertThat(Report.of(checks).lines())
        .startsWith("Task 04 (stable softmax): 2 of 6 checks passed.", "", "write me: softmax(z)");
    assertThat(Report.table(List.of(checks))).contains("2 of 6  begun");
  }

  @Test
  void whatIsWrongAndWhatIsRightIsSaidAsOnThePage() throws IOException {
    assertThat(Files.readString(PAGE))
        .contains("```text\n" + reportOn(new NotDivided()) + "```")
        .contains("```text\n" + reportOn(new solutions.Task03Softmax()) + "```");
  }

  @Test
  void anErrorInTheCodeNamesItsLine() {
    Task03Softmax outOfBounds =
        new Task03Softmax() {
          @Override
          public double[] softmax(double[] z) {
            ArrayIndexOutOfBoundsException error =
                new ArrayIndexOutOfBoundsException("Index 3 out of bounds for length 3");
            StackTraceElement line =
                new StackTraceElement(
                    "exercises.Task03Softmax", "softmax", "Task03Softmax.java", 27);
            error.setStackTrace(new StackTraceElement[] {line});
            throw error;
          }
        };
    assertThat(reportOn(outOfBounds))
        .contains(
            """
            Three scores become probabilities:
              java.lang.ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 3,
              in line 27 of Task03Softmax.java
            """);
  }

  @Test
  void nothingReturnedIsAnAnswer() {
    Task03Softmax nothing =
        new Task03Softmax() {
          @Override
          public double[] softmax(double[] z) {
            return null;
          }
        };
    assertThat(WrongAnswers.messageOf(Task03SoftmaxTest.class, nothing))
        .startsWith("softmax([1, 2, 3]) is null. Expected [0.0900, 0.2447, 0.6652]: ");
  }

  @Test
  void longNumbersAreShort() {
    assertThatThrownBy(
            () -> Answer.to("step(1, 2, 3)", new double[] {1e300, 0.5}).expect("one half.", 0.5))
        .hasMessage("step(1, 2, 3) is [1.0000e+300, 0.5000]. Expected [0.5000]: one half.");
  }

  @Test
  void theTableSaysWhatIsDoneAndWhatComesNext() {
    List<Checks> all = new ArrayList<>();
    all.add(Checks.of(Task01StepTest.class, new solutions.Task01Step()));
    all.add(Checks.of(Task03SoftmaxTest.class, new NotDivided()));
    all.add(Checks.of(Task04StableSoftmaxTest.class, new UnwrittenToo()));
    assertThat(Report.table(all).replace("\r\n", "\n"))
        .isEqualTo(
            """
            task  what                            lesson  checks passed
              01  gradient descent step               01  4 of 4  done
              03  softmax                             04  1 of 5  begun
              04  stable softmax                      06  0 of 6

            4.8 of 12 points.
            Next: mvn -q -Pexercises -Dtask=03
            """);
    assertThat(Report.table(all.subList(0, 1)).lines().toList())
        .endsWith("", "4.0 of 4 points.", "All tasks are done.");
  }

  @Test
  void aTaskThatDoesNotCompileHasItsLineAndComesNext() {
    List<Checks> all = new ArrayList<>();
    all.add(Checks.of(Task01StepTest.class, new solutions.Task01Step()));
    all.add(Checks.ofUncompiled("Task03SoftmaxTest", "Task03Softmax.java, line 27: ';' expected."));
    assertThat(Report.table(all).replace("\r\n", "\n"))
        .isEqualTo(
            """
            task  what                            lesson  checks passed
              01  gradient descent step               01  4 of 4  done
              03  Task03Softmax                                   doesn't compile
              Task03Softmax.java, line 27: ';' expected.

            4.0 of 8 points.
            Next: mvn -q -Pexercises -Dtask=03
            """);
  }

  @Test
  void thePageListsEveryTaskWithItsLesson() throws Exception {
    String page = Files.readString(PAGE);
    for (Class<?> test : ExercisesTest.tests()) {
      Checks checks = Checks.of(test);
      Task task = checks.task;
      assertThat(page)
          .contains(
              String.format(
                  Locale.ROOT,
                  "| [%02d](%s.java) | %s | [%02d](../lesson%02d/README.md) | ",
                  task.number(),
                  checks.subject,
                  task.name(),
                  task.lesson(),
                  task.lesson()));
    }
  }
}
