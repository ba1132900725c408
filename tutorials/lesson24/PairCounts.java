package lesson24;

import gradus.data.Dataset;

/** How often each letter is followed by each other one: the table that a single layer learns. */
public final class PairCounts {
  private PairCounts() {}

  /** Row: a symbol; column: how often this symbol follows it. */
  public static double[][] of(Dataset pairs) {
    int symbols = pairs.classNames().size();
    double[][] counts = new double[symbols][symbols];
    for (int row = 0; row < pairs.rows(); row++) {
      for (int first = 0; first < symbols; first++) {
        if (pairs.inputs().get(row, first) == 1) {
          counts[first][pairs.classOf(row)]++;
        }
      }
    }
    return counts;
  }

  /** The mean of -ln P(second | first), where P is a count divided by the sum of its row. */
  public static double loss(double[][] counts) {
    double loss = 0;
    double pairs = 0;
    for (double[] row : counts) {
      double sum = 0;
      for (double count : row) {
        sum += count;
      }
      pairs += sum;
      for (double count : row) {
        loss -= count == 0 ? 0 : count * StrictMath.log(count / sum);
      }
    }
    return loss / pairs;
  }
}
