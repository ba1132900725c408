package gradus.playground;

import gradus.data.DerivedFeatures;
import gradus.data.DerivedFeatures.Term;

/** What the network gets to see of a point (x1, x2). */
public enum Feature {
  /** x1 itself. */
  X1,
  /** x2 itself. */
  X2,
  /** The square of x1. */
  X1_SQUARED,
  /** The square of x2. */
  X2_SQUARED,
  /** The product of x1 and x2. */
  PRODUCT,
  /** The sine of x1. */
  SIN_X1,
  /** The sine of x2. */
  SIN_X2;

  /** Whether it needs x2, so that data with a single column can't have it. */
  public boolean needsX2() {
    return this == X2 || this == X2_SQUARED || this == PRODUCT || this == SIN_X2;
  }

  /** How it is written on a screen, such as "x1²". */
  public String label() {
    return switch (this) {
      case X1 -> "x1";
      case X2 -> "x2";
      case X1_SQUARED -> "x1²";
      case X2_SQUARED -> "x2²";
      case PRODUCT -> "x1·x2";
      case SIN_X1 -> "sin x1";
      case SIN_X2 -> "sin x2";
    };
  }

  /** The same as a term of {@link DerivedFeatures}, with x1 and x2 from these columns. */
  Term term(int xColumn, int yColumn) {
    return switch (this) {
      case X1 -> Term.column(xColumn);
      case X2 -> Term.column(yColumn);
      case X1_SQUARED -> Term.square(xColumn);
      case X2_SQUARED -> Term.square(yColumn);
      case PRODUCT -> Term.product(xColumn, yColumn);
      case SIN_X1 -> Term.sine(xColumn);
      case SIN_X2 -> Term.sine(yColumn);
    };
  }
}
