package run;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.ChildJvm;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mvn -q} finds what it is asked for, compiles what has changed, and says what is wrong. */
class RunTest {
  private static final List<String> NAMES =
      List.of(
          "exercises.CheckExercises",
          "gallery.Gallery",
          "lesson01.DescendOneDimension",
          "lesson14.XorNeedsAHiddenLayer",
          "mine.Example",
          "mine.Measurements");

  @TempDir Path folder;

  /** What a program printed, to both streams, and its exit code. */
  private record Result(String output, int code) {}

  @BeforeEach
  void aSmallProject() throws Exception {
    folder = Files.createDirectory(folder.resolve("My project"));
    Path run = Path.of("tutorials", "run", "Run.java");
    write(run.toString(), Files.readString(run));
    write(
        "src/main/java/gradus/Greeting.java",
        "package gradus; public class Greeting { public static String TEXT = \"Hello\"; }");
    write(
        "tutorials/lesson01/Hello.java",
        "package lesson01; public class Hello { public static void main(String[] args) {"
            + " System.out.println(gradus.Greeting.TEXT + \" \" + new Name()); } }");
    write(
        "tutorials/lesson01/Name.java",
        "package lesson01; class Name { @Override public String toString() { return \"Ada\"; } }");
  }

  private void write(String file, String text) throws Exception {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Result run(String... arguments) throws Exception {
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.endsWith(".jar")) {
        jars.add(entry);
      }
    }
    List<String> command = new ArrayList<>();
    command.add(ChildJvm.home().resolve("bin/java").toString());
    command.addAll(List.of("-cp", String.join(File.pathSeparator, jars)));
    command.add("tutorials/run/Run.java");
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(output.replace("\r\n", "\n"), process.waitFor());
  }

  @Test
  void aLessonIsFoundByItsNumberItsFolderItsClassAndItsFile() {
    for (String name :
        List.of(
            "14",
            "lesson14",
            "LESSON14",
            "lesson14.XorNeedsAHiddenLayer",
            "XorNeedsAHiddenLayer",
            "xorneedsahiddenlayer",
            "lesson14/XorNeedsAHiddenLayer.java",
            "tutorials\\lesson14\\XorNeedsAHiddenLayer.java",
            "tutorials/lesson14/")) {
      assertThat(Run.find(name, NAMES)).as(name).containsExactly("lesson14.XorNeedsAHiddenLayer");
    }
    assertThat(Run.find("1", NAMES)).containsExactly("lesson01.DescendOneDimension");
    assertThat(Run.find("gallery", NAMES)).containsExactly("gallery.Gallery");
    assertThat(Run.find("mine", NAMES)).containsExactly("mine.Example", "mine.Measurements");
    assertThat(Run.find("25", NAMES)).isEmpty();
    assertThat(Run.find("", NAMES)).isEmpty();
  }

  @Test
  void everyLessonIsThere() throws Exception {
    Set<String> programs = Run.programs().keySet();
    try (Stream<Path> folders = Files.list(Path.of("tutorials"))) {
      List<String> lessons =
          folders.map(f -> f.getFileName().toString()).filter(f -> f.startsWith("lesson")).toList();
      assertThat(lessons).hasSizeGreaterThanOrEqualTo(18);
      for (String lesson : lessons) {
        assertThat(Run.find(lesson.substring("lesson".length()), programs)).hasSize(1);
      }
    }
    assertThat(programs).contains("gallery.Gallery", "exercises.CheckExercises", "mine.Example");
  }

  @Test
  void aNearMissNamesTheLikelyProgramAndAWrongOneListsThem() {
    String list =
        """

        These are there; a lesson's number is enough, and so is a class:

          exercises.CheckExercises
          gallery.Gallery
          lesson01.DescendOneDimension
          lesson14.XorNeedsAHiddenLayer
          mine.Example
          mine.Measurements

        For example: mvn -q -Dlesson=14
        """;
    assertThat(explain("XorNeedsHiddenLayer"))
        .isEqualTo(
            "There is no program \"XorNeedsHiddenLayer\"."
                + " Did you mean \"lesson14.XorNeedsAHiddenLayer\"?\n"
                + list);
    assertThat(explain("14.XorNeedsAHiddenLayer"))
        .startsWith("There is no program \"14.XorNeedsAHiddenLayer\". Did you mean \"lesson14.");
    assertThat(explain("lesson01.GoDown"))
        .startsWith("There is no program \"lesson01.GoDown\". Did you mean \"lesson01.Descend");
    assertThat(explain("galery"))
        .startsWith("There is no program \"galery\". Did you mean \"gallery.Gallery\"?");
    assertThat(explain("quicksort")).isEqualTo("There is no program \"quicksort\".\n" + list);
    assertThat(explain("mine"))
        .startsWith("\"mine\" can be any of [mine.Example, mine.Measurements].\n");
  }

  private static String explain(String name) {
    return Run.explain(name, Run.find(name, NAMES), NAMES);
  }

  @Test
  void whatHasChangedIsCompiledAndNothingElse() throws Exception {
    String compiling = "Compiling Gradus (the first time, and when it has changed) ...\n";
    assertThat(run("1")).isEqualTo(new Result(compiling + "Hello Ada\n", 0));
    assertThat(run("1")).isEqualTo(new Result("Hello Ada\n", 0));

    // A renamed class: the old one is gone, and the lesson that still names it doesn't compile.
    Files.delete(folder.resolve("tutorials/lesson01/Name.java"));
    write(
        "tutorials/lesson01/First.java",
        "package lesson01; class First { @Override public String toString() { return \"Al\"; } }");
    Result refused = run("1");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.output())
        .contains(Path.of("tutorials", "lesson01", "Hello.java") + ":1: error: cannot find symbol")
        .endsWith("\nIt doesn't compile yet: the lines above say where and why.\n");
    assertThat(folder.resolve("target/run/lesson01.Hello/lesson01/Name.class")).doesNotExist();

    Path lesson = folder.resolve("tutorials/lesson01/Hello.java");
    Files.writeString(lesson, Files.readString(lesson).replace("new Name()", "new First()"));
    assertThat(run("1")).isEqualTo(new Result("Hello Al\n", 0));

    // A renamed program: nothing is left of the old one.
    Files.move(lesson, lesson.resolveSibling("Greets.java"));
    lesson = lesson.resolveSibling("Greets.java");
    Files.writeString(lesson, Files.readString(lesson).replace("class Hello", "class Greets"));
    assertThat(run("1")).isEqualTo(new Result("Hello Al\n", 0));
    assertThat(folder.resolve("target/run/lesson01.Hello")).doesNotExist();

    Path framework = folder.resolve("src/main/java/gradus/Greeting.java");
    Files.writeString(framework, Files.readString(framework).replace("Hello", "Good morning"));
    assertThat(run("1")).isEqualTo(new Result(compiling + "Good morning Al\n", 0));
  }

  @Test
  void aProgramOfOnesOwnGetsItsArgumentsAndShowsWhereItFails() throws Exception {
    write(
        "tutorials/mine/Own.java", // without a package, beside one that doesn't compile
        """
        public class Own { public static void main(String[] args) {
        System.out.println(String.join("|", args));
        throw new IllegalStateException("here"); } }
        """);
    write("tutorials/mine/Broken.java", "public class Broken {");
    Result result = run("Own", "data.csv \"two words\" 3");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.output())
        .endsWith(
            """
            data.csv|two words|3
            java.lang.IllegalStateException: here
            \tat Own.main(Own.java:3)
            """);
    assertThat(run("Own", "a b", "c").output()).contains("a b|c\n");
    assertThat(run("Broken").code()).isEqualTo(1);
  }
}
