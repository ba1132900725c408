package gradus.plots;

import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.math.Shapes;
import gradus.math.SummaryStatistics;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A matrix as colored cells, with its numbers in them if they fit.
 *
 * <p>If there is a negative number, the colors part at 0: blue below, the background at 0, orange
 * above, equally strong for equal sizes. Otherwise they go from the background at 0 to orange at
 * the largest number: blue always means below 0. What is NaN or infinite is gray.
 */
public final class MatrixPlot extends Plot {
  private final Matrix matrix;
  private final SummaryStatistics figures;
  private final double largest;
  private final boolean negative;
  private String subtitle = "";
  private List<String> rowNames = List.of();
  private List<String> columnNames = List.of();

  private MatrixPlot(DMatrixRMaj matrix) {
    super("Matrix");
    this.matrix = new Matrix(matrix);
    figures = SummaryStatistics.of(matrix);
    largest = NumberFormats.largest(this.matrix.data);
    negative = figures.min() < 0; // false for NaN
  }

  /** A picture of this matrix, copied. */
  public static MatrixPlot of(DMatrixRMaj matrix) {
    return new MatrixPlot(matrix);
  }

  /**
   * How the probabilities of a softmax move with its scores: {@code ∂pⱼ/∂zₖ = pⱼ·(1 − pⱼ)} for k =
   * j, and {@code −pⱼ·pₖ} otherwise; a row for each probability, a column for each score.
   *
   * @param probabilities 1×k
   * @throws IllegalArgumentException if it isn't a single row of probabilities with the sum 1
   */
  public static MatrixPlot softmaxJacobian(DMatrixRMaj probabilities) {
    return SoftmaxJacobian.plot(probabilities);
  }

  /** What the matrix is: the title of the picture. */
  @Override
  public MatrixPlot titled(String title) {
    super.titled(title);
    return this;
  }

  /** What is to be seen, under the title, instead of shape and range. */
  MatrixPlot saying(String subtitle) {
    this.subtitle = subtitle;
    return this;
  }

  /**
   * Names left of the rows.
   *
   * @throws IllegalArgumentException if there isn't one for each row
   */
  public MatrixPlot rowNames(List<String> names) {
    requireNames(names, matrix.numRows, "row");
    rowNames = List.copyOf(names);
    return this;
  }

  /**
   * Names above the columns.
   *
   * @throws IllegalArgumentException if there isn't one for each column
   */
  public MatrixPlot columnNames(List<String> names) {
    requireNames(names, matrix.numCols, "column");
    columnNames = List.copyOf(names);
    return this;
  }

  private void requireNames(List<String> names, int expected, String what) {
    if (names.size() != expected) {
      throw new IllegalArgumentException(
          "MatrixPlot got %s %s names for a %s matrix, but expects %s: one for each %s."
              .formatted(names.size(), what, Shapes.of(matrix), expected, what));
    }
  }

  @Override
  String subtitle() {
    if (!subtitle.isEmpty()) {
      return subtitle;
    }
    String size = matrix.numRows + "×" + matrix.numCols;
    if (figures.notFinite() == figures.entries()) {
      return size + ", no finite number";
    }
    String[] range = NumberFormats.uniform(figures.min(), figures.max());
    return "%s, from %s to %s%s"
        .formatted(
            size,
            range[0],
            range[1],
            figures.notFinite() == 0 ? "" : "; " + figures.notFinite() + " not finite");
  }

  private ColorMap map() {
    return negative ? theme().diverging : theme().positive;
  }

  private Color color(double number) {
    if (!Double.isFinite(number)) {
      return theme().mutedText;
    }
    double share = largest == 0 ? 0 : number / largest;
    return map().at(negative ? 0.5 + share / 2 : share);
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    if (matrix.getNumElements() == 0) {
      return;
    }
    Color[][] colors = new Color[matrix.numRows][matrix.numCols];
    for (int i = 0; i < matrix.getNumElements(); i++) {
      colors[i / matrix.numCols][i % matrix.numCols] = color(matrix.data[i]);
    }
    CellGrid grid = new CellGrid(theme(), colors, rowNames, columnNames, "", "");
    grid.layOut(area);
    double size = Math.max(11, Math.min(20, 0.3 * grid.cellHeight()));
    Font font = Theme.regular(size);
    String[] texts = grid.cellHeight() < 16 ? null : texts(font, grid.cellWidth() - 8);
    if (texts == null) {
      int height = Math.max(1, area.height - ColorBar.HEIGHT + 8);
      grid.layOut(new Rectangle(area.x, area.y, area.width, height));
    }
    grid.paint(graphics);
    grid.note(graphics, (row, column) -> NumberFormats.shortest(matrix.get(row, column)));
    paintFrame(graphics, grid);
    if (texts == null) {
      int below = (int) grid.table().getMaxY();
      double low = negative ? -largest : 0;
      ColorBar.paint(graphics, theme(), map(), low, largest, (int) grid.table().getX(), below + 2);
      return;
    }
    for (int i = 0; i < texts.length; i++) {
      grid.paintText(graphics, i / matrix.numCols, i % matrix.numCols, texts[i], 0, font);
    }
  }

  private String[] texts(Font font, double widest) {
    // More numbers than this nobody reads, even where there is room for them.
    return matrix.getNumElements() > 400 ? null : NumberFormats.uniform(matrix.data, font, widest);
  }

  /** Cells as pale as the background still belong to the matrix. */
  private void paintFrame(Graphics2D graphics, CellGrid grid) {
    graphics.setColor(theme().grid);
    graphics.draw(grid.table());
  }

  /** The derivatives of a softmax as a picture; the formula stands at {@link MatrixPlot}. */
  private static final class SoftmaxJacobian {
    private SoftmaxJacobian() {}

    static MatrixPlot plot(DMatrixRMaj probabilities) {
      requireProbabilities(probabilities);
      int k = probabilities.numCols;
      List<String> rowNames = new ArrayList<>();
      List<String> columnNames = new ArrayList<>();
      for (int j = 0; j < k; j++) {
        String number = NumberFormats.uniform(probabilities.get(0, j));
        rowNames.add("p" + j + " = " + number);
        columnNames.add("z" + j);
      }
      return MatrixPlot.of(matrix(probabilities))
          .titled("Jacobian of the softmax")
          .saying("how each probability p moves with each score z; every row has the sum 0")
          .rowNames(rowNames)
          .columnNames(columnNames);
    }

    private static Matrix matrix(DMatrixRMaj probabilities) {
      int k = probabilities.numCols;
      Matrix jacobian = new Matrix(k, k);
      for (int j = 0; j < k; j++) {
        for (int m = 0; m < k; m++) {
          double pj = probabilities.get(0, j);
          double pm = probabilities.get(0, m);
          jacobian.set(j, m, j == m ? pj * (1 - pj) : -pj * pm);
        }
      }
      return jacobian;
    }

    private static void requireProbabilities(DMatrixRMaj probabilities) {
      if (probabilities.numRows != 1
          || probabilities.numCols == 0
          || !Rows.isDistribution(probabilities, 0)) {
        String got =
            probabilities.numRows == 1 && probabilities.numCols > 0
                ? "the row " + Rows.toText(probabilities, 0)
                : "a " + Shapes.of(probabilities) + " matrix";
        throw new IllegalArgumentException(
            ("MatrixPlot.softmaxJacobian got %s, but expects one row of probabilities with"
                    + " the sum 1, such as what new Softmax().forward(scores) returns.")
                .formatted(got));
      }
    }
  }
}
