package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.Network;
import gradus.Trainer;
import gradus.Training;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.layers.Dense;
import gradus.layers.Initializer;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the page of lesson 14 says beside its program's output. */
class Lesson14Test {
  private static final double LN_2 = Math.log(2);
  private static final Dataset XOR = Synthetic.xor(4, 0, 0);

  private final Page page = Page.of("lesson14");

  @Test
  void theTwoUnitsOfTheIdeaComputeXor() {
    Network network =
        new Network(
            new Dense(new double[][] {{1, 1}, {1, 1}}, new double[] {0, -1}),
            new ReLU(),
            new Dense(new double[][] {{1}, {-2}}, new double[] {0}));
    assertThat(network.predict(XOR.inputs()).data).containsExactly(0, 1, 1, 0);
  }

  @Test
  void stuckNetworksEndWhereThePageSays() {
    assertThat(loss(trained(1, 2000))).isCloseTo(LN_2, within(1e-9));
    assertThat(hidden(trained(1, 2000)).data).containsOnly(0);
    assertThat(loss(trained(7, 2000))).isCloseTo(LN_2, within(1e-9));
    double oneThird = (2 * Math.log(1.5) + Math.log(3)) / 4;
    page.says("$(2 \\ln \\frac{3}{2} + \\ln 3 + 0)/4 = %.4f$", oneThird);
    assertThat(loss(trained(5, 2000))).isCloseTo(oneThird, within(1e-4));
    assertThat(loss(trained(3, 100_000))).isCloseTo(oneThird, within(1e-6));
    page.says("seed 3 still has a loss of %.4f", loss(trained(3, 100_000)));
    page.says("| %.4f = ½ ln 2 | 2 |", LN_2 / 2);
    assertThat(loss(trained(2, 2000))).isCloseTo(LN_2 / 2, within(3e-4));
    Matrix two = hidden(trained(2, 2000)); // 0 at 00 and 01
    assertThat(new double[] {two.data[0], two.data[1], two.data[2], two.data[3]}).containsOnly(0);
  }

  @Test
  void allHundredNetworksGoToOneOfFourLosses() {
    double[] ends = {LN_2, (2 * Math.log(1.5) + Math.log(3)) / 4, LN_2 / 2, 0};
    int[] counts = new int[ends.length];
    for (int seed = 1; seed <= 100; seed++) {
      double loss = loss(trained(seed, 2000));
      for (int end = 0; end < ends.length; end++) {
        counts[end] += Math.abs(loss - ends[end]) < 0.002 ? 1 : 0;
      }
    }
    page.says(
        "%d to ln 2, %d to 0.4774, %d to ½ ln 2, and %d to 0.",
        counts[0], counts[1], counts[2], counts[3]);
    assertThat(counts[0] + counts[1] + counts[2] + counts[3]).isEqualTo(100);
  }

  @Test
  void theFiguresAtTheBreakpointAreTrue() {
    Network three = trained(3, 2000);
    Matrix output = hidden(three);
    page.says("where the first unit is %.4f;", output.get(2, 0));
    output.set(2, 0, 0);
    assertThat(output.data).containsOnly(0);
    Matrix gradient = three.parameters().get(0).gradient;
    page.says("is −%.4f in a single place", -gradient.get(0, 0));
    assertThat(new double[] {gradient.data[1], gradient.data[2], gradient.data[3]}).containsOnly(0);

    Network seven = trained(7, 2000);
    double[] active = hidden(seven).data;
    double least = Math.min(Math.min(active[0], active[1]), Math.min(active[2], active[3]));
    page.says("above 0, from %.4f to %.4f,", least, Math.max(active[6], active[7]));
    for (double entry : seven.parameters().get(0).gradient.data) {
      assertThat(entry).isCloseTo(0, within(1e-15));
    }
  }

  /** The mean of a network's weights and of those with the two hidden units swapped. */
  @Test
  void halfwayBetweenTwoMinimaTheLossIsHigh() {
    Network network = trained(4, 2000);
    double before = loss(network);
    Matrix first = network.parameters().get(0).value;
    Matrix firstBiases = network.parameters().get(1).value;
    Matrix second = network.parameters().get(2).value;
    for (int i = 0; i < 2; i++) {
      double into = (first.get(i, 0) + first.get(i, 1)) / 2;
      double outOf = (second.get(0, i) + second.get(1, i)) / 2;
      for (int unit = 0; unit < 2; unit++) {
        first.set(i, unit, into);
        second.set(unit, i, outOf);
      }
    }
    firstBiases.fill((firstBiases.get(0, 0) + firstBiases.get(0, 1)) / 2);
    page.says("the loss is %.4f, while at both ends it is %.4f.", loss(network), before);
  }

  @Test
  void theAnswerToTheExerciseIsTrue() {
    page.says("The loss is %.6f for every seed", LN_2);
    for (double start : new double[] {0, 0.5}) {
      for (int hidden : new int[] {2, 8}) {
        Initializer initializer = Initializer.constant(start);
        Network network =
            new Network(
                new Dense(2, hidden, initializer),
                new ReLU(),
                new Dense(hidden, 2, initializer),
                new Softmax());
        train(network, 2000);
        assertThat(loss(network)).isEqualTo(LN_2);
        assertThat(network.parameters().get(0).value.data).containsOnly(start);
        assertThat(network.parameters().get(2).value.data).containsOnly(start);
      }
    }
  }

  private static Network trained(long seed, int epochs) {
    Random random = new Random(seed);
    Network network =
        new Network(new Dense(2, 2, random), new ReLU(), new Dense(2, 2, random), new Softmax());
    train(network, epochs);
    return network;
  }

  private static void train(Network network, int epochs) {
    Trainer trainer = Training.trainer(network, new CrossEntropy(), 0.5);
    trainer.fit(XOR, epochs);
  }

  private static double loss(Network network) {
    return new CrossEntropy().value(network.predict(XOR.inputs()), XOR.targets());
  }

  /** What the hidden units say about the four points. */
  private static Matrix hidden(Network network) {
    return network.withoutLastLayer().withoutLastLayer().predict(XOR.inputs());
  }
}
