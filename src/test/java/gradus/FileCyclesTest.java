package gradus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No file can only be understood together with a whole ring of others. Two may know each other, as
 * a class and its builder do; larger rings are in a list, each with its reason.
 */
class FileCyclesTest {
  private static final Path SOURCES = Path.of("src/main/java");

  /** The ring, by one of its files, and its largest size. */
  private static final Map<String, Integer> ALLOWED =
      Map.of(
          // A listener is told of the trainer that tells it.
          "gradus.Trainer", 5,
          // A data set splits itself, and its parts are data sets.
          "gradus.data.Dataset", 3);

  /** Which files a file names, by import or as its neighbor in a package; comments don't count. */
  private static Map<String, Set<String>> references() throws IOException {
    Map<String, String> codes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String name = SOURCES.relativize(file).toString().replace(".java", "");
        if (!name.endsWith("package-info")) {
          codes.put(name.replace('\\', '/').replace('/', '.'), code(Files.readString(file)));
        }
      }
    }
    Map<String, Set<String>> references = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : codes.entrySet()) {
      Set<String> named = new TreeSet<>();
      Matcher word = Pattern.compile("[\\w.]*\\b[A-Z]\\w*").matcher(entry.getValue());
      String room = entry.getKey().substring(0, entry.getKey().lastIndexOf('.') + 1);
      while (word.find()) {
        String first = word.group();
        String neighbor = room + first.replaceAll("\\..*", "");
        String other = codes.containsKey(first) ? first : neighbor;
        if (codes.containsKey(other) && !other.equals(entry.getKey())) {
          named.add(other);
        }
      }
      references.put(entry.getKey(), named);
    }
    return references;
  }

  /** Without comments, texts and single characters. */
  private static String code(String source) {
    return source.replaceAll(
        "(?s)/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(\\\\.|[^\"\\\\\\n])*\"|'(\\\\.|[^'\\\\])+'",
        " ");
  }

  private static List<Set<String>> rings(Map<String, Set<String>> references) {
    Map<String, Set<String>> reached = new LinkedHashMap<>();
    for (String file : references.keySet()) {
      Set<String> seen = new TreeSet<>();
      Deque<String> open = new ArrayDeque<>(references.get(file));
      while (!open.isEmpty()) {
        String next = open.pop();
        if (seen.add(next)) {
          open.addAll(references.get(next));
        }
      }
      reached.put(file, seen);
    }
    List<Set<String>> rings = new ArrayList<>();
    Set<String> done = new TreeSet<>();
    for (String file : references.keySet()) {
      if (done.contains(file) || !reached.get(file).contains(file)) {
        continue;
      }
      Set<String> ring = new TreeSet<>();
      for (String other : reached.get(file)) {
        if (reached.get(other).contains(file)) {
          ring.add(other);
        }
      }
      done.addAll(ring);
      rings.add(ring);
    }
    return rings;
  }

  @Test
  void noRingIsLargerThanAPair() throws IOException {
    Map<String, Set<String>> references = references();
    assertThat(references).hasSizeGreaterThan(200);
    assertThat(references.get("gradus.Trainer")).contains("gradus.Network", "gradus.losses.Loss");
    List<Set<String>> tooLarge = new ArrayList<>();
    for (Set<String> ring : rings(references)) {
      int most = 2;
      for (Map.Entry<String, Integer> allowed : ALLOWED.entrySet()) {
        most = ring.contains(allowed.getKey()) ? allowed.getValue() : most;
      }
      if (ring.size() > most) {
        tooLarge.add(ring);
      }
    }
    assertThat(tooLarge).isEmpty();
  }
}
