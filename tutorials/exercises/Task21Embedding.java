package exercises;

/**
 * Task 21: an embedding, lookup and gradient (lesson 24).
 *
 * <p>Every symbol, such as a letter, has a row of numbers of its own in a table of weights. To
 * embed a text is to look up the rows of its symbols. This is a Dense layer on one-hot rows,
 * without all the multiplications by 0. Backward, the gradient of an output row belongs to the row
 * that was looked up; if a symbol occurs twice, its parts add up.
 *
 * <pre>
 *   Y[i]            = table[symbols[i]]
 *   dTable[symbols[i]] += dY[i]        for all i; rows of other symbols stay 0
 * </pre>
 *
 * <p>Example: with the table 1 2 / 3 4 / 5 6 the symbols 2, 0 give the rows 5 6 and 1 2.
 */
public class Task21Embedding {
  /** A new row for each symbol. Don't change the table, and don't return its own rows. */
  public double[][] lookup(double[][] table, int[] symbols) {
    throw new UnsupportedOperationException("write me: lookup(table, symbols)");
  }

  /**
   * dTable.
   *
   * @param size how many symbols there are, the rows of the table
   */
  public double[][] gradient(int size, int[] symbols, double[][] dY) {
    throw new UnsupportedOperationException("write me: gradient(size, symbols, dY)");
  }
}
