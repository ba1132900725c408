package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Listener;
import gradus.Network;
import gradus.Trainer;
import gradus.callbacks.EarlyStopping;
import gradus.data.Split;
import gradus.data.Synthetic;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.AdaGrad;
import gradus.optimizers.Adam;
import gradus.optimizers.Optimizer;
import gradus.optimizers.RMSProp;
import gradus.optimizers.SGD;
import gradus.snapshots.SavedState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checkpoints with a right checksum whose numbers can't be: each is refused before it does harm.
 */
class HostileStateTest {
  private static final Split BLOBS = Synthetic.blobs(24, 2, 1, 1).split(0.5, 1);
  private static final String BEGIN_ANEW = " Or delete %s to start over.";

  @TempDir Path folder;
  private SavedState sound;

  private Path file() {
    return folder.resolve("run.checkpoint");
  }

  private static Trainer trainer(int optimizer) {
    Network network = new Network(new Dense(2, 2, new Random(1)), new BatchNorm(2));
    List<Optimizer> optimizers =
        List.of(
            new Adam(network.parameters()),
            new RMSProp(network.parameters()),
            new AdaGrad(network.parameters()),
            new SGD(network.parameters(), 0.1));
    Trainer trainer = new Trainer(network, new SoftmaxCrossEntropy(), optimizers.get(optimizer));
    trainer.setQuiet(true);
    trainer.setBatchSize(4);
    trainer.addListener(new EarlyStopping(3));
    return trainer;
  }

  /** Trains for an epoch of three steps and one step more, and then the power is cut. */
  private SavedState checkpoint(int optimizer) throws IOException {
    Files.deleteIfExists(file());
    Trainer trainer = trainer(optimizer);
    trainer.addListener(new Checkpoint(4, file(), new TrainingProgram.QuickDisk()));
    trainer.addListener(
        new Listener() {
          @Override
          public void stepEnded(Trainer stepped) {
            if (stepped.steps() == 4) {
              throw new IllegalStateException("power cut");
            }
          }
        });
    assertThatThrownBy(() -> trainer.fit(BLOBS.train(), BLOBS.test(), 3)).hasMessage("power cut");
    return Checkpoint.load(file()).saved();
  }

  /** The matrix of this name, with another number at one place. */
  private Matrix with(String name, int place, double number) {
    Matrix changed = new Matrix(sound.matrices().get(name));
    changed.data[place] = number;
    return changed;
  }

  private void assertRefused(int optimizer, String name, Matrix hostile, String message) {
    Map<String, String> texts = new HashMap<>(Map.of("format", Checkpoint.FORMAT));
    texts.putAll(sound.texts());
    Map<String, Matrix> matrices = new HashMap<>(sound.matrices());
    matrices.put(name, hostile);
    SafetensorsWriter.write(file(), texts, matrices);
    Trainer trainer = trainer(optimizer);
    Checkpoint checkpoint = new Checkpoint(1000, file(), new TrainingProgram.QuickDisk());
    trainer.addListener(checkpoint);
    List<double[]> before = numbers(trainer);
    assertThatThrownBy(
            () -> {
              checkpoint.resume(trainer);
              trainer.fit(BLOBS.train(), BLOBS.test(), 3);
            })
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(message.replace(BEGIN_ANEW, BEGIN_ANEW.formatted(file())));
    if (message.endsWith(BEGIN_ANEW)) { // refused at once, so nothing has been changed
      assertThat(numbers(trainer)).usingRecursiveComparison().isEqualTo(before);
    }
  }

  private static List<double[]> numbers(Trainer trainer) {
    List<Matrix> all = new ArrayList<>(trainer.network().state());
    all.addAll(trainer.optimizer().state());
    return all.stream().map(matrix -> Arrays.copyOf(matrix.data, matrix.getNumElements())).toList();
  }

