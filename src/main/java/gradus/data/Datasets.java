package gradus.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The bundled data sets, read from the class path: they load whatever the working directory is.
 *
 * <p>Sources, licences and what was changed stand in {@code datasets/README.md}.
 */
public final class Datasets {
  private Datasets() {}

  /**
   * Iris flowers: 150 flowers of 3 species (50 each), 4 measurements in centimetres. The classic
   * first classification task: one species stands apart, the other two overlap a little. Sorted by
   * species.
   *
   * <p>R. A. Fisher (1936), measurements by E. Anderson. CC BY 4.0.
   */
  public static Dataset iris() {
    return read("iris");
  }

  /**
   * Italian wines: 178 wines of 3 grape varieties (59, 71, 48), 13 chemical measurements whose
   * scales differ by a factor of thousands. Shows why inputs are standardised.
   *
   * <p>M. Forina and others (1986). CC BY 4.0.
   */
  public static Dataset wine() {
    return read("wine");
  }

  /**
   * Breast cancer Wisconsin (diagnostic): 569 tumours, 212 malignant and 357 benign, 30
   * measurements of cell nuclei. For teaching only, not fit for any clinical use.
   *
   * <p>W. N. Street, W. H. Wolberg, O. L. Mangasarian (1993). CC BY 4.0.
   */
  public static Dataset breastCancer() {
    return read("breast_cancer");
  }

  /**
   * Handwritten digits: 1,797 grey images of 8×8 pixels (64 columns from 0 to 16, row by row), 10
   * classes of about 180. Three pixels are always 0.
   *
   * <p>E. Alpaydin, C. Kaynak (1998). CC BY 4.0.
   */
  public static Dataset digits() {
    return read("digits");
  }

  private static Dataset read(String name) {
    String path = "/datasets/" + name + ".csv";
    try (InputStream stream = Datasets.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException(
            "The bundled data set "
                + path
                + " is not on the class path: build with Maven, which puts it there, or mark the"
                + " folder datasets as a resource folder in your IDE.");
      }
      return CsvReader.read(stream, name + ".csv", name);
    } catch (IOException e) {
      throw new UncheckedIOException("The bundled data set " + path + " cannot be read.", e);
    }
  }
}
