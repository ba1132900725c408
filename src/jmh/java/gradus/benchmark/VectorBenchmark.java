package gradus.benchmark;

import gradus.math.MatrixProduct;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Whether the compiler still turns the loop of {@code MatrixProduct} into vector instructions: held
 * against the same arithmetic in a form for which it never does, sums of four entries at a time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VectorBenchmark {
  private static final int SIZE = 128;

  private final MatrixProduct product = new MatrixProduct();
  private DMatrixRMaj a;
  private DMatrixRMaj b;
  private final DMatrixRMaj c = new DMatrixRMaj(SIZE, SIZE);

  /** Two square matrices. */
  @Setup
  public void make() {
    Random random = new Random(42);
    a = Numbers.gaussian(SIZE, SIZE, random);
    b = Numbers.gaussian(SIZE, SIZE, random);
  }

  @Benchmark
  public DMatrixRMaj gradus() {
    product.multiply(a, b, c);
    return c;
  }

  @Benchmark
  public DMatrixRMaj scalar() {
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j += 4) {
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
    for (int p = 0; p < SIZE; p++) {
      double x = a.data[i * SIZE + p];
      sum0 = Math.fma(x, b.data[p * SIZE + j], sum0);
      sum1 = Math.fma(x, b.data[p * SIZE + j + 1], sum1);
      sum2 = Math.fma(x, b.data[p * SIZE + j + 2], sum2);
      sum3 = Math.fma(x, b.data[p * SIZE + j + 3], sum3);
    }
    c.data[i * SIZE + j] = sum0;
    c.data[i * SIZE + j + 1] = sum1;
    c.data[i * SIZE + j + 2] = sum2;
    c.data[i * SIZE + j + 3] = sum3;
  }
}
