package gradus.divergence;

/**
 * Where the first number that isn't finite came from; see {@link DivergedException} for the fields
 * of the same names.
 *
 * @param owner who computed it; null if the step, run again, had finite numbers only
 * @param what ends in front of {@code where}, as in "NaN in row 3, column 2 of the output of "
 * @param madeOf what went into it
 * @param stateChanged whether the forward pass changed what layers remember, such as running means
 * @param infiniteLoss whether it is the loss of a row, and infinite rather than NaN
 */
record BadNumber(
    int layer,
    String owner,
    String operation,
    String what,
    int row,
    Magnitudes madeOf,
    boolean stateChanged,
    boolean infiniteLoss) {

  /** Of anything else than the loss of a row. */
  BadNumber(
      int layer,
      String owner,
      String operation,
      String what,
      int row,
      Magnitudes madeOf,
      boolean stateChanged) {
    this(layer, owner, operation, what, row, madeOf, stateChanged, false);
  }

  /** Who computed it. */
  String where() {
    return isRepeatable() ? owner : "something that gives other numbers when the step is run again";
  }

  double largest() {
    return madeOf.largest();
  }

  /** Whether it was there again when the step was run again. */
  boolean isRepeatable() {
    return owner != null;
  }
}
