package gradus.inspect.worked;

import org.ejml.data.DMatrixRMaj;

/** The part of a matrix that a page has room for: its first rows and columns. */
final class Corner {
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
