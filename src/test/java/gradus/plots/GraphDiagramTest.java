package gradus.plots;

import static gradus.plots.Pictures.box;
import static gradus.plots.Pictures.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class GraphDiagramTest {
  private static final Color GIVEN = fill(0);
  private static final Color COMPUTED = fill(1);

  private static Color fill(int index) {
    return ColorMap.mix(Theme.LIGHT.background, Theme.LIGHT.color(index), 0.16);
  }

  /** c = a·b. */
  private static GraphDiagram product() {
    GraphDiagram graph = GraphDiagram.of("A product", "value and gradient");
    int a = graph.box(0, "a", "3");
    int b = graph.box(0, "b", "-4");
    graph.box(1, "a·b", "-12", a, b);
    return graph;
  }

  @Test
  void whatIsGivenStandsToTheLeftOfWhatIsComputed() {
    BufferedImage image = product().image();
    assertThat(count(image, GIVEN)).isGreaterThan(count(image, COMPUTED));
    assertThat(box(image, GIVEN).getMaxX()).isLessThan(box(image, COMPUTED).getMinX());
  }

  @Test
  void aLineRunsFromEachInputToTheResult() {
    Color line = Theme.LIGHT.mutedText;
    GraphDiagram apart = GraphDiagram.of("A product", "value and gradient");
    apart.box(0, "a", "3");
    apart.box(0, "b", "-4");
    apart.box(1, "a·b", "-12");
    assertThat(count(product().image(), line)).isGreaterThan(count(apart.image(), line) + 200);
  }

  @Test
  void drawsAtEverySize() {
    Pictures.assertDrawsAtEverySize(product());
  }

  @Test
  void anInputMustStandToTheLeft() {
    GraphDiagram graph = product();
    assertThatThrownBy(() -> graph.box(1, "d", "1", 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The box \"d\" of column 1 got the input 2, but expects one of the 3 boxes so far,"
                + " in a column to the left of it.");
    assertThatThrownBy(() -> graph.box(3, "d", "1", 3))
        .hasMessageStartingWith("The box \"d\" of column 3 got the input 3, but expects one of");
  }
}
