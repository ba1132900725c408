package gradus.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.layers.Softmax;
import gradus.math.Matrix;
import org.junit.jupiter.api.Test;

/** The kept exponentials are never those of other logits. */
class KeptExponentialsTest {
  private final SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();

  /** Value and gradient are those of a loss that has never seen other logits, to the bit. */
  private void assertRightFor(Matrix logits) {
    Matrix targets = new Matrix(logits.numRows, logits.numCols);
    for (int row = 0; row < logits.numRows; row++) {
      targets.set(row, 0, 1);
    }
    assertThat(loss.value(logits, targets))
        .isEqualTo(new SoftmaxCrossEntropy().value(logits, targets));
    assertThat(loss.gradient(logits, targets).toString())
        .isEqualTo(new SoftmaxCrossEntropy().gradient(logits, targets).toString());
    // (p - y) / n
    Matrix probabilities = new Softmax().forward(logits);
    for (int i = 0; i < logits.getNumElements(); i++) {
      double expected = (probabilities.data[i] - targets.data[i]) / logits.numRows;
      assertThat(loss.gradient(logits, targets).data[i]).isEqualTo(expected);
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

  @Test
  void nothingIsNotTakenForWhatWasSeen() {
    assertThatThrownBy(() -> loss.value(new Matrix(0, 0), new Matrix(0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a batch needs at least one row and one column");
  }

  @Test
  void afterARefusalTheSameBatchIsRefusedAgain() {
    Matrix logits = new Matrix(new double[][] {{1, 2}});
    Matrix counts = new Matrix(new double[][] {{2, 1}});
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> loss.value(logits, counts))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> loss.gradient(logits, counts))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
