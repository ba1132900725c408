package gradus.plots;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A table of colored cells, with names left of the rows and above the columns, and texts in the
 * cells. It fills its area; where names or texts don't fit, some or all are left out.
 */
final class CellGrid {
  private static final int MARGIN = 24;
  private static final int NAME_SIZE = 13;
  private static final int LINE = 16; // the height of a line of names
  private static final double SLANT = Math.PI / 4;
  private static final int LONGEST_SLANTED = 110;
  private static final int TOP = 10; // below the header

  /** Cells smaller than this touch each other and have no texts. */
  private static final int SMALL = 10;

  private final Theme theme;
  private final Color[][] colors;
  private final List<String> rowNames;
  private final List<String> columnNames;
  private final String rowsTitle;
  private final String columnsTitle;

  private Rectangle2D table = new Rectangle2D.Double();
  private boolean slanted;

  /**
   * A table of these colors, one array a row.
   *
   * @param rowNames one a row, or empty
   * @param columnNames one per column, or empty
   * @param rowsTitle stands beside the row names; empty for none
   */
  CellGrid(
      Theme theme,
      Color[][] colors,
      List<String> rowNames,
      List<String> columnNames,
      String rowsTitle,
      String columnsTitle) {
    this.theme = theme;
    this.colors = colors;
    this.rowNames = rowNames;
    this.columnNames = columnNames;
    this.rowsTitle = rowsTitle;
    this.columnsTitle = columnsTitle;
  }

  private int rows() {
    return colors.length;
  }

  private int columns() {
    return colors.length == 0 ? 0 : colors[0].length;
  }

  /** Finds where everything goes. Call it first. */
  void layOut(Rectangle area) {
    slanted = false;
    place(area);
    if (longest(columnNames) > cellWidth() - 4) {
      slanted = true;
      place(area);
    }
  }

  private void place(Rectangle area) {
    double top = TOP + (columnsTitle.isEmpty() ? 0 : LINE + 4) + columnNameHeight();
    double left = (rowsTitle.isEmpty() ? 0 : LINE + 6) + rowNameRoom(area);
    double overhang = slanted ? slantedLength() : 0; // of the last column's name
    double width = Math.max(1, area.width - 2 * MARGIN - left - overhang);
    double height = Math.max(1, area.height - MARGIN - top);
    // Cells twice as wide as high still read as cells; higher than wide they look like bars. Of a
    // long matrix with flat cells, columns are wide enough to be seen.
    double cellHeight = Math.min(height / rows(), width / columns());
    double cellWidth = Math.min(width / columns(), Math.max(2.2 * cellHeight, 24));
    table =
        new Rectangle2D.Double(
            area.x + MARGIN + left, area.y + top, columns() * cellWidth, rows() * cellHeight);
  }

  /** How high, and how far to the right, the longest slanted name reaches. */
  private double slantedLength() {
    return Math.min(longest(columnNames), LONGEST_SLANTED) * Math.sin(SLANT);
  }

  private double columnNameHeight() {
    if (columnNames.isEmpty()) {
      return 0;
    }
    return slanted ? slantedLength() + LINE : LINE + 4;
  }

  private double rowNameRoom(Rectangle area) {
    return rowNames.isEmpty() ? 0 : Math.min(longest(rowNames), 0.3 * area.width) + 10;
  }

  double cellWidth() {
    return table.getWidth() / columns();
  }

  double cellHeight() {
    return table.getHeight() / rows();
  }

  /** Where the table lies, without names. */
  Rectangle2D table() {
    return table;
  }

  /** Where a cell lies. */
  Rectangle2D cell(int row, int column) {
    double x = table.getX() + column * cellWidth();
    double y = table.getY() + row * cellHeight();
    double gap = isSmall() ? 0 : 2;
    return new Rectangle2D.Double(x + gap / 2, y + gap / 2, cellWidth() - gap, cellHeight() - gap);
  }

  private boolean isSmall() {
    return Math.min(cellWidth(), cellHeight()) < SMALL;
  }

