package gradus.persist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.math.Matrix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
  @TempDir Path folder;

  private static final Matrix MATRIX =
      new Matrix(new double[][] {{1, 2.5}, {-3, 0}, {1e300, -0.0}});

  private Path write() {
    Path path = folder.resolve("a.safetensors");
    Map<String, Matrix> tensors = new LinkedHashMap<>();
    tensors.put("w", MATRIX);
    tensors.put("b", new Matrix(new double[][] {{Double.NaN}}));
    SafetensorsWriter.write(path, Map.of("greeting", "say \"hello\" in é"), tensors);
    return path;
  }

  @Test
  void theBytesAreAsTheFormatSays() throws IOException {
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(write())).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[(int) file.getLong()];
    file.get(header);
    String json = new String(header, UTF_8);
    String digits = json.substring(27, 35);
    assertThat(json.stripTrailing())
        .isEqualTo(
            "{\"__metadata__\":{\"crc32c\":\""
                + digits
                + "\",\"greeting\":\"say \\\"hello\\\" in é\"},"
                + "\"w\":{\"dtype\":\"F64\",\"shape\":[3,2],\"data_offsets\":[0,48]},"
                + "\"b\":{\"dtype\":\"F64\",\"shape\":[1,1],\"data_offsets\":[48,56]}}");
    assertThat(header.length % 8).isZero();
    double[] data = new double[7];
    file.asDoubleBuffer().get(data);
    assertThat(data).containsExactly(1, 2.5, -3, 0, 1e300, -0.0, Double.NaN);
    assertThat(file.remaining()).isEqualTo(7 * 8);
  }

  @Test
  void theChecksumCountsItsOwnDigitsAsZeros() throws IOException {
    byte[] bytes = Files.readAllBytes(write());
    String digits = new String(bytes, 35, 8, UTF_8);
    System.arraycopy("00000000".getBytes(UTF_8), 0, bytes, 35, 8);
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    assertThat(digits).isEqualTo("%08x".formatted(crc.getValue()));
  }

  @Test
  void whatWasWrittenIsRead() {
    Matrix w =
        Safetensors.readChecked(
            write(),
            file -> {
              assertThat(file.metadata()).containsEntry("greeting", "say \"hello\" in é");
              assertThat(file.tensors()).containsOnlyKeys("w", "b");
              assertThat(file.read("b").data).containsExactly(Double.NaN);
              return file.read("w");
            });
    assertThat(w.data).containsExactly(MATRIX.data);
    assertThat(w.numCols).isEqualTo(2);
  }

  @Test
  void aMatrixOfManyPiecesIsRead() {
    Matrix large = new Matrix(123, 457); // 449,688 bytes: seven pieces of 65,536
    for (int i = 0; i < large.getNumElements(); i++) {
      large.data[i] = i;
    }
    Path path = folder.resolve("large.safetensors");
    SafetensorsWriter.write(path, Map.of(), Map.of("large", large));
    Matrix read = Safetensors.readChecked(path, file -> file.read("large"));
    assertThat(read.data).isEqualTo(large.data);
  }

  private static Safetensors open(String header, int... data) throws IOException {
    byte[] bytes = new byte[data.length];
    for (int i = 0; i < data.length; i++) {
      bytes[i] = (byte) data[i];
    }
    byte[] json = Hostile.quoted(header).getBytes(UTF_8);
    return new Safetensors("a", new BytesChannel(ModelBytes.unsigned(json, bytes)), false);
  }

  @Test
  void tensorsMayStandInAnyOrder() throws IOException {
    Safetensors file =
        open(
            "{'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]},"
                + "'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},"
                + "'none':{'dtype':'F32','shape':[0,3],'data_offsets':[8,8]}}",
            0,
            0,
            0x80,
            0x3f,
            0,
            0,
            0,
            0x40); // 1 and 2 as floats, least significant byte first
    assertThat(file.read("a").data).containsExactly(1);
    assertThat(file.read("b").data).containsExactly(2);
    assertThat(file.read("none").numCols).isEqualTo(3);
  }

  @Test
  void whatIsNoMatrixOfFloatsIsRefused() throws IOException {
    Safetensors file =
        open(
            "{'half':{'dtype':'F16','shape':[1],'data_offsets':[0,2]},"
                + "'cube':{'dtype':'F32','shape':[1,1,1],'data_offsets':[2,6]}}",
            0,
            0,
            0,
            0,
            0,
            0);
    String cannot = " cannot become a matrix: expects F64 or F32, and one or two dimensions.";
    assertThatThrownBy(() -> file.read("half"))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage("a: tensor \"half\" (F16, [1])" + cannot);
    assertThatThrownBy(() -> file.read("cube"))
        .hasMessage("a: tensor \"cube\" (F32, [1, 1, 1])" + cannot);
    assertThatThrownBy(() -> file.readInto("cube", new Matrix(1, 1)))
        .hasMessage("a: tensor \"cube\" (F32, [1, 1, 1])" + cannot);
  }

  @Test
  void anotherShapeThanTheMatrixIsRefused() {
    assertThatThrownBy(
            () ->
                Safetensors.readChecked(
                    write(),
                    file -> {
                      file.readInto("w", new Matrix(2, 3));
                      return null;
                    }))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage("a.safetensors: tensor \"w\" (F64, [3, 2]) has another shape than 2 x 3.");
  }

  @Test
  void whatNobodyReadsIsRefused() {
    assertThatThrownBy(
            () ->
                Safetensors.readChecked(
                    write(),
                    file -> {
                      file.read("w");
                      file.requireAllRead();
                      return null;
                    }))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage("a.safetensors has a tensor \"b\" that belongs to nothing in the model.");
  }

  @Test
  void aMissingFileIsSearchedAtTheWorkingDirectory() {
    Path path = folder.resolve("nowhere.safetensors");
    assertThatThrownBy(() -> Safetensors.read(path, file -> file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "There is no file "
                + path.toAbsolutePath()
                + ". A relative path starts at the working directory, which is "
                + Path.of("").toAbsolutePath()
                + ".");
  }

  @Test
  void aTextWithHalfACharacterIsRefused() {
    assertThatThrownBy(
            () -> SafetensorsWriter.write(folder.resolve("x"), Map.of("class", "\uD83D"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A text, such as the name of a feature, a class or a data set, has half a surrogate pair,"
                + " which isn't a character: fix it before saving.");
  }
}
