package solutions;

/** One way to do task 30. */
public class Task30FirstWeights extends exercises.Task30FirstWeights {
  @Override
  public double factor(int inputs, double deviation) {
    return Math.sqrt(inputs) * deviation;
  }

  @Override
  public double factorWithRelu(int inputs, double deviation) {
    return Math.sqrt(inputs / 2.0) * deviation;
  }

  @Override
  public double sizeAfter(int layers, double factor, double start) {
    double size = start;
    for (int layer = 0; layer < layers; layer++) {
      size *= factor;
    }
    return size;
  }

  @Override
  public double glorot(int inputs, int outputs) {
    return Math.sqrt(2.0 / (inputs + outputs));
  }

  @Override
  public double he(int inputs) {
    return Math.sqrt(2.0 / inputs);
  }
}
