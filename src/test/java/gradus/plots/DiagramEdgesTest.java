package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DiagramEdgesTest {
  /** The edges from n nodes to m nodes, with the weight 0.5 each, in a picture of 960×540. */
  private static DiagramEdges edges(int n, int m) {
    NodeColumn left = new NodeColumn(n, null, null);
    Matrix weights = new Matrix(n, m);
    weights.fill(0.5);
    NodeColumn right = new NodeColumn(m, weights, new Matrix(1, m));
    left.place(100, 270, 378.0 / n, 400);
    right.place(500, 270, 378.0 / m, 400);
    return new DiagramEdges(left, right);
  }

  @Test
  void numbersOnEdgesNeverOverlap() {
    int withNumbers = 0;
    for (int n = 1; n <= 10; n++) {
      for (int m = 1; m <= 10; m++) {
        DiagramEdges edges = edges(n, m);
        if (edges.hasNumbers(20)) {
          withNumbers++;
          double[] heights = edges.numberHeights();
          assertThat(heights).hasSize(n * m);
          Arrays.sort(heights);
          for (int i = 1; i < heights.length; i++) {
            assertThat(heights[i] - heights[i - 1])
                .as("%s to %s", n, m)
                .isGreaterThanOrEqualTo(DiagramEdges.LINE - 1e-9);
          }
        }
      }
    }
    assertThat(withNumbers).isGreaterThan(20);
  }

  @Test
  void theSmallNetworksOfTheLessonsHaveNumbersAndLargeOnesDont() {
    assertThat(edges(2, 2).hasNumbers(26)).isTrue();
    assertThat(edges(2, 3).hasNumbers(26)).isTrue();
    assertThat(edges(3, 2).hasNumbers(26)).isTrue();
    assertThat(edges(8, 8).hasNumbers(15)).isFalse();
  }

  @Test
  void theNumbersOfTwoToThreeEdgesAreAtEqualDistances() {
    // The nodes are a = 189 and b = 126 apart. At t = 2a / (2a + b) = 378/504 = 3/4 edges to one
    // node are (1 − t)·a = 47.25 apart, and the next node's are t·b = 94.5 away: twice as much.
    double[] heights = edges(2, 3).numberHeights();
    Arrays.sort(heights);
    for (int i = 1; i < heights.length; i++) {
      assertThat(heights[i] - heights[i - 1]).isCloseTo(47.25, within(1e-9));
    }
  }
}
