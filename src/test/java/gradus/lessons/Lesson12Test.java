package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.History;
import gradus.Listener;
import gradus.Network;
import gradus.Trainer;
import gradus.Training;
import gradus.data.Split;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the page of lesson 12 says beside its program's output. */
class Lesson12Test {
  private final Page page = Page.of("lesson12");

  @Test
  void theAnswerToTheExerciseIsTrue() {
    History unshuffled = new Run(42, 1, 40, false).history;
    History.Epoch first = unshuffled.epochs().get(0);
    page.says("The training accuracy of epoch 1 is %.3f", first.trainingAccuracy());
    page.says("The loss is %.4f,", first.trainingLoss());
    page.says("at epoch 100 its training accuracy is %.3f.", unshuffled.last().trainingAccuracy());
    History.Epoch shuffled = new Run(42, 1, 40, true).history.epochs().get(0);
    page.says("accuracy of %.3f in epoch 1", shuffled.trainingAccuracy());
    page.says("and a loss of %.4f.", shuffled.trainingLoss());
  }

  @Test
  void theFiguresInTheTextAreTrue() {
    Run lesson = new Run(42, 0.1, 16, true);
    Matrix probabilities = lesson.network.predict(lesson.split.test().inputs());
    double[] losses = new double[30];
    for (int row = 0; row < 30; row++) {
      losses[row] = -Math.log(probabilities.get(row, lesson.split.test().classOf(row)));
    }
    Arrays.sort(losses);
    page.says("of the %.2f that the 30 test flowers cost", Arrays.stream(losses).sum());
    page.says("two hard ones cost %.2f.", losses[29] + losses[28]);
    page.says("`lossValue` is %.4f,", lesson.firstLoss);
    History.Epoch other = new Run(4, 0.1, 16, true).history.last();
    assertThat(other.validationLoss()).isLessThan(other.trainingLoss());
  }

  /** The lesson's training, with what a reader is asked to change. */
  private static final class Run implements Listener {
    final Split split;
    final Network network;
    final History history;
    double firstLoss = Double.NaN;

    Run(long splitSeed, double learningRate, int batchSize, boolean shuffle) {
      split = Training.split(Datasets.iris(), splitSeed);
      Random random = new Random(42);
      network =
          new Network(
              new Dense(4, 16, random), new ReLU(), new Dense(16, 3, random), new Softmax());
      Trainer trainer = Training.trainer(network, new CrossEntropy(), learningRate);
      trainer.setBatchSize(batchSize);
      trainer.setShuffle(shuffle);
      trainer.addListener(this);
      history = trainer.fit(split.train(), split.test(), 100);
    }

    @Override
    public void stepEnded(Trainer trainer) {
      if (trainer.steps() == 1) {
        firstLoss = trainer.lastLoss();
      }
    }
  }
}
