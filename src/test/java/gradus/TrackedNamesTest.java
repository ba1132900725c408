package gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every tracked file can be checked out on Windows and on a disk that doesn't tell Aa from aa. */
class TrackedNamesTest {
  /** Reserved with any ending, too: "nul", "NUL.txt", "com1.tar.gz". */
  private static final String RESERVED = "(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?";

  private static final int LONGEST = 200;

  /** What is wrong with these paths, in words. */
  static List<String> faults(List<String> paths) {
    List<String> faults = new ArrayList<>();
    Map<String, String> byLowerCase = new HashMap<>();
    for (String path : paths) {
      if (path.length() > LONGEST) {
        faults.add(path + " has " + path.length() + " characters; keep to " + LONGEST);
      }
      String parent = "";
      for (String name : path.split("/", -1)) {
        if (name.matches(RESERVED)) {
          faults.add(path + ": Windows keeps the name " + name + " for a device");
        }
        if (name.matches("(?s).*[<>:\"|?*\\\\\\x00-\\x1f].*")) {
          faults.add(path + ": Windows forbids a character of " + name);
        }
        if (name.endsWith(".") || name.endsWith(" ")) {
          faults.add(path + ": Windows drops the end of \"" + name + "\"");
        }
        String whole = parent + name;
        String other = byLowerCase.putIfAbsent(whole.toLowerCase(Locale.ROOT), whole);
        if (other != null && !other.equals(whole)) {
          faults.add(whole + " and " + other + " are one on Windows and macOS");
        }
        parent = whole + "/";
      }
    }
    return faults;
  }

  @Test
  void everyTrackedFileCanBeCheckedOutEverywhere() throws Exception {
    assumeTrue(Files.exists(Path.of(".git")), "a checkout, not an archive of the sources");
    Process git = new ProcessBuilder("git", "ls-files", "-z").start();
    String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(git.waitFor() == 0, "git can list the files");
    List<String> paths = List.of(output.split("\0", -1));
    assertThat(paths).hasSizeGreaterThan(500);
    assertThat(faults(paths)).isEmpty();
  }

  @Test
  void eachKindOfFaultIsFound() {
    String deep = "d".repeat(100) + "/" + "e".repeat(100);
    assertThat(
            faults(
                List.of(
                    "src/nul",
                    "src/Aux.java",
                    "com1/x",
                    "a:b",
                    "why?",
                    "dot./x",
                    "space ",
                    "Aa/x",
                    "aa/y",
                    deep)))
        .containsExactly(
            "src/nul: Windows keeps the name nul for a device",
            "src/Aux.java: Windows keeps the name Aux.java for a device",
            "com1/x: Windows keeps the name com1 for a device",
            "a:b: Windows forbids a character of a:b",
            "why?: Windows forbids a character of why?",
            "dot./x: Windows drops the end of \"dot.\"",
            "space : Windows drops the end of \"space \"",
            "aa and Aa are one on Windows and macOS",
            deep + " has 201 characters; keep to 200");
    assertThat(faults(List.of("console.txt", "null", "nul-byte", "a/b", "a/c", ".gitignore")))
        .isEmpty();
  }
}
