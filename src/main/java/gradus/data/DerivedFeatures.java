package gradus.data;

import gradus.math.Matrix;
import gradus.math.Shapes;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Makes new input columns from the given ones: copies, squares, products and sines.
 *
 * <pre>{@code
 * DerivedFeatures circle = new DerivedFeatures(Term.square(0), Term.square(1));
 * Dataset train = circle.apply(split.train()); // x² and y² instead of x and y
 * }</pre>
 *
 * <p>A single {@code Dense} layer can only draw a straight line. With x² and y² as inputs, the same
 * layer draws an ellipse, because it is linear in its inputs, whatever these were computed from. A
 * hidden layer does without such columns: it finds features by itself.
 *
 * <p>The columns depend on no other row, so nothing is learned from the data. Columns that aren't
 * named are left out.
 */
public final class DerivedFeatures implements Transform {
  private final List<Term> terms;

  /**
   * One new column.
   *
   * @param kind how it is computed
   * @param first the index of the column it is computed from
   * @param second the index of the other factor; equal to {@code first} unless it is a product
   */
  public record Term(Kind kind, int first, int second) {
    /** How a column is computed. */
    public enum Kind {
      /** The column as it is. */
      COLUMN,
      /** x². */
      SQUARE,
      /** x·y. */
      PRODUCT,
      /** sin x. */
      SINE
    }

    /** Checks that the columns exist in some data set: they count from 0. */
    public Term {
      if (first < 0 || second < 0) {
        throw new IllegalArgumentException(
            "A term got the columns %d and %d, but columns count from 0.".formatted(first, second));
      }
    }

    /** The column as it is. */
    public static Term column(int column) {
      return new Term(Kind.COLUMN, column, column);
    }

    /** The square of a column. */
    public static Term square(int column) {
      return new Term(Kind.SQUARE, column, column);
    }

    /** The product of two columns. */
    public static Term product(int first, int second) {
      return new Term(Kind.PRODUCT, first, second);
    }

    /** The sine of a column, in radians. */
    public static Term sine(int column) {
      return new Term(Kind.SINE, column, column);
    }

    private double value(double x, double y) {
      return switch (kind) {
        case COLUMN -> x;
        case SQUARE -> x * x;
        case PRODUCT -> x * y;
        case SINE -> StrictMath.sin(x);
      };
    }

    /** Its name, such as "x^2", "x*y" or "sin(x)". */
    private String name(List<String> names) {
      String x = names.get(first);
      return switch (kind) {
        case COLUMN -> x;
        case SQUARE -> x + "^2";
        case PRODUCT -> x + "*" + names.get(second);
        case SINE -> "sin(" + x + ")";
      };
    }
  }

  /**
   * One column for each term, in this order.
   *
   * @throws IllegalArgumentException if there is no term
   */
  public DerivedFeatures(Term... terms) {
    if (terms.length == 0) {
      throw new IllegalArgumentException(
          "DerivedFeatures got no term, but expects at least one, such as Term.column(0).");
    }
    this.terms = List.of(terms);
  }

  /** One column for each term. */
  public List<Term> terms() {
    return terms;
  }

  /**
   * The new columns.
   *
   * @param inputs n×d, not modified
   * @return one column for each term
   * @throws IllegalArgumentException if a term needs a column that isn't there
   */
  @Override
  public Matrix apply(DMatrixRMaj inputs) {
    requireColumns(inputs);
    Matrix derived = new Matrix(inputs.numRows, terms.size());
    for (int row = 0; row < inputs.numRows; row++) {
      for (int j = 0; j < terms.size(); j++) {
        Term term = terms.get(j);
        double x = inputs.get(row, term.first);
        derived.set(row, j, term.value(x, inputs.get(row, term.second)));
      }
    }
    return derived;
  }

  private void requireColumns(DMatrixRMaj inputs) {
    for (Term term : terms) {
      int last = Math.max(term.first, term.second);
      if (last >= inputs.numCols) {
        throw new IllegalArgumentException(
            "DerivedFeatures got %s inputs, but a term needs column %d, and columns count from 0."
                .formatted(Shapes.of(inputs), last));
      }
    }
  }

  /** A data set with the new columns, named after what they are computed from. */
  @Override
  public Dataset apply(Dataset dataset) {
    Matrix derived = apply(dataset.inputs());
    List<String> names = new ArrayList<>();
    for (Term term : terms) {
      names.add(term.name(dataset.featureNames()));
    }
    return new Dataset(derived, dataset.targets(), names, dataset.classNames(), dataset.name());
  }

  @Override
  public String toString() {
    return "DerivedFeatures(" + terms.size() + " columns)";
  }
}
