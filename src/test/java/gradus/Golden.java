package gradus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import gradus.math.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;

/** Numbers of an independent implementation, from a file of {@code src/test/resources/golden}. */
public final class Golden {
  private static final Gson GSON =
      new GsonBuilder().registerTypeAdapter(Matrix.class, rows()).create();

  private Golden() {}

  private static JsonDeserializer<Matrix> rows() {
    return (json, type, gson) -> new Matrix(gson.<double[][]>deserialize(json, double[][].class));
  }

  /** Reads a file into a record with the same names; a matrix is an array of rows there. */
  public static <T> T read(String file, Class<T> type) {
    try (InputStream json = Golden.class.getResourceAsStream("/golden/" + file)) {
      return GSON.fromJson(new InputStreamReader(json, UTF_8), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tolerance is relative: what is 0 there must be 0 here. */
  public static void assertAgrees(String what, double actual, double golden, double tolerance) {
    assertThat(actual).as(what).isCloseTo(golden, within(tolerance * Math.abs(golden)));
  }

  /** The same for each entry by itself. */
  public static void assertAgrees(String what, Matrix actual, Matrix golden, double tolerance) {
    assertThat(actual.numRows).as("rows of %s", what).isEqualTo(golden.numRows);
    assertThat(actual.numCols).as("columns of %s", what).isEqualTo(golden.numCols);
    for (int i = 0; i < golden.getNumElements(); i++) {
      assertAgrees(what + " [" + i + "]", actual.data[i], golden.data[i], tolerance);
    }
  }
}
