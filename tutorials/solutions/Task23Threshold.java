package solutions;

/** One way to do task 23. */
public class Task23Threshold extends exercises.Task23Threshold {
  @Override
  public double recall(double[] p, boolean[] rare, double threshold) {
    int found = 0;
    int all = 0;
    for (int i = 0; i < p.length; i++) {
      all += rare[i] ? 1 : 0;
      found += rare[i] && p[i] >= threshold ? 1 : 0;
    }
    return (double) found / all;
  }

  @Override
  public double precision(double[] p, boolean[] rare, double threshold) {
    int right = 0;
    int called = 0;
    for (int i = 0; i < p.length; i++) {
      called += p[i] >= threshold ? 1 : 0;
      right += rare[i] && p[i] >= threshold ? 1 : 0;
    }
    return called == 0 ? 1 : (double) right / called;
  }

  @Override
  public double threshold(double[] p, boolean[] rare, double wantedRecall) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double candidate : p) {
      if (recall(p, rare, candidate) >= wantedRecall) {
        highest = Math.max(highest, candidate);
      }
    }
    return highest;
  }
}
