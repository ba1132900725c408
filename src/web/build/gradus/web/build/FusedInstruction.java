package gradus.web.build;

import gradus.web.FusedMultiplyAdd;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds where the page can put the processor's fused multiply-add into its program.
 *
 * <p>WebAssembly has it among its "relaxed" vector instructions, which not every browser knows, and
 * which may round twice on a processor without it. So the page decides when it is opened: it tries
 * the instruction, and puts it into the place of {@link FusedMultiplyAdd#fma} if that is right. For
 * this the page gets a list of splices: from where to where the program is replaced by which bytes.
 *
 * <p>Source: WebAssembly specification 3.0, "Binary format" and "relaxed_madd".
 */
final class FusedInstruction {
  private static final int HEAD = 8; // magic number and version
  private static final int CODE = 10; // the section with the functions' bodies
  private static final int PREFIX = 0xfd; // of all vector instructions

  /** Three arguments as vectors, one multiply-add, and the first number of its result. */
  private static final byte[] BODY =
      bytes(
          0, // no variables
          0x20, 0, PREFIX, 0x14, // local.get 0, f64x2.splat
          0x20, 1, PREFIX, 0x14, 0x20, 2, PREFIX, 0x14, PREFIX, 0x87, 2, // f64x2.relaxed_madd
          PREFIX, 0x21, 0, // f64x2.extract_lane 0
          0x0b);

  private final byte[] program;
  private int at = HEAD;

  private FusedInstruction(byte[] program) {
    this.program = program;
  }

  /** The splices, as JSON: {@code [[from, to, [bytes]], ...]}. */
  static String splices(byte[] program) {
    return new FusedInstruction(program).find();
  }

  private String find() {
    while (program[at] != CODE) {
      at++;
      int size = number();
      at += size;
    }
    at++;
    int sizeAt = at;
    int size = number();
    int start = at;
    int functions = number();
    List<int[]> found = new ArrayList<>(); // from, to
    for (int i = 0; i < functions; i++) {
      int from = at;
      int length = number();
      if (contains(at, at + length)) {
        found.add(new int[] {from, at + length});
      }
      at += length;
    }
    if (found.size() != 1) {
      throw new IllegalStateException(
          "The program has %d functions that look like FusedMultiplyAdd.fma, but should have one: TeaVM may have inlined it."
              .formatted(found.size()));
    }
    int[] place = found.get(0);
    byte[] body = joined(number(BODY.length), BODY);
    int other = size - (place[1] - place[0]) + body.length;
    return "["
        + splice(sizeAt, start, number(other))
        + ","
        + splice(place[0], place[1], body)
        + "]";
  }

  /** Whether the bytes have the one constant that only the function sought has. */
  private boolean contains(int from, int to) {
    ByteBuffer constant = ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN);
    constant.put((byte) 0x44).putDouble(FusedMultiplyAdd.SMALL_PRODUCT); // f64.const
    byte[] sought = constant.array();
    for (int i = from; i <= to - sought.length; i++) {
      if (Arrays.equals(program, i, i + sought.length, sought, 0, sought.length)) {
        return true;
      }
    }
    return false;
  }

  private static String splice(int from, int to, byte[] bytes) {
    List<String> numbers = new ArrayList<>();
    for (byte value : bytes) {
      numbers.add(Integer.toString(value & 0xff));
    }
    return numbers.stream().collect(Collectors.joining(",", "[%d,%d,[".formatted(from, to), "]]"));
  }

  /** The number at the current place, in groups of seven bits, the lowest first. */
  private int number() {
    int value = 0;
    int shift = 0;
    int next;
    do {
      next = program[at++];
      value |= (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }

  private static byte[] number(int value) {
    byte[] groups = new byte[5];
    int count = 0;
    int left = value;
    do {
      int more = left > 0x7f ? 0x80 : 0;
      groups[count++] = (byte) (left & 0x7f | more);
      left >>>= 7;
    } while (left > 0);
    return Arrays.copyOf(groups, count);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
