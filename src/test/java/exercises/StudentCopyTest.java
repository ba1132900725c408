package exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Students get what they need to do the tasks, and no answer to them. */
class StudentCopyTest {
  @TempDir Path folder;

  @Test
  void itHasTheTasksAndNoSolution() throws Exception {
    Path from = Files.createDirectories(folder.resolve("course"));
    for (String file :
        new String[] {
          "pom.xml",
          "tutorials/exercises/Task01Step.java",
          "tutorials/exercises/Task01StepTest.java",
          "tutorials/exercises/StudentCopy.java",
          "tutorials/solutions/Task01Step.java",
          "tutorials/GRADING.md",
          "src/main/java/gradus/Network.java",
          "src/test/java/exercises/MistakesTest.java",
          "target/classes/gradus/Network.class",
          ".git/config"
        }) {
      Path path = from.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, file);
    }
    Path to = from.resolve("for-students");
    assertThat(StudentCopy.copy(from, to)).isEqualTo(4);
    assertThat(to.resolve("pom.xml")).hasContent("pom.xml");
    assertThat(to.resolve("src/main/java/gradus/Network.java")).exists();
    assertThat(to.resolve("tutorials/exercises")).isDirectoryNotContaining("glob:**Copy.java");
    assertThat(to.resolve("tutorials/exercises/Task01StepTest.java")).exists();
    for (String folder : new String[] {"tutorials/solutions", "src/test", ".git", "target"}) {
      assertThat(to.resolve(folder)).doesNotExist();
    }
  }

  /** A folder that is renamed must not slip into the copy. */
  @Test
  void whatIsLeftOutIsThere() {
    for (String name : new String[] {"src/test/", "tutorials/solutions/", "tutorials/GRADING.md"}) {
      assertThat(StudentCopy.LEFT_OUT).contains(name);
      assertThat(Path.of(name)).exists();
    }
  }
}
