package gradus.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.layers.Dense;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The numbers at the pointer, computed by hand and by finite differences. */
class NumbersTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  /** 2-1-2 with a ReLU, and weights that are easy to multiply. */
  private static Session small() {
    Setup setup =
        Setup.of(DataKind.XOR)
            .withLayers(List.of(new HiddenLayer(1, ActivationKind.RELU)))
            .withLoss(LossKind.SQUARED_ERROR);
    Session session = new Session(setup);
    session.setWeight(0, 0, 0, 2);
    session.setWeight(0, 1, 0, -1);
    session.setBias(0, 0, 0.5);
    session.setWeight(1, 0, 0, 1);
    session.setWeight(1, 0, 1, -1);
    session.setBias(1, 0, 0);
    session.setBias(1, 1, 0);
    return session;
  }

  @Test
  void aPointWhoseClassHasNoProbabilityIsRefusedInASentence() {
    Session session = new Session(Setup.of(DataKind.XOR).withLayers(List.of()));
    session.setWeight(0, 0, 0, 1000);
    session.setWeight(0, 0, 1, -1000);
    session.setWeight(0, 1, 0, 0);
    session.setWeight(0, 1, 1, 0);
    // the logits' difference is 2000·x1, and exp(−2000·x1) is less than the smallest double
    assertThat(session.workedExample(1, 1, 0)).contains("Worked example");
    assertThatThrownBy(() -> session.workedExample(1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "This point can't be worked out by hand: the probability of its class is so small that it was rounded to 0, whose logarithm is infinite. The training goes on, since it computes with the logits. Choose another point, or go back some steps.");
    assertThat(PointNumbers.of(session, 1, 1, 1).loss()).isFinite();
    assertThat(session.train(1)).isEqualTo(1);
  }

  @Test
  void aUnitShowsItsSum() {
    PointNumbers numbers = PointNumbers.of(small(), 1, 0.5, 0);
    // z = 2·1 − 1·0.5 + 0.5 = 2, a = 2; logits 2 and −2, p = 1 / (1 + exp(−4)) = 0.9820
    UnitNumbers unit = numbers.unit(0, 0);
    assertThat(unit.z()).isEqualTo(2);
    assertThat(unit.a()).isEqualTo(2);
    assertThat(unit.bias()).isEqualTo(0.5);
    double p = 1 / (1 + Math.exp(-4));
    assertThat(numbers.output()[0]).isEqualTo(p, ROUNDING);
    // L = ((p − 1)² + (1 − p)²)/2 = (1 − p)²
    assertThat(numbers.loss()).isEqualTo((1 - p) * (1 - p), ROUNDING);
    // dL/dz of the logits: −2·(1 − p)·p·(1 − p) and its opposite; back by 1 and −1: twice the first
    double first = -2 * (1 - p) * p * (1 - p);
    assertThat(numbers.unit(1, 0).zGradient()).isEqualTo(first, ROUNDING);
    assertThat(unit.zGradient()).isEqualTo(2 * first, ROUNDING);
    assertThat(numbers.weightGradient(0, 1, 0)).isEqualTo(0.5 * 2 * first, ROUNDING);
    assertThat(numbers.unitText(0, 0))
        .isEqualTo(
            """
            z = 2*1 + (-1)*0.5 + 0.5 = 2
            a = ReLU(z) = 2
            dL/dz = (1*(-6.354e-4) + (-1)*6.354e-4) * f'(z) = -0.001271
            dL/db = -0.001271""");
    assertThat(numbers.weightText(0, 1, 0))
        .isEqualTo("w = -1\ndL/dw = a * dL/dz = 0.5*(-0.001271) = -6.354e-4");
    assertThatThrownBy(() -> numbers.unit(2, 0))
        .hasMessage("There is no weight from input 0 to unit 0 in layer 2.");
  }

  @Test
  void gradientsOfAllRowsAgreeWithFiniteDifferences() {
    for (LossKind loss : LossKind.values()) {
      Setup setup =
          Setup.of(DataKind.SPIRALS)
              .withLayers(
                  List.of(
                      new HiddenLayer(3, ActivationKind.TANH, 0.2, true),
                      new HiddenLayer(2, ActivationKind.SIGMOID)))
              .withLoss(loss);
      Session session = new Session(setup);
      session.train(20);
      EdgeGradients gradients = EdgeGradients.of(session);
      for (int layer = 0; layer < 3; layer++) {
        Dense dense = session.dense(layer);
        double before = dense.weights.value.data[0];
        double h = 1e-5;
        dense.weights.value.data[0] = before + h;
        double up = session.losses().training();
        dense.weights.value.data[0] = before - h;
        double down = session.losses().training();
        dense.weights.value.data[0] = before;
        assertThat(gradients.weight(layer, 0, 0)).isEqualTo((up - down) / (2 * h), within(1e-8));
      }
    }
  }

  @Test
  void theMeanOfThePointsGradientsIsThatOfAllRows() {
    Session session = new Session(Setup.of(DataKind.MOONS));
    session.train(50);
    EdgeGradients gradients = EdgeGradients.of(session);
    int rows = session.trainingPoints().rows();
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += PointNumbers.ofRow(session, false, row).weightGradient(0, 1, 2);
    }
    assertThat(gradients.weight(0, 1, 2)).isEqualTo(sum / rows, within(1e-14));
    assertThat(gradients.weightText(0, 1, 2)).contains(" + ... (100 rows) = ");
  }

  @Test
  void mapsAreThePredictionsInTheMiddleOfTheCells() {
    Session session = new Session(Setup.of(DataKind.MOONS));
    session.train(100);
    Maps maps = new Maps(session, new PlaneBox(-2, 2, -1, 1), 4, 2);
    // the first cell is the upper left one: x from −2 to −1, y from 0 to 1
    PointNumbers corner = PointNumbers.of(session, -1.5, 0.5, 0);
    assertThat(maps.output(0)[0]).isEqualTo(corner.output()[0], ROUNDING);
    assertThat(maps.unit(0, 3)[0]).isEqualTo(corner.unit(0, 3).a(), ROUNDING);
    PointNumbers last = PointNumbers.of(session, 1.5, -0.5, 0);
    assertThat(maps.output(1)[7]).isEqualTo(last.output()[1], ROUNDING);
    assertThat(maps.classes()[7]).isEqualTo(last.output()[1] > 0.5 ? 1 : 0);
    assertThat(maps.input(1)).containsExactly(0.5, 0.5, 0.5, 0.5, -0.5, -0.5, -0.5, -0.5);
  }

  @Test
  void theScaleOfAMapMovesOnlyAPartOfTheWay() {
    Session session = small();
    Maps maps = new Maps(session, new PlaneBox(-1, 1, -1, 1), 20, 20);
    double before = maps.scale(0, 0);
    session.setWeight(0, 0, 0, 20);
    maps.update();
    Maps fresh = new Maps(session, maps.box(), 20, 20);
    double now = fresh.scale(0, 0);
    assertThat(maps.scale(0, 0)).isEqualTo(before + 0.25 * (now - before), ROUNDING);
    // 2 % of the cells are larger: the last column, and little else
    int larger = 0;
    for (double a : fresh.unit(0, 0)) {
      larger += a > now ? 1 : 0;
    }
    assertThat(larger).isBetween(1, 8);
  }

  @Test
  void deadAndSaturatedUnitsAreFound() {
    Session dead = new Session(Setup.of(DataKind.MOONS).withActivation(ActivationKind.RELU));
    dead.setBias(0, 1, -100);
    assertThat(UnitHealth.of(dead).get(0))
        .containsExactly(UnitHealth.FINE, UnitHealth.DEAD, UnitHealth.FINE, UnitHealth.FINE);
    Session saturated = new Session(Setup.of(DataKind.MOONS));
    saturated.setBias(0, 2, 8);
    assertThat(UnitHealth.of(saturated).get(0))
        .containsExactly(UnitHealth.FINE, UnitHealth.FINE, UnitHealth.SATURATED, UnitHealth.FINE);
  }

  @Test
  void mistakesAreThoseOfTheConfusionMatrix() {
    Session session = new Session(Setup.of(DataKind.MOONS));
    session.train(20);
    int mistakes = 0;
    for (boolean mistake : session.mistakes(true)) {
      mistakes += mistake ? 1 : 0;
    }
    int rows = session.testPoints().rows();
    assertThat(session.confusion(true).accuracy())
        .isEqualTo((rows - mistakes) / (double) rows)
        .isLessThan(1);
    Session all = new Session(Setup.of(DataSetup.of(DataKind.MOONS).withTrainShare(1)));
    assertThatThrownBy(() -> all.mistakes(true))
        .hasMessage("There are no test rows: all rows are learned from.");
    Session sine = new Session(Setup.of(DataKind.SINE));
    assertThatThrownBy(() -> sine.confusion(false))
        .hasMessage("A confusion matrix needs classes, but these data have numbers to predict.");
  }

  @Test
  void theLandscapeHasThePathOnIt() {
    Session session = new Session(Setup.of(DataKind.MOONS));
    session.train(300);
    String hash = session.hash();
    Landscape landscape = Landscape.of(session, 11);
    assertThat(session.hash()).isEqualTo(hash);
    List<double[]> path = landscape.path();
    assertThat(path.get(0)).containsExactly(0, 0);
    double[] end = path.get(path.size() - 1);
    assertThat(end[1]).isEqualTo(0, within(1e-9));
    assertThat(landscape.minU()).isLessThan(0);
    assertThat(landscape.maxU()).isGreaterThan(end[0]);
    // somewhere near the end of the path the loss is lower than at its beginning
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 11; i++) {
      for (int j = 0; j < 11; j++) {
        least = Math.min(least, landscape.loss(i, j));
      }
    }
    assertThat(least).isLessThan(session.curve().get(0).training());
    assertThatThrownBy(() -> Landscape.of(session, 101))
        .hasMessage("Landscape got 101 cells a side, but expects 2 to 100.");
  }

  @Test
  void theCurveStaysShort() {
    Session session = new Session(Setup.of(DataSetup.of(DataKind.XOR).withRows(8)));
    for (int step = 0; step < 5000; step++) {
      session.train(1);
    }
    List<Losses> curve = session.curve();
    assertThat(curve).hasSizeBetween(500, 1001);
    assertThat(curve.get(0).step()).isZero();
    assertThat(curve.get(curve.size() - 1).step()).isEqualTo(5000);
  }
}
