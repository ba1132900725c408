package gradus.persist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import gradus.Network;
import gradus.data.Dataset;
import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.LeakyReLU;
import gradus.layers.Softmax;
import gradus.math.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lines of NumPy in docs/keep-and-share.md read a model, and nothing is missing in it to ask it
 * there.
 */
class PythonReadsModelTest {
  private static final String PYTHON = "/usr/bin/python3";

  /** What a reader would write next, for the network of this test. */
  private static final String PREDICT =
      """
      x = np.array([[5.1, 3.5, 1.4, 0.2], [6.7, 3.1, 4.7, 1.5]])
      x = (x - tensors["transforms.0.means"]) / tensors["transforms.0.deviations"]
      x = x @ tensors["layers.0.weights"] + tensors["layers.0.biases"]
      x = np.where(x > 0, x, network[1]["leak"] * x)
      x = x @ tensors["layers.2.weights"] + tensors["layers.2.biases"]
      x = np.exp(x - x.max(axis=1, keepdims=True))
      print(json.dumps((x / x.sum(axis=1, keepdims=True)).tolist()))
      """;

  @TempDir Path folder;

  @BeforeAll
  static void needsNumPy() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of(PYTHON)), "there is no " + PYTHON);
    Process process = new ProcessBuilder(PYTHON, "-c", "import numpy").start();
    assumeTrue(process.waitFor() == 0, PYTHON + " has no NumPy: apt-get install python3-numpy");
  }

  private String run(String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(PYTHON, "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static String pythonOfThePage() throws IOException {
    String page = Files.readString(Path.of("docs/keep-and-share.md"));
    int start = page.indexOf("```python\n") + "```python\n".length();
    return page.substring(start, page.indexOf("```", start));
  }

  @Test
  void numPyPredictsTheSame() throws Exception {
    Dataset iris = Datasets.iris();
    Random random = new Random(42);
    Network network =
        new Network(
            new Dense(4, 6, random), new LeakyReLU(0.03), new Dense(6, 3, random), new Softmax());
    Model model =
        new Model(
            network,
            List.of(Standardizer.fit(iris)),
            null,
            iris.featureNames(),
            iris.classNames(),
            Provenance.ofThisProgram());
    Models.save(model, folder.resolve("target/iris.safetensors"));

    String printed = run(pythonOfThePage() + PREDICT);
    double[][] python = new Gson().fromJson(printed, double[][].class);
    Matrix java =
        model.predict(new Matrix(new double[][] {{5.1, 3.5, 1.4, 0.2}, {6.7, 3.1, 4.7, 1.5}}));
    for (int i = 0; i < java.getNumElements(); i++) {
      assertThat(python[i / 3][i % 3]).isCloseTo(java.data[i], within(1e-14));
    }
  }
}
