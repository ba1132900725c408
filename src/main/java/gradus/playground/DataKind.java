package gradus.playground;

/** Where the examples come from: a formula, a bundled table, or the user. */
public enum DataKind {
  /** Four corners, of two classes: {@code Synthetic.xor}. */
  XOR(2, true),
  /** Gaussian clouds, one for each class: {@code Synthetic.blobs}. */
  BLOBS(2, true),
  /** Two half circles that reach into each other: {@code Synthetic.moons}. */
  MOONS(2, true),
  /** A circle around another one: {@code Synthetic.circles}. */
  CIRCLES(2, true),
  /** Spiral arms, one for each class: {@code Synthetic.spirals}. */
  SPIRALS(2, true),
  /** Squares of two colors: {@code Synthetic.checkerboard}. */
  CHECKERBOARD(2, true),
  /** Regression: a straight line over one input, {@code Synthetic.line}. */
  LINE(1, false),
  /** Regression: one period of the sine, {@code Synthetic.sine}. */
  SINE(1, false),
  /** Regression: a tilted plane over two inputs, {@code Synthetic.plane}. */
  PLANE(2, false),
  /** Regression: hills and hollows over two inputs, {@code Synthetic.hills}. */
  HILLS(2, false),
  /** The iris flowers, by two of their columns or by all: given by the caller. */
  IRIS(0, true),
  /** The penguins, by two of their columns or by all: given by the caller. */
  PENGUINS(0, true),
  /** Points set by hand, or the rows of a CSV file: given by the caller. */
  OWN(0, true);

  private final int columns;
  private final boolean classes;

  DataKind(int columns, boolean classes) {
    this.columns = columns;
    this.classes = classes;
  }

  /** Whether a formula makes the examples; otherwise {@link DataSetup#given} holds them. */
  public boolean isSynthetic() {
    return columns > 0;
  }

  /** How many input columns the formula makes; 0 if the examples are given. */
  public int syntheticColumns() {
    return columns;
  }

  /** Whether the targets are classes. Of own data, the data decide. */
  public boolean isClassification() {
    return classes;
  }

  /** Whether the number of classes can be chosen: clouds and spiral arms. */
  public boolean hasChosenClasses() {
    return this == BLOBS || this == SPIRALS;
  }
}
