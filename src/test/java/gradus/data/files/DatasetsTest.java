package gradus.data.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.Standardizer;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The figures are those of datasets/README.md. */
class DatasetsTest {
  @Test
  void iris() {
    Dataset iris = Datasets.iris();
    assertThat(iris.classNames()).containsExactly("setosa", "versicolor", "virginica");
    assertThat(iris.classCounts()).containsExactly(50, 50, 50);
    assertThat(iris.featureNames()).hasSize(4);
    double[] means = Standardizer.fit(iris).means.data;
    assertThat(means)
        .containsExactly(new double[] {5.843333, 3.057333, 3.758, 1.199333}, within(5e-7));
  }

  @Test
  void wine() {
    Dataset wine = Datasets.wine();
    assertThat(wine.classNames()).containsExactly("barolo", "grignolino", "barbera");
    assertThat(wine.classCounts()).containsExactly(59, 71, 48);
    assertThat(wine.inputs().numCols).isEqualTo(13);
  }

  @Test
  void breastCancer() {
    Dataset cancer = Datasets.breastCancer();
    assertThat(cancer.inputs().numCols).isEqualTo(30);
    int malignant = cancer.classNames().indexOf("malignant");
    assertThat(cancer.classCounts()[malignant]).isEqualTo(212);
    assertThat(cancer.classCounts()[1 - malignant]).isEqualTo(357);
  }

  @Test
  void digits() {
    Dataset digits = Datasets.digits();
    assertThat(digits.classNames())
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(digits.classCounts())
        .containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
    assertThat(digits.featureNames().get(0)).isEqualTo("pixel_r0_c0");
    double mean = Arrays.stream(digits.inputs().data).sum() / digits.inputs().data.length;
    assertThat(mean).isEqualTo(4.884165, within(5e-7));
  }

  @Test
  void penguins() {
    Dataset penguins = Datasets.penguins();
    assertThat(penguins.rows()).isEqualTo(333);
    assertThat(penguins.classNames()).containsExactly("Adelie", "Gentoo", "Chinstrap");
    assertThat(penguins.classCounts()).containsExactly(146, 119, 68);
    assertThat(penguins.featureNames())
        .containsExactly(
            "island=Biscoe",
            "island=Dream",
            "island=Torgersen",
            "bill_length_mm",
            "bill_depth_mm",
            "flipper_length_mm",
            "body_mass_g",
            "sex=female",
            "sex=male",
            "year");
  }

  @Test
  void theFileOfPenguinsHasMissingValues() {
    Dataset all =
        CsvReader.read(
            Path.of("datasets/penguins.csv"),
            CsvOptions.classification()
                .categorical("island")
                .categorical("sex")
                .missing(Missing.KEEP));
    assertThat(all.rows()).isEqualTo(344);
    assertThat(all.classCounts()).containsExactly(152, 124, 68);
    assertThat(all.missing()).isEqualTo(2 * 4 + 11 * 2); // sex is two columns
    assertThat(all.withoutMissing().rows()).isEqualTo(333);
  }

  @Test
  void satelliteSoil() {
    Dataset soil = Datasets.satelliteSoil();
    assertThat(soil.classNames()).containsExactly("other", "damp_grey_soil");
    assertThat(soil.classCounts()).containsExactly(5809, 626);
    assertThat(soil.inputs().numCols).isEqualTo(4);
  }

  @Test
  void concrete() {
    Dataset concrete = Datasets.concrete();
    assertThat(concrete.isClassification()).isFalse();
    assertThat(concrete.rows()).isEqualTo(1030);
    assertThat(concrete.inputs().numCols).isEqualTo(8);
    double[] strengths = concrete.targets().data.clone();
    Arrays.sort(strengths);
    assertThat(strengths[0]).isEqualTo(2.33);
    assertThat(strengths[1029]).isEqualTo(82.6);
    assertThat(Arrays.stream(strengths).average().getAsDouble()).isEqualTo(35.818, within(5e-4));
    assertThat(Standardizer.fitTargets(concrete).deviations.get(0)).isEqualTo(16.698, within(5e-4));
  }

  @Test
  void fashionMnist() {
    Split fashion = Datasets.fashionMnist();
    assertThat(fashion.train().classCounts()).containsOnly(250).hasSize(10);
    assertThat(fashion.test().classCounts()).containsOnly(50).hasSize(10);
    assertThat(fashion.train().classNames()).contains("Trouser", "Ankle boot");
    assertThat(fashion.train().name()).isEqualTo("fashion_mnist (training)");
    double[] pixels = fashion.train().inputs().data;
    assertThat(pixels).hasSize(2500 * 784);
    double mean = Arrays.stream(pixels).average().getAsDouble();
    double square = Arrays.stream(pixels).map(x -> x * x).average().getAsDouble();
    assertThat(mean).isEqualTo(0.2900, within(5e-5));
    assertThat(Math.sqrt(square - mean * mean)).isEqualTo(0.3555, within(5e-5));
  }

  /** The sums of datasets/README.md, of the files on the class path. */
  @Test
  void filesAreThoseThatTheReadmeDescribes() throws Exception {
    String readme = Files.readString(Path.of("datasets/README.md"));
    List<String> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(Path.of("datasets"))) {
      paths
          .filter(path -> path.toString().matches(".*\\.(csv|gz)"))
          .forEach(path -> files.add(path.toString()));
    }
    assertThat(files).hasSize(11);
    for (String file : files) {
      try (InputStream stream = Datasets.class.getResourceAsStream("/" + file.replace('\\', '/'))) {
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(stream.readAllBytes());
        assertThat(readme).as(file).contains(HexFormat.of().formatHex(sum));
      }
    }
  }

  @Test
  void allListsThemWithTheFiguresThatTheyHave() {
    List<Datasets.Bundled> all = Datasets.all();
    assertThat(all).hasSize(8);
    for (Datasets.Bundled bundled : all) {
      Dataset dataset = bundled.load().get();
      assertThat(dataset.name()).startsWith(bundled.name());
      assertThat(bundled.description()).startsWith(dataset.rows() + " ");
      if (dataset.isClassification()) {
        assertThat(bundled.description()).contains(dataset.classNames().size() + " classes");
      } else {
        assertThat(bundled.description()).contains("regression");
      }
    }
    assertThat(all.get(0)).hasToString("iris: 150 flowers, 4 features, 3 classes");
  }
}
