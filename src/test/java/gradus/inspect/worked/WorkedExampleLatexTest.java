package gradus.inspect.worked;

import static gradus.math.RandomMatrices.gaussian;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gradus.Network;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Elementwise;
import gradus.layers.GELU;
import gradus.layers.LayerNorm;
import gradus.layers.Tanh;
import gradus.losses.Hinge;
import gradus.losses.Loss;
import gradus.losses.MeanSquaredError;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is called LaTeX compiles. */
class WorkedExampleLatexTest {
  @TempDir Path folder;

  private final Random random = new Random(42);

  @BeforeAll
  static void needsPdflatex() {
    boolean found = false;
    for (String entry : System.getenv("PATH").split(File.pathSeparator, -1)) {
      found |= Files.isExecutable(Path.of(entry, "pdflatex"));
    }
    assumeTrue(found, "pdflatex isn't installed, so no LaTeX can be compiled");
  }

  private void assertCompiles(WorkedExample example) throws IOException, InterruptedException {
    example.save(folder.resolve("example.tex"));
    Process pdflatex =
        new ProcessBuilder("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "example.tex")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    assertThat(pdflatex.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(pdflatex.exitValue()).as(Files.readString(folder.resolve("output"))).isZero();
    assertThat(folder.resolve("example.pdf")).isNotEmptyFile();
  }

  @Test
  void theSmallNetwork() throws Exception {
    assertCompiles(WorkedExamples.example());
  }

  @Test
  void layersThatAreShownByTheirFormulas() throws Exception {
    Network network =
        new Network(
            new Dense(3, 8, random),
            new BatchNorm(8),
            new GELU(),
            new Dropout(0.5, 1),
            new LayerNorm(8),
            new Dense(8, 1, random));
    network.setTraining(true);
    Matrix targets = new Matrix(7, 1);
    assertCompiles(
        WorkedExample.of(
            network, new SigmoidCrossEntropy(), gaussian(random, 7, 3), targets, 1e-5));
    assertCompiles(WorkedExample.of(network, new Hinge(), gaussian(random, 7, 3), targets));
  }

  @Test
  void aLargeNetworkWithWeights() throws Exception {
    Network network = new Network(new Dense(100, 20, random), new Tanh(), new Dense(20, 2, random));
    Matrix targets = new Matrix(30, 2);
    for (int row = 0; row < 30; row++) {
      targets.set(row, row % 2, 1);
    }
    Loss loss = new SoftmaxCrossEntropy().withClassWeights(1, 5).withLabelSmoothing(0.1);
    assertCompiles(WorkedExample.of(network, loss, gaussian(random, 30, 100), targets, 0.1));
  }

  @Test
  void namesWithSpecialCharacters() throws Exception {
    Network network =
        new Network(
            new Dense(2, 2, random),
            new Elementwise() {
              @Override
              public double value(double x) {
                return x;
              }

              @Override
              public double derivative(double x) {
                return 1;
              }

              @Override
              public String toString() {
                return "50 % of {me}_$#^~&\\<é>`";
              }
            });
    assertCompiles(
        WorkedExample.of(
            network, new MeanSquaredError(), gaussian(random, 1, 2), new Matrix(1, 2)));
  }
}
