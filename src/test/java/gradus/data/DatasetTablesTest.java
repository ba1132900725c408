package gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.files.Datasets;
import gradus.math.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTablesTest {
  @Test
  void summaryOfClasses() {
    assertThat(Datasets.iris().summary())
        .isEqualTo(
            """
            iris: 150 examples, 4 features, 3 classes

            column           min    mean  max  missing  distinct
            sepal_length_cm  4.3  5.8433  7.9        0        35
            sepal_width_cm     2  3.0573  4.4        0        23
            petal_length_cm    1   3.758  6.9        0        43
            petal_width_cm   0.1  1.1993  2.5        0        22

            class       rows   share
            setosa        50  33.3 %  ##############################
            versicolor    50  33.3 %  ##############################
            virginica     50  33.3 %  ##############################""");
  }

  @Test
  void aRareClassStillHasABar() {
    assertThat(Datasets.satelliteSoil().summary())
        .endsWith(
            """
            class           rows   share
            other           5809  90.3 %  ##############################
            damp_grey_soil   626   9.7 %  ####""");
  }

  @Test
  void summaryOfNumbersToPredict() {
    Dataset houses =
        new Dataset(
            new Matrix(new double[][] {{3, 0.0001}, {4, -0.0}, {Double.NaN, 0}}),
            new Matrix(new double[][] {{250000}, {300000.5}, {250000}}),
            List.of("rooms", "garden"),
            List.of(),
            "houses");
    assertThat(houses.summary())
        .isEqualTo(
            """
            houses: 3 examples, 2 features, 1 number to predict

            column  min       mean        max  missing  distinct
            rooms     3        3.5          4        1         2
            garden    0  3.333e-05  1.000e-04        0         2

            to predict        min       mean        max  missing  distinct
            target      2.500e+05  2.667e+05  3.000e+05        0         2""");
  }

  @Test
  void wideDataIsAbridged() {
    String summary = Datasets.digits().summary();
    assertThat(summary).contains("\npixel_r3_c5 ", "\n(and 34 more columns)\n");
    assertThat(summary).doesNotContain("pixel_r3_c6");
    assertThat(Datasets.digits().head(1))
        .isEqualTo(
            """
            row  pixel_r0_c0  pixel_r0_c1  pixel_r0_c2  pixel_r0_c3  pixel_r0_c4  pixel_r0_c5  ...  class
              0            0            0            5           13            9            1  ...  0""");
  }

  @Test
  void headShowsTheFirstRows() {
    assertThat(Datasets.iris().head(2))
        .isEqualTo(
            """
            row  sepal_length_cm  sepal_width_cm  petal_length_cm  petal_width_cm  class
              0              5.1             3.5              1.4             0.2  setosa
              1              4.9               3              1.4             0.2  setosa""");
  }

  @Test
  void headHasNoMoreRowsThanThereAre() {
    Dataset houses =
        new Dataset(
            new Matrix(new double[][] {{3}, {Double.NaN}}),
            new Matrix(new double[][] {{2, 0.5}, {1, -1}}),
            List.of("rooms"),
            List.of(),
            "houses");
    assertThat(houses.head(5))
        .isEqualTo(
            """
            row    rooms  target
              0        3  2 0.5
              1  missing  1 -1""");
    assertThatThrownBy(() -> houses.head(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("head got 0 rows, but expects at least 1.");
  }

  @Test
  void everythingPrintedIsAscii() {
    for (Datasets.Bundled bundled : Datasets.all()) {
      Dataset dataset = bundled.load().get();
      assertThat(dataset.summary() + dataset.head(3) + bundled).matches("[\n -~]*");
    }
  }
}
