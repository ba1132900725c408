package gradus.losses;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.math.Shapes;
import org.junit.jupiter.api.Test;

/** The kept exponentials are never those of other logits. */
class ExponentialsTest {
  private final Exponentials exponentials = new Exponentials();
  private final Matrix probabilities = new Matrix(0, 0);

  private void assertRightFor(Matrix logits) {
    exponentials.of(logits);
    Matrix expected = new Matrix(0, 0);
    Rows.softmax(logits, expected);
    exponentials.softmax(probabilities);
    assertThat(Shapes.of(probabilities)).isEqualTo(Shapes.of(logits));
    for (int row = 0; row < logits.numRows; row++) {
      int largest = Rows.argMax(logits, row);
      assertThat(exponentials.logSumExpAboveMax(row))
          .isEqualTo(Rows.logSumExpAboveMax(logits, row, largest));
      for (int j = 0; j < logits.numCols; j++) {
        assertThat(probabilities.get(row, j)).isEqualTo(expected.get(row, j));
      }
    }
  }

  @Test
  void aMatrixThatWasChangedIsNoticed() {
    Matrix logits = new Matrix(new double[][] {{1, 2, 3}, {3, 2, 1}});
    assertRightFor(logits);
    logits.set(1, 2, 5);
    assertRightFor(logits);
  }

  @Test
  void theSameNumbersInAnotherShapeAreOtherLogits() {
    assertRightFor(new Matrix(new double[][] {{1, 2, 3}, {6, 5, 4}}));
    assertRightFor(new Matrix(new double[][] {{1, 2}, {3, 6}, {5, 4}}));
    assertRightFor(new Matrix(new double[][] {{1, 2, 3}}));
    assertRightFor(new Matrix(new double[][] {{1, 2}})); // the same beginning
  }

  @Test
  void batchesMayShrinkAndGrow() {
    assertRightFor(new Matrix(new double[][] {{1, 2}, {3, 6}, {5, 4}}));
    assertRightFor(new Matrix(new double[][] {{1, 2}}));
    assertRightFor(new Matrix(new double[][] {{1, 2}, {9, 6}, {5, 8}, {0, 0}}));
  }
}
