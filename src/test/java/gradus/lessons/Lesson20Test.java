package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ejml.dense.row.CommonOps_DDRM.elementMax;
import static org.ejml.dense.row.CommonOps_DDRM.elementMin;

import gradus.History;
import gradus.Network;
import gradus.Trainer;
import gradus.Training;
import gradus.data.Batches;
import gradus.data.Split;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.Initializer;
import gradus.layers.Layer;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the page of lesson 20 says beside its program's output. */
class Lesson20Test {
  private final Page page = Page.of("lesson20");
  private final Split split = Training.split(Datasets.digits(), 42);

  private static Network network(Initializer initializer) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      layers.add(new Dense(64, 64, initializer));
      layers.add(new Tanh());
    }
    layers.add(new Dense(64, 10, initializer));
    layers.add(new Softmax());
    return new Network(layers.toArray(new Layer[0]));
  }

  private History train(Network network) {
    Trainer trainer = Training.trainer(network, new CrossEntropy(), 0.05);
    trainer.setBatchSize(32);
    trainer.setSeed(1);
    return trainer.fit(split.train(), split.test(), 3);
  }

  /** The gradients of the first batch, as the debugger shows them at the line of the update. */
  private void assertFirstStep(Network network, String first, String last) {
    Batches batches = new Batches(split.train(), 32);
    batches.startShuffled(1, 1);
    batches.next();
    Network logits = network.withoutLastLayer();
    Matrix output = logits.forward(batches.inputs);
    SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();
    page.says("- `lossValue` is %.4f.", loss.value(output, batches.targets));
    logits.backward(loss.gradient(output, batches.targets));
    page.says(first, gradient(logits, 0));
    page.says(last, gradient(logits, 10));
  }

  private static String gradient(Network network, int layer) {
    Matrix gradient = ((Dense) network.layers().get(layer)).weights.gradient;
    double least = elementMin(gradient);
    double most = elementMax(gradient);
    return String.format(Locale.ROOT, "from %.4f to %.4f", least, most);
  }

  @Test
  void theFiguresAtTheBreakpointsAreTrue() {
    Random random = new Random(1);
    Initializer standardNormal =
        weights -> {
          for (int i = 0; i < weights.getNumElements(); i++) {
            weights.data[i] = random.nextGaussian();
          }
        };
    assertFirstStep(
        network(standardNormal),
        "its `gradient` (64×64) goes %s.",
        "the last `Dense` (64×10) goes %s:");
    assertFirstStep(
        network(Initializer.glorotNormal(new Random(1))),
        "The first gradient goes %s,",
        "the last one %s:");
  }

  @Test
  void weightsThatAreAllTheSameLearnNothing() {
    Network zeros = network(Initializer.zeros());
    page.says("an accuracy of %.3f, which is guessing.", train(zeros).last().validationAccuracy());
    for (int i = 0; i < zeros.parameters().size() - 1; i++) {
      assertThat(zeros.parameters().get(i).value.data).containsOnly(0);
    }
    Network halves = network(Initializer.constant(0.5));
    page.says("and %.0f %% of the outputs are stuck.", 100 * saturated(halves));
    page.says("**All 0.5:** %.3f, and", train(halves).last().validationAccuracy());
  }

  /** The share of the outputs of the fifth tanh beyond ±0.99. */
  private double saturated(Network network) {
    Matrix output = split.train().inputs();
    for (int i = 0; i < 10; i++) {
      output = network.layers().get(i).forward(output);
    }
    int count = 0;
    for (int i = 0; i < output.getNumElements(); i++) {
      count += Math.abs(output.data[i]) > 0.99 ? 1 : 0;
    }
    return (double) count / output.getNumElements();
  }

  @Test
  void theUnitsOfALayerStayTheSame() {
    Network network = network(Initializer.constant(0.05));
    page.says("with 0.05 it is %.3f.", train(network).last().validationAccuracy());
    Matrix weights = ((Dense) network.layers().get(0)).weights.value;
    assertThat(weights.get(20, 0)).isNotEqualTo(0.05); // it did learn
    for (int row = 0; row < 64; row++) {
      for (int unit = 1; unit < 64; unit++) {
        assertThat(weights.get(row, unit)).isEqualTo(weights.get(row, 0));
      }
    }
  }

  /** How much five layers with ReLU multiply the size of a signal. */
  @Test
  void theFactorsOfFiveLayersAreTrue() {
    page.says("$4.5712 \\cdot 5.657^4 = %.0f$", 4.5712 * 32 * 32);
    page.says("$5.657^5 = %.0f$ times", Math.pow(32, 2.5));
    assertThat(3775.4683 / 0.6518).isCloseTo(Math.pow(32, 2.5), within(0.5));
    page.says("$0.707^5 = %.3f$", Math.pow(0.5, 2.5));
    page.says("fade to %.8f.", Math.pow(0.5, 25));
  }
}
