package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.data.MinMaxScaler;
import gradus.data.Standardizer;
import gradus.layers.Dense;
import gradus.math.Matrix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegressorTest {
  private static final Matrix ZERO = new Matrix(new double[][] {{0}});
  private static final Matrix TEN = new Matrix(new double[][] {{10}});

  private static Network twice() {
    return new Network(new Dense(new double[][] {{2}}, new double[] {0}));
  }

  @Test
  void theTargetsComeBackInTheirUnit() {
    // 5 is scaled to 0.5, the network doubles it to 1, and 1 is 100 + 1 · 20 in the targets' unit.
    Model model =
        new Model(
            twice(),
            List.of(new MinMaxScaler(ZERO, TEN)),
            new Standardizer(new Matrix(new double[][] {{100}}), new Matrix(new double[][] {{20}})),
            List.of("x"),
            List.of(),
            new Provenance(Map.of()));
    assertThat(new Regressor(model).predict(5)).containsExactly(120);
    Model loaded = ModelBytes.load(ModelBytes.of(model));
    assertThat(new Regressor(loaded).predict(5)).containsExactly(120);
  }

  @Test
  void aScalerOfTargetsMayBeAddedAndIsDescribed() {
    Model model = Model.of(twice()).withTargetScaler(new MinMaxScaler(ZERO, TEN));
    // 5 is doubled to 10, and that many times the range of the targets, from 0 to 10, is 100.
    assertThat(new Regressor(model).predict(5)).containsExactly(100);
    assertThat(Models.describe(model)).contains("\ntargets  MinMaxScaler(1 columns)\n");
  }

  @Test
  void withoutAScalerTheOutputIsTheNumber() {
    Regressor regressor = new Regressor(Model.of(twice()));
    assertThat(regressor.predict(5)).containsExactly(10);
    assertThat(regressor).hasToString("Regressor(Dense(1, 1))");
  }

  @Test
  void aNumberTooLargeToComputeWithIsRefused() {
    Regressor regressor = new Regressor(Model.of(twice()));
    assertThatThrownBy(() -> regressor.predict(-1e308))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The model got -1.0E308 as input 0, and its output is then -Infinity, but it expects"
                + " numbers about as large as those it was trained on: check their units and their"
                + " order.");
    // The scaler of the targets, too, can make a finite output too large: 1e308 · 10.
    Model scaled = Model.of(twice()).withTargetScaler(new MinMaxScaler(ZERO, TEN));
    assertThatThrownBy(() -> new Regressor(scaled).predict(5e307))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The model got 5.0E307 as input 0, and its output is then Infinity, but it expects"
                + " numbers about as large as those it was trained on: check their units and their"
                + " order.");
  }

  @Test
  void aScalerOfInputsIsNoneOfTargets() {
    Matrix two = new Matrix(1, 2);
    assertThatThrownBy(() -> Model.of(twice()).withTargetScaler(new MinMaxScaler(two, two)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The model got the target scaler MinMaxScaler(2 columns), but its network has 1"
                + " output: take the scaler made by fitTargets().");
  }

  @Test
  void classesAreNotScaled() {
    assertThatThrownBy(
            () ->
                new Model(
                    twice(),
                    List.of(),
                    new MinMaxScaler(ZERO, TEN),
                    List.of(),
                    List.of("no", "yes"),
                    new Provenance(Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The model got the target scaler MinMaxScaler(1 columns) and the classes [no, yes], but"
                + " only the targets of regression are scaled: leave one of them out.");
  }

  @Test
  void aTransformOfYourOwnIsRefused() {
    assertThatThrownBy(
            () ->
                new Model(
                    twice(),
                    List.of(inputs -> new Matrix(inputs)),
                    null,
                    List.of(),
                    List.of(),
                    new Provenance(Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The transform ")
        .hasMessageEndingWith(
            " cannot be a part of a model: expects a Standardizer, MinMaxScaler or MeanImputer."
                + " Apply your own one before you ask the model.");
  }
}
