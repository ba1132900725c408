package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.ChildJvm;
import gradus.Network;
import gradus.Trainer;
import gradus.data.Batches;
import gradus.data.Dataset;
import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.Loss;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Decimals;
import gradus.math.Matrix;
import gradus.metrics.Accuracy;
import gradus.optimizers.SGD;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of lesson 17 says beside its program's output. */
class Lesson17Test {
  private final Page page = Page.of("lesson17");
  private final Dataset wine = Datasets.wine();
  private final Dataset scaled = Standardizer.fit(wine).apply(wine);

  private static Network network() {
    Random random = new Random(1);
    return new Network(new Dense(13, 16, random), new ReLU(), new Dense(16, 3, random));
  }

  private static Network endingInSoftmax() {
    List<Layer> layers = network().layers();
    return new Network(layers.get(0), layers.get(1), layers.get(2), new Softmax());
  }

  private static Network sunken() {
    Network network = network();
    ((Dense) network.layers().get(0)).biases.value.fill(-20);
    return network;
  }

  /** The lesson's loop. */
  private static final class Run {
    final Loss loss = new SoftmaxCrossEntropy();
    final Network network;
    final Dataset data;
    final double rate;
    final Batches batches;

    Run(Network network, Dataset data, double rate) {
      this.network = network;
      this.data = data;
      this.rate = rate;
      batches = new Batches(data, 16);
    }

    void backward() {
      Matrix output = network.forward(batches.inputs);
      network.backward(loss.gradient(output, batches.targets));
    }

    void step() {
      backward();
      for (Parameter parameter : network.parameters()) {
        for (int i = 0; i < parameter.value.getNumElements(); i++) {
          parameter.value.data[i] -= rate * parameter.gradient.data[i];
        }
      }
    }

    /** The batch at which the debugger stops first. */
    Run firstBatch() {
      batches.startShuffled(1, 1);
      batches.next();
      backward();
      return this;
    }

    Run train() {
      for (int epoch = 1; epoch <= 30; epoch++) {
        batches.startShuffled(1, epoch);
        while (batches.next()) {
          step();
        }
      }
      return this;
    }

    double lossNow() {
      return loss.value(network.predict(data.inputs()), data.targets());
    }

    double accuracy() {
      return Accuracy.of(network.predict(data.inputs()), data.targets());
    }
  }

  /** The share of zeros behind ReLU, over all wines. */
  private static double zeros(Run run) {
    Matrix hidden = run.network.layers().get(0).forward(run.data.inputs());
    int negative = 0;
    for (int i = 0; i < hidden.getNumElements(); i++) {
      negative += hidden.data[i] <= 0 ? 1 : 0;
    }
    return (double) negative / hidden.getNumElements();
  }

  private static String firstLine(Matrix matrix) {
    return matrix.toString().split("\n", 2)[0].replaceAll(" +", " ");
  }

  /** The second run, with an argument, names the faults; the first one doesn't. */
  @Test
  void theDoctorsAnswersAreThoseOfThePage(@TempDir Path folder) throws Exception {
    List<String> arguments =
        List.of(
            "-Djava.awt.headless=true",
            "-cp",
            ChildJvm.classPath(),
            "lesson17.DiagnoseFiveBugs",
            "answers");
    String answers = ChildJvm.run(ChildJvm.home(), folder, Map.of(), arguments);
    assertThat(page.text).contains("```text\n" + answers + "```");
    assertThat(page.quotedOutput()).doesNotContain("ERROR", "softmax twice", "dead units");
  }

  @Test
  void whatTheSharesOfTheClassesCost() {
    double cost = 0;
    for (int count : wine.classCounts()) {
      cost -= count / 178.0 * Math.log(count / 178.0);
    }
    page.says("has 59, 71 and 48 wines of three cultivars, so $H = %.4f$", cost);
    page.says("71/178 = %.3f", 71 / 178.0);
  }

  @Test
  void howAIsKilled() {
    Run run = new Run(network(), wine, 0.1).firstBatch();
    Parameter weights = run.network.parameters().get(0);
    page.says("goes up to %.0f, so a step changes a weight by up to", largest(weights.gradient));
    page.says("by up to %.1f, and no", 0.1 * largest(weights.gradient));
    page.says("none of them was larger than %.2f.", largest(network().parameters().get(0).value));
    run.step();
    page.says("After one step %.0f %% of the outputs of ReLU are 0,", 100 * zeros(run));
    for (int step = 2; step <= 4; step++) {
      run.batches.next();
      run.step();
    }
    assertThat(zeros(run)).isEqualTo(1);
  }

  private static double largest(Matrix matrix) {
    double largest = 0;
    for (int i = 0; i < matrix.getNumElements(); i++) {
      largest = Math.max(largest, Math.abs(matrix.data[i]));
    }
    return largest;
  }

  @Test
  void theFiguresAtTheBreakpointsAreTrue() {
    Run twice = new Run(endingInSoftmax(), scaled, 0.1).firstBatch();
    Matrix output = twice.network.forward(twice.batches.inputs);
    page.says("Here it shows `%s`", firstLine(output));
    page.says("%.4f + %.4f + %.4f", output.get(0, 0), output.get(0, 1), output.get(0, 2));
    page.says("- `lossValue` is %.4f.", twice.loss.value(output, twice.batches.targets));
    Run dead = new Run(sunken(), scaled, 0.1).firstBatch();
    page.says("`output` shows `%s`", firstLine(dead.network.forward(dead.batches.inputs)));
    page.says("`gradient %s`", firstLine(dead.network.parameters().get(0).gradient));
  }

  @Test
  void aTrainerRefusesCAndE() {
    Network twice = endingInSoftmax();
    Loss loss = new SoftmaxCrossEntropy();
    SGD sgd = new SGD(twice.parameters(), 0.1);
    assertThatThrownBy(() -> new Trainer(twice, loss, sgd))
        .hasMessageStartingWith("SoftmaxCrossEntropy expects logits");
    assertThatThrownBy(() -> new SGD(twice.parameters(), -0.1))
        .hasMessageStartingWith("SGD got a learning rate of -0.1");
  }

  @Test
  void noLearningRateSavesThem() {
    Dataset mixed =
        new Dataset(
            scaled.inputs(),
            scaled.shuffled(1).targets(),
            scaled.featureNames(),
            scaled.classNames(),
            "mixed");
    String[] rows = {"| healthy |", "| A |", "| B |", "| C |", "| D |", "| E |"};
    for (double rate : new double[] {1, 0.1, 0.01, 0.001}) {
      List<Run> runs =
          List.of(
              new Run(network(), scaled, rate).train(),
              new Run(network(), wine, rate).train(),
              new Run(network(), mixed, rate).train(),
              new Run(endingInSoftmax(), scaled, rate).train(),
              new Run(sunken(), scaled, rate).train(),
              new Run(network(), scaled, -rate).train());
      for (int i = 0; i < rows.length; i++) {
        rows[i] += " " + Decimals.of(runs.get(i).lossNow(), 1) + " |";
      }
      if (rate == 0.001) {
        page.says("at 0.001, with an accuracy of %.3f", runs.get(1).accuracy());
      }
      if (rate == 1) {
        page.says("an accuracy of %.3f at a rate of 1", runs.get(3).accuracy());
      }
    }
    for (String row : rows) {
      page.says("%s", row);
    }
  }
}