  @Test
  void whatTheOptimizersRemember() throws IOException {
    sound = checkpoint(0);
    assertThat(sound.matrices()).containsKeys("optimizer.0", "optimizer.4", "optimizer.8");
    assertRefused(
        0,
        "optimizer.0",
        with("optimizer.0", 3, Double.NaN),
        "Adam got a first moment of NaN for parameter 0 (weights 2 x 2), entry 3, but expects a number."
            + BEGIN_ANEW);
    assertRefused(
        0,
        "optimizer.5",
        with("optimizer.5", 1, -1e-9),
        "Adam got a second moment of -1.0E-9 for parameter 1 (biases 1 x 2), entry 1, but expects 0 or"
            + " more."
            + BEGIN_ANEW);
    for (double steps : new double[] {-1, 0.5, Double.NaN, 1e300}) {
      assertRefused(
          0,
          "optimizer.8",
          with("optimizer.8", 0, steps),
          "Adam got "
              + steps
              + " as the number of its steps, but expects a whole number from 0."
              + BEGIN_ANEW);
    }
    String rest = " for parameter 2 (scale 1 x 2), entry 0, but expects ";
    sound = checkpoint(1);
    Matrix negative = with("optimizer.2", 0, -2);
    assertRefused(
        1,
        "optimizer.2",
        negative,
        "RMSProp got a mean square of -2.0" + rest + "0 or more." + BEGIN_ANEW);
    sound = checkpoint(2);
    assertRefused(
        2,
        "optimizer.2",
        negative,
        "AdaGrad got a sum of squares of -2.0" + rest + "0 or more." + BEGIN_ANEW);
    sound = checkpoint(3);
    assertRefused(
        3,
        "optimizer.2",
        with("optimizer.2", 0, Double.NaN),
        "SGD got a velocity of NaN" + rest + "a number." + BEGIN_ANEW);
  }

  @Test
  void aLargeMomentIsNoFault() throws IOException {
    sound = checkpoint(0);
    Trainer trainer = trainer(0);
    Map<String, Matrix> matrices = new HashMap<>(sound.matrices());
    matrices.put("optimizer.4", with("optimizer.4", 0, Double.POSITIVE_INFINITY)); // of 1e200²
    Map<String, String> texts = new HashMap<>(Map.of("format", Checkpoint.FORMAT));
    texts.putAll(sound.texts());
    SafetensorsWriter.write(file(), texts, matrices);
    Checkpoint.every(1000, file()).resume(trainer);
    assertThat(trainer.steps()).isEqualTo(4);
  }

  @Test
  void whatLayersRemember() throws IOException {
    sound = checkpoint(0);
    assertRefused(
        0,
        "network.1.running_variances",
        with("network.1.running_variances", 1, -0.5),
        "BatchNorm(2) got a running variance of -0.5 in column 1, but expects 0 or more."
            + BEGIN_ANEW);
  }

  @Test
  void whatTheHistoryAndABegunEpochSay() throws IOException {
    sound = checkpoint(0);
    String end = " It is no sound checkpoint.";
    Matrix history = sound.matrices().get("history");
    String expects = ", but expects the number 1 and accuracies from 0 to 1." + end;
    for (int column : new int[] {0, 3, 4}) {
      Matrix wrong = with("history", column, 7);
      String row = Arrays.toString(wrong.data);
      assertThat(history.numRows).isEqualTo(1);
      assertRefused(
          0, "history", wrong, "run.checkpoint has a \"history\" whose row 0 is " + row + expects);
    }
    for (String sum : List.of("begun_epoch.loss_sum", "begun_epoch.weight_sum")) {
      assertRefused(
          0,
          sum,
          with(sum, 0, Double.NaN),
          "run.checkpoint has \"" + sum + "\" of NaN, but expects a number." + end);
    }
  }

  @Test
  void whatEarlyStoppingRemembers() throws IOException {
    sound = checkpoint(0);
    String stopping = "listeners.0.";
    for (String loss : List.of(stopping + "best", stopping + "best_weights.loss")) {
      assertRefused(
          0,
          loss,
          with(loss, 0, Double.NaN),
          "run.checkpoint has \"" + loss + "\" of NaN, but expects a number.");
    }
    assertRefused(
        0,
        stopping + "bad_epochs",
        with(stopping + "bad_epochs", 0, 4),
        "run.checkpoint has \"listeners.0.bad_epochs\" of 4.0, but expects a whole number from 0 to 3.");
    // The weights are followed by running means and variances.
    String variances = stopping + "best_weights.weights.5";
    assertRefused(
        0,
        variances,
        with(variances, 0, -1),
        "BatchNorm(2) got a running variance of -1.0 in column 0, but expects 0 or more.");
  }
}
