package exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The mistakes that students make, each a change of a solution: none passes, and each gets the
 * sentence that names it. All are compiled in one call.
 */
class MistakesTest {
  private static final Path LIST = Path.of("src/test/resources/exercises/mistakes.txt");

  @TempDir Path folder;

  /** A wrong answer to a task, and what must be said about it. */
  private record Mistake(int number, String task, String changes, String sentence) {
    String packageName() {
      return "mistake" + number;
    }

    /** The solution with the changes, as a class of its own package. */
    String source() throws IOException {
      String source =
          Files.readString(Path.of("tutorials", "solutions", task + ".java"))
              .replace("package solutions;", "package " + packageName() + ";");
      for (String change : changes.split(" ;; ", -1)) {
        String[] parts = change.split(" =>", -1);
        assertThat(parts).as(change).hasSize(2);
        assertThat(source).as(task).contains(parts[0]);
        source = source.replace(parts[0], parts[1].stripLeading());
      }
      return source;
    }
  }

  private static List<Mistake> mistakes() throws IOException {
    List<Mistake> mistakes = new ArrayList<>();
    String task = "";
    for (String line : Files.readAllLines(LIST)) {
      if (line.startsWith("## ")) {
        task = line.substring(3);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        int middle = line.lastIndexOf(" :: ");
        assertThat(middle).as(line).isPositive();
        String changes = line.substring(0, middle);
        mistakes.add(new Mistake(mistakes.size(), task, changes, line.substring(middle + 4)));
      }
    }
    return mistakes;
  }

  private void compile(List<Mistake> mistakes) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Mistake mistake : mistakes) {
      Path file = folder.resolve(mistake.packageName()).resolve(mistake.task + ".java");
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, mistake.source()));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
    List<String> options = List.of("-proc:none", "-nowarn", "-d", folder.toString());
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(errors, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  null, manager, errors, options, null, manager.getJavaFileObjectsFromPaths(files))
              .call();
      assertThat(compiled).as("%s", errors.getDiagnostics()).isTrue();
    }
  }

  @Test
  void everyMistakeIsRefusedByTheSentenceThatNamesIt() throws Exception {
    List<Mistake> mistakes = mistakes();
    compile(mistakes);
    Map<String, String> missed = new HashMap<>();
    ClassLoader mine = MistakesTest.class.getClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, mine)) {
      for (Mistake mistake : mistakes) {
        Class<?> wrong = loader.loadClass(mistake.packageName() + "." + mistake.task);
        Class<?> test = Class.forName("exercises." + mistake.task + "Test");
        Checks checks = Checks.of(test, wrong.getDeclaredConstructor().newInstance());
        int failed = checks.firstFailed();
        String said = failed < 0 ? "It passes." : checks.failures.get(failed);
        if (!said.contains(mistake.sentence)) {
          missed.put(mistake.task + ": " + mistake.changes + " :: " + mistake.sentence, said);
        }
      }
    }
    assertThat(missed).isEmpty();
  }

  @Test
  void thereAreMistakesOfEveryTask() throws Exception {
    List<Mistake> mistakes = mistakes();
    for (Class<?> test : ExercisesTest.tests()) {
      String task = test.getSimpleName().replaceFirst("Test$", "");
      assertThat(mistakes.stream().filter(mistake -> mistake.task.equals(task)).count())
          .as(task)
          .isGreaterThanOrEqualTo(4);
    }
    assertThat(mistakes.stream().map(mistake -> mistake.task + mistake.changes))
        .doesNotHaveDuplicates();
  }
}
