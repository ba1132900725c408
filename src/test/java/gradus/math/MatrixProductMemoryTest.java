package gradus.math;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a product allocates: the rows that it needs, once. */
class MatrixProductMemoryTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final MatrixProduct product = new MatrixProduct();
  private final Matrix weights = new Matrix(50, 10);
  private final Matrix weightsGradient = new Matrix(50, 10);
  private final int[] sizes = {64, 17, 1, 200, 5};
  private final Matrix[] inputs = new Matrix[sizes.length];
  private final Matrix[] outputs = new Matrix[sizes.length];
  private final Matrix[] inputGradients = new Matrix[sizes.length];

  MatrixProductMemoryTest() {
    for (int i = 0; i < sizes.length; i++) {
      inputs[i] = new Matrix(sizes[i], 50);
      outputs[i] = new Matrix(sizes[i], 10);
      inputGradients[i] = new Matrix(sizes[i], 50);
    }
  }

  /** The three products of a dense layer, for batches of every size in turn. */
  private void multiplyAll() {
    for (int i = 0; i < sizes.length; i++) {
      product.multiply(inputs[i], weights, outputs[i]);
      product.multiplyTransA(inputs[i], outputs[i], weightsGradient);
      product.multiplyTransB(outputs[i], weights, inputGradients[i]);
    }
  }

  @Test
  void theSecondProductOfAShapeAllocatesNothing() {
    multiplyAll();
    // The JIT compiler now and then leaves a few hundred bytes on this thread; where a product
    // allocated, no window would be 0.
    long[] windows = new long[20];
    for (int w = 0; w < windows.length; w++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      multiplyAll();
      windows[w] = THREADS.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(windows).as("in bytes: %s", Arrays.toString(windows)).contains(0);
  }

  @Test
  void aFewLongRowsDoNotLengthenTheManyShortOnes() {
    // A batch of 16 keeps all 784 rows of inputs, 16 numbers each.
    product.multiply(new Matrix(16, 784), new Matrix(784, 10), new Matrix(16, 10));
    Matrix many = new Matrix(10_000, 784);
    Matrix other = new Matrix(784, 10);
    Matrix result = new Matrix(10_000, 10);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    product.multiply(many, other, result);
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
    // 10,000 examples, 256 at a time: 128 rows of a block and 10 of the result, of 256 numbers of 8
    // bytes, are 283 KB. Were all 784 rows as long, it would be 1.6 MB.
    assertThat(bytes).isBetween(282_000L, 290_000L);
  }
}
