package solutions;

/** One way to do task 21. */
public class Task21Embedding extends exercises.Task21Embedding {
  @Override
  public double[][] lookup(double[][] table, int[] symbols) {
    double[][] rows = new double[symbols.length][];
    for (int i = 0; i < symbols.length; i++) {
      rows[i] = table[symbols[i]].clone();
    }
    return rows;
  }

  @Override
  public double[][] gradient(int size, int[] symbols, double[][] dY) {
    double[][] gradient = new double[size][dY[0].length];
    for (int i = 0; i < symbols.length; i++) {
      for (int j = 0; j < dY[i].length; j++) {
        gradient[symbols[i]][j] += dY[i][j];
      }
    }
    return gradient;
  }
}
