package gradus.playground;

import gradus.Network;
import gradus.layers.Parameter;

/**
 * A short text that says whether two networks have the same parameters to the last bit: FNV-1a over
 * the bytes of all weights and biases (G. Fowler, L. C. Noll, K.-P. Vo, 1991).
 */
public final class WeightHash {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final int HEX_DIGITS = 16;

  private WeightHash() {}

  /** Sixteen hexadecimal digits. */
  public static String of(Network network) {
    long hash = OFFSET;
    for (Parameter parameter : network.parameters()) {
      for (int i = 0; i < parameter.value.getNumElements(); i++) {
        long bits = Double.doubleToLongBits(parameter.value.data[i]);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
          hash = (hash ^ ((bits >>> shift) & 0xff)) * PRIME;
        }
      }
    }
    String digits = Long.toHexString(hash);
    return "0".repeat(HEX_DIGITS - digits.length()) + digits;
  }
}
