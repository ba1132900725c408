package gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.math.Matrix;
import org.junit.jupiter.api.Test;

class OneHotTest {
  @Test
  void aLabelIsTheColumnOfTheOne() {
    Matrix targets = OneHot.of(new int[] {2, 0, 1}, 4);
    assertThat(targets.numCols).isEqualTo(4);
    assertThat(targets.data).containsExactly(0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0);
    assertThat(OneHot.labels(targets)).containsExactly(2, 0, 1);
  }

  @Test
  void theLargestEntryOfARowIsItsLabel() {
    Matrix logits = new Matrix(new double[][] {{-3, -1, -2}, {0.2, 0.2, 0.1}});
    assertThat(OneHot.labels(logits)).containsExactly(1, 0);
  }

  private static void assertRefused(int[] labels, int classes, String message) {
    assertThatThrownBy(() -> OneHot.of(labels, classes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void labelsStartAtZero() {
    assertRefused(
        new int[] {2, 1, 3},
        3,
        "OneHot got labels from 1 to 3 for 3 classes, but labels start at 0; yours start at 1:"
            + " subtract 1 from each.");
  }

  @Test
  void refusesLabelsThatNoClassHas() {
    assertRefused(
        new int[] {1, 4, 3},
        3,
        "OneHot got the label 4 in row 1, but expects labels from 0 to 2 for 3 classes.");
    assertRefused(
        new int[] {0, 3},
        3,
        "OneHot got the label 3 in row 1, but expects labels from 0 to 2 for 3 classes.");
    assertRefused(
        new int[] {1, 1, -1},
        2,
        "OneHot got the label -1 in row 2, but expects labels from 0 to 1 for 2 classes.");
    assertRefused(
        new int[] {0}, 1, "OneHot got 1 as the number of classes, but expects at least 2.");
  }

  @Test
  void refusesRowsWithoutALargestEntry() {
    assertThatThrownBy(() -> OneHot.labels(new Matrix(5, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "OneHot got a 5 x 1 matrix, but expects one column per class, so at least 2. A single"
                + " column of probabilities says class 1 above 0.5, a single logit above 0.");
    assertThatThrownBy(() -> OneHot.labels(new Matrix(new double[][] {{1, 2}, {Double.NaN, 3}})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("OneHot got an entry of NaN in row 1, column 0, but expects finite numbers.");
  }
}
