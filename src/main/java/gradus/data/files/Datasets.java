package gradus.data.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.TextExamples;
import gradus.layers.ImageShape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.function.Supplier;

/**
 * The bundled data sets, read from the class path: they load whatever the working directory is.
 *
 * <p>Sources, licenses and what was changed are in {@code datasets/README.md}.
 */
public final class Datasets {
  /**
   * A bundled data set.
   *
   * @param name as the data set calls itself
   * @param description one line
   * @param load reads it
   */
  public record Bundled(String name, String description, Supplier<Dataset> load) {
    @Override
    public String toString() {
      return name + ": " + description;
    }
  }

  private static final String FASHION = "fashion-mnist-subset/";

  private Datasets() {}

  /** All of them, to list or to try one after the other; of Fashion-MNIST the training part. */
  public static List<Bundled> all() {
    return List.of(
        new Bundled("iris", "150 flowers, 4 features, 3 classes", Datasets::iris),
        new Bundled(
            "wine", "178 wines, 13 features of very different scales, 3 classes", Datasets::wine),
        new Bundled(
            "penguins",
            "333 penguins, 10 features of which 5 are one-hot, 3 classes",
            Datasets::penguins),
        new Bundled("breast_cancer", "569 tumours, 30 features, 2 classes", Datasets::breastCancer),
        new Bundled(
            "concrete_strength", "1030 mixtures, 8 features, regression", Datasets::concrete),
        new Bundled("digits", "1797 images of 8x8 pixels, 10 classes", Datasets::digits),
        new Bundled(
            "satellite_soil",
            "6435 pixels, 4 features, 2 classes, one of them rare (9.7 %)",
            Datasets::satelliteSoil),
        new Bundled(
            "fashion_mnist",
            "2500 images of 28x28 pixels (and 500 to test), 10 classes",
            () -> fashionMnist().train()));
  }

  /**
   * Iris flowers: 150 flowers of 3 species (50 each), 4 measurements in centimetres. The classic
   * first classification task: one species stands apart, the other two overlap a little. Sorted by
   * species.
   *
   * <p>R. A. Fisher (1936), measurements by E. Anderson. CC BY 4.0.
   */
  public static Dataset iris() {
    return read("iris", CsvOptions.classification());
  }

  /**
   * Italian wines: 178 wines of 3 grape varieties (59, 71, 48), 13 chemical measurements whose
   * scales differ by a factor of thousands. Shows why inputs are standardized.
   *
   * <p>M. Forina and others (1986). CC BY 4.0.
   */
  public static Dataset wine() {
    return read("wine", CsvOptions.classification());
  }

  /**
   * Palmer penguins: 333 birds of 3 species (Adelie 146, Chinstrap 68, Gentoo 119), 4 measurements
   * in millimetres and grams, the year, and island and sex as one-hot columns. Shows categorical
   * columns. The 11 of 344 rows with missing values are left out; to practise with those, read
   * {@code datasets/penguins.csv} with {@link CsvReader}.
   *
   * <p>Island and year say how the birds were sampled (all Gentoo are from Biscoe), so a network
   * that has them learns the expedition's route as well.
   *
   * <p>K. B. Gorman, T. D. Williams, W. R. Fraser (2014). CC0 1.0.
   */
  public static Dataset penguins() {
    return read(
        "penguins",
        CsvOptions.classification()
            .categorical("island")
            .categorical("sex")
            .missing(Missing.DROP_ROW));
  }

  /**
   * Breast cancer Wisconsin (diagnostic): 569 tumours, 212 malignant and 357 benign, 30
   * measurements of cell nuclei. Two classes of which one matters more. For teaching only, not fit
   * for any clinical use.
   *
   * <p>W. N. Street, W. H. Wolberg, O. L. Mangasarian (1993). CC BY 4.0.
   */
  public static Dataset breastCancer() {
    return read("breast_cancer", CsvOptions.classification());
  }

  /**
   * Concrete: the compressive strength of 1,030 mixtures in megapascal, to be predicted from 7
   * ingredients (kilograms per cubic meter) and the age in days. Regression that is clearly not
   * linear. 25 rows repeat an earlier row, and 13 more its inputs with another strength: split
   * {@code concrete().withoutRepeats()} if the test part should be new throughout.
   *
   * <p>I-C. Yeh (1998). CC BY 4.0.
   */
  public static Dataset concrete() {
    return read("concrete_strength", CsvOptions.regression());
  }

  /**
   * Handwritten digits: 1,797 gray images of 8×8 pixels (64 columns from 0 to 16, row by row), 10
   * classes of about 180. The smallest image task; seen as text with {@code
   * Images.toText(digits.row(0), 8)}. Three pixels are always 0.
   *
   * <p>E. Alpaydin, C. Kaynak (1998). CC BY 4.0.
   */
  public static Dataset digits() {
    return read("digits", CsvOptions.classification()).withImageShape(new ImageShape(1, 8, 8));
  }

  /**
   * Satellite soil: 6,435 Landsat pixels with 4 spectral values from 0 to 255, of which 626 (9.7 %)
   * are damp gray soil and 5,809 are not. Shows what imbalance does: a model that always says
   * "other" is right in 90.3 % of the cases and of no use. 217 combinations of values occur in both
   * classes.
   *
   * <p>A. Srinivasan (1993), Statlog. CC BY 4.0.
   */
  public static Dataset satelliteSoil() {
    return read("satellite_soil", CsvOptions.classification());
  }

  /**
   * Part of Fashion-MNIST: gray images of clothes with 28×28 pixels from 0 to 1, 10 classes; 250 of
   * each class to train, 50 of each to test. Harder than digits. {@link IdxReader} reads the full
   * set.
   *
   * <p>H. Xiao, K. Rasul, R. Vollgraf (2017), Copyright (c) 2017 Zalando SE. MIT.
   */
  public static Split fashionMnist() {
    return new Split(
        readImages("train", "fashion_mnist (training)"),
        readImages("t10k", "fashion_mnist (test)"));
  }

  /**
   * First names: 8,403 names, one a line, of the letters a to z, to learn which letter comes next
   * with {@link TextExamples}.
   *
   * <p>G. Ward, Moby Words. CC0 1.0.
   */
  public static List<String> firstNames() {
    DataFile file = DataFile.bundled("first_names.txt");
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(file.open(), UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  private static Dataset read(String name, CsvOptions options) {
    return CsvReader.read(DataFile.bundled(name + ".csv"), options, name);
  }

  private static Dataset readImages(String part, String name) {
    return IdxReader.read(
        DataFile.bundled(FASHION + part + "-images-idx3-ubyte.gz"),
        DataFile.bundled(FASHION + part + "-labels-idx1-ubyte.gz"),
        List.of(
            "T-shirt/top",
            "Trouser",
            "Pullover",
            "Dress",
            "Coat",
            "Sandal",
            "Shirt",
            "Sneaker",
            "Bag",
            "Ankle boot"),
        name);
  }
}
