package gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import gradus.math.RandomMatrices;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What both scalers have in common. */
class ScalerTest {
  private static List<Scaler> fitted(Dataset train) {
    return List.of(Standardizer.fit(train), MinMaxScaler.fit(train));
  }

  private static List<Scaler> fittedToTargets(Dataset train) {
    return List.of(Standardizer.fitTargets(train), MinMaxScaler.fitTargets(train));
  }

  @Test
  void invertingGivesBackWhatWasThere() {
    Random random = new Random(1);
    double[] sizes = {1e-6, 1, 1e9};
    for (int trial = 0; trial < 50; trial++) {
      Matrix inputs = RandomMatrices.gaussian(random, 20, 3);
      for (int i = 0; i < inputs.data.length; i++) {
        inputs.data[i] = sizes[i % 3] * (inputs.data[i] + 3);
      }
      Dataset train =
          new Dataset(inputs, new Matrix(20, 1), List.of("a", "b", "c"), List.of(), "random");
      for (Scaler scaler : fitted(train)) {
        Matrix back = scaler.invert(scaler.apply(inputs));
        for (int i = 0; i < inputs.data.length; i++) {
          assertThat(back.data[i]).isEqualTo(inputs.data[i], within(1e-14 * sizes[i % 3]));
        }
      }
    }
  }

  @Test
  void aConstantColumnInvertsToItsConstant() {
    double[][] rows = new double[10][];
    for (int i = 0; i < 10; i++) {
      rows[i] = new double[] {0.1, i};
    }
    Dataset train = ToyData.inputs(rows);
    for (Scaler scaler : fitted(train)) {
      assertThat(scaler.invert(scaler.apply(train.inputs())).get(4, 0)).isEqualTo(0.1);
      // Whatever a network predicts for it:
      assertThat(scaler.invert(new Matrix(new double[][] {{0.3, 0}})).get(0, 0)).isEqualTo(0.1);
    }
  }

  @Test
  void targetsAreScaledAndPredictionsBroughtBack() {
    Dataset train = ToyData.targets(new double[][] {{100}, {200}, {300}});
    Matrix predictions = new Matrix(new double[][] {{0}, {1}});
    Standardizer standard = Standardizer.fitTargets(train);
    // Mean 200; deviation √((100² + 0² + 100²) / 3) = 81.6497
    assertThat(standard.applyToTargets(train).targets().data)
        .containsExactly(new double[] {-1.224745, 0, 1.224745}, within(1e-6));
    assertThat(standard.invert(predictions).data)
        .containsExactly(new double[] {200, 281.649658}, within(1e-6));
    MinMaxScaler range = MinMaxScaler.fitTargets(train);
    assertThat(range.applyToTargets(train).targets().data).containsExactly(0, 0.5, 1);
    assertThat(range.invert(predictions).data).containsExactly(100, 300);
    assertThat(range.applyToTargets(train).inputs()).isSameAs(train.inputs());
    assertThat(train.targets().data).containsExactly(100, 200, 300);
  }

  @Test
  void refusesToScaleTheTargetsOfClasses() {
    Dataset classes = ToyData.classified(2, 0, 1);
    String message =
        "toy has the classes [class0, class1], whose targets stay from 0 to 1: only the targets of"
            + " regression are scaled.";
    assertThatThrownBy(() -> Standardizer.fitTargets(classes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> MinMaxScaler.fitTargets(classes)).hasMessage(message);
    for (Scaler scaler : fitted(classes)) {
      assertThatThrownBy(() -> scaler.applyToTargets(classes))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(message);
    }
  }

  @Test
  void refusesAnotherNumberOfColumns() {
    String end =
        " matrix, but was fitted to 2 columns. Inputs need a scaler made by fit(), targets one made"
            + " by fitTargets().";
    Dataset train = ToyData.inputs(new double[][] {{1, 2}, {3, 4}});
    for (Scaler scaler : fitted(train)) {
      String beginning = scaler.getClass().getSimpleName() + "(2 columns) got a ";
      assertThatThrownBy(() -> scaler.apply(new Matrix(7, 3)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(beginning + "7 x 3" + end);
      assertThatThrownBy(() -> scaler.invert(new Matrix(5, 1)))
          .hasMessage(beginning + "5 x 1" + end);
      assertThatThrownBy(() -> scaler.applyToTargets(train)).hasMessage(beginning + "2 x 1" + end);
    }
  }

  @Test
  void refusesToLearnFromMissingValues() {
    Dataset gaps = ToyData.inputs(new double[][] {{1, 2}, {Double.NaN, 3}, {Double.NaN, 4}});
    String message =
        "toy has missing values (2 in all, the first in row 1, column \"a\"), but scaling and"
            + " training need every value. Drop the rows with dataset.withoutMissing(), or fill the"
            + " gaps with MeanImputer.fit(train).";
    assertThatThrownBy(() -> Standardizer.fit(gaps))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> MinMaxScaler.fit(gaps))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    // The targets have no gaps.
    assertThat(fittedToTargets(gaps)).hasSize(2);
  }

  @Test
  void whatIsMissingStaysMissing() {
    Dataset train = ToyData.inputs(new double[][] {{1, 5}, {3, 5}});
    Matrix test = new Matrix(new double[][] {{Double.NaN, Double.NaN}});
    for (Scaler scaler : fitted(train)) {
      assertThat(scaler.apply(test).data).containsExactly(Double.NaN, Double.NaN);
      assertThat(scaler.invert(test).data).containsExactly(Double.NaN, Double.NaN);
    }
  }
}
