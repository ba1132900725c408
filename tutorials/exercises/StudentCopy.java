package exercises;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a folder for students: the framework, the lessons and the exercises, without the solutions,
 * the tests of the framework, and what belongs to a teacher.
 *
 * <pre>
 * mvn -q -Pstudent-copy -Dto=../for-students
 * </pre>
 */
public final class StudentCopy {
  /** What stays here; a name that ends in a slash is a folder, or a file in place of one. */
  static final List<String> LEFT_OUT =
      List.of(
          ".git/",
          ".github/",
          ".ci/",
          "target/",
          "lib/",
          "src/test/",
          "src/fuzz/",
          "src/jmh/",
          "src/onnx/",
          "src/web/",
          "tutorials/solutions/",
          "tutorials/slides/",
          "tutorials/TEACHING.md",
          "tutorials/GRADING.md",
          "tutorials/QUIZ.md",
          "tutorials/exercises/StudentCopy.java");

  /** A teacher's own programs stay here as well; these two come with Gradus. */
  private static final String MINE = "tutorials/mine/";

  private static final List<String> COPIED_OF_MINE = List.of("Example.java", "README.md");

  private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^):#]+)(#[^)]*)?\\)");

  private StudentCopy() {}

  /**
   * Copies.
   *
   * @param args the folder to make
   */
  public static void main(String[] args) throws IOException {
    Path to = Path.of(args.length == 0 ? "target/student-copy" : args[0]);
    if (Files.exists(to)) {
      System.out.println(
          "There is already something at %s. Delete it, or choose another folder: -Dto=..."
              .formatted(to));
      System.exit(1);
    }
    int files = copy(Path.of(""), to);
    System.out.println("%d files are in %s now.".formatted(files, to));
  }

  /** Copies the files that students get. Returns how many they are. */
  static int copy(Path from, Path to) throws IOException {
    int[] count = {0};
    Path out = to.toAbsolutePath().normalize();
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean skipped = isLeftOut(from.relativize(folder));
            boolean itself = folder.toAbsolutePath().normalize().equals(out);
            return skipped || itself ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path name = from.relativize(file);
            if (!isLeftOut(name)) {
              Path copy = to.resolve(name.toString());
              Files.createDirectories(copy.toAbsolutePath().getParent());
              Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
              if (name.toString().endsWith(".md")) {
                Files.writeString(copy, withoutDeadLinks(name, Files.readString(file)));
              }
              count[0]++;
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return count[0];
  }

  private static boolean isLeftOut(Path path) {
    String name = path.toString().replace('\\', '/');
    for (String leftOut : LEFT_OUT) {
      if (name.equals(leftOut) || (leftOut.endsWith("/") && (name + "/").startsWith(leftOut))) {
        return true;
      }
    }
    return name.startsWith(MINE) && !COPIED_OF_MINE.contains(name.substring(MINE.length()));
  }

  /** A page without links to what is left out: of these only the text stays. */
  static String withoutDeadLinks(Path page, String text) {
    return LINK.matcher(text)
        .replaceAll(
            link -> {
              Path target = page.resolveSibling(link.group(2)).normalize();
              return Matcher.quoteReplacement(isLeftOut(target) ? link.group(1) : link.group());
            });
  }
}
