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

  /** Whether something was found that may explain a bad result: more than a hint. */
  boolean hasCause() {
    for (Finding finding : all) {
      if (finding.severity() != Severity.HINT) {
        return true;
      }
    }
    return false;
  }

  /** A part of a whole, as in {@code 14 of 16 units (88 %)}. */
  static String share(int part, int whole, String what) {
    return "%d of %d %s (%s)".formatted(part, whole, what, percent((double) part / whole));
  }

  /** As in {@code 88 %}. */
  static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  Diagnosis toDiagnosis() {
    return new Diagnosis(all);
  }
}
