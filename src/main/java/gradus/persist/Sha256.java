package gradus.persist;

import gradus.Network;
import gradus.data.Dataset;
import gradus.math.Matrix;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The fingerprint of matrices: two data sets, or two networks, with the same one are the same to
 * the bit. It is the SHA-256 of one matrix after the other, of each the number of rows and the
 * number of columns (4 bytes each) and its entries row by row (8 bytes each), least significant
 * byte first.
 */
final class Sha256 {
  private Sha256() {}

  /** Of the inputs and then the targets, 64 hexadecimal digits. */
  static String of(Dataset dataset) {
    return of(List.of(dataset.inputs(), dataset.targets()));
  }

  /** Of all that the predictions depend on, 64 hexadecimal digits. */
  static String of(Network network) {
    return of(network.state());
  }

  private static String of(List<Matrix> matrices) {
    MessageDigest digest = newDigest();
    for (Matrix matrix : matrices) {
      update(digest, matrix);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, Matrix matrix) {
    ByteBuffer shape = ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    digest.update(shape.putInt(matrix.numRows).putInt(matrix.numCols).flip());
    ByteBuffer row =
        ByteBuffer.allocate(matrix.numCols * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < matrix.numRows; i++) {
      row.clear();
      row.asDoubleBuffer().put(matrix.data, i * matrix.numCols, matrix.numCols);
      digest.update(row);
    }
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
