package gradus;

import static gradus.Training.classifier;
import static gradus.Training.trainer;
import static gradus.Training.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.data.Split;
import gradus.layers.Dense;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.metrics.Accuracy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainerTest {
  private final Split iris = Training.iris();

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
}
