package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import gradus.Network;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What reading allocates depends on the size of a file, not on what it promises. */
class ModelMemoryTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static byte[] large() {
    Random random = new Random(1);
    return ModelBytes.of(
        Model.of(
            new Network(
                new Dense(784, 128, random),
                new ReLU(),
                new Dense(128, 10, random),
                new Softmax())));
  }

  /** Each weight is there twice, since a parameter has a gradient as well. */
  @Test
  void aLoadedModelTakesTwiceItsFile() {
    byte[] file = large();
    ModelBytes.load(file); // loads the classes
    long before = THREADS.getCurrentThreadAllocatedBytes();
    ModelBytes.load(file);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated)
        .isBetween(2L * 8 * (784 * 128 + 128 * 10), 2L * file.length + Hostile.CONSTANT);
  }

  /** Its last number is NaN, so that everything before it was read. */
  @Test
  void aLargeFileThatIsRefusedAtItsEndTakesNoMore() {
    byte[] file = large();
    file[file.length - 1] = 0x7f;
    file[file.length - 2] = (byte) 0xf8;
    Hostile.assertRefused(
        ModelBytes.signed(file),
        "x.safetensors: tensor \"layers.2.biases\" has NaN at entry 9, but expects finite numbers.");
  }

  /** A header of the longest allowed kind, full of what becomes largest in memory. */
  @Test
  void aHeaderOfSmallTensorsTakesFifteenMegabytesAtMost() {
    StringBuilder header = new StringBuilder("{'__metadata__':{'crc32c':'00000000'}");
    for (int i = 0; header.length() < 270_000; i++) {
      header.append(",'%x':{'dtype':'F64','shape':[],'data_offsets':[0,0]}".formatted(i));
    }
    byte[] file = ModelBytes.file(Hostile.quoted(header.append("}").toString()));
    long before = THREADS.getCurrentThreadAllocatedBytes();
    assertThat(catchThrowable(() -> ModelBytes.load(file)))
        .isInstanceOf(ModelFormatException.class);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).isLessThan(15_000_000);
  }
}
