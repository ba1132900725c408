package gradus.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The whole text of every finding: what the doctor says first of each broken training. After a
 * change of a text, compare {@code target/doctor-findings.txt} with the resource and copy it.
 */
class FindingTextsTest {
  private static final String NAME = "doctor-findings.txt";

  private static List<BrokenTrainings.Case> all() {
    List<BrokenTrainings.Case> all = new ArrayList<>(BrokenTrainings.all());
    all.addAll(MoreBrokenTrainings.all());
    all.addAll(BrokenExaminations.all());
    return all;
  }

  @Test
  void eachFindingSaysWhatItAlwaysSaid() throws IOException {
    StringBuilder texts = new StringBuilder();
    SortedSet<String> names = new TreeSet<>();
    for (BrokenTrainings.Case broken : all()) {
      Diagnosis diagnosis = broken.run().apply(1);
      assertThat(diagnosis.findings()).as("%s", broken).isNotEmpty();
      Finding first = diagnosis.findings().get(0);
      names.add(first.name());
      assertThat(broken.expected()).as("%s", broken).contains(first.name());
      String text = new Diagnosis(List.of(first)).toString();
      texts.append("# ").append(broken).append('\n');
      texts.append(text.substring(text.indexOf("\n\n") + 2)).append("\n\n");
    }
    Files.writeString(Path.of("target", NAME), texts);
    assertThat(texts.toString()).isEqualTo(resource());
    assertThat(names).containsExactlyElementsOf(namesInTheJavadoc());
  }

  private static String resource() throws IOException {
    try (var stream = FindingTextsTest.class.getResourceAsStream("/" + NAME)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** As the doctor lists them, in a list of four parts. */
  private static SortedSet<String> namesInTheJavadoc() throws IOException {
    String source = Files.readString(Path.of("src/main/java/gradus/inspect/TrainingDoctor.java"));
    String list =
        source.substring(source.indexOf("<ul>\n *   <li>data: "), source.indexOf("</ul>"));
    SortedSet<String> names = new TreeSet<>();
    for (String part : list.replaceAll("\\s*\\n \\*\\s*", " ").split("<li>[^:]+: ", -1)) {
      for (String name : part.replaceAll("<ul>|</ul>", "").strip().split(", ", -1)) {
        if (!name.isEmpty()) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
