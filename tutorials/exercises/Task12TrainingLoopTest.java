package exercises;

import gradus.Network;
import gradus.data.Batches;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.metrics.Accuracy;
import gradus.optimizers.SGD;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 12, name = "training loop", lesson = 12)
class Task12TrainingLoopTest {
  Task12TrainingLoop yours = new Task12TrainingLoop();

  private final Split iris = Datasets.iris().split(0.8, 42);
  private final Standardizer scale = Standardizer.fit(iris.train());
  private final Dataset train = scale.apply(iris.train());

  /** What the loop called, on a network of one layer. */
  private LoopRecorder recorded(int epochs) {
    LoopRecorder recorder = new LoopRecorder();
    yours.train(recorder.network, recorder.loss, recorder.optimizer, train, 16, epochs, 42);
    return recorder;
  }

  @Test
  @Order(1)
  void eachBatchIsFourCallsInThisOrder() {
    List<String> calls = recorded(1).calls;
    List<String> firstBatch = calls.subList(0, Math.min(4, calls.size()));
    if (!firstBatch.equals(List.of("forward", "gradient", "backward", "step"))) {
      throw new AssertionError(
          "The list of the first calls is "
              + firstBatch
              + "."
              + hint(calls, firstBatch)
              + " Expected [forward, gradient, backward, step]: network.forward, loss.gradient,"
              + " network.backward, optimizer.step, and then the next batch (lesson 12).");
    }
  }

  private static String hint(List<String> calls, List<String> firstBatch) {
    if (!calls.contains("step")) {
      return " Without optimizer.step() nothing is learned: backward computes, it doesn't change.";
    }
    if (!calls.contains("backward")) {
      return " Without network.backward the step has no gradients to go by.";
    }
    if (!firstBatch.contains("step")) {
      return " Each batch is a step of its own: optimizer.step() belongs in the inner loop.";
    }
    if (firstBatch.indexOf("step") < firstBatch.indexOf("backward")) {
      return " The step takes the gradients that backward computes, so it comes after it.";
    }
    return "";
  }

  @Test
  @Order(2)
  void anEpochIsEveryRowOnce() {
    Answer.to(
            "The list of batch sizes in an epoch (120 rows, 16 a batch)", recorded(1).batchSizes())
        .mistake("That is only the first batch: ask batches.next() in a while loop.", 16)
        .mistake(
            "The last batch has the rows that are left, and it counts.", 16, 16, 16, 16, 16, 16, 16)
        .expect("7 * 16 = 112 rows, and 8 are left (lesson 12).", 16, 16, 16, 16, 16, 16, 16, 8);
  }

  @Test
  @Order(3)
  void thereAreAsManyEpochsAsAskedFor() {
    Answer.to("The number of steps in 3 epochs of 8 batches each", recorded(3).batchSizes().length)
        .mistake("That is a single epoch: startShuffled begins each.", 8)
        .mistake("That is 2 epochs: count from 1 to epochs, with <=.", 16)
        .mistake("That is 4 epochs: count from 1 to epochs.", 32)
        .expect("3 * 8 = 24 (lesson 12).", 24);
  }

  @Test
  @Order(4)
  void everyEpochHasAnOrderOfItsOwn() {
    double[][] firstRows = recorded(2).firstRowsOfEpochs(8);
    Batches batches = new Batches(train, 16);
    double[][] right = new double[2][];
    for (int epoch = 1; epoch <= 2; epoch++) {
      batches.startShuffled(42, epoch);
      batches.next();
      right[epoch - 1] = LoopRecorder.firstRow(batches.inputs);
    }
    batches.startUnshuffled();
    batches.next();
    double[] unshuffled = LoopRecorder.firstRow(batches.inputs);
    Answer.to("The matrix of the first rows of epochs 1 and 2", firstRows)
        .mistake(
            "The data are not shuffled: startShuffled, not startUnshuffled.",
            new double[][] {unshuffled, unshuffled})
        .mistake(
            "Both epochs have the same order: give startShuffled the number of the epoch.",
            new double[][] {right[0], right[0]})
        .expect("startShuffled(seed, epoch), and the first epoch is 1 (lesson 12).", right);
  }

  @Test
  @Order(5)
  void itLearnsIris() {
    Random random = new Random(42);
    Network network = new Network(new Dense(4, 16, random), new ReLU(), new Dense(16, 3, random));
    SGD sgd = new SGD(network.parameters(), 0.1);
    yours.train(network, new SoftmaxCrossEntropy(), sgd, train, 16, 30, 42);
    Dataset test = scale.apply(iris.test());
    double accuracy = Accuracy.of(network.predict(test.inputs()), test.targets());
    if (!(accuracy >= 0.9)) {
      throw new AssertionError(
          String.format(
              Locale.ROOT,
              "After 30 epochs of iris the test accuracy is %.3f. Guessing is right in a third"
                  + " of the rows. Expected at least 0.9: are inputs and targets those of the same"
                  + " batch (lesson 12)?",
              accuracy));
    }
  }
}
