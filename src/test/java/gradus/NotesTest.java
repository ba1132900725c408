package gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.math.Matrix;
import gradus.snapshots.SavedState;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class NotesTest {
  private final SavedState notes = new SavedState();

  private static void assertRefused(ThrowingCallable reading, String message) {
    assertThatThrownBy(reading).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void whatIsWrittenDownIsThere() {
    notes.put("name", "iris");
    notes.put("loss", Double.NaN);
    notes.put("steps", 1L << 53);
    assertThat(notes.text("name")).isEqualTo("iris");
    assertThat(notes.number("loss")).isNaN();
    assertThat(notes.count("steps", Long.MAX_VALUE)).isEqualTo(9_007_199_254_740_992L);
    assertThat(notes).hasToString("SavedState(1 texts, 2 matrices)");
  }

  @Test
  void matricesAreCopiedOnTheWayInAndOut() {
    Matrix weights = new Matrix(new double[][] {{1, 2}});
    notes.put("weights", List.of(weights));
    weights.fill(7);
    Matrix other = new Matrix(1, 2);
    notes.copyTo("weights", List.of(other));
    assertThat(other.data).containsExactly(1, 2);
    other.fill(8);
    notes.copyTo("weights", List.of(weights));
    assertThat(weights.data).containsExactly(1, 2);
  }

  @Test
  void eachHasAPartOfItsOwn() {
    notes.part("listeners.0").put("epoch", 3);
    notes.part("listeners.1").part("best").put("epoch", 4);
    assertThat(notes.part("listeners.0").number("epoch")).isEqualTo(3);
    assertThat(notes.matrices()).containsOnlyKeys("listeners.0.epoch", "listeners.1.best.epoch");
    assertRefused(
        () -> notes.part("listeners.1").number("epoch"),
        "This snapshot has no \"listeners.1.epoch\".");
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertRefused(() -> notes.text("name"), "This snapshot has no \"name\".");
    assertRefused(() -> notes.count("steps", 9), "This snapshot has no \"steps\".");
    assertRefused(() -> notes.matrix("history", 7), "This snapshot has no \"history\".");
  }

  @Test
  void countsAreWholeNumbersInTheirRange() {
    notes.put("epoch", 10);
    assertThat(notes.count("epoch", 10)).isEqualTo(10);
    assertRefused(
        () -> notes.count("epoch", 9),
        "This snapshot has \"epoch\" of 10.0, but expects a whole number from 0 to 9.");
    for (double wrong : new double[] {-1, 0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
      notes.put("epoch", wrong);
      assertRefused(
          () -> notes.count("epoch", 9),
          "This snapshot has \"epoch\" of " + wrong + ", but expects a whole number from 0 to 9.");
    }
  }

  @Test
  void otherShapesAreRefusedAndNothingIsChanged() {
    notes.put("weights", List.of(new Matrix(1, 2), new Matrix(2, 2)));
    Matrix first = new Matrix(new double[][] {{5, 5}});
    Matrix second = new Matrix(2, 3);
    assertRefused(
        () -> notes.copyTo("weights", List.of(first, second)),
        "This snapshot has \"weights.1\" of 2 x 2, but expects 2 x 3.");
    assertThat(first.data).containsExactly(5, 5);
    assertRefused(
        () -> notes.number("weights.0"),
        "This snapshot has \"weights.0\" of 1 x 2, but expects 1 x 1.");
  }

  @Test
  void notesFromElsewhereSayWhoseTheyAreAndWhatNobodyReads() {
    SavedState read =
        new SavedState("run", Map.of("name", "iris"), Map.of("loss", new Matrix(1, 1)));
    assertRefused(() -> read.text("color"), "run has no \"color\".");
    assertThat(read.part("part").owner()).isEqualTo("run");
    read.number("loss");
    assertRefused(
        read::requireAllRead, "run has \"name\", which belongs to nothing in this training.");
    read.text("name");
    read.requireAllRead();
  }
}
