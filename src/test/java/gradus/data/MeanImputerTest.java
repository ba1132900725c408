package gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.math.Matrix;
import org.junit.jupiter.api.Test;

class MeanImputerTest {
  private static final double NAN = Double.NaN;

  @Test
  void fillsWithTheMeanOfWhatIsThere() {
    Dataset train = ToyData.inputs(new double[][] {{1, NAN}, {NAN, 7}, {4, 9}});
    MeanImputer imputer = MeanImputer.fit(train);
    // (1 + 4) / 2 and (7 + 9) / 2
    assertThat(imputer.means.data).containsExactly(2.5, 8);
    Dataset filled = imputer.apply(train);
    assertThat(filled.inputs().data).containsExactly(1, 8, 2.5, 7, 4, 9);
    assertThat(filled.missing()).isZero();
    assertThat(train.missing()).isEqualTo(2);
  }

  @Test
  void otherPartsAreFilledWithTheMeanOfTheTrainingPart() {
    MeanImputer imputer = MeanImputer.fit(ToyData.inputs(new double[][] {{1}, {3}}));
    Matrix test = new Matrix(new double[][] {{100}, {NAN}});
    assertThat(imputer.apply(test).data).containsExactly(100, 2);
    assertThat(test.get(1, 0)).isNaN();
    assertThat(imputer).hasToString("MeanImputer(1 columns)");
  }

  @Test
  void refusesAColumnWithoutAnyValue() {
    Dataset train = ToyData.inputs(new double[][] {{1, NAN}, {2, NAN}});
    assertThatThrownBy(() -> MeanImputer.fit(train))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "toy has no value at all in column \"b\", so there is no mean to fill in: leave the"
                + " column out.");
  }

  @Test
  void refusesValuesWhoseSumOverflows() {
    Dataset train = ToyData.inputs(new double[][] {{1, 1e308}, {2, 1e308}});
    assertThatThrownBy(() -> MeanImputer.fit(train))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "toy cannot be filled: the values of column \"b\" are so large that their sum"
                + " overflows. Scale the column by hand first.");
  }

  @Test
  void isMadeFromKnownMeansToo() {
    MeanImputer imputer = new MeanImputer(new Matrix(new double[][] {{1, 2}}));
    assertThat(imputer.apply(new Matrix(new double[][] {{NAN, 5}})).data).containsExactly(1, 5);
    assertThatThrownBy(() -> imputer.apply(new Matrix(7, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("MeanImputer(2 columns) got a 7 x 3 input, but expects 7 x 2.");
    assertThatThrownBy(() -> new MeanImputer(new Matrix(2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "MeanImputer got a 2 x 3 matrix with the mean of each column, but expects 1 x 3.");
    assertThatThrownBy(() -> new MeanImputer(new Matrix(new double[][] {{1, NAN}})))
        .hasMessage(
            "MeanImputer got a mean of NaN in row 0, column 1, but expects finite numbers.");
  }
}
