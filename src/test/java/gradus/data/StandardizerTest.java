package gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.data.files.Datasets;
import gradus.math.Matrix;
import org.junit.jupiter.api.Test;

class StandardizerTest {
  @Test
  void shiftsToMeanZeroAndScalesToDeviationOne() {
    // Mean 4; deviation √(((1−4)² + (4−4)² + (7−4)²) / 3) = √6
    Standardizer scale = Standardizer.fit(ToyData.inputs(new double[][] {{1}, {4}, {7}}));
    assertThat(scale.means.get(0, 0)).isEqualTo(4);
    assertThat(scale.deviations.get(0, 0)).isEqualTo(Math.sqrt(6), within(1e-15));
    assertThat(scale.apply(new Matrix(new double[][] {{4}, {10}})).data)
        .containsExactly(new double[] {0, Math.sqrt(6)}, within(1e-15));
  }

  @Test
  void learnsFromTheTrainingPartOnly() {
    Split split = Datasets.wine().split(0.7, 1);
    Standardizer scale = Standardizer.fit(split.train());
    Matrix train = scale.apply(split.train()).inputs();
    Matrix test = scale.apply(split.test()).inputs();
    double trainMean = 0;
    double testMean = 0;
    for (int column = 0; column < 13; column++) {
      trainMean = Math.max(trainMean, Math.abs(mean(train, column)));
      testMean = Math.max(testMean, Math.abs(mean(test, column)));
    }
    assertThat(trainMean).isLessThan(1e-12);
    assertThat(testMean).isGreaterThan(0.05);
  }

  private static double mean(Matrix matrix, int column) {
    double sum = 0;
    for (int row = 0; row < matrix.numRows; row++) {
      sum += matrix.get(row, column);
    }
    return sum / matrix.numRows;
  }

  @Test
  void anOrdinaryMeanIsTheSumDividedByTheNumberOfRows() {
    Dataset wine = Datasets.wine();
    Standardizer scale = Standardizer.fit(wine);
    for (int column = 0; column < 13; column++) {
      assertThat(scale.means.get(0, column)).isEqualTo(mean(wine.inputs(), column));
    }
  }

  @Test
  void aConstantColumnBecomesZeroNotNaN() {
    // The mean of ten times 0.1 isn't exactly 0.1, so a deviation of exactly 0 cannot be hoped for.
    double[][] rows = new double[10][];
    for (int i = 0; i < 10; i++) {
      rows[i] = new double[] {0.1, i};
    }
    Dataset dataset = ToyData.inputs(rows);
    Matrix scaled = Standardizer.fit(dataset).apply(dataset).inputs();
    for (int row = 0; row < 10; row++) {
      assertThat(scaled.get(row, 0)).isEqualTo(0);
    }
    Matrix unseen = Standardizer.fit(dataset).apply(new Matrix(new double[][] {{5, 0}}));
    assertThat(unseen.get(0, 0)).isEqualTo(0);
    Matrix broken = Standardizer.fit(dataset).apply(new Matrix(new double[][] {{Double.NaN, 0}}));
    assertThat(broken.get(0, 0)).isNaN();
  }

  @Test
  void leavesTheGivenDataAsItIs() {
    Dataset dataset = ToyData.inputs(new double[][] {{1}, {2}});
    Dataset scaled = Standardizer.fit(dataset).apply(dataset);
    assertThat(dataset.inputs().data).containsExactly(1, 2);
    assertThat(scaled.targets()).isSameAs(dataset.targets());
    assertThat(Standardizer.fit(dataset)).hasToString("Standardizer(1 columns)");
  }

  @Test
  void refusesValuesWhoseSquaresOverflow() {
    assertThatThrownBy(
            () -> Standardizer.fit(ToyData.inputs(new double[][] {{0, 1e200}, {1, -1e200}})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "toy cannot be standardized: the values of column \"b\" are so large or so close"
                + " together that their squares overflow or vanish. Scale the column by hand"
                + " first.");
    assertThatThrownBy(() -> Standardizer.fit(ToyData.inputs(new double[][] {{1e-170}, {2e-170}})))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> Standardizer.fitTargets(ToyData.targets(new double[][] {{1, 0}, {2, 1e200}})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "toy cannot be standardized: the values of column \"target 1\" are");
  }

  @Test
  void isMadeFromKnownMeansAndDeviationsToo() {
    Standardizer scale =
        new Standardizer(new Matrix(new double[][] {{10, 5}}), new Matrix(new double[][] {{4, 0}}));
    // (16 − 10) / 4 = 1.5; the second column is a constant 5.
    assertThat(scale.apply(new Matrix(new double[][] {{16, 7}})).data).containsExactly(1.5, 0);
    assertThat(scale.invert(new Matrix(new double[][] {{1.5, 7}})).data).containsExactly(16, 5);
  }

  private static void assertRefused(double[][] means, double[][] deviations, String message) {
    assertThatThrownBy(() -> new Standardizer(new Matrix(means), new Matrix(deviations)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Standardizer got " + message);
  }

  @Test
  void refusesMeansAndDeviationsThatCannotBe() {
    double[][] row = {{1, 2}};
    assertRefused(
        row, new double[][] {{1, -1}}, "a deviation of -1.0 in column 1, but expects 0 or more.");
    assertRefused(
        row,
        new double[][] {{1, 2, 3}},
        "a 1 x 3 matrix with the deviation of each column, but expects 1 x 2.");
    assertRefused(
        new double[][] {{1, 2}, {3, 4}},
        row,
        "a 2 x 2 matrix with the mean of each column, but expects 1 x 2.");
    assertRefused(
        row,
        new double[][] {{1, Double.POSITIVE_INFINITY}},
        "a deviation of Infinity in row 0, column 1, but expects finite numbers.");
  }

  @Test
  void aColumnThatIsConstantUpToRoundingBecomesZero() {
    double[][] rows = new double[10][];
    for (int i = 0; i < 10; i++) {
      rows[i] = new double[] {i == 4 ? 0.1 + 0.2 : 0.3, i == 4 ? -3e5 : -3e5 * (1 + 0x1p-52)};
    }
    Standardizer scale = Standardizer.fit(ToyData.inputs(rows));
    assertThat(scale.deviations.data).containsExactly(0, 0);
    assertThat(scale.apply(new Matrix(new double[][] {{0.31, 7}})).data).containsExactly(0, 0);
    Dataset three = ToyData.inputs(new double[][] {{0.3}, {0.1 + 0.2}, {0.3}});
    assertThat(Standardizer.fit(three).apply(three).inputs().data).containsExactly(0, 0, 0);
  }

  @Test
  void asFewAsADozenOfTheSmallestStepsAreASpread() {
    double step = 0x1p-52;
    Dataset close = ToyData.inputs(new double[][] {{1}, {1 + 12 * step}});
    assertThat(Standardizer.fit(close).apply(close).inputs().data).containsExactly(-1, 1);
  }

  @Test
  void theMeanIsZeroHoweverCloseTogetherTheValuesAre() {
    // Summed up as they are, numbers of this size lose more than the half that lies between them.
    double[][] rows = new double[1001][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {1e12 + 0.001 * (i % 7)};
    }
    Dataset close = ToyData.inputs(rows);
    Matrix scaled = Standardizer.fit(close).apply(close).inputs();
    assertThat(mean(scaled, 0)).isEqualTo(0, within(0.04));
    double squares = 0;
    for (int row = 0; row < rows.length; row++) {
      squares += scaled.get(row, 0) * scaled.get(row, 0) / rows.length;
    }
    assertThat(squares).isEqualTo(1, within(0.002));
  }
}
