package solutions;

/** One way to do task 31. */
public class Task31HowFarToTrust extends exercises.Task31HowFarToTrust {
  @Override
  public double standardError(double accuracy, int rows) {
    return Math.sqrt(accuracy * (1 - accuracy) / rows);
  }

  @Override
  public double allRight(double accuracy, int answers) {
    return StrictMath.pow(accuracy, answers);
  }

  @Override
  public double recall(int[][] confusion, int trueClass) {
    int all = 0;
    for (int said = 0; said < confusion.length; said++) {
      all += confusion[trueClass][said];
    }
    return (double) confusion[trueClass][trueClass] / all;
  }

  @Override
  public int[] worstPair(int[][] confusion) {
    int[] worst = {0, 1};
    int most = -1;
    for (int a = 0; a < confusion.length; a++) {
      for (int b = a + 1; b < confusion.length; b++) {
        int count = confusion[a][b] + confusion[b][a];
        if (count > most) {
          most = count;
          worst = new int[] {a, b};
        }
      }
    }
    return worst;
  }
}
