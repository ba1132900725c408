package gradus;

import static gradus.Training.classifier;
import static gradus.Training.trainer;
import static gradus.Training.weights;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.data.Batches;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.layers.Dense;
import gradus.layers.Parameter;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.optimizers.Optimizer;
import gradus.optimizers.SGD;
import gradus.snapshots.SavedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What happens in which order, and in which mode. */
class TrainerLoopTest {
  private final Split iris = Training.iris();

  @Test
  void withoutShufflingTheRowsComeInTheirOrder() {
    Network fitted = classifier(1);
    Trainer trainer = trainer(fitted, new CrossEntropy());
    trainer.setShuffle(false);
    trainer.setBatchSize(50);
    trainer.fit(iris.train(), 2);
    Network byHand = classifier(1);
    Trainer stepper = trainer(byHand, new CrossEntropy());
    int[][] batches = {range(0, 50), range(50, 100), range(100, 120)};
    for (int epoch = 0; epoch < 2; epoch++) {
      for (int[] rows : batches) {
        Dataset batch = iris.train().subset(rows, "batch");
        stepper.step(batch.inputs(), batch.targets());
      }
    }
    assertThat(trainer.steps()).isEqualTo(6);
    assertThat(weights(fitted)).containsExactly(weights(byHand));
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  @Test
  void everyEpochHasAnOrderOfItsOwn() {
    Training.Probe probe = new Training.Probe();
    Network network = new Network(probe, new Dense(4, 3, new Random(1)), new Softmax());
    Trainer trainer = trainer(network, new CrossEntropy());
    trainer.setBatchSize(120);
    trainer.fit(iris.train(), 2);
    Batches batches = new Batches(iris.train(), 120);
    for (int epoch = 1; epoch <= 2; epoch++) {
      batches.startShuffled(42, epoch);
      batches.next();
      assertThat(probe.inputs.get(epoch - 1)).containsExactly(batches.inputs.data);
    }
    assertThat(probe.inputs.get(0)).isNotEqualTo(probe.inputs.get(1));
  }

  @Test
  void validationRunsInInferenceModeAndTrainingInTrainingMode() {
    Training.Probe probe = new Training.Probe();
    Network network = new Network(probe, new Dense(4, 3, new Random(1)), new Softmax());
    Trainer trainer = trainer(network, new CrossEntropy());
    trainer.setBatchSize(120);
    network.setTraining(false);
    trainer.fit(iris.train(), iris.test(), 2);
    assertThat(probe.modes).containsExactly(true, false, true, false);
    network.predict(iris.test().inputs());
    trainer.fit(iris.train(), 1);
    assertThat(probe.modes).containsExactly(true, false, true, false, false, true);
  }

  @Test
  void theOptimizerStepsOnceABatchNotOnceALayer() {
    Network network = classifier(1);
    SGD sgd = new SGD(network.parameters(), 0.1);
    int[] calls = {0};
    Optimizer counting =
        new Optimizer() {
          @Override
          public void step() {
            calls[0]++;
            sgd.step();
          }

          @Override
          public List<Parameter> parameters() {
            return sgd.parameters();
          }

          @Override
          public double learningRate() {
            return sgd.learningRate();
          }

          @Override
          public void setLearningRate(double learningRate) {
            sgd.setLearningRate(learningRate);
          }
        };
    Trainer trainer = new Trainer(network, new CrossEntropy(), counting);
    trainer.setQuiet(true);
    trainer.setBatchSize(50);
    trainer.fit(iris.train(), 2);
    // 50 + 50 + 20 rows, twice
    assertThat(calls[0]).isEqualTo(6);
    assertThat(trainer.steps()).isEqualTo(6);
  }

  /** Notes what it is told, with its name before. */
  private record SavedState(String name, List<String> calls) implements Listener {
    @Override
    public void fitStarted(Trainer trainer, Dataset train) {
      calls.add(name + ": fit of " + train.rows() + " rows");
    }

    @Override
    public void stepEnded(Trainer trainer) {
      calls.add(name + ": step " + trainer.steps());
    }

    @Override
    public void epochEnded(Trainer trainer) {
      calls.add(name + ": epoch " + trainer.epoch() + " of " + trainer.lastEpoch());
    }

    @Override
    public void fitEnded(Trainer trainer) {
      calls.add(name + ": end");
    }
  }

  @Test
  void listenersAreToldInTheOrderInWhichTheyWereAdded() {
    List<String> calls = new ArrayList<>();
    Trainer trainer = trainer(classifier(1), new CrossEntropy());
    trainer.setBatchSize(60);
    trainer.addListener(new SavedState("a", calls));
    trainer.addListener(new SavedState("b", calls));
    trainer.fit(iris.train(), 2);
    assertThat(calls)
        .containsExactly(
            "a: fit of 120 rows",
            "b: fit of 120 rows",
            "a: step 1",
            "b: step 1",
            "a: step 2",
            "b: step 2",
            "a: epoch 1 of 2",
            "b: epoch 1 of 2",
            "a: step 3",
            "b: step 3",
            "a: step 4",
            "b: step 4",
            "a: epoch 2 of 2",
            "b: epoch 2 of 2",
            "a: end",
            "b: end");
  }

  @Test
  void aListenerThatComesInTheMiddleIsToldTheRest() {
    List<String> calls = new ArrayList<>();
    Trainer trainer = trainer(classifier(1), new CrossEntropy());
    trainer.setBatchSize(120);
    trainer.fit(iris.train(), 1);
    trainer.addListener(new SavedState("late", calls));
    trainer.fit(iris.train(), 1);
    assertThat(calls)
        .containsExactly(
            "late: fit of 120 rows", "late: step 2", "late: epoch 2 of 2", "late: end");
  }
}
