package gradus.data.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.Dataset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxReaderTest {
  private static final int IMAGES = 0x00000803;
  private static final int LABELS = 0x00000801;

  @TempDir Path folder;

  /** The header's numbers, then the content. */
  private static byte[] idx(int[] header, int... content) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * header.length + content.length);
    for (int number : header) {
      bytes.putInt(number);
    }
    for (int entry : content) {
      bytes.put((byte) entry);
    }
    return bytes.array();
  }

  private static byte[] images(int count, int height, int width, int... content) {
    return idx(new int[] {IMAGES, count, height, width}, content);
  }

  private static byte[] labels(int... labels) {
    return idx(new int[] {LABELS, labels.length}, labels);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private static final byte[] TWO_IMAGES = images(2, 1, 3, 0, 51, 255, 128, 1, 0);

  private static Dataset read(byte[] images, byte[] labels, String... classNames) {
    return IdxReader.read(
        DataFile.ofBytes("images.idx", images),
        DataFile.ofBytes("labels.idx", labels),
        List.of(classNames),
        "toy");
  }

  @Test
  void pixelsGoFromZeroToOne() {
    Dataset toy = read(TWO_IMAGES, labels(7, 3));
    assertThat(toy.inputs().numRows).isEqualTo(2);
    assertThat(toy.inputs().data).containsExactly(0, 0.2, 1, 128 / 255.0, 1 / 255.0, 0);
    assertThat(toy.featureNames()).containsExactly("pixel_r0_c0", "pixel_r0_c1", "pixel_r0_c2");
  }

  @Test
  void theLabelsThatOccurNameTheClasses() {
    Dataset toy = read(TWO_IMAGES, labels(200, 3));
    assertThat(toy.classNames()).containsExactly("3", "200");
    assertThat(toy.targets().data).containsExactly(0, 1, 1, 0);
  }

  @Test
  void classNamesStandForZeroAndOn() {
    Dataset toy = read(TWO_IMAGES, labels(2, 0), "shirt", "coat", "bag");
    assertThat(toy.classNames()).containsExactly("shirt", "coat", "bag");
    assertThat(toy.targets().data).containsExactly(0, 0, 1, 1, 0, 0);
  }

  @Test
  void readsFilesPackedOrNot() throws IOException {
    Path images = folder.resolve("t10k-images-idx3-ubyte");
    Path labels = folder.resolve("t10k-labels-idx1-ubyte.gz");
    Files.write(images, TWO_IMAGES);
    Files.write(labels, gzip(labels(0, 1)));
    Dataset toy = IdxReader.read(images, labels);
    assertThat(toy.name()).isEqualTo("t10k-images-idx3-ubyte");
    assertThat(toy.inputs().get(0, 1)).isEqualTo(0.2);
  }

  @Test
  void saysWhereItLookedForAMissingFile() throws IOException {
    Path missing = folder.resolve("nowhere.gz");
    Files.write(folder.resolve("images"), TWO_IMAGES);
    assertThatThrownBy(() -> IdxReader.read(folder.resolve("images"), missing))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("There is no file " + missing.toAbsolutePath() + ". A relative");
  }

  private static void refused(byte[] images, byte[] labels, String message) {
    assertThatThrownBy(() -> read(images, labels))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage(message);
  }

  private static void refused(byte[] images, String message) {
    refused(images, labels(0, 1), "images.idx " + message);
  }

  @Test
  void filesThatAreNoIdx() {
    String header =
        " bytes, but the header of an IDX file of images alone has 16: download it again.";
    refused(new byte[0], "has 0" + header);
    refused(Arrays.copyOf(TWO_IMAGES, 15), "has 15" + header);
    refused(
        "x,label\n1,a\n2,b\n3,a\n".getBytes(StandardCharsets.UTF_8),
        "begins with 0x782C6C61, but an IDX file of images (unsigned bytes) begins with"
            + " 0x00000803: is it another file?");
    refused(
        idx(new int[] {0x00000D03, 1, 1, 1}, 0, 0, 0, 0),
        "begins with 0x00000D03, but an IDX file of images (unsigned bytes) begins with"
            + " 0x00000803: is it another file?");
    refused(
        labels(1, 2, 3, 4, 5, 6, 7, 8),
        "begins with 0x00000801, but an IDX file of images (unsigned bytes) begins with"
            + " 0x00000803: pass the images first, then the labels.");
    refused(
        TWO_IMAGES,
        TWO_IMAGES,
        "labels.idx begins with 0x00000803, but an IDX file of labels (unsigned bytes) begins with"
            + " 0x00000801: pass the images first, then the labels.");
  }

  @Test
  void contentThatIsNotAsLongAsPromised() {
    refused(
        Arrays.copyOf(TWO_IMAGES, TWO_IMAGES.length - 1),
        "promises 2 images of 1 x 3 pixels, 6 bytes, but 5 follow: download it again.");
    refused(
        Arrays.copyOf(TWO_IMAGES, TWO_IMAGES.length + 1),
        "promises 2 images of 1 x 3 pixels, 6 bytes, but more follow: download it again.");
    refused(
        TWO_IMAGES,
        idx(new int[] {LABELS, 3}, 0, 1),
        "labels.idx promises 3 labels, 3 bytes, but 2 follow: download it again.");
  }

  @Test
  void sizesThatCannotBe() {
    refused(
        images(0, 28, 28), "promises 0 images of 28 x 28 pixels, which is nothing to learn from.");
    refused(
        images(2, 0, 28), "promises 2 images of 0 x 28 pixels, which is nothing to learn from.");
    String tooMany = " pixels, more than a matrix can hold: is the file damaged?";
    refused(images(-1, 512, 512), "promises 4294967295 images of 512 x 512" + tooMany);
    refused(images(10_000, 512, 512), "promises 10000 images of 512 x 512" + tooMany);
    refused(
        images(1, 512, 512), // as large as may be
        "promises 1 images of 512 x 512 pixels, 262144 bytes, but 0 follow: download it again.");
    String tooLarge = " pixels, but images have 512 x 512 at most: is the file damaged?";
    refused(images(2, 513, 512), "promises 2 images of 513 x 512" + tooLarge);
    refused(images(-1, -1, -1), "promises 4294967295 images of 4294967295 x 4294967295" + tooLarge);
    // 2^64 bytes: in 64 bits the product would be 0.
    refused(
        images(1 << 30, 1 << 30, 16), "promises 1073741824 images of 1073741824 x 16" + tooLarge);
    refused(
        TWO_IMAGES,
        idx(new int[] {LABELS, -1}),
        "labels.idx promises 4294967295 labels, more than a matrix can hold: is the file damaged?");
    refused(
        TWO_IMAGES,
        idx(new int[] {LABELS, Integer.MAX_VALUE - 8}), // as many as may be
        "labels.idx promises 2147483639 labels, 2147483639 bytes, but 0 follow: download it"
            + " again.");
  }

  @Test
  void aHeaderThatPromisesGigabytesCostsNothing() {
    // 1,250,000,000 pixels would be 10 GB of doubles.
    refused(
        images(1_250_000, 10, 100, 1, 2, 3),
        "promises 1250000 images of 10 x 100 pixels, 1250000000 bytes, but 3 follow: download it"
            + " again.");
  }

  @Test
  void imagesAndLabelsThatDoNotBelongTogether() {
    refused(
        TWO_IMAGES,
        labels(0, 1, 2),
        "images.idx has 2 images, but labels.idx has 3 labels: take two files that belong"
            + " together.");
  }

  @Test
  void damagedGzip() throws IOException {
    byte[] packed = gzip(TWO_IMAGES);
    String mend = "): download or pack it again.";
    refused(
        Arrays.copyOf(packed, 25),
        "is a damaged or incomplete gzip file (Unexpected end of ZLIB input stream" + mend);
    packed[packed.length - 5] ^= 1;
    refused(packed, "is a damaged or incomplete gzip file (Corrupt GZIP trailer" + mend);
  }

  @Test
  void labelsThatNameNoClass() {
    String stand =
        " stand for [shirt, coat]. Leave the names out, and the numbers name the classes.";
    assertThatThrownBy(() -> read(TWO_IMAGES, labels(1, 2), "shirt", "coat"))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage(
            "labels.idx has label 2 in row 1, but labels start at 0 and yours start at 1: 0 to 1"
                + stand);
    assertThatThrownBy(() -> read(TWO_IMAGES, labels(0, 2), "shirt", "coat"))
        .hasMessage("labels.idx has label 2 in row 1, but only 0 to 1" + stand);
    assertThatThrownBy(() -> read(TWO_IMAGES, labels(9, 0), "shirt", "coat"))
        .hasMessage("labels.idx has label 9 in row 0, but only 0 to 1" + stand);
    refused(
        TWO_IMAGES,
        labels(4, 4),
        "labels.idx has label 4 in every row: with one class there is nothing to tell apart.");
  }
}
