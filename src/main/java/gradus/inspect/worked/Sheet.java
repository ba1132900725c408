package gradus.inspect.worked;

import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;

/** Where the sections of a worked example write, block by block. */
final class Sheet {
  /** How an entry of a matrix is calculated. */
  interface Entry {
    /** The steps, without the result; none where only the result is shown. */
    List<Arithmetic> steps(int row, int column);
  }

  final List<Block> blocks = new ArrayList<>();
  final Nudging nudging;

  Sheet(Nudging nudging) {
    this.nudging = nudging;
  }

  void heading(int level, String text) {
    blocks.add(new Block.Heading(level, text));
  }

  void paragraph(String text) {
    blocks.add(new Block.Paragraph(text));
  }

  void formula(String formula) {
    blocks.add(new Block.Formula(formula));
  }

  void matrix(String name, Matrix matrix) {
    blocks.add(Block.Grid.of(name, matrix));
  }

  void calculations(List<String> lines) {
    blocks.add(new Block.Calculations(lines));
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
   * The entries of a gradient, each with its arithmetic and what nudging says about it, and then
   * the matrix.
   *
   * @param values what it is the gradient of
   * @param first the layer from which on the loss depends on these values
   */
  void gradient(String name, Matrix values, Matrix gradient, int first, Entry entry) {
    Corner corner = announced(name, gradient);
    List<Block.Comparison> lines = new ArrayList<>();
    for (int row = 0; row < corner.rows; row++) {
      for (int column = 0; column < corner.columns; column++) {
        int i = row * gradient.numCols + column;
        String line = line(name, gradient, entry, row, column);
        lines.add(nudging.compare(line, values, i, first, gradient.data[i]));
      }
    }
    blocks.add(new Block.Comparisons(lines));
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
        Names.entry(name, row, column), entry.steps(row, column), matrix.get(row, column));
  }
}
