package gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DatasetTest {
  /** Row i has the inputs i and 10·i and the class given. */
  private static Dataset dataset(int classes, int... labels) {
    Matrix inputs = new Matrix(labels.length, 2);
    Matrix targets = new Matrix(labels.length, classes);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      names.add("class" + i);
    }
    for (int row = 0; row < labels.length; row++) {
      inputs.set(row, 0, row);
      inputs.set(row, 1, 10 * row);
      targets.set(row, labels[row], 1);
    }
    return new Dataset(inputs, targets, List.of("a", "b"), names, "toy");
  }

  private static Dataset with(double[][] inputs, double[][] targets, String... classNames) {
    List<String> features = inputs[0].length == 1 ? List.of("a") : List.of("a", "b");
    return new Dataset(
        new Matrix(inputs), new Matrix(targets), features, List.of(classNames), "toy");
  }

  @Test
  void knowsItsShapeAndClasses() {
    Dataset dataset = dataset(3, 0, 2, 1, 2);
    assertThat(dataset.rows()).isEqualTo(4);
    assertThat(dataset.classOf(1)).isEqualTo(2);
    assertThat(dataset.isClassification()).isTrue();
    assertThat(dataset)
        .hasToString("toy: 4 examples, 2 features, 3 classes (inputs 4×2, targets 4×3)");
  }

  @Test
  void aYesOrNoQuestionMayHaveASingleColumn() {
    Dataset dataset = with(new double[][] {{1}, {2}}, new double[][] {{0}, {1}}, "no", "yes");
    assertThat(dataset.classOf(0)).isEqualTo(0);
    assertThat(dataset.classOf(1)).isEqualTo(1);
  }

  @Test
  void regressionHasNumbersForTargetsAndNoClasses() {
    Dataset dataset = with(new double[][] {{1}, {2}}, new double[][] {{-7.5}, {300}});
    assertThat(dataset.isClassification()).isFalse();
    assertThat(dataset.toString()).contains("1 numbers to predict");
    assertThatThrownBy(() -> dataset.classOf(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("toy has no classes: its targets are numbers.");
    Split split = dataset.split(0.5, 1);
    assertThat(split.train().rows() + split.test().rows()).isEqualTo(2);
  }

  @Test
  void splitsAreDisjointCompleteAndStratifiedWithinARow() {
    Random random = new Random(1);
    for (int trial = 0; trial < 300; trial++) {
      int classes = 2 + random.nextInt(4);
      int[] labels = new int[2 * classes + random.nextInt(60)];
      int[] counts = new int[classes];
      for (int i = 0; i < labels.length; i++) {
        // Two of each first, so that every class can be split.
        labels[i] = i < 2 * classes ? i % classes : random.nextInt(classes);
        counts[labels[i]]++;
      }
      double fraction = 0.05 + 0.9 * random.nextDouble();
      Dataset dataset = dataset(classes, labels);
      Split split = dataset.split(fraction, trial);
      Set<Double> seen = new HashSet<>();
      int[] inTrain = new int[classes];
      for (Dataset part : List.of(split.train(), split.test())) {
        for (int row = 0; row < part.rows(); row++) {
          double original = part.inputs().get(row, 0);
          assertThat(seen.add(original)).as("row %s in one part only", original).isTrue();
          assertThat(part.classOf(row)).isEqualTo(labels[(int) original]);
          assertThat(part.inputs().get(row, 1)).isEqualTo(10 * original);
          if (part.name().equals("toy (training)")) {
            inTrain[part.classOf(row)]++;
          }
        }
      }
      assertThat(seen).hasSize(labels.length);
      for (int c = 0; c < classes; c++) {
        assertThat(Math.abs(inTrain[c] - fraction * counts[c])).isLessThanOrEqualTo(1);
        assertThat(inTrain[c]).isBetween(1, counts[c] - 1);
      }
    }
  }

  @Test
  void splitDependsOnTheSeedOnly() {
    Dataset iris = Datasets.iris();
    double[] first = iris.split(0.8, 42).train().inputs().data;
    assertThat(iris.split(0.8, 42).train().inputs().data).containsExactly(first);
    assertThat(iris.split(0.8, 43).train().inputs().data).isNotEqualTo(first);
    assertThat(iris.split(0.8, 42).train().name()).isEqualTo("iris (training)");
    assertThat(iris.split(0.8, 42).test().name()).isEqualTo("iris (test)");
  }

  @Test
  void splitRefusesAFractionThatIsNone() {
    Dataset dataset = dataset(2, 0, 0, 1, 1);
    for (double fraction : new double[] {0, 1, -0.2, 80, Double.NaN}) {
      assertThatThrownBy(() -> dataset.split(fraction, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "split got a training fraction of "
                  + fraction
                  + ", but expects a number between 0 and 1, such as 0.8 for 80 %.");
    }
  }

  @Test
  void splitRefusesAClassWithASingleRow() {
    assertThatThrownBy(() -> dataset(2, 0, 0, 1, 0).split(0.5, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "toy cannot be split: class \"class1\" has a single row (row 2), but each part needs"
                + " one. Add examples of it, or leave it out.");
  }

  @Test
  void aYesOrNoQuestionCanBeAskedOnOneColumn() {
    Dataset column = dataset(2, 0, 1, 1).withOneTargetColumn();
    assertThat(column.targets().numCols).isEqualTo(1);
    assertThat(column.targets().data).containsExactly(0, 1, 1);
    assertThat(column.classOf(1)).isEqualTo(1);
    assertThat(column.withOneTargetColumn().targets().data).containsExactly(0, 1, 1);
    assertThatThrownBy(() -> dataset(3, 0, 1, 2).withOneTargetColumn())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "toy has 3 classes [class0, class1, class2], but a single target column can only tell"
                + " two apart.");
  }

  @Test
  void aClassWithoutAnyRowIsNoObstacleToASplit() {
    Split split = dataset(3, 0, 0, 2, 2).split(0.5, 1);
    assertThat(split.train().rows()).isEqualTo(2);
    assertThat(split.train().classNames()).hasSize(3);
  }

  @Test
  void targetsMayBeOffByRoundingOnly() {
    double[][] inputs = {{1}};
    assertThat(with(inputs, new double[][] {{0.5, 0.5 - 1e-9}}, "x", "y").rows()).isEqualTo(1);
    assertThatThrownBy(() -> with(inputs, new double[][] {{0.5, 0.499}}, "x", "y"))
        .hasMessageStartingWith("toy has targets whose row 0 is [0.5, 0.499], but");
    assertThatThrownBy(() -> with(inputs, new double[][] {{1.5, -0.5}}, "x", "y"))
        .hasMessageStartingWith("toy has targets whose row 0 is [1.5, -0.5], but");
  }

  @Test
  void subsetTakesRowsInTheGivenOrder() {
    Dataset subset = dataset(2, 0, 1, 0).subset(new int[] {2, 1, 2}, "chosen");
    assertThat(subset.inputs().data).containsExactly(2, 20, 1, 10, 2, 20);
    assertThat(subset.targets().data).containsExactly(1, 0, 0, 1, 1, 0);
    assertThat(subset.name()).isEqualTo("chosen");
    assertThatThrownBy(() -> subset.subset(new int[] {3}, "none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("chosen has no row 3: its rows go from 0 to 2.");
    assertThatThrownBy(() -> subset.subset(new int[0], "none")).hasMessage("none has no rows.");
  }

  @Test
  void refusesInputsThatAreNotFinite() {
    assertThatThrownBy(
            () ->
                with(
                    new double[][] {{1, 2}, {3, Double.NaN}},
                    new double[][] {{1, 0}, {0, 1}},
                    "x",
                    "y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "toy has NaN in row 1, column \"b\": inputs must be finite numbers. Drop the row or"
                + " fill in a value.");
  }

  @Test
  void refusesTargetsThatAreNoDistribution() {
    assertThatThrownBy(
            () -> with(new double[][] {{1}, {2}}, new double[][] {{1, 0}, {1, 1}}, "x", "y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "toy has targets whose row 1 is [1.0, 1.0], but a row of class targets is one-hot (1"
                + " for the true class, 0 elsewhere) or probabilities that sum to 1.");
    assertThatThrownBy(() -> with(new double[][] {{1}}, new double[][] {{2}}, "no", "yes"))
        .hasMessageStartingWith("toy has targets whose row 0 is [2.0], but");
    assertThatThrownBy(() -> with(new double[][] {{1}}, new double[][] {{Double.NaN}}))
        .hasMessage("toy got a target of NaN in row 0, column 0, but expects finite numbers.");
  }

  @Test
  void refusesSizesThatDoNotMatch() {
    assertThatThrownBy(() -> with(new double[][] {{1}, {2}}, new double[][] {{1, 0}}, "x", "y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "toy has 2 rows of inputs, but 1 rows of targets: each example needs one of both.");
    assertThatThrownBy(() -> with(new double[][] {{1}}, new double[][] {{1, 0}}, "x", "y", "z"))
        .hasMessage(
            "toy has 2 columns of targets, but 3 class names [x, y, z]: one-hot targets have one"
                + " column a class.");
    assertThatThrownBy(
            () ->
                new Dataset(
                    new Matrix(1, 3), new Matrix(1, 1), List.of("a", "b"), List.of(), "toy"))
        .hasMessage("toy has 3 columns of inputs, but 2 feature names [a, b].");
    assertThatThrownBy(
            () ->
                new Dataset(new Matrix(0, 2), new Matrix(0, 1), List.of("a", "b"), List.of(), "x"))
        .hasMessage("x has no rows.");
    assertThatThrownBy(
            () -> new Dataset(new Matrix(2, 0), new Matrix(2, 1), List.of(), List.of(), "x"))
        .hasMessage("x has no columns of inputs.");
  }
}