  /** Draws the colors and the names. */
  void paint(Graphics2D graphics) {
    if (isSmall()) {
      paintAsImage(graphics);
    } else {
      for (int row = 0; row < rows(); row++) {
        for (int column = 0; column < columns(); column++) {
          graphics.setColor(colors[row][column]);
          graphics.fill(cell(row, column));
        }
      }
    }
    paintRowNames(graphics);
    paintColumnNames(graphics);
  }

  /** What a cell holds, as text. */
  interface CellText {
    String of(int row, int column);
  }

  /** Lets a window say what is in the cell under the pointer, with the names of row and column. */
  void note(Graphics2D graphics, CellText text) {
    ValueMap.note(
        graphics,
        table,
        (x, y) -> {
          int row = Math.min(rows() - 1, (int) ((y - table.getY()) / cellHeight()));
          int column = Math.min(columns() - 1, (int) ((x - table.getX()) / cellWidth()));
          String rowName = rowNames.isEmpty() ? "row " + row : rowNames.get(row);
          String columnName = columnNames.isEmpty() ? "column " + column : columnNames.get(column);
          return "%s, %s: %s".formatted(rowName, columnName, text.of(row, column));
        });
  }

  private void paintAsImage(Graphics2D graphics) {
    int[] rgb = new int[rows() * columns()];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = colors[i / columns()][i % columns()].getRGB();
    }
    PixelImage.paint(graphics, rgb, columns(), table.getBounds());
  }

  private void paintRowNames(Graphics2D graphics) {
    double right = table.getX() - 10;
    int every = (int) Math.ceil(LINE / cellHeight());
    for (int row = 0; row < rowNames.size(); row += every) {
      double baseline = cell(row, 0).getCenterY() + 0.36 * NAME_SIZE;
      double widest = right - MARGIN;
      Font font = Theme.regular(NAME_SIZE);
      Pen.rightText(graphics, rowNames.get(row), right, baseline, widest, font, theme.text);
    }
    if (!rowsTitle.isEmpty()) {
      AffineTransform before = graphics.getTransform();
      graphics.translate(MARGIN + 12, table.getCenterY());
      graphics.rotate(-Math.PI / 2);
      paintTitle(graphics, rowsTitle, 0, 0, table.getHeight());
      graphics.setTransform(before);
    }
  }

  private void paintColumnNames(Graphics2D graphics) {
    double bottom = table.getY() - 8;
    int every = slanted ? (int) Math.ceil(LINE / cellWidth()) : 1;
    Font font = Theme.regular(NAME_SIZE);
    for (int column = 0; column < columnNames.size(); column += every) {
      double x = cell(0, column).getCenterX();
      String name = columnNames.get(column);
      if (slanted) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x + 2, bottom);
        graphics.rotate(-SLANT);
        Pen.text(graphics, name, 0, 0, LONGEST_SLANTED, font, theme.text);
        graphics.setTransform(before);
      } else {
        Pen.centeredText(graphics, name, x, bottom, cellWidth(), font, theme.text);
      }
    }
    double titleLine = table.getY() - columnNameHeight() - 6;
    paintTitle(graphics, columnsTitle, table.getCenterX(), titleLine, table.getWidth());
  }

  private void paintTitle(Graphics2D graphics, String title, double x, double y, double widest) {
    Font font = Theme.semiBold(NAME_SIZE);
    Pen.centeredText(graphics, title, x, y, widest, font, theme.mutedText);
  }

  private static double longest(List<String> names) {
    return Pen.widest(names, Theme.regular(NAME_SIZE));
  }

  /**
   * Draws a text in a cell, in the color that reads best on it.
   *
   * @param below how far below the cell's middle
   */
  void paintText(Graphics2D graphics, int row, int column, String text, double below, Font font) {
    Rectangle2D cell = cell(row, column);
    double baseline = cell.getCenterY() + below + 0.36 * font.getSize2D();
    Color color = theme.textOn(colors[row][column]);
    Pen.centeredText(graphics, text, cell.getCenterX(), baseline, cell.getWidth(), font, color);
  }
}
