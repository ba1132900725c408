package gradus.inspect.worked;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A piece of a worked example: what is shown, while a {@link Page} decides how.
 *
 * <p>Formulas are written as in plain text, {@code X1 = X0*W0 + b0}. In sentences they stand
 * between backticks.
 */
interface Block {
  /** Writes itself to the end of the page. */
  void writeTo(Page page);

  /**
   * The head of a section.
   *
   * @param level 0 for the title, 1 for a chapter, 2 for a section
   */
  record Heading(int level, String text) implements Block {
    @Override
    public void writeTo(Page page) {
      page.heading(level, text);
    }
  }

  /** Sentences. */
  record Paragraph(String text) implements Block {
    @Override
    public void writeTo(Page page) {
      page.paragraph(text);
    }
  }

  /** A formula on a line of its own. */
  record Formula(String formula) implements Block {
    @Override
    public void writeTo(Page page) {
      page.formula(formula);
    }
  }

  /**
   * A matrix with its name.
   *
   * @param corner what is shown of it
   * @param cells the numbers of the corner, row by row
   */
  record Grid(String name, int rows, int columns, Corner corner, List<String[]> cells)
      implements Block {
    static Grid of(String name, DMatrixRMaj matrix) {
      Corner corner = Corner.shown(matrix);
      List<String[]> cells = new ArrayList<>();
      for (int row = 0; row < corner.rows; row++) {
        String[] numbers = new String[corner.columns];
        for (int column = 0; column < corner.columns; column++) {
          numbers[column] = FourDigits.of(matrix.get(row, column));
        }
        cells.add(numbers);
      }
      return new Grid(name, matrix.numRows, matrix.numCols, corner, cells);
    }

    @Override
    public void writeTo(Page page) {
      page.grid(this);
    }
  }

  /** Written-out arithmetic, line by line. */
  record Calculations(List<String> lines) implements Block {
    @Override
    public void writeTo(Page page) {
      page.calculations(lines);
    }
  }

  /** Gradients, each beside what nudging says about it. */
  record Comparisons(List<Comparison> lines) implements Block {
    @Override
    public void writeTo(Page page) {
      page.comparisons(lines);
    }
  }

  /**
   * A gradient beside what nudging says about it.
   *
   * @param backward the written-out arithmetic
   * @param nudging the measured slope
   * @param remark what is odd about the two; empty if they agree
   */
  record Comparison(String backward, String nudging, String remark) {}
}
