package gradus.inspect.worked;

import static gradus.inspect.worked.WorkedExamples.row;
import static gradus.math.RandomMatrices.gaussian;
import static gradus.math.RandomMatrices.probabilities;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkedExampleTest {
  @TempDir Path folder;

  private final Random random = new Random(42);

  /** All that an example could change. */
  private static List<double[]> numbersOf(Network network) {
    List<double[]> numbers = new ArrayList<>();
    for (Matrix matrix : network.state()) {
      numbers.add(matrix.data.clone());
    }
    for (Parameter parameter : network.parameters()) {
      numbers.add(parameter.gradient.data.clone());
    }
    return numbers;
  }

  @Test
  void theNetworkIsAsBefore() {
    Dropout dropout = new Dropout(0.5, 7);
    Network network =
        new Network(new Dense(3, 4, random), new BatchNorm(4), dropout, new Dense(4, 2, random));
    network.setTraining(true);
    Matrix inputs = gaussian(random, 5, 3);
    Matrix targets = probabilities(random, 5, 2);
    SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();
    network.backward(new Matrix(loss.gradient(network.forward(inputs), targets)));
    List<double[]> before = numbersOf(network);
    double[] outputBefore = new Matrix(network.forward(inputs)).data;
    List<double[]> afterForward = numbersOf(network); // BatchNorm saw a batch

    WorkedExample.of(network, loss, inputs, targets, 0.1);
    assertThat(numbersOf(network)).usingRecursiveComparison().isEqualTo(afterForward);
    assertThat(before.get(0)).containsExactly(network.parameters().get(0).value.data);
    assertThat(dropout.step()).isEqualTo(1);
    // Still in training mode, with the same mask: otherwise the output would be another.
    assertThat(new Matrix(network.forward(inputs)).data).containsExactly(outputBefore);

    // A failure on the way leaves no trace, either.
    List<double[]> now = numbersOf(network);
    assertThatThrownBy(() -> WorkedExample.of(network, loss, inputs, new Matrix(5, 2), 0.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(numbersOf(network)).usingRecursiveComparison().isEqualTo(now);
    assertThat(dropout.step()).isEqualTo(1);
  }

  @Test
  void anExampleStaysAsItIsWhenTheNetworkLearns() {
    Network network = WorkedExamples.network();
    Matrix inputs = WorkedExamples.inputs();
    WorkedExample example =
        WorkedExample.of(network, new CrossEntropy(), inputs, WorkedExamples.targets());
    String text = example.toText();
    network.parameters().get(0).value.fill(9);
    inputs.fill(9);
    assertThat(example.toText()).isEqualTo(text);
  }

  @Test
  void aLargeNetworkIsAbridged() {
    Network network =
        new Network(new Dense(784, 128, random), new ReLU(), new Dense(128, 10, random));
    Matrix inputs = gaussian(random, 64, 784);
    Matrix targets = new Matrix(64, 10);
    for (int row = 0; row < 64; row++) {
      targets.set(row, row % 10, 1);
    }
    String text =
        WorkedExample.of(network, new SoftmaxCrossEntropy(), inputs, targets, 0.1).toText();
    assertThat(text)
        .contains(
            "  X0 (64x784; first 6 of 64 rows and 6 of 784 columns)\n",
            "  b0 (1x128; first 6 of 128 columns)\n",
            "Of X1, the first 2 of 64 rows and 3 of 128 columns:\n",
            "The first 6 of 64 rows:\n",
            "Gradients compared with finite differences: 49. All agree.\n");
    assertThat(text.lines().count()).isBetween(200L, 450L);
    assertThat(text.lines().mapToInt(String::length).max().getAsInt()).isLessThan(120);
  }

  @Test
  void itSaysWhatItIs() {
    assertThat(WorkedExamples.example())
        .hasToString("Dense(2, 2), ReLU, Dense(2, 3), Softmax under CrossEntropy, for 1 row");
  }

  @Test
  void withoutALearningRateThereIsNoUpdate() {
    WorkedExample example =
        WorkedExample.of(
            WorkedExamples.network(),
            new CrossEntropy(),
            WorkedExamples.inputs(),
            WorkedExamples.targets());
    assertThat(example.toText()).contains("Backward\n====").doesNotContain("Update");
  }

  @Test
  void theEndOfTheNameDecidesTheForm() throws IOException {
    WorkedExample example = WorkedExamples.example();
    Path upperCase = folder.resolve("A.TXT");
    example.save(upperCase);
    example.save(upperCase); // replaced
    assertThat(Files.readString(upperCase)).isEqualTo(example.toText());
    for (String name : List.of("example.pdf", "example")) {
      assertThatThrownBy(() -> example.save(folder.resolve(name)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "save got the file name \""
                  + name
                  + "\", but expects one that ends in .txt for plain text, .md for Markdown or .tex"
                  + " for LaTeX.");
    }
    assertThat(folder).isDirectoryNotContaining("glob:**example*");
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() {
    Path file = folder.resolve("file.md");
    WorkedExamples.example().save(file);
    Path below = file.resolve("example.md");
    assertThatThrownBy(() -> WorkedExamples.example().save(below))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            below + " cannot be written: java.nio.file.FileAlreadyExistsException: " + file + ".");
  }

  @Test
  void aLearningRateIsPositive() {
    for (double rate : new double[] {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(
              () ->
                  WorkedExample.of(
                      WorkedExamples.network(),
                      new CrossEntropy(),
                      WorkedExamples.inputs(),
                      WorkedExamples.targets(),
                      rate))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "WorkedExample got a learning rate of "
                  + rate
                  + ", but expects a positive number, such as 0.1.");
    }
  }

  @Test
  void wrongShapesGiveTheUsualErrors() {
    Network network = new Network(new Dense(2, 3, random), new Softmax());
    CrossEntropy loss = new CrossEntropy();
    assertThatThrownBy(() -> WorkedExample.of(network, loss, row(1, 2, 3), row(1, 0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Dense(2, 3) got a 1 x 3 input, but expects 1 x 2.");
    assertThatThrownBy(() -> WorkedExample.of(network, loss, row(1, 2), row(1, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "CrossEntropy got a 1 x 3 output and 1 x 2 targets, but expects the same shape of both. The"
                + " last layer needs as many outputs as the targets have columns.");
    assertThatThrownBy(() -> WorkedExample.of(network, loss, row(1, Double.NaN), row(1, 0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The network got an input of NaN in row 0, column 1, but expects finite numbers.");
  }
}
