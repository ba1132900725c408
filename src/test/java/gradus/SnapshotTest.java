package gradus;

import static gradus.Training.trainer;
import static gradus.Training.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.Split;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.GELU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.AdaGrad;
import gradus.optimizers.Adam;
import gradus.optimizers.AdamW;
import gradus.optimizers.Optimizer;
import gradus.optimizers.RMSProp;
import gradus.optimizers.SGD;
import gradus.snapshots.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A trainer goes back, and from there takes the same way again to the bit. */
class SnapshotTest {
  private static final List<String> OPTIMIZERS =
      List.of("SGD", "momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam", "AdamW");

  private final Split iris = Training.iris(); // 120 rows: eight steps an epoch

  /** Of a network with everything that remembers something. */
  private static Trainer trainerWith(String optimizer) {
    Random random = new Random(7);
    Network network =
        new Network(
            new Dense(4, 8, random),
            new BatchNorm(8),
            new GELU(),
            new Dropout(0.2, 42),
            new Dense(8, 3, random),
            new Softmax());
    Trainer trainer = new Trainer(network, new CrossEntropy(), optimizer(optimizer, network));
    trainer.setBatchSize(16);
    trainer.setSeed(42);
    trainer.setQuiet(true);
    return trainer;
  }

  private static Optimizer optimizer(String name, Network network) {
    SGD sgd = new SGD(network.parameters(), 0.1);
    if (!name.equals("SGD")) {
      sgd.setMomentum(0.9);
      sgd.setNesterov(name.equals("Nesterov"));
    }
    return switch (name) {
      case "AdaGrad" -> new AdaGrad(network.parameters());
      case "RMSProp" -> new RMSProp(network.parameters());
      case "Adam" -> new Adam(network.parameters());
      case "AdamW" -> new AdamW(network.parameters());
      default -> sgd;
    };
  }

  /** Everything there is to compare, as text that shows every bit. */
  private static List<String> stateOf(Trainer trainer) {
    List<Matrix> matrices = new ArrayList<>(trainer.network().state());
    matrices.addAll(trainer.optimizer().state());
    List<String> state = new ArrayList<>();
    for (Matrix matrix : matrices) {
      for (int i = 0; i < matrix.getNumElements(); i++) {
        state.add(Double.toString(matrix.data[i]));
      }
    }
    state.add("dropout " + ((Dropout) trainer.network().layers().get(3)).step());
    state.add(trainer.optimizer().toString());
    state.add(trainer.steps() + " steps, loss " + trainer.lastLoss());
    state.addAll(trainer.history().epochs().stream().map(History.Epoch::toString).toList());
    state.add(trainer.history().stoppedBecause());
    return state;
  }

  @Test
  void whatWasTrainedAfterItIsTrainedAgainToTheBitWithEveryOptimizer() {
    for (String optimizer : OPTIMIZERS) {
      Trainer trainer = trainerWith(optimizer);
      trainer.fit(iris.train(), iris.test(), 2);
      Snapshot snapshot = trainer.snapshot();
      List<String> before = stateOf(trainer);
      trainer.fit(iris.train(), iris.test(), 3);
      List<String> after = stateOf(trainer);
      for (int again = 0; again < 2; again++) {
        trainer.restore(snapshot);
        assertThat(stateOf(trainer)).as(optimizer).isEqualTo(before).isNotEqualTo(after);
        trainer.fit(iris.train(), iris.test(), 3);
        assertThat(stateOf(trainer)).as(optimizer).isEqualTo(after);
      }
    }
  }

  @Test
  void aSingleStepCanBeTakenBack() {
    Trainer trainer = trainerWith("Adam");
    Matrix inputs = iris.train().inputs();
    Matrix targets = iris.train().targets();
    double first = trainer.step(inputs, targets);
    Snapshot snapshot = trainer.snapshot();
    double second = trainer.step(inputs, targets);
    trainer.restore(snapshot);
    assertThat(trainer.lastLoss()).isEqualTo(first);
    assertThat(trainer.steps()).isEqualTo(1);
    assertThat(trainer.step(inputs, targets)).isEqualTo(second).isNotEqualTo(first);
  }

