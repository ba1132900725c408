package solutions;

/** One way to do task 03. */
public class Task03Softmax extends exercises.Task03Softmax {
  @Override
  public double[] softmax(double[] z) {
    double[] p = new double[z.length];
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      p[i] = StrictMath.exp(z[i]);
      sum += p[i];
    }
    for (int i = 0; i < z.length; i++) {
      p[i] /= sum;
    }
    return p;
  }
}
