package exercises;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** Code that doesn't compile, ends the program or never ends spoils its own task and no other. */
class CheckExercisesTest {
  private static final Path FOLDER = Path.of("tutorials", "exercises");

  @TempDir Path project;

  /** A student's file for a task of one method, with this body. */
  private void write(String task, String signature, String body) throws Exception {
    Path exercises = Files.createDirectories(project.resolve(FOLDER));
    String source =
        "package exercises;\n\npublic class " + task + " {\n  public " + signature + " {\n";
    Files.writeString(exercises.resolve(task + ".java"), source + body + "  }\n}\n");
    Files.copy(FOLDER.resolve(task + "Test.java"), exercises.resolve(task + "Test.java"));
  }

  private String check(String chosen, String... properties) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(properties));
    String classPath = Path.of("target", "test-classes").toAbsolutePath().toString();
    String separator = System.getProperty("path.separator");
    for (String entry : System.getProperty("java.class.path").split(separator, -1)) {
      classPath += separator + Path.of(entry).toAbsolutePath();
    }
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dseed=1", "-Dseconds=8", "-cp", classPath));
    command.addAll(List.of("exercises.CheckExercises", chosen));
    Path output = project.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int code = process.waitFor();
    String text = Files.readString(output, StandardCharsets.UTF_8).replace("\r\n", "\n");
    return text + "exit code " + code + "\n";
  }

  @Test
  void eachTaskIsJudgedByItself() throws Exception {
    write("Task01Step", "double step(double w, double slope, double rate)", "    return w\n");
    write("Task03Softmax", "double[] softmax(double[] z)", "    System.exit(0);\n    return z;\n");
    write(
        "Task05CrossEntropy",
        "double crossEntropy(double[][] p, double[][] y)",
        """
            double sum = p[0][2] == 0.5 && p.length == 1 ? 0 : 99; // one check never ends
            while (sum <= 0) {
              sum -= 1;
              if (sum < -9) {
                sum = 0;
              }
            }
            return sum;
        """);
    write(
        "Task06FusedGradient",
        "double[][] gradient(double[][] p, double[][] y)",
        "    Runtime.getRuntime().halt(0);\n    return p;\n");
    write(
        "Task07DenseForward",
        "double[][] forward(double[][] x, double[][] w, double[] b)",
        "    return new solutions.Task07DenseForward().forward(x, w, b);\n");
    write("Task09Relu", "double[] ahead(double[] x)", "    return x;\n");
    assertThat(
            check("all", "-Dreport=grades")
                .replaceAll("Test.java, line \\d+", "Test.java, line 16"))
        .isEqualTo(
            """
            task  what                            lesson  checks passed
              01  Task01Step                                      doesn't compile
              Task01Step.java, line 5: ';' expected.
              03  softmax                             04  0 of 5  begun
              05  cross-entropy                       05  0 of 6  begun
              06  fused gradient                      08  0 of 4  begun
              07  Dense, forward                      10  4 of 4  done
              09  Task09Relu                                      doesn't compile
              The test can't call your class anymore (Task09ReluTest.java, line 16: cannot
              find symbol, symbol: method forward(double[])): leave the names, parameters
              and results of its methods as they were.

            4.0 of 24 points.
            Next: mvn -q -Pexercises -Dtask=01
            exit code 1
            """);
    assertReports();
    assertThat(check("3"))
        .contains(
            """
            Three scores become probabilities:
              Your code ends the whole program (System.exit, in line 5 of
              Task03Softmax.java). A method only returns its result.
            """);
    assertThat(check("05"))
        .contains("This check didn't end within 8 seconds. It was in line ")
        .contains("of\n  Task05CrossEntropy.java. Is there a loop that never ends?");
    assertThat(check("06")).contains("  Your code ended the Java process that ran it.\n");
    assertThat(check("9")).startsWith("Task 09 doesn't compile:\n\n  The test can't call your");
    assertThat(check("44")).isEqualTo("There is no task 44: they go from 01 to 6.\nexit code 1\n");
  }

  private void assertReports() throws Exception {
    Path grades = project.resolve("grades");
    JsonObject json =
        JsonParser.parseString(Files.readString(grades.resolve("results.json"))).getAsJsonObject();
    assertThat(json.get("score").getAsDouble()).isEqualTo(4);
    JsonObject seventh = json.getAsJsonArray("tests").get(4).getAsJsonObject();
    assertThat(seventh.get("name").getAsString()).isEqualTo("Dense, forward");
    assertThat(seventh.get("score").getAsDouble()).isEqualTo(4);
    assertThat(seventh.get("status").getAsString()).isEqualTo("passed");
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(grades.resolve("results.xml").toFile());
    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(1 + 5 + 6 + 4 + 4 + 1);
    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1 + 5 + 6 + 4 + 1);
  }

  @Test
  void aTableOfThePublicExamplesIsFoundOut() throws Exception {
    write(
        "Task01Step",
        "double step(double w, double slope, double rate)",
        "    return w == 1 && slope == -4 ? 1.4 : w < 2.9 && w > 2.8 ? w + 0.02 : 3;\n");
    write("Task03Softmax", "double[] softmax(double[] z)", "    return z;\n");
    Path hidden = Files.createDirectories(project.resolve("hidden"));
    Files.writeString(
        hidden.resolve("Task03HiddenTest.java"),
        """
        package exercises;

        import org.junit.jupiter.api.Order;
        import org.junit.jupiter.api.Test;

        @Task(number = 3, name = "softmax, hidden", lesson = 4, points = 2)
        class Task03HiddenTest {
          Task03Softmax yours = new Task03Softmax();

          @Test
          @Order(1)
          void oneScoreIsCertain() {
            Answer.to("softmax([1])", yours.softmax(new double[] {1})).expect("1 / 1.", 1);
          }
        }
        """);
    assertThat(check("all", "-Dhidden=hidden"))
        .contains("  03  softmax, hidden                     04  1 of 1  done\n");
  }
}
