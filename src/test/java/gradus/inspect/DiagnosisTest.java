package gradus.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  private static Finding finding(String name, Severity severity) {
    return new Finding(name, severity, "This is how it shows.", "something else.");
  }

  @Test
  void theWorstComesFirstAndEqualsKeepTheirOrder() {
    Diagnosis diagnosis =
        new Diagnosis(
            List.of(
                finding("a", Severity.HINT),
                finding("b", Severity.WARNING),
                finding("c", Severity.ERROR),
                finding("d", Severity.WARNING)));
    assertThat(DoctorRuns.names(diagnosis)).containsExactly("c", "b", "d", "a");
    assertThat(diagnosis.isHealthy()).isFalse();
    assertThat(diagnosis.has("d")).isTrue();
    assertThat(diagnosis.has("e")).isFalse();
  }

  @Test
  void readsWellOnAConsole() {
    Finding dead =
        new Finding(
            "dead units",
            Severity.ERROR,
            "layer 1, Dense(4, 16): 14 of 16 units (88 %) are 0 for all 120 rows.",
            "a new network, since dead units don't come back, with a smaller learning rate; or"
                + " LeakyReLU.");
    assertThat(new Diagnosis(List.of(finding("overfitting", Severity.WARNING), dead)).toString())
        .isEqualTo(
            """
            The doctor found 2 things.

            ERROR: dead units
              layer 1, Dense(4, 16): 14 of 16 units (88 %) are 0 for all 120 rows.
              Try: a new network, since dead units don't come back, with a smaller learning
              rate; or LeakyReLU.

            WARNING: overfitting
              This is how it shows.
              Try: something else.""");
  }

  @Test
  void linesHaveAtMost80Characters() {
    for (int length = 1; length < 90; length++) {
      String words = ("x".repeat(length) + " ").repeat(20).strip();
      Diagnosis diagnosis = new Diagnosis(List.of(new Finding("n", Severity.HINT, words, words)));
      for (String line : diagnosis.toString().lines().toList()) {
        // A word that is longer than a line is left whole.
        assertThat(line.length()).isLessThanOrEqualTo(Math.max(80, length + 2));
      }
    }
  }

  @Test
  void saysSoIfNothingIsWrong() {
    Diagnosis diagnosis = new Diagnosis(List.of());
    assertThat(diagnosis.isHealthy()).isTrue();
    assertThat(diagnosis.toString()).isEqualTo("The doctor found nothing wrong.");
  }

  @Test
  void oneThingIsOneThing() {
    Diagnosis diagnosis = new Diagnosis(List.of(finding("overfitting", Severity.WARNING)));
    assertThat(diagnosis.toString()).startsWith("The doctor found 1 thing.\n\nWARNING: ");
  }

  @Test
  void theListOfFindingsIsACopy() {
    List<Finding> findings = new ArrayList<>();
    Diagnosis diagnosis = new Diagnosis(findings);
    findings.add(finding("a", Severity.HINT));
    assertThat(diagnosis.isHealthy()).isTrue();
  }
}
