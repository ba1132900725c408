package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.History;
import gradus.Listener;
import gradus.Network;
import gradus.Trainer;
import gradus.Training;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.layers.Dense;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.losses.Loss;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lesson15.SummedCrossEntropy;
import org.junit.jupiter.api.Test;

/** What the page of lesson 15 says beside its program's output. */
class Lesson15Test {
  private static final Dataset TRAIN = Synthetic.spirals(240, 3, 0.05, 1);
  private static final Dataset TEST = Synthetic.spirals(240, 3, 0.05, 2);

  private final Page page = Page.of("lesson15");

  @Test
  void theFiguresInTheTextAreTrue() {
    History allRows = new Run(new SoftmaxCrossEntropy(), 0.1, 240, 2250).history;
    History batches = new Run(new SoftmaxCrossEntropy(), 0.1, 16, 150).history;
    page.says(
        "its test loss is %.4f, against %.4f for the batch of 16.",
        allRows.last().validationLoss(), batches.last().validationLoss());
    List<History.Epoch> high = new Run(new SoftmaxCrossEntropy(), 1, 240, 150).history.epochs();
    int rose = 0;
    for (int i = 1; i < high.size(); i++) {
      rose += high.get(i).trainingLoss() > high.get(i - 1).trainingLoss() ? 1 : 0;
    }
    page.says("even the curve of the batch of 240 rises %d times.", rose);
  }

  @Test
  void theFiguresAtTheBreakpointAreTrue() {
    Run tooHigh = new Run(new SoftmaxCrossEntropy(), 3, 16, 20); // 15 steps an epoch: 300
    page.says("and `lossValue` is %.4f: at the rate 3", tooHigh.losses.get(1));
    Run low = new Run(new SoftmaxCrossEntropy(), 0.01, 16, 1);
    page.says("At the second stop, `lossValue` is %.4f.", low.losses.get(1));
    Matrix hidden = tooHigh.network.withoutLastLayer().predict(TRAIN.inputs());
    assertThat(hidden.data).hasSize(240 * 16).containsOnly(0);
    tooHigh.trainer.step(TRAIN.inputs(), TRAIN.targets());
    assertThat(tooHigh.network.parameters().get(0).gradient.data).containsOnly(0);
  }

  @Test
  void theAnswerToTheExerciseIsTrue() {
    History.Epoch best = new Run(new SummedCrossEntropy(), 0.01, 16, 150).history.last();
    page.says("0.01, with a test accuracy of %.3f.", best.validationAccuracy());
    History.Epoch second = new Run(new SummedCrossEntropy(), 0.1, 16, 150).history.last();
    page.says("its accuracy is %.3f,", second.validationAccuracy());
    for (double rate : new double[] {0.3, 1, 3}) {
      History.Epoch worse = new Run(new SummedCrossEntropy(), rate, 16, 150).history.last();
      page.says("at 0.3 and above it is %.3f.", worse.validationAccuracy());
    }
  }

  @Test
  void theSumAtASixteenthOfTheRateGivesTheSameBits() {
    Run mean = new Run(new SoftmaxCrossEntropy(), 0.1, 16, 150);
    Run sum = new Run(new SummedCrossEntropy(), 0.1 / 16, 16, 150);
    page.says("$0.1/16 = %.5f$", 0.1 / 16);
    List<Parameter> expected = mean.network.parameters();
    for (int i = 0; i < expected.size(); i++) {
      assertThat(sum.network.parameters().get(i).value.data).isEqualTo(expected.get(i).value.data);
    }
    page.says("The test accuracy is %.3f again", sum.history.last().validationAccuracy());
    double meanLoss = mean.history.last().trainingLoss();
    double sumLoss = sum.history.last().trainingLoss();
    page.says("training loss of %.4f is 16 times %.4f,", sumLoss, meanLoss);
    assertThat(sumLoss).isCloseTo(16 * meanLoss, within(1e-12));
    double meanTest = mean.history.last().validationLoss();
    double sumTest = sum.history.last().validationLoss();
    page.says("test loss of %.4f, a sum over all 240 test points,", sumTest);
    page.says("is 240 times %.4f.", meanTest);
    assertThat(sumTest).isCloseTo(240 * meanTest, within(1e-10));
  }

  /** The lesson's training, with what a reader is asked to change. */
  private static final class Run implements Listener {
    final Network network;
    final Trainer trainer;
    final History history;
    final List<Double> losses = new ArrayList<>();

    Run(Loss loss, double rate, int batchSize, int epochs) {
      Random random = new Random(1);
      network =
          new Network(
              new Dense(2, 16, random),
              new ReLU(),
              new Dense(16, 16, random),
              new ReLU(),
              new Dense(16, 3, random));
      trainer = Training.trainer(network, loss, rate);
      trainer.setBatchSize(batchSize);
      trainer.addListener(this);
      history = trainer.fit(TRAIN, TEST, epochs);
    }

    @Override
    public void stepEnded(Trainer trainer) {
      losses.add(trainer.lastLoss());
    }
  }
}
