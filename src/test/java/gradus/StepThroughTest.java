package gradus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way through one forward and one backward pass is short and plain, as the pages say. */
class StepThroughTest {
  private static StudentsWalk walk;

  @BeforeAll
  static void walk() throws Exception {
    walk = StudentsWalk.throughTheFirstBatch();
  }

  @Test
  void fromMainItIsAFewCallsToTheStep() {
    assertThat(walk.wayIn).startsWith("TrainIris.main").endsWith("Trainer.step");
    assertThat(walk.wayIn.size() - 2).as("calls between the two").isLessThanOrEqualTo(4);
  }

  @Test
  void fromTheStepItIsThreeCallsAtMostToTheMultiplication() {
    String forward = "Trainer.step > Network.forward > Dense.forward: ";
    String backward = "Trainer.step > Network.backward > Dense.";
    assertThat(walk.multiplications)
        .containsExactly(
            forward + "product.multiplyAndAdd(input, weights.value, biases.value, output);",
            backward
                + "backward > Dense.backwardParameters: product.multiplyTransA(input, outputGradient,"
                + " weights.gradient);",
            backward
                + "backward: product.multiplyTransB(outputGradient, weights.value, inputGradient);",
            backward
                + "backwardParameters: product.multiplyTransA(input, outputGradient, weights.gradient);");
  }

  @Test
  void everyCallStandsInASourceFile() {
    assertThat(walk.calls).hasSizeGreaterThan(30);
    for (Method method : walk.calls) {
      // No lambda, no reflection, no list that calls back, nothing that the compiler made.
      assertThat(method.declaringType().name()).matches("(gradus|lesson12)\\.[\\w.]+");
      assertThat(method.isSynthetic() || method.isBridge() || method.isNative())
          .as("%s", method)
          .isFalse();
      assertThat(method.name()).matches("\\w+");
    }
  }

  @Test
  void everyArgumentHasItsName() {
    for (Map.Entry<Method, List<String>> method : walk.methods.entrySet()) {
      assertThat(method.getValue())
          .as("%s", method.getKey())
          .noneMatch(name -> name.matches("arg\\d+"));
    }
    assertThat(walk.methods.values())
        .contains(
            List.of("inputs", "targets"),
            List.of("input"),
            List.of("output", "targets"),
            List.of("outputGradient"));
  }

  @Test
  void everythingInTheVariablesViewIsALineToRead() {
    String range = "  min \\S+  max \\S+  mean \\S+";
    for (String variable : walk.view) {
      assertThat(variable).hasSizeLessThan(240).doesNotContainPattern("@[0-9a-f]+$");
    }
    for (String name :
        List.of("inputs", "targets", "input", "output", "outputGradient", "inputGradient", "t")) {
      assertThat(walk.view).anyMatch(line -> line.matches(name + " = \\d+ x \\d+" + range));
    }
    assertThat(walk.texts).allMatch(text -> text.length() < 900);
  }

  /** A section of a Markdown file, from its heading to the next. */
  private static String section(String file, String heading) throws IOException {
    String page = Files.readString(Path.of(file));
    int from = page.indexOf("\n## " + heading + "\n");
    int to = page.indexOf("\n## ", from + 1);
    return page.substring(from, to < 0 ? page.length() : to);
  }

  /** What stands in code font on a line, in order. */
  private static List<String> code(String line) {
    return Pattern.compile("`([^`]+)`")
        .matcher(line)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** In each row a variable, and behind it figures that the view shows at some time. */
  @Test
  void theTablesOfTheWalkSayWhatTheViewShows() throws IOException {
    String text =
        section("README.md", "Step through it")
            + section("CONTRIBUTING.md", "The step-by-step walk");
    List<String> methods = walk.methods.keySet().stream().map(Debugger::name).toList();
    int compared = 0;
    for (String row : text.lines().filter(line -> line.startsWith("|")).toList()) {
      String variable = "";
      for (String code : code(row)) {
        if (code.matches("[A-Z]\\w*\\.[a-z]\\w*")) {
          assertThat(methods).contains(code);
        } else if (code.matches("\\d.*")) {
          String start = variable + " = ";
          assertThat(walk.view).anyMatch(seen -> seen.startsWith(start) && seen.contains(code));
          compared++;
        } else if (variable.isEmpty()) {
          variable = code;
        }
      }
    }
    assertThat(compared).as("5 in the README, 6 in CONTRIBUTING").isEqualTo(11);
  }

  @Test
  void theSessionWithJdbShowsWhatIsThere() throws IOException {
    String session = section("CONTRIBUTING.md", "The step-by-step walk").split("```text\n", -1)[1];
    List<String> printed =
        Pattern.compile("(?m)^ (?:\\w+\\.)?(\\w+ = \"[^\"]*\")$")
            .matcher(session)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(printed).hasSize(3);
    assertThat(walk.texts).containsAll(printed);
    Matcher stop =
        Pattern.compile("(gradus\\.\\S+)\\.\\w+\\(\\), line=.*\n\\d+ +(.*)\n").matcher(session);
    int stops = 0;
    while (stop.find()) {
      Path file = Path.of("src/main/java", stop.group(1).replace('.', '/') + ".java");
      assertThat(Files.readString(file)).contains("\n    " + stop.group(2) + "\n");
      stops++;
    }
    assertThat(stops).isEqualTo(8);
  }
}
