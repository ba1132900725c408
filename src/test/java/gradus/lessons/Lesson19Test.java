package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.Trainer;
import gradus.callbacks.EarlyStopping;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.metrics.Accuracy;
import gradus.optimizers.SGD;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the page of lesson 19 says beside its program's output. */
class Lesson19Test {
  private final Page page = Page.of("lesson19");
  private final Dataset train = Synthetic.moons(20, 0.3, 5);
  private final Dataset validation = Synthetic.moons(500, 0.3, 6);
  private final Dataset test = Synthetic.moons(1000, 0.3, 7);
  private final CrossEntropy crossEntropy = new CrossEntropy();

  private static Network network(double rate) {
    Random random = new Random(1);
    return new Network(
        new Dense(2, 32, random),
        new ReLU(),
        new Dropout(rate, 11),
        new Dense(32, 32, random),
        new ReLU(),
        new Dropout(rate, 12),
        new Dense(32, 2, random),
        new Softmax());
  }

  private static Trainer trainer(Network network, double weightDecay, CrossEntropy loss) {
    SGD sgd = new SGD(network.parameters(), 0.1);
    sgd.setWeightDecay(weightDecay);
    Trainer trainer = new Trainer(network, loss, sgd);
    trainer.setBatchSize(5);
    trainer.setSeed(1);
    trainer.setQuiet(true);
    return trainer;
  }

  private double testLoss(Network network) {
    return crossEntropy.value(network.predict(test.inputs()), test.targets());
  }

  /** Without validation, which changes no bit and takes most of the time. */
  private double testLoss(Dataset points, double rate, double weightDecay) {
    Network network = network(rate);
    trainer(network, weightDecay, crossEntropy).fit(points, 300);
    return testLoss(network);
  }

  private double testLossOfTheStopped(Dataset points) {
    Network network = network(0);
    Trainer trainer = trainer(network, 0, crossEntropy);
    trainer.addListener(new EarlyStopping(20));
    trainer.fit(points, validation, 300);
    return testLoss(network);
  }

  @Test
  void theMeansOverFiveDrawsAreTrue() {
    double plain = 0;
    double decayed = 0;
    double dropped = 0;
    double stopped = 0;
    for (int seed = 1; seed <= 5; seed++) {
      Dataset points = Synthetic.moons(20, 0.3, seed);
      plain += testLoss(points, 0, 0) / 5;
      decayed += testLoss(points, 0, 0.01) / 5;
      dropped += testLoss(points, 0.3, 0) / 5;
      stopped += testLossOfTheStopped(points) / 5;
    }
    page.says("is %.3f with nothing, %.3f with weight decay, ", plain, decayed);
    page.says("%.3f with dropout, %.3f with early stopping.", dropped, stopped);
    Dataset fourth = Synthetic.moons(20, 0.3, 4);
    page.says("does harm: %.3f, against", testLoss(fourth, 0.3, 0));
    page.says("against %.3f with nothing.", testLoss(fourth, 0, 0));
  }

  @Test
  void theFifthThatIsWrongMakesMostOfTheLoss() {
    Network network = network(0);
    trainer(network, 0, crossEntropy).fit(train, 300);
    Matrix probabilities = network.predict(test.inputs());
    double all = 0;
    double wrong = 0;
    for (int row = 0; row < test.rows(); row++) {
      double p = probabilities.get(row, test.classOf(row));
      all -= Math.log(p);
      wrong -= p < 0.5 ? Math.log(p) : 0;
    }
    page.says("The other fifth accounts for %.0f %% of the loss.", 100 * wrong / all);
  }

  @Test
  void theMaskAtTheBreakpointIsTrue() {
    Network network = network(0.3);
    network.setTraining(true);
    Dropout dropout = (Dropout) network.layers().get(2);
    Matrix ones = new Matrix(5, 32);
    ones.fill(1);
    Matrix mask = dropout.forward(ones);
    int zeros = 0;
    for (int i = 0; i < 160; i++) {
      zeros += mask.data[i] == 0 ? 1 : 0;
    }
    page.says("`mask` shows `%s`", mask.toString().split("\n", 2)[0].replace("  ", " "));
    page.says("Of its 160 entries %d are 0.", zeros);
  }

  /** The floor is the entropy of the smoothed target: a = 1 - 0.1 + 0.1/K, b = 0.1/K. */
  @Test
  void theAnswerToTheExerciseIsTrue() {
    page.says("\\ln 0.05) = %.4f$.", entropy(2));
    page.says("\\ln 0.0333)$, is %.4f.", entropy(3));
    Network network = network(0);
    CrossEntropy smoothed = crossEntropy.withLabelSmoothing(0.1);
    Trainer trainer = trainer(network, 0, smoothed);
    double early = trainer.fit(train, 300).last().trainingLoss();
    page.says("After 300 epochs the training loss is %.4f,", early);
    page.says("Judged without it, the test loss is %.4f,", testLoss(network));
    double accuracy = Accuracy.of(network.predict(test.inputs()), test.targets());
    page.says("with an accuracy of %.3f, but less sure", accuracy);
    double late = trainer.fit(train, 2700).last().trainingLoss();
    page.says("and after 3000 epochs %.4f.", late);
    assertThat(late).isGreaterThan(entropy(2));
  }

  /** The table of the learning curve is printed; what the text says of it stands in it. */
  @Test
  void theTextQuotesTheLearningCurve() {
    String[] training = {"0.0370", "0.2356"};
    page.says("The training loss rises, from %s to %s:", (Object[]) training);
    page.says("the gap closes from %s to %s.", "0.5123", "0.0212");
    page.says("With 20 points and weight decay the test loss is %s.", "0.3087");
    page.says("it does harm, %s against %s:", "0.2753", "0.2566");
    String output = page.quotedOutput();
    assertThat(output)
        .contains(training)
        .contains("0.5123", "0.0212", "0.3087", "0.2753", "0.2566");
    double sixty = Double.parseDouble(row(output, 60)[3]);
    double twoHundred = Double.parseDouble(row(output, 200)[3]);
    assertThat(0.3087).isBetween(twoHundred, sixty);
  }

  /** The cells of a row of the learning curve. */
  private static String[] row(String output, int points) {
    for (String line : output.split("\n", -1)) {
      if (line.matches(" +" + points + " +\\d+ .*")) {
        return line.strip().split(" +", -1);
      }
    }
    throw new AssertionError("no row of " + points + " points");
  }

  private static double entropy(int classes) {
    double other = 0.1 / classes;
    double truth = 1 - 0.1 + other;
    return -truth * Math.log(truth) - (classes - 1) * other * Math.log(other);
  }
}
