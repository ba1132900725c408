package gradus.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a {@link TrainingDoctor} found, the worst first and causes before their consequences.
 *
 * @param findings none if nothing is wrong
 */
public record Diagnosis(List<Finding> findings) {
  private static final int LINE_WIDTH = 80;

  /** Sorts by severity; findings of the same severity stay in their order. */
  public Diagnosis {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(Comparator.comparing(Finding::severity));
    findings = List.copyOf(sorted);
  }

  /** Whether nothing was found. */
  public boolean isHealthy() {
    return findings.isEmpty();
  }

  /** Whether there is a finding of this name, such as "dead units". */
  public boolean has(String name) {
    for (Finding finding : findings) {
      if (finding.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** All findings with evidence and advice, for a console: lines of at most 80 characters. */
  @Override
  public String toString() {
    if (isHealthy()) {
      return "The doctor found nothing wrong.";
    }
    int count = findings.size();
    StringBuilder text = new StringBuilder("The doctor found ");
    text.append(count == 1 ? "1 thing." : count + " things.");
    for (Finding finding : findings) {
      text.append("\n\n").append(finding.severity()).append(": ").append(finding.name());
      appendWrapped(text, finding.evidence());
      appendWrapped(text, "Try: " + finding.advice());
    }
    return text.toString();
  }

  /** Appends lines that are indented by two blanks; a longer word has a line of its own. */
  private static void appendWrapped(StringBuilder text, String sentences) {
    int column = LINE_WIDTH; // the line before is full
    for (String word : sentences.split(" ", -1)) {
      if (column + 1 + word.length() > LINE_WIDTH) {
        text.append("\n  ").append(word);
        column = 2 + word.length();
      } else {
        text.append(' ').append(word);
        column += 1 + word.length();
      }
    }
  }
}
