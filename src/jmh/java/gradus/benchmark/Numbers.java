package gradus.benchmark;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/** Numbers to compute with. */
final class Numbers {
  private Numbers() {}

  static DMatrixRMaj gaussian(int rows, int columns, Random random) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < rows * columns; i++) {
      matrix.data[i] = random.nextGaussian();
    }
    return matrix;
  }

  /** One 1 in each row, anywhere. */
  static DMatrixRMaj oneHot(int rows, int columns, Random random) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int row = 0; row < rows; row++) {
      matrix.set(row, random.nextInt(columns), 1);
    }
    return matrix;
  }

  /** The integers of a text such as {@code 4-16-3}. */
  static int[] of(String text) {
    String[] parts = text.split("-", -1);
    int[] numbers = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = Integer.parseInt(parts[i]);
    }
    return numbers;
  }
}
