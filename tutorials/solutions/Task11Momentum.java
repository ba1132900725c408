package solutions;

import java.util.function.DoubleUnaryOperator;

/** One way to do task 11. */
public class Task11Momentum extends exercises.Task11Momentum {
  @Override
  public double[] descend(
      DoubleUnaryOperator slope, double start, double learningRate, double momentum, int steps) {
    double[] way = new double[steps + 1];
    double w = start;
    double velocity = 0;
    way[0] = w;
    for (int step = 1; step <= steps; step++) {
      velocity = momentum * velocity + slope.applyAsDouble(w);
      w -= learningRate * velocity;
      way[step] = w;
    }
    return way;
  }
}
