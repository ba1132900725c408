package gradus.inspect;

import java.util.ArrayList;
import java.util.List;

/** Takes down what the checks find, in the order in which they look. */
final class Findings {
  private final List<Finding> all = new ArrayList<>();

  void error(String name, String evidence, String advice) {
    add(new Finding(name, Severity.ERROR, evidence, advice));
  }

  void warning(String name, String evidence, String advice) {
    add(new Finding(name, Severity.WARNING, evidence, advice));
  }

  void hint(String name, String evidence, String advice) {
    add(new Finding(name, Severity.HINT, evidence, advice));
  }

  /** Adds what was found earlier. */
  void addAll(Findings earlier) {
    for (Finding finding : earlier.all) {
      add(finding);
    }
  }

  /** What was found before the run needn't be said again after it. */
  private void add(Finding finding) {
    for (Finding known : all) {
      if (known.name().equals(finding.name())) {
        return;
      }
    }
    all.add(finding);
  }

  /** Whether a cause was found; what could follow from it isn't worth a finding of its own. */
  boolean hasError() {
    for (Finding finding : all) {
      if (finding.severity() == Severity.ERROR) {
        return true;
      }
    }
    return false;
  }

  Diagnosis toDiagnosis() {
    return new Diagnosis(all);
  }
}
