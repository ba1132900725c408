package gradus.inspect;

import java.util.function.DoubleSupplier;
import org.ejml.data.DMatrixRMaj;

/**
 * A derivative by measurement: a number is moved a little up and a little down, and the loss is
 * computed again. The error shrinks with h².
 *
 * <pre>
 *   dL/dx ≈ (L(x + h) − L(x − h)) / (2h)
 * </pre>
 *
 * @param above L(x + h)
 * @param below L(x − h)
 * @param h the step
 * @param derivative the central difference
 */
public record CentralDifference(double above, double below, double h, double derivative) {
  /**
   * Measures the derivative of a loss by one entry of a matrix that it depends on.
   *
   * @param loss computes the loss of the values as they are now; called above x first, then below
   * @param values afterwards as before, also if the loss throws
   * @param entry the place in {@code values.data}
   * @param relativeStep h, in parts of max(1, |x|)
   */
  public static CentralDifference of(
      DoubleSupplier loss, DMatrixRMaj values, int entry, double relativeStep) {
    double x = values.data[entry];
    double h = relativeStep * Math.max(1, Math.abs(x));
    try {
      values.data[entry] = x + h;
      double above = loss.getAsDouble();
      values.data[entry] = x - h;
      double below = loss.getAsDouble();
      // x + h and x − h are rounded, so their difference isn't quite 2h.
      double derivative = (above - below) / ((x + h) - (x - h));
      return new CentralDifference(above, below, h, derivative);
    } finally {
      values.data[entry] = x;
    }
  }
}
