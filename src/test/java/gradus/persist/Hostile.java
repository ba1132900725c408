package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * A sound model file as text, to be made hostile at one place: Dense(2, 1) with the weights 1, 2
 * and the bias 3. In these texts ' stands for " and ` for \", a quote in a quoted text.
 */
final class Hostile {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** What any reading needs, however small the file is: a buffer of 64 KB, JSON, the exception. */
  static final long CONSTANT = 130_000;

  static final String HEADER =
      "{'__metadata__':{'crc32c':'00000000','format':'gradus model 1',"
          + "'network':'[{`kind`:`Dense`}]','transforms':'[]','feature_names':'[]',"
          + "'class_names':'[]','provenance':'{}'},"
          + "'layers.0.weights':{'dtype':'F64','shape':[2,1],'data_offsets':[0,16]},"
          + "'layers.0.biases':{'dtype':'F64','shape':[1,1],'data_offsets':[16,24]}}";

  private Hostile() {}

  /** The sound file. */
  static byte[] file() {
    return ModelBytes.file(quoted(HEADER), 1, 2, 3);
  }

  /** The file with something else in its header, and a right checksum. */
  static byte[] with(String sound, String hostile) {
    return with(sound, hostile, 1, 2, 3);
  }

  /** The same with other numbers. */
  static byte[] with(String sound, String hostile, double... numbers) {
    assertThat(HEADER).contains(sound);
    return ModelBytes.file(quoted(HEADER.replace(sound, hostile)), numbers);
  }

  /** The file with another network and its tensors, each given by name and shape. */
  static byte[] withNetwork(String network, String tensors, double... numbers) {
    int end = HEADER.indexOf(",'layers.0.weights'");
    String header = HEADER.substring(0, end).replace("[{`kind`:`Dense`}]", network) + tensors + "}";
    return ModelBytes.file(quoted(header), numbers);
  }

  /** A row of F64, as the header says it; a comma stands before it. */
  static String row(String name, int columns, int firstByte) {
    return ",'%s':{'dtype':'F64','shape':[1,%d],'data_offsets':[%d,%d]}"
        .formatted(name, columns, firstByte, firstByte + 8 * columns);
  }

  static String quoted(String text) {
    return text.replace('\'', '"').replace("`", "\\\"");
  }

  /** Says no with this message, and has not allocated twice the size of the file. */
  static void assertRefused(byte[] file, String message) {
    assertRefused(() -> ModelBytes.load(file), file.length, message);
  }

  /**
   * The second reading is measured: the first one also loads classes, and makes up each message.
   */
  static void assertRefused(ThrowingCallable reading, long size, String message) {
    assertThatThrownBy(reading).isInstanceOf(ModelFormatException.class).hasMessage(message);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    Throwable again = catchThrowable(reading);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(again).hasMessage(message);
    assertThat(allocated).as("bytes allocated for %s", size).isLessThan(2 * size + CONSTANT);
  }
}
