package gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The figures are those of datasets/README.md. */
class DatasetsTest {
  private static int[] classCounts(Dataset dataset) {
    int[] counts = new int[dataset.classNames().size()];
    for (int row = 0; row < dataset.rows(); row++) {
      counts[dataset.classOf(row)]++;
    }
    return counts;
  }

  @Test
  void iris() {
    Dataset iris = Datasets.iris();
    assertThat(iris.classNames()).containsExactly("setosa", "versicolor", "virginica");
    assertThat(classCounts(iris)).containsExactly(50, 50, 50);
    assertThat(iris.featureNames()).hasSize(4);
    double[] means = Standardizer.fit(iris).means.data;
    assertThat(means)
        .containsExactly(new double[] {5.843333, 3.057333, 3.758, 1.199333}, within(5e-7));
  }

  @Test
  void wine() {
    Dataset wine = Datasets.wine();
    assertThat(wine.classNames()).containsExactly("barolo", "grignolino", "barbera");
    assertThat(classCounts(wine)).containsExactly(59, 71, 48);
    assertThat(wine.inputs().numCols).isEqualTo(13);
  }

  @Test
  void breastCancer() {
    Dataset cancer = Datasets.breastCancer();
    assertThat(cancer.inputs().numCols).isEqualTo(30);
    int malignant = cancer.classNames().indexOf("malignant");
    assertThat(classCounts(cancer)[malignant]).isEqualTo(212);
    assertThat(classCounts(cancer)[1 - malignant]).isEqualTo(357);
  }

  @Test
  void digits() {
    Dataset digits = Datasets.digits();
    assertThat(digits.classNames())
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(classCounts(digits))
        .containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
    assertThat(digits.featureNames().get(0)).isEqualTo("pixel_r0_c0");
    double mean = Arrays.stream(digits.inputs().data).sum() / digits.inputs().data.length;
    assertThat(mean).isEqualTo(4.884165, within(5e-7));
  }
}
