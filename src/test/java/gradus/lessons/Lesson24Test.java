package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.Network;
import gradus.Trainer;
import gradus.callbacks.LearningRateSchedule;
import gradus.data.Dataset;
import gradus.data.TextExamples;
import gradus.data.TextSampler;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.Embedding;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.optimizers.Adam;
import gradus.optimizers.CosineDecay;
import java.util.List;
import java.util.Random;
import lesson24.PairCounts;
import org.junit.jupiter.api.Test;

/** What the page of lesson 24 says beside its program's output. */
class Lesson24Test {
  private final Page page = Page.of("lesson24");

  /** PyTorch and plain loops find these numbers, too. */
  @Test
  void theTableOfCountsIsRight() {
    Dataset pairs = TextExamples.of(Datasets.firstNames(), 1).withOneHotInputs().all();
    double[][] counts = PairCounts.of(pairs);
    assertThat(counts['e' - 'a' + 1][0]).isEqualTo(1919);
    assertThat(counts[1]['n' - 'a' + 1]).isEqualTo(1063);
    assertThat(counts['y' - 'a' + 1][0]).isEqualTo(810);
    assertThat(counts['q' - 'a' + 1][0]).isZero();
    int never = 0;
    double[] frequent = new double[27];
    for (double[] row : counts) {
      for (int second = 0; second < 27; second++) {
        never += row[second] == 0 ? 1 : 0;
        frequent[second] += row[second];
      }
    }
    page.says("%d of the 729 pairs never occur", never);
    assertThat(PairCounts.loss(counts)).isCloseTo(2.418216, within(5e-7));
    double unigram = PairCounts.loss(new double[][] {frequent});
    assertThat(unigram).isCloseTo(2.849950, within(5e-7));
    page.says("has a loss of %.4f.", unigram);
    page.says("$e^{2.4182} = %.1f$", Math.exp(PairCounts.loss(counts)));
    page.says("$27^3 = %d$", 27 * 27 * 27);
  }

  @Test
  void theLayerComesFromAbove() {
    assertThat(page.quotedOutput())
        .contains("knows nothing, ln 27              3.2958\n")
        .contains("the table of counts               2.4182\n")
        .contains("one layer, after 10 epochs        2.4194\n");
  }

  @Test
  void theTemperatureDoesWhatThePageSays() {
    TextExamples threes = TextExamples.of(Datasets.firstNames(), 3);
    Random random = new Random(42);
    Network network =
        new Network(
            new Embedding(27, 10, 3, random),
            new Dense(30, 100, random),
            new Tanh(),
            new Dense(100, 27, random),
            new Softmax());
    Adam adam = new Adam(network.parameters(), 0.01);
    Trainer trainer = new Trainer(network, new CrossEntropy(), adam);
    trainer.addListener(LearningRateSchedule.byEpochs(new CosineDecay(0.01, 0.0001, 10)));
    trainer.setBatchSize(128);
    trainer.setSeed(1);
    trainer.setQuiet(true);
    trainer.fit(threes.split(0.9, 42).train(), 10);
    List<String> bold = new TextSampler(threes, network::predict, 2, 42).lines(3);
    List<String> careful = new TextSampler(threes, network::predict, 0.5, 42).lines(3);
    page.says("the first three names are *%s*, *%s* and *%s*.", bold.toArray());
    page.says("even more likely: *%s*, *%s* and *%s*.", careful.toArray());
  }
}
