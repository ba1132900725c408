package gradus.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.math.Matrix;
import gradus.math.RandomMatrices;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TopKAccuracyTest {
  /** The true classes 0, 1, 2, 2 are in place 1, 2, 1 and 3. */
  private final Matrix targets =
      new Matrix(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0, 0, 1}});

  private final Matrix predictions =
      new Matrix(new double[][] {{0.5, 0.3, 0.2}, {0.6, 0.4, 0}, {0.1, 0, 0.9}, {0.5, 0.3, 0.2}});

  @Test
  void countsRowsWhoseTrueClassIsAmongTheFirstK() {
    assertThat(TopKAccuracy.of(predictions, targets, 1)).isEqualTo(2 / 4.0);
    assertThat(TopKAccuracy.of(predictions, targets, 2)).isEqualTo(3 / 4.0);
    assertThat(TopKAccuracy.of(predictions, targets, 3)).isEqualTo(4 / 4.0);
  }

  @Test
  void equalEntriesAreRankedFromLeftToRight() {
    Matrix equal = new Matrix(4, 3);
    equal.fill(1 / 3.0);
    // The true classes 0, 1, 2, 2 are in place 1, 2, 3 and 3.
    assertThat(TopKAccuracy.of(equal, targets, 1)).isEqualTo(1 / 4.0);
    assertThat(TopKAccuracy.of(equal, targets, 2)).isEqualTo(2 / 4.0);
    assertThat(TopKAccuracy.of(equal, targets, 3)).isEqualTo(4 / 4.0);
  }

  @Test
  void topOneIsTheAccuracyAlsoWithTies() {
    Random random = new Random(1);
    Matrix tied = new Matrix(50, 4);
    for (int i = 0; i < tied.data.length; i++) {
      tied.data[i] = random.nextInt(3);
    }
    Matrix truth = RandomMatrices.probabilities(random, 50, 4);
    assertThat(TopKAccuracy.of(tied, truth, 1)).isEqualTo(Accuracy.of(tied, truth));
  }

  @Test
  void refusesAKThatIsNoPlace() {
    assertThatThrownBy(() -> TopKAccuracy.of(predictions, targets, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("TopKAccuracy got k = 0, but expects 1 to 3, the number of classes.");
    assertThatThrownBy(() -> TopKAccuracy.of(predictions, targets, 4))
        .hasMessage("TopKAccuracy got k = 4, but expects 1 to 3, the number of classes.");
  }

  @Test
  void refusesASingleColumn() {
    Matrix column = new Matrix(4, 1);
    assertThatThrownBy(() -> TopKAccuracy.of(column, column, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "TopKAccuracy got a single column, but ranks classes, one per column, and expects two or"
                + " more. For a yes-or-no answer use Accuracy.");
  }
}
