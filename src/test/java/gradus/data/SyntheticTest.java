package gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SyntheticTest {
  /** One of each kind. */
  private static List<Dataset> all(int rows, double noise, long seed) {
    return List.of(
        Synthetic.xor(rows, noise, seed),
        Synthetic.blobs(rows, 3, noise, seed),
        Synthetic.moons(rows, noise, seed),
        Synthetic.circles(rows, noise, seed),
        Synthetic.spirals(rows, 3, noise, seed),
        Synthetic.checkerboard(rows, 4, noise, seed),
        Synthetic.line(rows, 2, -1, noise, seed),
        Synthetic.sine(rows, noise, seed),
        Synthetic.plane(rows, noise, seed),
        Synthetic.hills(rows, noise, seed));
  }

  private static String hash(Dataset dataset) {
    long hash = 17;
    for (Matrix matrix : List.of(dataset.inputs(), dataset.targets())) {
      for (int i = 0; i < matrix.getNumElements(); i++) {
        hash = 31 * hash + Double.doubleToRawLongBits(matrix.data[i]);
      }
    }
    return dataset.name() + " " + Long.toHexString(hash);
  }

  @Test
  void theNumbersAreTheSameEverywhere() {
    List<String> hashes = new ArrayList<>();
    for (Dataset dataset : all(100, 0.1, 42)) {
      hashes.add(hash(dataset));
    }
    // Written again only if the sets are meant to change.
    assertThat(hashes)
        .containsExactly(
            "xor 6b028dd0665a9bee",
            "blobs ad4a7fee2035d03e",
            "moons ff916e33dc266aaf",
            "circles 3a0bfc762ff5906c",
            "spirals 49e36e1c7faede58",
            "checkerboard e72b9fbd655b5101",
            "line 3e2ba136af5451cc",
            "sine c10ebe24c52d1568",
            "plane 47b4fb1d75f76e57",
            "hills d136824f9c06f7a7");
  }

  @Test
  void theSameSeedGivesTheSameBitsAndAnotherSeedOtherNoise() {
    List<Dataset> first = all(20, 0.1, 1);
    List<Dataset> again = all(20, 0.1, 1);
    List<Dataset> other = all(20, 0.1, 2);
    for (int i = 0; i < first.size(); i++) {
      assertThat(hash(again.get(i))).isEqualTo(hash(first.get(i)));
      assertThat(hash(other.get(i))).isNotEqualTo(hash(first.get(i)));
    }
  }

  @Test
  void rowsAreDealtToTheClassesInTurn() {
    for (int rows = 8; rows < 20; rows++) {
      List<Dataset> sets = new ArrayList<>(all(rows, 0.1, 1).subList(0, 6));
      sets.add(Synthetic.blobs(rows, 4, 0, 1));
      for (Dataset dataset : sets) {
        assertThat(dataset.rows()).isEqualTo(rows);
        int[] counts = new int[dataset.classNames().size()];
        for (int row = 0; row < rows; row++) {
          counts[dataset.classOf(row)]++;
        }
        Arrays.sort(counts);
        assertThat(counts[counts.length - 1] - counts[0]).isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void columnsAndClassesHaveNames() {
    List<List<String>> classNames = new ArrayList<>();
    for (Dataset dataset : all(8, 0.1, 1)) {
      classNames.add(dataset.classNames());
      assertThat(dataset.featureNames())
          .isEqualTo(dataset.inputs().numCols == 2 ? List.of("x", "y") : List.of("x"));
    }
    assertThat(classNames)
        .containsExactly(
            List.of("0", "1"),
            List.of("0", "1", "2"),
            List.of("upper", "lower"),
            List.of("inner", "outer"),
            List.of("0", "1", "2"),
            List.of("dark", "light"),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    assertThat(Synthetic.moons(8, 0, 1))
        .hasToString("moons: 8 examples, 2 features, 2 classes (inputs 8 x 2, targets 8 x 2)");
  }

  @Test
  void noiseHasTheStandardDeviationThatWasAskedForAndIsCenteredOnTheShape() {
    int rows = 10_000;
    double noise = 0.1;
    List<Dataset> exact = all(rows, 0, 7);
    List<Dataset> noisy = all(rows, noise, 7);
    for (int i = 0; i < exact.size(); i++) {
      boolean points = exact.get(i).isClassification();
      Matrix shape = points ? exact.get(i).inputs() : exact.get(i).targets();
      Matrix scattered = points ? noisy.get(i).inputs() : noisy.get(i).targets();
      for (int column = 0; column < shape.numCols; column++) {
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < rows; row++) {
          double error = scattered.get(row, column) - shape.get(row, column);
          sum += error;
          squares += error * error;
        }
        // Four standard errors: σ/√n = 0.001 of the mean, σ/√(2n) = 0.0007 of the deviation.
        assertThat(sum / rows).isEqualTo(0, within(0.004));
        assertThat(Math.sqrt(squares / rows)).isEqualTo(noise, within(0.0028));
      }
    }
  }

  @Test
  void noiseInXSaysNothingAboutNoiseInY() {
    Matrix exact = Synthetic.moons(10_000, 0, 7).inputs();
    Matrix noisy = Synthetic.moons(10_000, 0.1, 7).inputs();
    double products = 0;
    for (int row = 0; row < 10_000; row++) {
      products += (noisy.get(row, 0) - exact.get(row, 0)) * (noisy.get(row, 1) - exact.get(row, 1));
    }
    // The correlation: mean of the products / σ². Its standard error is 1/√n = 0.01.
    assertThat(products / 10_000 / 0.01).isEqualTo(0, within(0.04));
  }

  @Test
  void twiceTheNoiseMovesEachPointTwiceAsFar() {
    List<Dataset> exact = all(20, 0, 3);
    List<Dataset> once = all(20, 0.1, 3);
    List<Dataset> twice = all(20, 0.2, 3);
    for (int i = 0; i < exact.size(); i++) {
      Matrix inputs = exact.get(i).inputs();
      for (int j = 0; j < inputs.getNumElements(); j++) {
        double move = once.get(i).inputs().data[j] - inputs.data[j];
        assertThat(twice.get(i).inputs().data[j])
            .isEqualTo(inputs.data[j] + 2 * move, within(1e-15));
      }
    }
  }

  @Test
  void noiseOfARegressionLeavesTheInputsInPlace() {
    assertThat(Synthetic.line(9, 2, -1, 0.5, 1).inputs().data)
        .containsExactly(Synthetic.line(9, 2, -1, 0, 1).inputs().data);
    assertThat(Synthetic.sine(9, 0.5, 1).inputs().data)
        .containsExactly(Synthetic.sine(9, 0, 1).inputs().data);
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void refusesTooFewRows() {
    String two = ": two for each of its 2 classes, so that both parts of a split have one.";
    assertRefused(() -> Synthetic.xor(3, 0, 1), "xor got 3 rows, but expects at least 4" + two);
    assertRefused(
        () -> Synthetic.moons(-5, 0, 1), "moons got -5 rows, but expects at least 4" + two);
    assertRefused(
        () -> Synthetic.spirals(9, 5, 0, 1),
        "spirals got 9 rows, but expects at least 10"
            + ": two for each of its 5 classes, so that both parts of a split have one.");
    assertRefused(
        () -> Synthetic.line(1, 2, 3, 0, 1),
        "line got 1 as the number of rows, but expects at least 2.");
    assertRefused(
        () -> Synthetic.sine(0, 0, 1), "sine got 0 as the number of rows, but expects at least 2.");
    assertThat(Synthetic.blobs(10, 5, 0, 1).rows()).isEqualTo(10);
    assertThat(Synthetic.line(2, 2, 3, 0, 1).rows()).isEqualTo(2);
  }

  @Test
  void refusesASingleClass() {
    assertRefused(
        () -> Synthetic.blobs(10, 1, 0, 1),
        "blobs got 1 as the number of classes, but expects at least 2.");
    String few = // said before two billion names are made
        " got 10 rows, but expects at least 4000000000: two for each of its 2000000000 classes, so"
            + " that both parts of a split have one.";
    assertRefused(() -> Synthetic.blobs(10, 2_000_000_000, 0, 1), "blobs" + few);
    assertRefused(() -> Synthetic.spirals(10, 2_000_000_000, 0, 1), "spirals" + few);
    assertRefused(
        () -> Synthetic.spirals(10, 0, 0, 1),
        "spirals got 0 as the number of arms, but expects at least 2.");
    assertRefused(
        () -> Synthetic.checkerboard(10, 1, 0, 1),
        "checkerboard got 1 as the number of cells a side, but expects at least 2.");
  }

  @Test
  void refusesNoiseThatIsNoStandardDeviation() {
    for (double noise : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      String rest =
          " got a standard deviation of "
              + noise
              + ", but expects 0, for points exactly on the shape, or a positive number such as"
              + " 0.1.";
      assertRefused(() -> Synthetic.xor(10, noise, 1), "xor" + rest);
      assertRefused(() -> Synthetic.blobs(10, 2, noise, 1), "blobs" + rest);
      assertRefused(() -> Synthetic.moons(10, noise, 1), "moons" + rest);
      assertRefused(() -> Synthetic.circles(10, noise, 1), "circles" + rest);
      assertRefused(() -> Synthetic.spirals(10, 2, noise, 1), "spirals" + rest);
      assertRefused(() -> Synthetic.checkerboard(10, 2, noise, 1), "checkerboard" + rest);
      assertRefused(() -> Synthetic.line(10, 1, 0, noise, 1), "line" + rest);
      assertRefused(() -> Synthetic.sine(10, noise, 1), "sine" + rest);
    }
  }

  @Test
  void refusesALineThatIsNone() {
    assertRefused(
        () -> Synthetic.line(10, Double.NaN, 0, 0, 1),
        "line got the slope NaN and the intercept 0.0, but expects two finite numbers.");
    assertRefused(
        () -> Synthetic.line(10, 1, Double.NEGATIVE_INFINITY, 0, 1),
        "line got the slope 1.0 and the intercept -Infinity, but expects two finite numbers.");
  }
}
