package gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ImageShapeTest {
  private final ImageShape shape = new ImageShape(2, 3, 4);

  @Test
  void aRowHoldsChannelAfterChannelLineByLine() {
    assertThat(shape.size()).isEqualTo(24);
    assertThat(shape.column(0, 0, 0)).isEqualTo(0);
    assertThat(shape.column(0, 0, 3)).isEqualTo(3);
    assertThat(shape.column(0, 2, 0)).isEqualTo(8);
    assertThat(shape.column(1, 0, 0)).isEqualTo(12);
    assertThat(shape.column(1, 2, 3)).isEqualTo(23);
    assertThat(shape).hasToString("2 x 3 x 4");
  }

  @Test
  void refusesImagesWithoutPixels() {
    assertThatThrownBy(() -> new ImageShape(1, 0, 28))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "An image got a shape of 1 x 0 x 28, but channels, height and width must be at least"
                + " 1.");
    assertThatThrownBy(() -> new ImageShape(3, 50_000, 50_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "An image of 3 x 50000 x 50000 has more numbers than a row of a matrix can hold.");
  }
}
