package gradus;

import static gradus.Training.trainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.Dataset;
import gradus.data.MeanImputer;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.Layer;
import gradus.layers.ReLU;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.losses.Hinge;
import gradus.losses.Loss;
import gradus.losses.MeanSquaredError;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.SGD;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainerErrorsTest {
  private final Dataset iris = Datasets.iris();
  private final Random random = new Random(1);

  private Network network(int inputs, int outputs) {
    return new Network(new Dense(inputs, outputs, random), new Softmax());
  }

  @Test
  void refusesALossOnLogitsBehindSoftmaxOrSigmoid() {
    Layer[] ends = {new Softmax(), new Sigmoid()};
    for (Layer end : ends) {
      for (Loss loss : List.of(new SoftmaxCrossEntropy(), new SigmoidCrossEntropy())) {
        Network network = new Network(new Dense(4, 1, random), end);
        assertThatThrownBy(() -> trainer(network, loss, 0.1))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(
                loss
                    + " expects logits, of any size, but the layer before it is "
                    + end
                    + ", whose outputs lie between 0 and 1: the loss could not become small"
                    + " however good the network is. Let the network end in Dense and Softmax"
                    + " with CrossEntropy, or in Dense alone with "
                    + loss
                    + ".");
      }
    }
  }

  @Test
  void refusesTheHingeLossBehindSoftmaxOrSigmoid() {
    Layer[] ends = {new Softmax(), new Sigmoid()};
    for (Layer end : ends) {
      Network network = new Network(new Dense(4, 3, random), end);
      assertThatThrownBy(() -> trainer(network, new Hinge(), 0.1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Hinge expects logits, of any size, but the layer before it is "
                  + end
                  + ", whose outputs lie between 0 and 1: the loss could not become small however"
                  + " good the network is. Let the network end in Dense and Softmax with CrossEntropy, or in Dense"
                  + " alone with Hinge.");
    }
  }

  @Test
  void refusesTwoSoftmaxLayers() {
    Network network = new Network(new Dense(4, 3, random), new Softmax(), new Softmax());
    assertThatThrownBy(() -> trainer(network, new CrossEntropy(), 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "SoftmaxCrossEntropy expects logits, of any size, but the layer before it is Softmax,");
  }

  @Test
  void refusesAnOptimizerOfAnotherNetwork() {
    Network network = network(4, 3);
    SGD other = new SGD(network(4, 3).parameters(), 0.1);
    assertThatThrownBy(() -> new Trainer(network, new CrossEntropy(), other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "SGD(learning rate 0.1) changes none of this network's parameters, so nothing would be"
                + " learned: make it with the parameters() of the network that you train.");
  }

  @Test
  void refusesDataOfAnotherWidth() {
    assertThatThrownBy(() -> trainer(network(5, 3), new CrossEntropy(), 0.1).fit(iris, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "iris has 4 features, but the network (Dense(5, 3), Softmax) expects 5. Make the two"
                + " numbers equal.");
    assertThatThrownBy(() -> trainer(network(4, 2), new CrossEntropy(), 0.1).fit(iris, iris, 1))
        .hasMessage(
            "iris has targets with 3 columns, but the output of the network (Dense(4, 2), Softmax) has 2."
                + " Make the two numbers equal.");
    Dataset cancer = Datasets.breastCancer();
    Trainer good = trainer(network(4, 3), new CrossEntropy(), 0.1);
    assertThatThrownBy(() -> good.fit(iris, cancer, 1))
        .hasMessageStartingWith("breast_cancer has 30 features, but the network");
    Trainer oneLogit =
        trainer(new Network(new Dense(30, 1, random)), new SigmoidCrossEntropy(), 0.1);
    assertThatThrownBy(() -> oneLogit.fit(cancer, 1))
        .hasMessage(
            "breast_cancer has targets with 2 columns, but the output of the network (Dense(30, 1)) has 1."
                + " For a yes-or-no question with one logit use dataset.withOneTargetColumn().");
  }

  @Test
  void refusesMissingValuesToLearnFromOrToJudgeBy() {
    Matrix inputs = new Matrix(iris.inputs());
    inputs.set(7, 2, Double.NaN);
    inputs.set(9, 0, Double.NaN);
    Dataset gaps =
        new Dataset(inputs, iris.targets(), iris.featureNames(), iris.classNames(), "gaps");
    String message =
        "gaps has missing values (2 in all, the first in row 7, column \"petal_length_cm\"), but"
            + " scaling and training need every value. Drop the rows with dataset.withoutMissing(),"
            + " or fill the gaps with MeanImputer.fit(train).";
    Trainer trainer = trainer(network(4, 3), new CrossEntropy(), 0.1);
    assertThatThrownBy(() -> trainer.fit(gaps, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> trainer.fit(iris, gaps, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    trainer.fit(gaps.withoutMissing(), MeanImputer.fit(gaps).apply(gaps), 1);
    assertThat(trainer.epoch()).isEqualTo(1);
  }

  @Test
  void refusesEpochsAndBatchSizesBelowOne() {
    Trainer trainer = trainer(network(4, 3), new CrossEntropy(), 0.1);
    assertThatThrownBy(() -> trainer.fit(iris, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fit got 0 epochs, but expects at least 1.");
    assertThatThrownBy(() -> trainer.setBatchSize(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The batch size is 0, but must be at least 1; 16 and 32 are usual.");
  }

  @Test
  void aStepRefusesInputsThatAreNotFinite() {
    Trainer trainer = trainer(network(2, 2), new CrossEntropy(), 0.1);
    Matrix inputs = new Matrix(new double[][] {{1, 2}, {Double.NaN, 3}});
    Matrix targets = new Matrix(new double[][] {{1, 0}, {0, 1}});
    assertThatThrownBy(() -> trainer.step(inputs, targets))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The network got an input of NaN in row 1, column 0, but expects finite numbers.");
    // With tanh an infinite input would give a finite loss, and then a NaN in every weight.
    Dense dense = new Dense(2, 2, random);
    Trainer saturated =
        trainer(
            new Network(dense, new Tanh(), new Dense(2, 2, random)), new MeanSquaredError(), 0.1);
    inputs.set(1, 0, Double.NEGATIVE_INFINITY);
    assertThatThrownBy(() -> saturated.step(inputs, targets))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The network got an input of -Infinity in row 1, column 0");
    assertThat(dense.weights.value.data[0]).isFinite();
    assertThatThrownBy(() -> trainer.step(new Matrix(0, 2), new Matrix(0, 2)))
        .hasMessage(
            "Dense(2, 2) got a 0 x 2 input: a batch needs at least one row and one column.");
  }

  @Test
  void anErrorPrintsNothingAndThrows() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(stream);
    System.setErr(stream);
    try {
      assertThatThrownBy(() -> network(4, 3).forward(new Matrix(2, 5)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new CrossEntropy().value(new Matrix(2, 3), new Matrix(2, 2)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> trainer(network(5, 3), new CrossEntropy(), 0.1).fit(iris, 1))
          .isInstanceOf(IllegalArgumentException.class);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(printed.size()).isZero();
  }

  @Test
  void theEndOfAFitIsToldAlsoAfterAnError() {
    Trainer trainer = trainer(network(4, 3), new CrossEntropy(), 0.1);
    boolean[] ended = {false};
    trainer.addListener(
        new Listener() {
          @Override
          public void stepEnded(Trainer stepped) {
            throw new IllegalStateException("stop");
          }

          @Override
          public void fitEnded(Trainer stepped) {
            ended[0] = true;
          }
        });
    assertThatThrownBy(() -> trainer.fit(iris, 1)).hasMessage("stop");
    assertThat(ended[0]).isTrue();
  }

  @Test
  void toStringIsOneLine() {
    Network network =
        new Network(new Dense(4, 3, random), new ReLU(), new Dense(3, 3, random), new Softmax());
    assertThat(trainer(network, new CrossEntropy(), 0.1))
        .hasToString(
            "Trainer(Dense(4, 3), ReLU, Dense(3, 3) | SoftmaxCrossEntropy | SGD(learning rate 0.1) |"
                + " 0 steps done)");
  }
}
