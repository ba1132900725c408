package gradus.inspect.worked;

import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.ejml.data.DMatrixRMaj;

/**
 * The content of a worked example, block by block: the sections write it, and a {@link
 * DocumentWriter} decides what it looks like.
 *
 * <p>Formulas are written as in plain text, {@code X1 = X0*W0 + b0}. In sentences they stand
 * between backticks.
 */
final class Document {
  /** How an entry of a matrix is calculated. */
  interface Entry {
    /** The steps, without the result; none where only the result is shown. */
    List<Arithmetic> steps(int row, int column);
  }

  /** A heading, a paragraph, a formula, a matrix or some lines of arithmetic. */
  private interface Block {
    void writeTo(DocumentWriter writer);
  }

  private final List<Block> blocks = new ArrayList<>();
  private final FiniteDifferences differences;

  Document(FiniteDifferences differences) {
    this.differences = differences;
  }

  /** Writes the blocks one below the other. */
  void writeTo(DocumentWriter writer) {
    for (Block block : blocks) {
      block.writeTo(writer);
    }
  }

  /**
   * The head of a section.
   *
   * @param level 0 for the title, 1 for a chapter, 2 for a section
   */
  void heading(int level, String text) {
    blocks.add(writer -> writer.heading(level, text));
  }

  /** Sentences. */
  void paragraph(String text) {
    blocks.add(writer -> writer.paragraph(text));
  }

  /** A formula on a line of its own. */
  void formula(String formula) {
    blocks.add(writer -> writer.formula(formula));
  }

  /** A matrix with its name. */
  void matrix(String name, Matrix matrix) {
    Grid grid = Grid.of(name, matrix);
    blocks.add(writer -> writer.grid(grid));
  }

  /** Written-out arithmetic, line by line. */
  void calculations(List<String> lines) {
    blocks.add(writer -> writer.calculations(lines));
  }

  /** The entries of a matrix, each with its arithmetic. */
  void entries(String name, Matrix matrix, Entry entry) {
    Corner corner = announced(name, matrix);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < corner.rows; row++) {
      for (int column = 0; column < corner.columns; column++) {
        lines.add(line(name, matrix, entry, row, column));
      }
    }
    calculations(lines);
  }

  /**
   * The entries of a gradient, each with its arithmetic and what the finite difference says about
   * it, and then the matrix.
   *
   * @param values what it is the gradient of
   * @param loss what the loss is with these values as they are now
   */
  void gradient(String name, Matrix values, Matrix gradient, DoubleSupplier loss, Entry entry) {
    Corner corner = announced(name, gradient);
    List<FiniteDifferences.Comparison> lines = new ArrayList<>();
    for (int row = 0; row < corner.rows; row++) {
      for (int column = 0; column < corner.columns; column++) {
        int i = row * gradient.numCols + column;
        String line = line(name, gradient, entry, row, column);
        lines.add(differences.compare(line, values, i, loss, gradient.data[i]));
      }
    }
    blocks.add(writer -> writer.comparisons(lines));
    matrix(name, gradient);
  }

  /** What is written out of a matrix; if that isn't all, it is said before. */
  private Corner announced(String name, Matrix matrix) {
    Corner corner = Corner.writtenOut(matrix);
    if (corner.isAbridged()) {
      paragraph("Of `" + name + "`, the " + corner + ":");
    }
    return corner;
  }

  private static String line(String name, Matrix matrix, Entry entry, int row, int column) {
    return Arithmetic.line(
        Notation.entry(name, row, column), entry.steps(row, column), matrix.get(row, column));
  }

  /**
   * A matrix with its name.
   *
   * @param corner what is shown of it
   * @param cells the numbers of the corner, row by row
   */
  record Grid(String name, int rows, int columns, Corner corner, List<String[]> cells) {
    static Grid of(String name, DMatrixRMaj matrix) {
      Corner corner = Corner.shown(matrix);
      List<String[]> cells = new ArrayList<>();
      for (int row = 0; row < corner.rows; row++) {
        String[] numbers = new String[corner.columns];
        for (int column = 0; column < corner.columns; column++) {
          numbers[column] = Arithmetic.fourDigits(matrix.get(row, column));
        }
        cells.add(numbers);
      }
      return new Grid(name, matrix.numRows, matrix.numCols, corner, cells);
    }
  }

  /** The part of a matrix that a page has room for: its first rows and columns. */
  static final class Corner {
    private static final int SHOWN = 6; // rows and columns of numbers
    private static final int WRITTEN_OUT = 16; // entries, each with its arithmetic on a line

    final int rows;
    final int columns;
    private final int allRows;
    private final int allColumns;

    private Corner(DMatrixRMaj matrix, int rows, int columns) {
      this.rows = rows;
      this.columns = columns;
      this.allRows = matrix.numRows;
      this.allColumns = matrix.numCols;
    }

    /** What is shown in numbers. */
    static Corner shown(DMatrixRMaj matrix) {
      return new Corner(matrix, Math.min(matrix.numRows, SHOWN), Math.min(matrix.numCols, SHOWN));
    }

    /** What is written out: all entries of a small matrix, a few of a larger one. */
    static Corner writtenOut(DMatrixRMaj matrix) {
      if (matrix.getNumElements() <= WRITTEN_OUT) {
        return new Corner(matrix, matrix.numRows, matrix.numCols);
      }
      return new Corner(matrix, Math.min(matrix.numRows, 2), Math.min(matrix.numCols, 3));
    }

    boolean isAbridged() {
      return rows < allRows || columns < allColumns;
    }

    /** For example "first 2 of 64 rows and 6 of 784 columns"; empty if nothing is left out. */
    @Override
    public String toString() {
      if (!isAbridged()) {
        return "";
      }
      String shownRows = rows < allRows ? rows + " of " + allRows + " rows" : "";
      String shownColumns = columns < allColumns ? columns + " of " + allColumns + " columns" : "";
      boolean both = rows < allRows && columns < allColumns;
      return "first " + shownRows + (both ? " and " : "") + shownColumns;
    }
  }
}
