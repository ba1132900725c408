package gradus.data;

import static gradus.data.ToyData.classified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {
  @Test
  void knowsItsShapeAndClasses() {
    Dataset dataset = classified(3, 0, 2, 1, 2);
    assertThat(dataset.rows()).isEqualTo(4);
    assertThat(dataset.classOf(1)).isEqualTo(2);
    for (int row : new int[] {-1, 4}) {
      assertThatThrownBy(() -> dataset.classOf(row))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("toy has no row " + row + ": its rows go from 0 to 3.");
    }
    assertThat(dataset.isClassification()).isTrue();
    assertThat(dataset)
        .hasToString("toy: 4 examples, 2 features, 3 classes (inputs 4 x 2, targets 4 x 3)");
  }

  @Test
  void sameNumbersAndNamesAreEqual() {
    double[][] inputs = {{1, Double.NaN}, {3, 4}};
    double[][] targets = {{1, 0}, {0, 1}};
    Dataset dataset = ToyData.of(inputs, targets, "no", "yes");
    Dataset same = ToyData.of(inputs, targets, "no", "yes");
    assertThat(same).isEqualTo(dataset).hasSameHashCodeAs(dataset);
    // A larger storage, of which only a part is used, holds the same numbers.
    Matrix reshaped = new Matrix(5, 5);
    reshaped.reshape(2, 2);
    reshaped.setTo(dataset.inputs());
    assertThat(dataset.withInputs(reshaped)).isEqualTo(dataset).hasSameHashCodeAs(dataset);

    assertThat(ToyData.of(new double[][] {{1, 2}, {3, 4}}, targets, "no", "yes"))
        .isNotEqualTo(dataset);
    assertThat(ToyData.of(inputs, new double[][] {{1, 0}, {1, 0}}, "no", "yes"))
        .isNotEqualTo(dataset);
    assertThat(ToyData.of(inputs, targets, "yes", "no")).isNotEqualTo(dataset);
    assertThat(ToyData.of(inputs, targets)).isNotEqualTo(dataset);
    assertThat(dataset.subset(new int[] {0, 1}, "other")).isNotEqualTo(dataset);
    assertThat(dataset.subset(new int[] {0, 1}, dataset.name())).isEqualTo(dataset);
    assertThat(dataset.subset(new int[] {1, 0}, dataset.name())).isNotEqualTo(dataset);
    List<String> names = List.of("x", "z");
    assertThat(
            new Dataset(
                dataset.inputs(), dataset.targets(), names, dataset.classNames(), dataset.name()))
        .isNotEqualTo(dataset);
    assertThat(dataset).isNotEqualTo("toy");
  }

  @Test
  void sameNumbersInAnotherShapeAreNotEqual() {
    Dataset wide = ToyData.of(new double[][] {{1, 2}}, new double[][] {{3, 4}});
    Dataset deep = ToyData.of(new double[][] {{1}, {2}}, new double[][] {{3}, {4}});
    assertThat(wide).isNotEqualTo(deep);
  }

  @Test
  void aYesOrNoQuestionMayHaveASingleColumn() {
    Dataset dataset = ToyData.of(new double[][] {{1}, {2}}, new double[][] {{0}, {1}}, "no", "yes");
    assertThat(dataset.classOf(0)).isEqualTo(0);
    assertThat(dataset.classOf(1)).isEqualTo(1);
    assertThat(ToyData.of(new double[][] {{1}}, new double[][] {{0.5}}, "no", "yes").classOf(0))
        .isEqualTo(0); // as for two equal columns
  }

  @Test
  void regressionHasNumbersForTargetsAndNoClasses() {
    Dataset dataset = ToyData.of(new double[][] {{1}, {2}}, new double[][] {{-7.5}, {300}});
    assertThat(dataset.isClassification()).isFalse();
    assertThat(dataset.toString()).contains("1 number to predict");
    assertThatThrownBy(() -> dataset.classOf(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("toy has no classes: its targets are numbers.");
  }

  @Test
  void aYesOrNoQuestionCanBeAskedOnOneColumn() {
    Dataset column = classified(2, 0, 1, 1).withOneTargetColumn();
    assertThat(column.targets().numCols).isEqualTo(1);
    assertThat(column.targets().data).containsExactly(0, 1, 1);
    assertThat(column.classOf(1)).isEqualTo(1);
    assertThat(column.withOneTargetColumn().targets().data).containsExactly(0, 1, 1);
    assertThatThrownBy(() -> classified(3, 0, 1, 2).withOneTargetColumn())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "toy has 3 classes [class0, class1, class2], but a single target column can only tell"
                + " two apart.");
  }

  @Test
  void targetsMayBeOffByRoundingOnly() {
    double[][] inputs = {{1}};
    assertThat(ToyData.of(inputs, new double[][] {{0.5, 0.5 - 1e-9}}, "x", "y").rows())
        .isEqualTo(1);
    // Typed with two digits or six, as 0.33 and 0.333333 for a third, or computed with floats.
    for (double[] soft : new double[][] {{0.33, 0.66}, {0.333333, 0.666666}, {0.505, 0.505}}) {
      assertThat(ToyData.of(inputs, new double[][] {soft}, "x", "y").rows()).isEqualTo(1);
    }
    assertThatThrownBy(() -> ToyData.of(inputs, new double[][] {{0.5, 0.489}}, "x", "y"))
        .hasMessageStartingWith("toy has targets whose row 0 is [0.5, 0.489], but");
    assertThatThrownBy(() -> ToyData.of(inputs, new double[][] {{40, 60}}, "x", "y"))
        .hasMessageStartingWith("toy has targets whose row 0 is [40.0, 60.0], but");
    assertThatThrownBy(() -> ToyData.of(inputs, new double[][] {{1.5, -0.5}}, "x", "y"))
        .hasMessageStartingWith("toy has targets whose row 0 is [1.5, -0.5], but");
  }

  @Test
  void subsetTakesRowsInTheGivenOrder() {
    Dataset subset = classified(2, 0, 1, 0).subset(new int[] {2, 1, 2}, "chosen");
    assertThat(subset.inputs().data).containsExactly(2, 20, 1, 10, 2, 20);
    assertThat(subset.targets().data).containsExactly(1, 0, 0, 1, 1, 0);
    assertThat(subset.name()).isEqualTo("chosen");
    assertThatThrownBy(() -> subset.subset(new int[] {3}, "none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("chosen has no row 3: its rows go from 0 to 2.");
    assertThatThrownBy(() -> subset.subset(new int[0], "none")).hasMessage("none has no rows.");
  }

  @Test
  void refusesTargetsThatAreNoDistribution() {
    assertThatThrownBy(
            () -> ToyData.of(new double[][] {{1}, {2}}, new double[][] {{1, 0}, {1, 1}}, "x", "y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "toy has targets whose row 1 is [1.0, 1.0], but a row of class targets is one-hot (1"
                + " for the true class, 0 elsewhere) or probabilities that sum to 1.");
    assertThatThrownBy(() -> ToyData.of(new double[][] {{1}}, new double[][] {{2}}, "no", "yes"))
        .hasMessageStartingWith("toy has targets whose row 0 is [2.0], but");
    assertThatThrownBy(() -> ToyData.of(new double[][] {{1}}, new double[][] {{Double.NaN}}))
        .hasMessage("toy got a target of NaN in row 0, column 0, but expects finite numbers.");
  }

  @Test
  void refusesSizesThatDoNotMatch() {
    assertThatThrownBy(
            () -> ToyData.of(new double[][] {{1}, {2}}, new double[][] {{1, 0}}, "x", "y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("toy has 2 rows of inputs, but 1 of targets: each example needs one of both.");
    assertThatThrownBy(
            () -> ToyData.of(new double[][] {{1}}, new double[][] {{1, 0}}, "x", "y", "z"))
        .hasMessage(
            "toy has 2 columns of targets, but 3 class names [x, y, z]: one-hot targets have one column per class.");
    assertThatThrownBy(
            () ->
                new Dataset(
                    new Matrix(1, 3), new Matrix(1, 1), List.of("a", "b"), List.of(), "toy"))
        .hasMessage("toy has 1 x 3 inputs, but 2 feature names [a, b]: each column needs one.");
    assertThatThrownBy(
            () ->
                new Dataset(new Matrix(0, 2), new Matrix(0, 1), List.of("a", "b"), List.of(), "x"))
        .hasMessage("x has no rows.");
    assertThatThrownBy(
            () -> new Dataset(new Matrix(2, 0), new Matrix(2, 1), List.of(), List.of(), "x"))
        .hasMessage("x has no columns of inputs.");
    assertThatThrownBy(() -> ToyData.of(new double[][] {{1}}, new double[1][0]))
        .hasMessage("toy has no columns of targets.");
  }

  @Test
  void refusesTwoFeaturesOfOneName() {
    Matrix row = new Matrix(new double[][] {{1, 2, 3}});
    Matrix target = new Matrix(1, 1);
    List<String> names = List.of("x", "size", "x");
    assertThatThrownBy(() -> new Dataset(row, target, names, List.of(), "toy"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "toy has two features named \"x\", columns 0 and 2: give each a name of its own.");
  }

  @Test
  void refusesClassesThatCannotBeToldApart() {
    double[][] inputs = {{1}};
    assertThatThrownBy(() -> ToyData.of(inputs, new double[][] {{1}}, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("toy has a single class [x]: with one there is nothing to tell apart.");
    assertThatThrownBy(() -> ToyData.of(inputs, new double[][] {{1, 0, 0}}, "x", "y", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("toy has two classes of the same name: [x, y, x].");
  }

  @Test
  void messagesAreShortHoweverManyNamesThereAre() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 22; i++) {
      names.add("f" + i);
    }
    String first = "toy has 1 x 3 inputs, but ";
    String twenty =
        "[f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18, f19";
    assertThatThrownBy(
            () -> new Dataset(new Matrix(1, 3), new Matrix(1, 1), names, List.of(), "toy"))
        .hasMessage(first + "22 feature names " + twenty + ", and 2 more]: each column needs one.");
    List<String> fewer = names.subList(0, 20);
    assertThatThrownBy(
            () -> new Dataset(new Matrix(1, 3), new Matrix(1, 1), fewer, List.of(), "toy"))
        .hasMessage(first + "20 feature names " + twenty + "]: each column needs one.");
  }

  @Test
  void aRowIsACopyThatANetworkTakes() {
    Dataset dataset = classified(2, 0, 1, 0);
    Matrix row = dataset.row(2);
    assertThat(row.numRows).isEqualTo(1);
    assertThat(row.data).containsExactly(2, 20);
    row.set(0, 0, 99);
    assertThat(dataset.inputs().get(2, 0)).isEqualTo(2);
    assertThatThrownBy(() -> dataset.row(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("toy has no row -1: its rows go from 0 to 2.");
  }

  @Test
  void refusesInputsThatAreInfinite() {
    for (double infinity : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      assertThatThrownBy(() -> ToyData.inputs(new double[][] {{Double.NaN, 2}, {3, infinity}}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "toy has "
                  + infinity
                  + " in row 1, column \"b\": inputs must be finite numbers, or NaN where a value"
                  + " is missing. Drop the row or fill in a value.");
    }
  }
}
