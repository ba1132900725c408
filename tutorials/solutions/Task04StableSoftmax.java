package solutions;

/** One way to do task 04. */
public class Task04StableSoftmax extends exercises.Task04StableSoftmax {
  @Override
  public double[] softmax(double[] z) {
    double max = max(z);
    double[] p = new double[z.length];
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      p[i] = StrictMath.exp(z[i] - max);
      sum += p[i];
    }
    for (int i = 0; i < z.length; i++) {
      p[i] /= sum;
    }
    return p;
  }

  @Override
  public double logSumExp(double[] z) {
    double max = max(z);
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      sum += StrictMath.exp(z[i] - max);
    }
    return max + StrictMath.log(sum);
  }

  private static double max(double[] z) {
    double max = z[0]; // not 0: all scores may be negative
    for (int i = 1; i < z.length; i++) {
      max = Math.max(max, z[i]);
    }
    return max;
  }
}
