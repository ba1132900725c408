package gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.Split;
import gradus.data.files.Datasets;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NetworkTraceTest {
  private final Dense hidden = new Dense(new double[][] {{1, -1}, {0.5, 2}}, new double[] {0, 0.1});
  private final Dense last = new Dense(new double[][] {{2}, {3}}, new double[] {-1});
  private final Network network = new Network(hidden, new ReLU(), last);
  private final Matrix inputs = new Matrix(new double[][] {{1, 2}, {3, -2}});

  @Test
  void showsWhatEachLayerMakesOfTheInputs() {
    // The arithmetic of the entries is that of NetworkTest.forwardByHand. The means:
    // inputs (1 + 2 + 3 − 2) / 4, Dense (2 + 3.1 + 2 − 6.9) / 4, ReLU (2 + 3.1 + 2) / 4 with one
    // zero in 4, Dense (12.3 + 3) / 2
    assertThat(network.trace(inputs))
        .isEqualTo(
            """
                    shape      min    mean      max   zeros
            inputs  2 x 2  -2.0000  1.0000   3.0000   0.0 %
                  1.0000     2.0000
                  3.0000    -2.0000
            Dense   2 x 2  -6.9000  0.0500   3.1000   0.0 %
                  2.0000     3.1000
                  2.0000    -6.9000
            ReLU    2 x 2   0.0000  1.7750   3.1000  25.0 %
                  2.0000     3.1000
                  2.0000     0.0000
            Dense   2 x 1   3.0000  7.6500  12.3000   0.0 %
                 12.3000
                  3.0000""");
  }

  @Test
  void showsWhereNumbersStopBeingNumbers() {
    hidden.weights.value.set(0, 0, 1e308);
    last.weights.value.set(0, 0, 0);
    // Row 1: hidden 3·1e308 overflows to ∞, and behind it ∞·0 is NaN. Row 0: 1e308 + 1 is 1e308.
    // What isn't finite is left out of the figures: hidden's are of 1e308, 3.1 and −6.9.
    assertThat(network.trace(inputs))
        .isEqualTo(
            """
                    shape      min        mean         max   zeros
            inputs  2 x 2  -2.0000      1.0000      3.0000   0.0 %
                  1.0000     2.0000
                  3.0000    -2.0000
            Dense   2 x 2  -6.9000  3.333e+307  1.000e+308   0.0 %  NOT FINITE: 1
              1.000e+308     3.1000
                Infinity    -6.9000
            ReLU    2 x 2   0.0000  3.333e+307  1.000e+308  25.0 %  NOT FINITE: 1
              1.000e+308     3.1000
                Infinity     0.0000
            Dense   2 x 1   8.3000      8.3000      8.3000   0.0 %  NOT FINITE: 1
                  8.3000
                     NaN""");
  }

  @Test
  void ofLargeMatricesACornerIsShown() {
    String text = new Network(new ReLU()).trace(new Matrix(1000, 784));
    assertThat(text)
        .isEqualTo(
            """
                         shape     min    mean     max    zeros
            inputs  1000 x 784  0.0000  0.0000  0.0000  100.0 %
                  0.0000     0.0000     0.0000     0.0000     0.0000     0.0000  ...
                  0.0000     0.0000     0.0000     0.0000     0.0000     0.0000  ...
                  0.0000     0.0000     0.0000     0.0000     0.0000     0.0000  ...
              ...
            ReLU    1000 x 784  0.0000  0.0000  0.0000  100.0 %
                  0.0000     0.0000     0.0000     0.0000     0.0000     0.0000  ...
                  0.0000     0.0000     0.0000     0.0000     0.0000     0.0000  ...
                  0.0000     0.0000     0.0000     0.0000     0.0000     0.0000  ...
              ...""");
  }

  @Test
  void isInInferenceModeAndRestoresTrainingMode() {
    Training.Probe probe = new Training.Probe();
    Network probed = new Network(probe, new Dense(2, 1, new Random(1)));
    probed.setTraining(true);
    probed.trace(inputs);
    assertThatThrownBy(() -> probed.trace(new Matrix(1, 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Dense(2, 1) got a 1 x 5 input, but expects 1 x 2.");
    probed.forward(inputs);
    assertThat(probe.modes).containsExactly(false, false, true);
  }

  @Test
  void leavesTheNetworkAsItWas() {
    Dropout dropout = new Dropout(0.5, 42);
    Network trained =
        new Network(new BatchNorm(2), dropout, new Dense(2, 3, new Random(1)), new Softmax());
    trained.setTraining(true);
    trained.backward(trained.forward(inputs));
    List<Matrix> before = new ArrayList<>();
    for (Matrix matrix : trained.state()) {
      before.add(new Matrix(matrix));
    }
    trained.trace(inputs);
    for (int i = 0; i < before.size(); i++) {
      assertThat(trained.state().get(i).data).containsExactly(before.get(i).data);
    }
    assertThat(dropout.step()).isEqualTo(1);
    assertThat(inputs.data).containsExactly(1, 2, 3, -2);
  }

  @Test
  void refusesInputsThatAreNoNumbers() {
    assertThatThrownBy(() -> network.trace(new Matrix(new double[][] {{1, 2}, {3, Double.NaN}})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The network got an input of NaN in row 1, column 1, but expects finite numbers.");
  }

  @Test
  void theReadmeQuotesATrace() throws IOException {
    Split split = Training.split(Datasets.iris(), 42);
    Random random = new Random(42);
    Network readme =
        new Network(new Dense(4, 16, random), new ReLU(), new Dense(16, 3, random), new Softmax());
    Training.trainer(readme, new CrossEntropy()).fit(split.train(), split.test(), 100);
    assertThat(Files.readString(Path.of("docs/doctor.md")))
        .contains("```text\n" + readme.trace(split.test().row(0)) + "\n```");
  }
}
