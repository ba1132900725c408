package gradus.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.layers.Dense;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static Session session(DataKind kind) {
    return new Session(Setup.of(kind));
  }

  @Test
  void aStepBackHasTheBitsOfTheFirstTime() {
    Setup setup =
        Setup.of(DataKind.MOONS)
            .withLayers(List.of(new HiddenLayer(5, ActivationKind.RELU, 0.2, true)))
            .withOptimizer(OptimizerKind.ADAM)
            .withPenalty(PenaltyKind.L2, 0.001);
    Session session = new Session(setup);
    List<String> hashes = new ArrayList<>();
    hashes.add(session.hash());
    for (int step = 1; step <= 2000; step++) {
      session.train(1);
      hashes.add(session.hash());
    }
    for (int step = 1999; step >= 1900; step--) {
      assertThat(session.back()).isTrue();
      assertThat(session.step()).isEqualTo(step);
      assertThat(session.hash()).isEqualTo(hashes.get(step));
    }
    for (int step : new int[] {0, 777, 1, 1234, 2000, 31, 32, 33, 1999}) {
      session.goTo(step);
      assertThat(session.hash()).as("step %s", step).isEqualTo(hashes.get(step));
    }
    session.goTo(5000);
    assertThat(session.step()).isEqualTo(2000);
    session.goTo(-1);
    assertThat(session.back()).isFalse();
  }

  @Test
  void changesOnTheWayAreRepeatedWithTheBits() {
    Session session = session(DataKind.SPIRALS);
    session.train(37);
    session.change(session.setup().withLearningRate(0.03));
    session.train(20);
    session.setWeight(0, 1, 2, 0.75);
    session.setBias(1, 0, -0.5);
    session.change(session.setup().withBatchSize(7).withPenalty(PenaltyKind.L1, 0.01));
    session.train(50);
    String hash = session.hash();
    session.goTo(10);
    session.goTo(107);
    assertThat(session.hash()).isEqualTo(hash);
    Session again = new Session(session.experiment());
    assertThat(again.hash()).isEqualTo(hash);
    assertThat(again.setup()).isEqualTo(session.setup());
    assertThat(session.experiment().events()).hasSize(5);
  }

  @Test
  void aWeightThatWasTypedInIsThere() {
    Session session = session(DataKind.XOR);
    session.train(3);
    session.setWeight(0, 1, 2, 0.75);
    session.setBias(0, 3, -2);
    assertThat(session.dense(0).weights.value.get(1, 2)).isEqualTo(0.75);
    assertThat(session.dense(0).biases.value.get(0, 3)).isEqualTo(-2);
    assertThatThrownBy(() -> session.setWeight(0, 2, 0, 1))
        .hasMessage("There is no weight from input 2 to unit 0 in layer 0.");
    assertThatThrownBy(() -> session.setWeight(0, 0, 0, Double.NaN))
        .hasMessage("The weight is NaN, but the playground expects a number from -1000 to 1000.");
  }

  @Test
  void aWeightThatIsDraggedIsOneChange() {
    Session session = session(DataKind.MOONS);
    session.train(5);
    final String hash = session.hash();
    for (int i = 0; i < 100; i++) {
      session.setWeight(0, 0, 1, i / 10.0);
    }
    session.setBias(0, 1, 3);
    assertThat(session.experiment().events())
        .containsExactly(
            new Event.Edit(5, 0, 0, 1, 9.9), new Event.Edit(5, 0, Event.Edit.BIAS, 1, 3));
    session.train(5);
    assertThat(new Session(session.experiment()).hash()).isEqualTo(session.hash());
    session.undo();
    session.undo();
    assertThat(session.hash()).isEqualTo(hash);
    assertThat(session.canUndo()).isFalse();
  }

  @Test
  void anExperimentCanBeRepeatedInParts() {
    RandomSetups random = new RandomSetups(8);
    for (int i = 0; i < 20; i++) {
      Experiment experiment = random.experiment(60);
      Session session = Session.atStart(experiment);
      while (session.step() < experiment.steps()) {
        session.train(Math.min(7, experiment.steps() - session.step()));
      }
      assertThat(session.hash()).isEqualTo(new Session(experiment).hash());
      assertThat(session.experiment()).isEqualTo(experiment);
    }
  }

  @Test
  void otherUnitsAndLayersKeepTheirFirstWeights() {
    Setup setup =
        Setup.of(DataKind.MOONS)
            .withLayers(
                List.of(
                    new HiddenLayer(4, ActivationKind.TANH),
                    new HiddenLayer(3, ActivationKind.TANH)));
    Session before = new Session(setup);
    Session after =
        new Session(
            setup
                .withUnits(0, 5)
                .withLayerAdded(new HiddenLayer(3, ActivationKind.TANH))
                .withFeatures(List.of(Feature.X1, Feature.X2, Feature.PRODUCT)));
    assertSameCorner(before.dense(0), after.dense(0), 2, 4);
    assertSameCorner(before.dense(1), after.dense(1), 4, 3);
    assertSameCorner(before.dense(2), after.dense(3), 3, 2);
    Session toggled = new Session(setup.withFeatures(List.of(Feature.X2)));
    for (int unit = 0; unit < 4; unit++) {
      assertThat(toggled.dense(0).weights.value.get(0, unit))
          .isEqualTo(before.dense(0).weights.value.get(1, unit));
    }
  }

  private static void assertSameCorner(Dense one, Dense other, int inputs, int units) {
    for (int input = 0; input < inputs; input++) {
      for (int unit = 0; unit < units; unit++) {
        assertThat(other.weights.value.get(input, unit))
            .isEqualTo(one.weights.value.get(input, unit))
            .isNotZero();
      }
    }
  }

  @Test
  void resetHasTheSameFirstWeightsOrNewOnes() {
    Session session = session(DataKind.CIRCLES);
    String first = session.hash();
    session.train(10);
    session.reset();
    assertThat(session.hash()).isEqualTo(first);
    assertThat(session.step()).isZero();
    session.resetWithNewWeights();
    assertThat(session.hash()).isNotEqualTo(first);
    assertThat(session.setup().seed()).isEqualTo(2);
  }

  @Test
  void undoGoesBackToWhereTheChangeWasMade() {
    Session session = session(DataKind.MOONS);
    session.train(20);
    final String at20 = session.hash();
    session.change(session.setup().withLearningRate(0.5));
    session.train(5);
    final String at25 = session.hash();
    session.change(session.setup().withUnits(0, 2));
    session.train(7);
    assertThat(session.undo()).isTrue();
    assertThat(session.step()).isEqualTo(25);
    assertThat(session.hash()).isEqualTo(at25);
    assertThat(session.undo()).isTrue();
    assertThat(session.step()).isEqualTo(20);
    assertThat(session.setup().learningRate()).isEqualTo(0.1);
    assertThat(session.hash()).isEqualTo(at20);
    assertThat(session.undo()).isFalse();
    session.redo();
    assertThat(session.step()).isEqualTo(25);
    assertThat(session.setup().learningRate()).isEqualTo(0.5);
    assertThat(session.hash()).isEqualTo(at25);
    session.redo();
    assertThat(session.step()).isEqualTo(7);
    assertThat(session.setup().layers().get(0).units()).isEqualTo(2);
    assertThat(session.redo()).isFalse();
  }

  @Test
  void aChangeInThePastForgetsTheFuture() {
    Session session = session(DataKind.MOONS);
    session.train(100);
    session.goTo(40);
    session.change(session.setup().withLearningRate(0.2));
    assertThat(session.furthest()).isEqualTo(40);
    session.train(10);
    String hash = session.hash();
    assertThat(new Session(session.experiment()).hash()).isEqualTo(hash);
    assertThat(session.experiment().steps()).isEqualTo(50);
  }

  @Test
  void aTrainingThatDivergesStopsWithASentenceAndCanGoOn() {
    Session session = new Session(Setup.of(DataKind.LINE).withLearningRate(1000));
    int done = session.train(1000);
    assertThat(done).isLessThan(1000);
    assertThat(session.problem()).contains("learning rate");
    assertThat(session.train(1)).isZero();
    for (Matrix value : weights(session)) {
      for (int i = 0; i < value.getNumElements(); i++) {
        assertThat(value.data[i]).isFinite();
      }
    }
    session.back();
    assertThat(session.problem()).isEmpty();
    session.goTo(0);
    session.change(session.setup().withLearningRate(0.01));
    assertThat(session.train(100)).isEqualTo(100);
  }

  private static List<Matrix> weights(Session session) {
    List<Matrix> weights = new ArrayList<>();
    session.network().parameters().forEach(parameter -> weights.add(parameter.value));
    return weights;
  }

  @Test
  void aBatchOfOneRowUnderBatchNormStopsWithASentence() {
    Setup setup =
        Setup.of(DataSetup.of(DataKind.MOONS).withRows(21).withTrainShare(1))
            .withLayers(List.of(new HiddenLayer(3, ActivationKind.RELU, 0, true)))
            .withBatchSize(10);
    Session session = new Session(setup);
    assertThat(session.train(10)).isEqualTo(2);
    assertThat(session.problem())
        .isEqualTo(
            "BatchNorm(3) got a training batch of 1 row, but expects at least 2: a single row has no"
                + " spread to normalize by. If it is the last of an epoch, choose a batch size that"
                + " leaves no single row over.");
    session.change(session.setup().withBatchSize(11));
    assertThat(session.train(10)).isZero();
    session.goTo(0);
    session.change(session.setup().withBatchSize(7));
    assertThat(session.train(30)).isEqualTo(30);
  }

  @Test
  void questionsChangeNothing() {
    RandomSetups random = new RandomSetups(5);
    for (int i = 0; i < 60; i++) {
      Setup setup = random.setup();
      Session asked = new Session(setup);
      Session silent = new Session(setup);
      for (int step = 0; step < 6; step++) {
        assertThat(asked.train(1)).isEqualTo(silent.train(1));
        askEverything(asked);
      }
      asked.train(5);
      silent.train(5);
      assertThat(asked.hash()).as("%s", setup).isEqualTo(silent.hash());
    }
  }

  static void askEverything(Session session) {
    PlaneBox box = PlaneBox.around(session);
    Maps maps = new Maps(session, box, 5, 5);
    maps.update();
    int outputs = session.setup().data().outputs();
    assertThat(maps.output(outputs - 1)).hasSize(25);
    PointNumbers point = PointNumbers.of(session, 0.3, -0.2, 0);
    int layers = session.setup().layers().size();
    for (int layer = 0; layer <= layers; layer++) {
      assertThat(point.unitText(layer, 0)).startsWith("z = ");
      assertThat(point.weightText(layer, 0, 0)).startsWith("w = ");
      assertThat(point.unit(layer, 0).z()).isNotNaN();
    }
    assertThat(EdgeGradients.of(session).weightText(layers, 0, 0)).startsWith("dL/dw = ");
    assertThat(UnitHealth.of(session)).hasSize(layers);
    assertThat(Landscape.of(session, 3).path()).isNotEmpty();
    session.losses();
    session.doctor();
    session.atRates(0.01, 1);
    assertThat(session.workedExample(0.1, 0.2, 0)).contains("Worked example");
    if (session.setup().data().isClassification()) {
      assertThat(session.confusion(false).rows()).isEqualTo(session.trainingPoints().rows());
    }
  }

  @Test
  void threeRatesGoOnFromTheSameState() {
    Session session = session(DataKind.SPIRALS);
    session.train(50);
    String hash = session.hash();
    List<Session> sessions = session.atRates(0.01, 0.1, 1);
    for (Session other : sessions) {
      assertThat(other.step()).isEqualTo(50);
      assertThat(other.hash()).isEqualTo(hash);
      other.train(20);
    }
    session.train(20);
    assertThat(sessions.get(1).hash()).isEqualTo(session.hash());
    assertThat(sessions.get(0).hash()).isNotEqualTo(session.hash());
    Session replayed = new Session(sessions.get(2).experiment());
    assertThat(replayed.hash()).isEqualTo(sessions.get(2).hash());
  }

  @Test
  void actionsOfEveryKindCanBeRepeatedFromTheExperiment() {
    int sequences = Integer.getInteger("gradus.playground.sequences", 40);
    for (int seed = 0; seed < sequences; seed++) {
      Random random = new Random(seed);
      RandomSetups setups = new RandomSetups(seed);
      Session session = new Session(setups.setup());
      for (int action = 0; action < 30; action++) {
        act(session, random, setups);
      }
      Session again = new Session(session.experiment());
      assertThat(again.hash()).as("sequence %s", seed).isEqualTo(session.hash());
      assertThat(again.step()).isEqualTo(session.step());
    }
  }

  /** One of the controls, with a random value. */
  private static void act(Session session, Random random, RandomSetups setups) {
    Setup now = session.setup();
    switch (random.nextInt(22)) {
      case 0 -> session.train(1);
      case 1 -> session.train(random.nextInt(60));
      case 2 -> session.trainEpoch();
      case 3 -> session.back();
      case 4 -> session.goTo(random.nextInt(session.furthest() + 1));
      case 5 -> session.reset();
      case 6 -> session.resetWithNewWeights();
      case 7 -> session.undo();
      case 8 -> session.redo();
      case 9 -> session.change(now.withLearningRate(0.001 + random.nextInt(30) / 10.0));
      case 10 -> session.change(now.withPenalty(setups.any(PenaltyKind.values()), 0.01));
      case 11 -> session.change(now.withBatchSize(1 + random.nextInt(30)));
      case 12 -> session.change(now.withOptimizer(setups.any(OptimizerKind.values())));
      case 13 -> session.change(now.withData(setups.data()));
      case 14 -> session.change(now.withBug(bug(now, setups)));
      case 15 -> addOrRemove(session, random, setups);
      case 16 -> session.setBias(now.layers().size(), 0, random.nextGaussian());
      case 17 -> session.setWeight(0, 0, 0, random.nextGaussian());
      case 18 -> session.change(now.withActivation(setups.any(ActivationKind.values())));
      case 19 -> session.change(now.withData(now.data().withPoint(0.1, 0.2, 1)));
      case 20 -> session.change(now.withData(now.data().withPointAt(0, 0.5, random.nextDouble())));
      default -> session.change(now.withStart(setups.any(Start.values())));
    }
  }

  private static Bug bug(Setup now, RandomSetups setups) {
    Bug bug = setups.any(Bug.values());
    return bug == Bug.DOUBLE_SOFTMAX && !now.data().isClassification() ? Bug.NONE : bug;
  }

  private static void addOrRemove(Session session, Random random, RandomSetups setups) {
    Setup now = session.setup();
    int layers = now.layers().size();
    if (layers > 0 && random.nextBoolean()) {
      session.change(
          random.nextBoolean()
              ? now.withoutLayer(layers - 1)
              : now.withUnits(layers - 1, 1 + random.nextInt(8)));
    } else if (layers < Setup.MOST_LAYERS) {
      session.change(now.withLayerAdded(setups.layer()));
    }
  }
}
