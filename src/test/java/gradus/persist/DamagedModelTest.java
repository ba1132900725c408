package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.data.Standardizer;
import gradus.data.files.CsvSchema;
import gradus.data.files.Missing;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Softmax;
import gradus.math.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever single bit of a file is flipped, and wherever it is cut off: refused 11,000 times. */
class DamagedModelTest {
  private static final byte[] FILE = ModelBytes.of(model());

  private static Model model() {
    Random random = new Random(1);
    return new Model(
        new Network(
            new Dense(2, 3, random), new Dropout(0.5, 7), new Dense(3, 2, random), new Softmax()),
        List.of(
            new Standardizer(
                new Matrix(new double[][] {{1, 2}}), new Matrix(new double[][] {{3, 4}}))),
        null,
        List.of("x", "y"),
        List.of("no", "yes"),
        new CsvSchema(
            List.of("x", "y", "answer"),
            "answer",
            List.of("no", "yes"),
            List.of(),
            Map.of(),
            Missing.MEAN,
            List.of(1.5, 2.0),
            new CsvSchema.Format(',', false, true, '#', List.of("", "NA"))),
        new Provenance(Map.of("seed", "1")));
  }

  /** What is said; every sentence begins with the file's name. */
  private static String refusal(byte[] file) {
    try {
      ModelBytes.load(file);
    } catch (ModelFormatException e) {
      return e.getMessage();
    }
    return "read without a word";
  }

  @Test
  void everyFlippedBit() {
    assertThat(8 * FILE.length + FILE.length).isGreaterThan(11_000); // with the cuts
    for (int bit = 0; bit < 8 * FILE.length; bit++) {
      byte[] damaged = FILE.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(refusal(damaged)).as("bit %s", bit).startsWith(ModelBytes.NAME);
    }
  }

  @Test
  void everyCut() {
    for (int length = 0; length < FILE.length; length++) {
      assertThat(refusal(Arrays.copyOf(FILE, length)))
          .as("%s bytes", length)
          .startsWith(ModelBytes.NAME);
    }
  }

  @Test
  void oneByteMore() {
    assertThat(refusal(Arrays.copyOf(FILE, FILE.length + 1)))
        .startsWith(ModelBytes.NAME + " is damaged: its checksum says");
  }

  @Test
  void aFlippedBitOfTheNumbersIsSaidToBeDamage() {
    byte[] damaged = FILE.clone();
    damaged[FILE.length - 1] ^= 1;
    assertThat(refusal(damaged)).startsWith(ModelBytes.NAME + " is damaged: its checksum says");
  }
}
