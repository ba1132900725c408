package gradus.benchmark;

import gradus.math.MatrixProduct;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The three products of a dense layer, by {@code MatrixProduct} and by EJML. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ProductBenchmark {
  /** Rows of the batch, inputs, outputs. */
  @Param({
    "16-4-16",
    "16-16-3",
    "32-64-32",
    "32-32-10",
    "64-784-128",
    "64-128-10",
    "128-784-512",
    "128-512-256",
    "128-256-10"
  })
  public String layer;

  /** Forward X·W, and backward Xᵀ·dY and dY·Wᵀ. */
  @Param({"forward", "weights", "inputs"})
  public String product;

  private final MatrixProduct ours = new MatrixProduct();
  private DMatrixRMaj inputs;
  private DMatrixRMaj weights;
  private DMatrixRMaj outputGradient;
  private final DMatrixRMaj result = new DMatrixRMaj(1, 1);

  /** The same numbers for both. */
  @Setup
  public void make() {
    int[] sizes = Numbers.of(layer);
    Random random = new Random(42);
    inputs = Numbers.gaussian(sizes[0], sizes[1], random);
    weights = Numbers.gaussian(sizes[1], sizes[2], random);
    outputGradient = Numbers.gaussian(sizes[0], sizes[2], random);
  }

  @Benchmark
  public DMatrixRMaj gradus() {
    switch (product) {
      case "forward" -> ours.multiply(inputs, weights, result);
      case "weights" -> ours.multiplyTransA(inputs, outputGradient, result);
      default -> ours.multiplyTransB(outputGradient, weights, result);
    }
    return result;
  }

  @Benchmark
  public DMatrixRMaj ejml() {
    switch (product) {
      case "forward" -> CommonOps_DDRM.mult(inputs, weights, result);
      case "weights" -> CommonOps_DDRM.multTransA(inputs, outputGradient, result);
      default -> CommonOps_DDRM.multTransB(outputGradient, weights, result);
    }
    return result;
  }
}
