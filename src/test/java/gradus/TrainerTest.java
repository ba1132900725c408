package gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.data.Dataset;
import gradus.data.Datasets;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.layers.Dense;
import gradus.layers.Initializer;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.losses.MeanSquaredError;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.metrics.Accuracy;
import gradus.optimizers.SGD;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainerTest {
  private final Split iris = scaled(Datasets.iris().split(0.8, 1));

  private static Split scaled(Split split) {
    Standardizer scale = Standardizer.fit(split.train());
    return new Split(scale.apply(split.train()), scale.apply(split.test()));
  }

  private static Network classifier(long seed) {
    Random random = new Random(seed);
    return new Network(new Dense(4, 8, random), new ReLU(), new Dense(8, 3, random), new Softmax());
  }

  private static Trainer trainer(Network network, Loss loss) {
    Trainer trainer = new Trainer(network, loss, new SGD(network.parameters(), 0.1));
    trainer.setBatchSize(16);
    trainer.setSeed(42);
    trainer.setQuiet(true);
    return trainer;
  }

  private static double[] weights(Network network) {
    List<Double> all = new ArrayList<>();
    for (Parameter parameter : network.parameters()) {
      for (int i = 0; i < parameter.value.getNumElements(); i++) {
        all.add(parameter.value.data[i]);
      }
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Test
  void oneStepByHand() {
    // Logits 2·1 = 2 and 2·(−1) + 0.5; p = softmax(2, −1.5) = 0.970688, 0.029312.
    Dense dense = new Dense(new double[][] {{1, -1}}, new double[] {0, 0.5});
    Network network = new Network(dense, new Softmax());
    Trainer trainer = trainer(network, new CrossEntropy());
    double loss =
        trainer.step(new Matrix(new double[][] {{2}}), new Matrix(new double[][] {{0, 1}}));
    double p = 1 / (1 + Math.exp(-3.5));
    assertThat(loss).isEqualTo(3.5 + Math.log1p(Math.exp(-3.5)), within(1e-15));
    // dlogits = [p, −p]; dW = 2·dlogits, db = dlogits; rate 0.1
    assertThat(dense.weights.value.data)
        .containsExactly(new double[] {1 - 0.2 * p, -1 + 0.2 * p}, within(1e-15));
    assertThat(dense.biases.value.data)
        .containsExactly(new double[] {-0.1 * p, 0.5 + 0.1 * p}, within(1e-15));
    assertThat(trainer.steps()).isEqualTo(1);
    assertThat(trainer.lastLoss()).isEqualTo(loss);
  }

  @Test
  void softmaxAndCrossEntropyAreFusedOnce() {
    Network network = classifier(1);
    assertThat(trainer(network, new CrossEntropy()).isFused()).isTrue();
    assertThat(trainer(network, new MeanSquaredError()).isFused()).isFalse();
    Trainer fused = trainer(network, new CrossEntropy());
    fused.fit(iris.train(), 1);
    // The network itself still predicts probabilities.
    Matrix probabilities = network.predict(iris.test().inputs());
    for (int row = 0; row < probabilities.numRows; row++) {
      double sum =
          probabilities.get(row, 0) + probabilities.get(row, 1) + probabilities.get(row, 2);
      assertThat(sum).isEqualTo(1, within(1e-15));
    }
  }

  @Test
  void fusedTrainingEqualsTrainingOnLogits() {
    Network whole = classifier(1);
    Random random = new Random(1);
    Network logits = new Network(new Dense(4, 8, random), new ReLU(), new Dense(8, 3, random));
    History fused = trainer(whole, new CrossEntropy()).fit(iris.train(), iris.test(), 5);
    History plain = trainer(logits, new SoftmaxCrossEntropy()).fit(iris.train(), iris.test(), 5);
    assertThat(weights(whole)).containsExactly(weights(logits));
    assertThat(fused.epochs()).isEqualTo(plain.epochs());
  }

  @Test
  void fusedTrainingSurvivesLogitsThatUnfusedTrainingCannot() {
    Dense dense = new Dense(new double[][] {{800, -800}}, new double[] {0, 0});
    Trainer trainer = trainer(new Network(dense, new Softmax()), new CrossEntropy());
    double loss =
        trainer.step(new Matrix(new double[][] {{1}}), new Matrix(new double[][] {{0, 1}}));
    assertThat(loss).isEqualTo(1600);
    assertThat(dense.weights.value.data).containsExactly(800 - 0.1, -800 + 0.1);
  }

  @Test
  void historyHasTheFiguresOfEveryEpoch() {
    Network network = classifier(1);
    History history = trainer(network, new CrossEntropy()).fit(iris.train(), iris.test(), 30);
    assertThat(history.epochs()).hasSize(30);
    History.Epoch first = history.epochs().get(0);
    History.Epoch last = history.last();
    assertThat(first.number()).isEqualTo(1);
    assertThat(last.number()).isEqualTo(30);
    assertThat(last.trainingLoss()).isLessThan(first.trainingLoss() / 3);
    Matrix predictions = network.predict(iris.test().inputs());
    assertThat(last.validationAccuracy())
        .isEqualTo(Accuracy.of(predictions, iris.test().targets()));
    assertThat(last.validationLoss())
        .isEqualTo(new CrossEntropy().value(predictions, iris.test().targets()), within(1e-12));
  }

  @Test
  void theTrainingLossIsTheMeanOverRowsNotOverBatches() {
    // 120 rows in batches of 100 and 20: a mean over the two batches would weigh rows differently.
    Network network = classifier(1);
    Trainer trainer = trainer(network, new CrossEntropy());
    trainer.setBatchSize(100);
    List<Double> losses = new ArrayList<>();
    trainer.addListener(
        new Listener() {
          @Override
          public void stepEnded(Trainer stepped) {
            losses.add(stepped.lastLoss());
          }
        });
    double mean = trainer.fit(iris.train(), 1).last().trainingLoss();
    assertThat(losses).hasSize(2);
    assertThat(mean).isEqualTo((100 * losses.get(0) + 20 * losses.get(1)) / 120, within(1e-15));
  }

  @Test
  void fittingTwiceFiftyEpochsIsFittingAHundred() {
    Network once = classifier(1);
    Network twice = classifier(1);
    History whole = trainer(once, new CrossEntropy()).fit(iris.train(), iris.test(), 20);
    Trainer halves = trainer(twice, new CrossEntropy());
    halves.fit(iris.train(), iris.test(), 10);
    History resumed = halves.fit(iris.train(), iris.test(), 10);
    assertThat(weights(twice)).containsExactly(weights(once));
    assertThat(resumed.epochs()).isEqualTo(whole.epochs());
  }

  @Test
  void theSeedDecidesTheOrderOfTheRows() {
    Network first = classifier(1);
    Network second = classifier(1);
    Network other = classifier(1);
    trainer(first, new CrossEntropy()).fit(iris.train(), 3);
    trainer(second, new CrossEntropy()).fit(iris.train(), 3);
    Trainer otherSeed = trainer(other, new CrossEntropy());
    otherSeed.setSeed(43);
    otherSeed.fit(iris.train(), 3);
    assertThat(weights(second)).containsExactly(weights(first));
    assertThat(weights(other)).isNotEqualTo(weights(first));
  }

  @Test
  void withoutShufflingTheSeedPlaysNoPart() {
    double[][] results = new double[2][];
    for (int seed = 0; seed < 2; seed++) {
      Network network = classifier(1);
      Trainer trainer = trainer(network, new CrossEntropy());
      trainer.setShuffle(false);
      trainer.setSeed(seed);
      trainer.fit(iris.train(), 2);
      results[seed] = weights(network);
    }
    assertThat(results[0]).containsExactly(results[1]);
  }

  @Test
  void listenersAreCalledInOrder() {
    List<String> calls = new ArrayList<>();
    Trainer trainer = trainer(classifier(1), new CrossEntropy());
    trainer.setBatchSize(60);
    trainer.addListener(
        new Listener() {
          @Override
          public void fitStarted(Trainer trained, Dataset train) {
            calls.add("fit of " + train.rows() + " rows");
          }

          @Override
          public void stepEnded(Trainer trained) {
            calls.add("step " + trained.steps());
          }

          @Override
          public void epochEnded(Trainer trained) {
            calls.add("epoch " + trained.epoch() + " of " + trained.lastEpoch());
          }

          @Override
          public void fitEnded(Trainer trained) {
            calls.add("end");
          }
        });
    trainer.fit(iris.train(), 2);
    assertThat(calls)
        .containsExactly(
            "fit of 120 rows",
            "step 1",
            "step 2",
            "epoch 1 of 2",
            "step 3",
            "step 4",
            "epoch 2 of 2",
            "end");
  }

  @Test
  void aYesOrNoQuestionIsLearnedOnOneLogit() {
    // XOR: no straight line separates the two classes.
    Dataset xor =
        new Dataset(
            new Matrix(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}),
            new Matrix(new double[][] {{0}, {1}, {1}, {0}}),
            List.of("a", "b"),
            List.of("equal", "different"),
            "xor");
    Random random = new Random(3);
    Network network = new Network(new Dense(2, 8, random), new Tanh(), new Dense(8, 1, random));
    Trainer trainer = trainer(network, new SigmoidCrossEntropy());
    History history = trainer.fit(xor, 2000);
    assertThat(history.last().trainingAccuracy()).isEqualTo(1);
    assertThat(history.last().trainingLoss()).isLessThan(0.1);
    assertThat(Accuracy.of(network.predict(xor.inputs()), xor.targets(), 0)).isEqualTo(1);
  }

  @Test
  void numbersAreLearnedWithoutAnAccuracy() {
    // y = 2x − 1, a straight line: one Dense layer finds it.
    Dataset line =
        new Dataset(
            new Matrix(new double[][] {{-1}, {0}, {1}, {2}}),
            new Matrix(new double[][] {{-3}, {-1}, {1}, {3}}),
            List.of("x"),
            List.of(),
            "line");
    Dense dense = new Dense(1, 1, Initializer.zeros());
    History history = trainer(new Network(dense), new MeanSquaredError()).fit(line, line, 300);
    assertThat(dense.weights.value.data[0]).isEqualTo(2, within(1e-9));
    assertThat(dense.biases.value.data[0]).isEqualTo(-1, within(1e-9));
    assertThat(history.last().trainingAccuracy()).isNaN();
    assertThat(history.last().validationAccuracy()).isNaN();
    assertThat(history.last().validationLoss()).isLessThan(1e-15);
  }

  @Test
  void refusesSoftmaxTwice() {
    assertThatThrownBy(() -> trainer(classifier(1), new SoftmaxCrossEntropy()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The network ends in Softmax, and SoftmaxCrossEntropy applies a softmax itself: twice"
                + " is once too often, and the loss could not become small however good the"
                + " network is. Use CrossEntropy, which takes the probabilities that this network"
                + " puts out.");
  }
}
