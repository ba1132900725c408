package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/** Where the cells of a table are in its picture. */
final class CellColors {
  private CellColors() {}

  /**
   * Checks that the picture has a table of these colors, each in one cell: further right than the
   * one before, and further down than the one above.
   */
  static void assertTable(BufferedImage image, Color[][] colors) {
    for (int row = 0; row < colors.length; row++) {
      for (int column = 0; column < colors[row].length; column++) {
        Rectangle cell = Pictures.box(image, colors[row][column]);
        assertThat(cell).as("cell %s, %s", row, column).isNotNull();
        assertThat(cell.width * cell.height).isGreaterThan(10_000);
        if (column > 0) {
          Rectangle before = Pictures.box(image, colors[row][column - 1]);
          assertThat(cell.getMinX()).isGreaterThan(before.getMaxX());
        }
        if (row > 0) {
          Rectangle above = Pictures.box(image, colors[row - 1][column]);
          assertThat(cell.getMinY()).isGreaterThan(above.getMaxY());
        }
      }
    }
  }
}
