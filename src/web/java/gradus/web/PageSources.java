package gradus.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which sources the page was built from: a line for each file, with a hash of what it says. The
 * page carries these lines, so a test can tell whether it is today's without building it.
 */
public final class PageSources {
  private static final int DIGITS = 16;
  private static final List<Path> ROOTS =
      List.of(
          Path.of("src", "main", "java"),
          Path.of("src", "web", "java"),
          Path.of("src", "web", "page"));

  private PageSources() {}

  /** The lines for the sources of these compiled classes, and for all of the page's own files. */
  public static String ofClasses(Path classes) throws IOException {
    TreeSet<Path> sources = new TreeSet<>();
    for (Path type : files(classes)) {
      String name = slashes(classes.relativize(type));
      String source = name.substring(0, name.indexOf('.')).split("\\$")[0] + ".java";
      for (Path root : ROOTS) {
        if (Files.exists(root.resolve(source))) {
          sources.add(root.resolve(source));
        }
      }
    }
    sources.addAll(files(Path.of("src", "web")));
    StringBuilder lines = new StringBuilder();
    for (Path source : sources) {
      lines.append(line(source)).append('\n');
    }
    return lines.toString();
  }

  /** A hash of what a file says, and its name. */
  static String line(Path file) throws IOException {
    return hash(file) + ' ' + slashes(file);
  }

  /** The files among these lines that are another than when they were written. */
  public static List<String> changed(String lines) throws IOException {
    List<String> changed = new ArrayList<>();
    for (String line : lines.strip().split("\n")) {
      String[] parts = line.split(" ", 2);
      Path file = Path.of(parts[1]);
      if (!Files.exists(file) || !hash(file).equals(parts[0])) {
        changed.add(parts[1]);
      }
    }
    return changed;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }

  /** A hash of the text, which for Java is the code without comments and layout. */
  private static String hash(Path file) throws IOException {
    String text = Files.readString(file).replace("\r", "");
    String said = file.toString().endsWith(".java") ? code(text) : text;
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /** Java without its comments and white space, as far as these are outside of strings. */
  static String code(String java) {
    StringBuilder code = new StringBuilder();
    int at = 0;
    while (at < java.length()) {
      char next = java.charAt(at);
      int end;
      if (java.startsWith("//", at)) {
        end = endAfter(java, "\n", at);
      } else if (java.startsWith("/*", at)) {
        end = endAfter(java, "*/", at + 2);
      } else if (java.startsWith("\"\"\"", at)) {
        end = endAfter(java, "\"\"\"", at + 3);
        code.append(java, at, end);
      } else if (next == '"' || next == '\'') {
        end = endOfString(java, at);
        code.append(java, at, end);
      } else {
        end = at + 1;
        if (!Character.isWhitespace(next)) {
          code.append(next);
        }
      }
      at = end;
    }
    return code.toString();
  }

  private static int endAfter(String text, String mark, int from) {
    int at = text.indexOf(mark, from);
    return at < 0 ? text.length() : at + mark.length();
  }

  private static int endOfString(String java, int start) {
    int at = start + 1;
    while (at < java.length() && java.charAt(at) != java.charAt(start)) {
      at += java.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, java.length());
  }
}
