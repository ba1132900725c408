package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.ChildJvm;
import gradus.Network;
import gradus.Trainer;
import gradus.Training;
import gradus.data.Batches;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.metrics.Calibration;
import gradus.metrics.ConfusionMatrix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of lesson 18 says beside its program's output. */
class Lesson18Test {
  private final Page page = Page.of("lesson18");
  private final Split split = Training.split(Datasets.satelliteSoil(), 42);
  private final double[] weights = split.train().classWeights();

  private static Network network() {
    Random random = new Random(42);
    return new Network(
        new Dense(4, 16, random), new ReLU(), new Dense(16, 2, random), new Softmax());
  }

  /** What the lesson's network with class weights says of the test pixels. */
  private Matrix weightedSays() {
    Network network = network();
    CrossEntropy loss = new CrossEntropy().withClassWeights(weights);
    Trainer trainer = Training.trainer(network, loss, 0.1);
    trainer.setBatchSize(32);
    trainer.fit(split.train(), 20);
    return network.predict(split.test().inputs());
  }

  @Test
  void theAnswerToTheExerciseIsTrue() {
    double share = 501 / 5148.0;
    double ratio = weights[1] / weights[0];
    page.says("4647/501 = %.3f", ratio);
    double threshold = ratio / (1 + ratio);
    assertThat(threshold).isCloseTo(1 - share, within(1e-12));
    page.says("= %.4f.", threshold);
    ConfusionMatrix confusion = judged(weightedSays(), threshold);
    page.says("There it finds %d of 125", confusion.count(1, 1));
    page.says("a recall of %.3f,", confusion.recall(1));
    page.says("with a precision of %.3f.", confusion.precision(1));
  }

  private ConfusionMatrix judged(Matrix probabilities, double threshold) {
    Dataset test = split.test();
    Matrix one = new Matrix(test.rows(), 1);
    for (int row = 0; row < test.rows(); row++) {
      one.set(row, 0, probabilities.get(row, 1));
    }
    Matrix targets = test.withOneTargetColumn().targets();
    return ConfusionMatrix.of(one, targets, test.classNames(), threshold);
  }

  @Test
  void theFiguresAtTheBreakpointAreTrue() {
    Batches batches = new Batches(split.train(), 32);
    batches.startShuffled(42, 1);
    batches.next();
    assertThat(rareRows(batches)).containsExactly(10, 12, 15);
    Matrix output = network().withoutLastLayer().forward(batches.inputs);
    SoftmaxCrossEntropy plain = new SoftmaxCrossEntropy();
    page.says("- `lossValue` is %.4f.", plain.value(output, batches.targets));
    page.says(
        "it is %.4f, so the score should rise.",
        plain.gradient(output, batches.targets).get(10, 1));
    SoftmaxCrossEntropy weighted = plain.withClassWeights(weights);
    page.says("- `lossValue` is %.4f.", weighted.value(output, batches.targets));
    double before = plain.gradient(output, batches.targets).get(10, 1);
    double after = weighted.gradient(output, batches.targets).get(10, 1);
    page.says("is %.4f, which is %.1f times as much", after, after / before);
    double total = weighted.weight(batches.targets);
    page.says("has the weight %.4f, and the sum of the 32 weights is %.2f.", weights[1], total);
  }

  @Test
  void honestNetworksAreRightAsOftenAsTheyAreSure() {
    page.says("59.9 %% of 74 would be %.0f, and 44 it is:", 0.599 * 74);
    page.says("a precision of %.3f.", 44 / 74.0);
    Calibration weighted = Calibration.of(weightedSays(), split.test().targets());
    page.says("and %.4f with them.", weighted.expectedError());
    page.says("they are off by up to %.2f,", weighted.maximumError());
    Network network = network();
    Trainer trainer = Training.trainer(network, new CrossEntropy(), 0.1);
    trainer.setBatchSize(32);
    trainer.fit(split.train(), 20);
    Matrix plainSays = network.predict(split.test().inputs());
    Calibration plain = Calibration.of(plainSays, split.test().targets());
    page.says("are off by at most %.2f.", plain.maximumError());
    for (int bin = 6; bin < 10; bin++) {
      assertThat(weighted.accuracies[bin]).isLessThan(weighted.confidences[bin]);
    }
  }

  @Test
  void threeClassesFindTheSameIfTheyAreDividedByTheirShares(@TempDir Path folder) throws Exception {
    List<String> arguments =
        List.of("-cp", ChildJvm.classPath(), "lesson18.ImbalancedClasses", "three");
    String printed = ChildJvm.run(ChildJvm.home(), folder, Map.of(), arguments);
    assertThat(page.text).contains("\n```text\n" + printed + "```\n");
    assertThat(page.text).contains("\nmvn -q -Dlesson=18 -Dargs=three\n");
  }

  private static List<Integer> rareRows(Batches batches) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < batches.targets.numRows; row++) {
      if (batches.targets.get(row, 1) == 1) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** What saying the share of the training part costs, and what the threshold makes of odds. */
  @Test
  void theFiguresInTheTextAreTrue() {
    double said = 501 / 5148.0;
    double rare = 125 / 1287.0;
    page.says(
        "= %.4f \\end{aligned} ```", -rare * Math.log(said) - (1 - rare) * Math.log(1 - said));
    double odds = 5 * 501 / 4647.0;
    page.says("= %.3f$, which is $p = %.2f$,", odds, odds / (1 + odds));
  }
}
