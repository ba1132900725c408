package gradus.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.files.Datasets;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.optimizers.Adam;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** The doctor looks on, and changes no bit. */
class TrainingDoctorTraceTest {
  private final Split iris = DoctorRuns.standardized(Datasets.iris(), 1);

  private static Network network() {
    Random random = new Random(1);
    return new Network(
        new Dense(4, 16, random),
        new BatchNorm(16),
        new ReLU(),
        new Dropout(0.2, random),
        new Dense(16, 3, random),
        new Softmax());
  }

  private static Trainer trainer(Network network) {
    Trainer trainer =
        new Trainer(network, new CrossEntropy(), new Adam(network.parameters(), 0.01));
    trainer.setQuiet(true);
    trainer.setBatchSize(16);
    return trainer;
  }

  /** Parameters, gradients, statistics, and the steps of Dropout. */
  private static List<double[]> everything(Network network) {
    List<double[]> all = new ArrayList<>();
    for (Matrix matrix : network.state()) {
      all.add(matrix.data.clone());
    }
    for (Parameter parameter : network.parameters()) {
      all.add(parameter.gradient.data.clone());
    }
    for (Layer layer : network.layers()) {
      if (layer instanceof Dropout dropout) {
        all.add(new double[] {dropout.step()});
      }
    }
    return all;
  }

  private static void assertSame(List<double[]> actual, List<double[]> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      assertThat(actual.get(i)).containsExactly(expected.get(i));
    }
  }

  @Test
  void aWatchedFitGivesTheSameBits() {
    Network plain = network();
    trainer(plain).fit(iris.train(), iris.test(), 5);
    Network watched = network();
    Trainer trainer = trainer(watched);
    TrainingDoctor doctor = new TrainingDoctor();
    trainer.addListener(doctor);
    trainer.fit(iris.train(), iris.test(), 5);
    doctor.diagnosis();
    assertSame(everything(watched), everything(plain));
    // A diagnosis between two fits leaves no trace in the second.
    trainer(plain).fit(iris.train(), iris.test(), 2);
    trainer(watched).fit(iris.train(), iris.test(), 2);
    assertSame(everything(watched), everything(plain));
  }

  @Test
  void anExaminationLeavesTheNetworkAsItWas() {
    Network network = network();
    trainer(network).fit(iris.train(), 2);
    for (boolean training : new boolean[] {true, false}) {
      network.setTraining(training);
      List<double[]> before = everything(network);
      TrainingDoctor.examine(network, new CrossEntropy(), iris.train());
      assertSame(everything(network), before);
      assertThat(network.isTraining()).isEqualTo(training);
    }
  }

  /** Works until it is called so often. */
  private static final class Fragile implements Loss {
    private final CrossEntropy loss = new CrossEntropy();
    private int calls;

    Fragile(int calls) {
      this.calls = calls;
    }

    @Override
    public double value(DMatrixRMaj output, DMatrixRMaj targets) {
      calls--;
      if (calls < 0) {
        throw new IllegalStateException("broken");
      }
      return loss.value(output, targets);
    }

    @Override
    public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
      return loss.gradient(output, targets);
    }
  }

  @Test
  void alsoIfSomethingThrowsOnTheWay() {
    Network network = network();
    network.setTraining(true);
    List<double[]> before = everything(network);
    // Two passes for the slope and the trial on two rows are under way at the later calls.
    for (int calls = 0; calls < 8; calls++) {
      Loss fragile = new Fragile(calls);
      Dataset train = iris.train();
      assertThatThrownBy(() -> TrainingDoctor.examine(network, fragile, train))
          .hasMessage("broken");
      assertSame(everything(network), before);
      assertThat(network.isTraining()).isTrue();
    }
  }

  @Test
  void examiningTwiceSaysTheSame() {
    Network network = network();
    Dataset shuffled = DoctorRuns.withShuffledTargets(iris.train(), 5);
    Diagnosis first = TrainingDoctor.examine(network, new CrossEntropy(), shuffled);
    assertThat(first.isHealthy()).isFalse();
    assertThat(TrainingDoctor.examine(network, new CrossEntropy(), shuffled)).isEqualTo(first);
  }
}
