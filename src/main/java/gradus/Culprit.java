package gradus;

/**
 * Where the first number that isn't finite came from; see {@link DivergedException} for the fields
 * of the same names.
 *
 * @param what ends in front of {@code where}, as in "NaN in row 3, column 2 of the output of "
 * @param madeOf what went into it
 */
record Culprit(int layer, String where, String operation, String what, int row, Magnitudes madeOf) {

  double largest() {
    return madeOf.largest();
  }
}
