package gradus.benchmark;

import gradus.math.MatrixProduct;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Whether the compiler still turns the loops of {@code MatrixProduct} into vector instructions:
 * held against the same arithmetic in a form for which it never does, sums of four entries at a
 * time.
 *
 * <p>Rows of 96 go through the loop for short rows, those of 256 through that for long ones. What
 * the compiler makes of a loop depends on what went through it before, so one of the JVMs has
 * computed the products of a narrow network first.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VectorBenchmark {
  private static final int NARROW_PRODUCTS = 300_000;

  /** Rows and columns of two square matrices. */
  @Param({"96", "256", "256 after narrow"})
  public String rows;

  private final MatrixProduct product = new MatrixProduct();
  private int size;
  private DMatrixRMaj a;
  private DMatrixRMaj b;
  private final DMatrixRMaj c = new DMatrixRMaj(1, 1);

  /** Two square matrices, after the products of a 4-16-3 network if those are to come first. */
  @Setup
  public void make() {
    Random random = new Random(42);
    if (rows.endsWith("narrow")) {
      multiplyNarrow(random);
    }
    size = Integer.parseInt(rows.split(" ", -1)[0]);
    a = Numbers.gaussian(size, size, random);
    b = Numbers.gaussian(size, size, random);
    c.reshape(size, size);
  }

  private void multiplyNarrow(Random random) {
    DMatrixRMaj inputs = Numbers.gaussian(16, 4, random);
    DMatrixRMaj weights = Numbers.gaussian(4, 16, random);
    DMatrixRMaj hidden = new DMatrixRMaj(1, 1);
    DMatrixRMaj lastWeights = Numbers.gaussian(16, 3, random);
    DMatrixRMaj gradient = new DMatrixRMaj(1, 1);
    for (int i = 0; i < NARROW_PRODUCTS; i++) {
      product.multiply(inputs, weights, hidden);
      product.multiply(hidden, lastWeights, c);
      product.multiplyTransA(hidden, c, gradient);
      product.multiplyTransA(inputs, hidden, gradient);
    }
  }

  @Benchmark
  public DMatrixRMaj gradus() {
    product.multiply(a, b, c);
    return c;
  }

  @Benchmark
  public DMatrixRMaj scalar() {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j += 4) {
        sumFour(i, j);
      }
    }
    return c;
  }

  private void sumFour(int i, int j) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    for (int p = 0; p < size; p++) {
      double x = a.data[i * size + p];
      sum0 = Math.fma(x, b.data[p * size + j], sum0);
      sum1 = Math.fma(x, b.data[p * size + j + 1], sum1);
      sum2 = Math.fma(x, b.data[p * size + j + 2], sum2);
      sum3 = Math.fma(x, b.data[p * size + j + 3], sum3);
    }
    c.data[i * size + j] = sum0;
    c.data[i * size + j + 1] = sum1;
    c.data[i * size + j + 2] = sum2;
    c.data[i * size + j + 3] = sum3;
  }
}