  @Test
  void theLearningRateGoesBackToo() {
    Trainer trainer = trainerWith("SGD");
    Snapshot snapshot = trainer.snapshot();
    trainer.optimizer().setLearningRate(0.3);
    trainer.restore(snapshot);
    assertThat(trainer.optimizer().learningRate()).isEqualTo(0.1);
  }

  @Test
  void threeLearningRatesAreComparedFromTheSameState() {
    Trainer trainer = trainerWith("SGD");
    trainer.fit(iris.train(), iris.test(), 2);
    Snapshot snapshot = trainer.snapshot();
    List<History> histories = new ArrayList<>();
    for (double rate : new double[] {0.1 / 3, 0.1, 0.3}) {
      trainer.restore(snapshot);
      trainer.optimizer().setLearningRate(rate);
      histories.add(trainer.fit(iris.train(), iris.test(), 5));
    }
    for (History history : histories) {
      assertThat(history.epochs()).hasSize(7);
      assertThat(history.epochs().subList(0, 2)).isEqualTo(histories.get(0).epochs().subList(0, 2));
    }
    assertThat(histories.get(0).last().learningRate()).isEqualTo(0.1 / 3);
    assertThat(histories.get(2).last().learningRate()).isEqualTo(0.3);
    Trainer straight = trainerWith("SGD");
    straight.fit(iris.train(), iris.test(), 7);
    assertThat(histories.get(1).epochs()).isEqualTo(straight.history().epochs());
  }

  @Test
  void whyAFitWasStoppedGoesBackToo() {
    Trainer trainer = trainerWith("SGD");
    trainer.stop("time is up");
    Snapshot snapshot = trainer.snapshot();
    trainer.fit(iris.train(), 1);
    assertThat(trainer.history().stoppedBecause()).isEmpty();
    trainer.restore(snapshot);
    assertThat(trainer.history().stoppedBecause()).isEqualTo("time is up");
    assertThat(trainer.epoch()).isZero();
  }

  @Test
  void anotherTrainerOfTheSameKindCanGoOn() {
    Trainer first = trainerWith("AdamW");
    first.fit(iris.train(), iris.test(), 2);
    Trainer second = trainerWith("AdamW");
    second.restore(first.snapshot());
    second.fit(iris.train(), iris.test(), 2);
    first.fit(iris.train(), iris.test(), 2);
    assertThat(stateOf(second)).isEqualTo(stateOf(first));
  }

  @Test
  void itNamesItself() {
    Trainer trainer = trainerWith("SGD");
    trainer.fit(iris.train(), 2);
    assertThat(trainer.snapshot()).hasToString("Snapshot(after step 16, 2 epochs done)");
  }

  @Test
  void anotherArchitectureIsRefusedAndNothingIsChanged() {
    Snapshot snapshot = trainerWith("SGD").snapshot();
    Network network =
        new Network(
            new Dense(4, 8, new Random(1)), new BatchNorm(8), new Dense(8, 3, new Random(1)));
    Trainer other = trainer(network, new SoftmaxCrossEntropy());
    double[] before = weights(network);
    assertThatThrownBy(() -> other.restore(snapshot))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "This snapshot has \"layer 2, GELU\", where the trainer has \"layer 2, Dense 8 x 3, 1 x 3\":"
                + " restore it into the trainer that it was taken from, or one with the same kinds of"
                + " layers and the same kind of optimizer.");
    assertThat(weights(network)).containsExactly(before);
    Trainer wider =
        trainer(new Network(new Dense(4, 9, new Random(1)), new Softmax()), new CrossEntropy());
    assertThatThrownBy(() -> wider.restore(snapshot))
        .hasMessageStartingWith(
            "This snapshot has \"layer 0, Dense 4 x 8, 1 x 8\", where the trainer has \"layer 0, Dense 4 x 9,"
                + " 1 x 9\": ");
  }

  @Test
  void anotherOptimizerIsRefused() {
    Snapshot snapshot = trainerWith("AdaGrad").snapshot();
    assertThatThrownBy(() -> trainerWith("RMSProp").restore(snapshot))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "This snapshot has \"the optimizer, AdaGrad 4 x 8, 1 x 8, 1 x 8, 1 x 8, 8 x 3, 1 ...\", where the trainer"
                + " has \"the optimizer, RMSProp 4 x 8, 1 x 8, 1 x 8, 1 x 8, 8 x 3, 1 ...\": ");
  }
}
