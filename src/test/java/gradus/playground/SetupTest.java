package gradus.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.Dataset;
import gradus.data.files.Datasets;
import gradus.math.Matrix;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SetupTest {
  private static final Setup MOONS = Setup.of(DataKind.MOONS);

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void limitsAreSentences() {
    assertRefused(
        () -> MOONS.withUnits(0, 1_000_000),
        "A hidden layer got 1000000 units, but expects 1 to 32.");
    assertRefused(
        () -> MOONS.withLayers(java.util.Collections.nCopies(9, MOONS.layers().get(0))),
        "The setup got 9 hidden layers, but the playground expects at most 8.");
    assertRefused(
        () -> MOONS.withLearningRate(Double.NaN),
        "The learning rate is NaN, but the playground expects a number from 0.000001 to 1000.");
    assertRefused(
        () -> MOONS.withPenalty(PenaltyKind.L2, -1),
        "The regularization rate is -1.0, but the playground expects a number from 0 to 10.");
    assertRefused(
        () -> MOONS.withBatchSize(0), "The batch size is 0, but the playground expects 1 to 2000.");
    assertRefused(
        () -> MOONS.withSeed(-1),
        "The setup got the seed -1, but expects a whole number from 0 to 999999999.");
    assertRefused(
        () -> MOONS.withFeatures(List.of()),
        "The setup got no feature, but the network needs at least one input.");
    assertRefused(
        () -> new HiddenLayer(4, ActivationKind.RELU, 0.95, false),
        "A hidden layer got a dropout of 0.95, but expects a share from 0 to 0.9.");
    assertRefused(() -> MOONS.withUnits(1, 4), "There is no hidden layer 1: this network has 1.");
  }

  @Test
  void limitsOfDataAreSentences() {
    DataSetup data = MOONS.data();
    assertRefused(
        () -> data.withRows(3), "The data got 3 rows, but the playground expects 4 to 2000.");
    assertRefused(
        () -> data.withNoise(Double.POSITIVE_INFINITY),
        "The data got a noise of Infinity, but expects a standard deviation from 0 to 5.");
    assertRefused(
        () -> data.withTrainShare(0),
        "The data got a training share of 0.0, but expects a share above 0 and at most 1.");
    assertRefused(
        () -> data.withLastClassShare(2),
        "The data got a share of 2.0 for the last class, but expects one above 0 and at most 1.");
    assertRefused(
        () -> data.withSeed(-5),
        "The data got the seed -5, but expects a whole number from 0 to 999999999.");
    assertRefused(
        () -> DataSetup.of(DataKind.BLOBS).withClasses(11),
        "The data got 11 classes, but the playground expects 2 to 10.");
    assertRefused(
        () -> DataSetup.of(DataKind.BLOBS).withRows(5),
        "The data got 5 rows for 3 classes, but each class needs at least two.");
  }

  @Test
  void limitsOfGivenRowsAreSentences() {
    assertRefused(
        () -> DataSetup.of(DataKind.IRIS, null, 0, 1),
        "The data are of kind IRIS, but got no rows: the caller has to give them.");
    assertRefused(
        () -> DataSetup.of(DataKind.OWN, Datasets.digits(), 0, 1),
        "digits has 64 columns to learn from, but the playground expects at most 16: drop some.");
    assertRefused(
        () -> DataSetup.of(DataKind.OWN, Datasets.iris(), 1, 1),
        "The data got column 1 for both x1 and x2, but expects two columns.");
    Dataset one = Datasets.iris().onlyClasses("setosa", "virginica").withOneTargetColumn();
    assertRefused(
        () -> DataSetup.of(DataKind.OWN, one, 0, 1),
        "iris has a single column of targets for two classes, but the playground expects one column"
            + " for each class.");
    Matrix many = new Matrix(22, 11);
    Matrix inputs = new Matrix(22, 2);
    for (int row = 0; row < 22; row++) {
      many.set(row, row % 11, 1);
    }
    assertRefused(
        () -> DataSetup.of(DataKind.OWN, GivenRows.ownPoints(inputs, many, 11), 0, 1),
        "own points has 11 classes, but the playground expects 2 to 10, since more colors can't be"
            + " told apart.");
    inputs.set(3, 1, 1e10);
    Matrix targets = new Matrix(22, 1);
    assertRefused(
        () -> DataSetup.of(DataKind.OWN, GivenRows.ownPoints(inputs, targets, 0), 0, 1),
        "The data have an input of 1.0E10 in row 3, but the playground expects numbers up to 1e9.");
  }

  @Test
  void aChangeAdaptsWhatWouldNotFit() {
    Setup sine =
        MOONS
            .withFeatures(List.of(Feature.X2, Feature.PRODUCT))
            .withBug(Bug.DOUBLE_SOFTMAX)
            .withData(DataSetup.of(DataKind.SINE));
    assertThat(sine.features()).containsExactly(Feature.X1);
    assertThat(sine.loss()).isEqualTo(LossKind.SQUARED_ERROR);
    assertThat(sine.bug()).isEqualTo(Bug.NONE);
    Setup back = sine.withData(MOONS.data());
    assertThat(back.features()).containsExactly(Feature.X1, Feature.X2);
    assertThat(back.loss()).isEqualTo(LossKind.CROSS_ENTROPY);
    Setup squared = MOONS.withBug(Bug.DOUBLE_SOFTMAX).withLoss(LossKind.SQUARED_ERROR);
    assertThat(squared.bug()).isEqualTo(Bug.NONE);
    assertThat(squared.withBug(Bug.DOUBLE_SOFTMAX).loss()).isEqualTo(LossKind.CROSS_ENTROPY);
  }

  @Test
  void featuresComeInTheirOrderAndCanBeToggled() {
    Setup setup = MOONS.withFeatures(List.of(Feature.SIN_X1, Feature.X1));
    assertThat(setup.features()).containsExactly(Feature.X1, Feature.SIN_X1);
    assertThat(setup.withFeatureToggled(Feature.X2).features())
        .containsExactly(Feature.X1, Feature.X2, Feature.SIN_X1);
    assertThat(setup.withFeatureToggled(Feature.X1).features()).containsExactly(Feature.SIN_X1);
  }

  @Test
  void onlyRatePenaltyAndBatchLetATrainingGoOn() {
    Setup other = MOONS.withLearningRate(1).withPenalty(PenaltyKind.L1, 0.1).withBatchSize(3);
    assertThat(MOONS.canContinueAs(other)).isTrue();
    assertThat(MOONS.canContinueAs(MOONS.withSeed(5))).isFalse();
    assertThat(MOONS.canContinueAs(MOONS.withUnits(0, 5))).isFalse();
  }

  @Test
  void pointsAreSetMovedLabelledAndDeleted() {
    DataSetup own = MOONS.data().asOwn();
    assertThat(own.kind()).isEqualTo(DataKind.OWN);
    assertThat(own.given().rows()).isEqualTo(200);
    DataSetup more = own.withPoint(0.5, -0.5, 1);
    assertThat(more.given().rows()).isEqualTo(201);
    assertThat(more.given().classOf(200)).isEqualTo(1);
    DataSetup moved = more.withPointAt(200, 2, 3);
    assertThat(moved.given().row(200).data).containsExactly(2, 3);
    DataSetup labeled = moved.withLabel(200, 0);
    assertThat(labeled.given().classOf(200)).isZero();
    assertThat(labeled.withoutPoint(200).given()).isEqualTo(own.given());
    DataSetup three = own.withPoint(9, 9, 2);
    assertThat(three.outputs()).isEqualTo(3);
    assertRefused(
        () -> own.withPoint(0, 0, 3), "A point got the class 3.0, but the classes go from 0 to 1.");
    assertRefused(
        () -> own.withLabel(0, 0.5), "A point got the class 0.5, but the classes go from 0 to 1.");
    assertRefused(
        () -> own.withoutPoint(200), "There is no point 200: the points go from 0 to 199.");
    assertRefused(
        () -> three.withoutPoint(200),
        "Class \"2\" has no point: the playground needs at least one of each class.");
    assertRefused(
        () -> own.withPointAt(0, Double.NaN, 0),
        "own points has missing values (1 in all, the first in row 0, column \"x1\"), but scaling and"
            + " training need every value. Drop the rows with dataset.withoutMissing(), or fill the"
            + " gaps with MeanImputer.fit(train).");
  }

  @Test
  void aMovedPointIsTheOneThatWasChosen() {
    Session session = new Session(MOONS);
    int row = session.rowOf(true, 7);
    double x = session.testPoints().inputs().get(7, 0);
    assertThat(session.setup().data().all().inputs().get(row, 0)).isEqualTo(x);
    session.change(session.setup().withData(session.setup().data().withPointAt(row, 5, 5)));
    assertThat(session.testPoints().row(7).data).containsExactly(5, 5);
  }

  @Test
  void pointsOfARegressionHaveNumbers() {
    DataSetup own = DataSetup.of(DataKind.SINE).withRows(10).asOwn();
    DataSetup more = own.withPoint(1.5, 99, 0.25);
    assertThat(more.given().row(10).data).containsExactly(1.5);
    assertThat(more.given().targets().get(10, 0)).isEqualTo(0.25);
    assertThat(new Session(Setup.of(more)).train(10)).isEqualTo(10);
  }

  @Test
  void aRareClassKeepsItsFirstRows() {
    DataSetup rare = DataSetup.of(DataKind.MOONS).withRows(100).withLastClassShare(0.1);
    assertThat(rare.all().classCounts()).containsExactly(50, 5);
    assertThat(rare.withLastClassShare(0.001).all().classCounts()).containsExactly(50, 2);
  }

  @Test
  void eventsOutOfOrderAreRefused() {
    List<Event> events = List.of(new Event.Rate(5, 0.1), new Event.Rate(3, 0.1));
    assertRefused(
        () -> new Experiment(MOONS, events, 9),
        "A change at step 3 doesn't fit: changes come in the order of their steps, up to step 9.");
    Experiment wrong = new Experiment(MOONS, List.of(new Event.Edit(5, 7, 0, 0, 1)), 9);
    assertRefused(
        () -> new Session(wrong), "There is no weight from input 0 to unit 0 in layer 7.");
  }
}
