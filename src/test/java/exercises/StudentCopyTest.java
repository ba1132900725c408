package exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  /** In a worktree .git is a file, with the place of the teacher's repository. */
  @Test
  void itHasNothingOfTheTeachersOwn() throws Exception {
    Path from = Files.createDirectories(folder.resolve("worktree"));
    for (String file :
        new String[] {
          ".git",
          "tutorials/mine/Example.java",
          "tutorials/mine/README.md",
          "tutorials/mine/Exam.java"
        }) {
      Path path = from.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, file);
    }
    Path to = folder.resolve("copy");
    assertThat(StudentCopy.copy(from, to)).isEqualTo(2);
    assertThat(to.resolve(".git")).doesNotExist();
    assertThat(to.resolve("tutorials/mine/Exam.java")).doesNotExist();
  }

  @Test
  void linksToWhatIsLeftOutBecomeText() {
    String page =
        "[Grades](../GRADING.md#points), [a solution](../solutions/Task03Softmax.java) and"
            + " [lesson 04](../lesson04/README.md), [the source](https://example.org/a).";
    assertThat(StudentCopy.withoutDeadLinks(Path.of("tutorials/exercises/README.md"), page))
        .isEqualTo(
            "Grades, a solution and [lesson 04](../lesson04/README.md),"
                + " [the source](https://example.org/a).");
  }

  /** Every link of the real pages leads to something that students get, or is left as text. */
  @Test
  void noPageOfTheCopyHasADeadLink() throws Exception {
    Path to = folder.resolve("whole");
    StudentCopy.copy(Path.of(""), to);
    Pattern link = Pattern.compile("]\\(([^):#]+)(#[^)]*)?\\)");
    try (Stream<Path> files = Files.walk(to)) {
      for (Path page : files.filter(file -> file.toString().endsWith(".md")).toList()) {
        Matcher matcher = link.matcher(Files.readString(page));
        while (matcher.find()) {
          Path target = page.resolveSibling(matcher.group(1)).normalize();
          assertThat(target).as("a link of %s", to.relativize(page)).exists();
        }
      }
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
