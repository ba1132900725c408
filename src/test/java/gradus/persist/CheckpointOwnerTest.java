package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Listener;
import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.layers.Dense;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.optimizers.SGD;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose a checkpoint is: no training replaces another's file, or goes on from it unasked. */
class CheckpointOwnerTest {
  private static final Dataset BLOBS = Synthetic.blobs(12, 2, 1, 1);

  @TempDir Path folder;

  private Path file;
  private String refusal;

  @BeforeEach
  void names() {
    file = folder.resolve("run.checkpoint");
    refusal =
        file
            + " is there already, and this training neither wrote it nor goes on from it: call"
            + " resumeIfThere(trainer) before fit to go on from it, or take another file name. Or"
            + " delete it to start over.";
  }

  private static Trainer trainer(long seed) {
    Network network = new Network(new Dense(2, 2, new Random(seed)));
    Trainer trainer =
        new Trainer(network, new SoftmaxCrossEntropy(), new SGD(network.parameters(), 0.1));
    trainer.setQuiet(true);
    trainer.setBatchSize(5); // three steps an epoch
    return trainer;
  }

  private Checkpoint checkpoint(Trainer trainer) {
    Checkpoint checkpoint = new Checkpoint(5, file, new TrainingProgram.QuickDisk());
    trainer.addListener(checkpoint);
    return checkpoint;
  }

  /** A run of 50 epochs that is done. */
  private byte[] longRun() throws IOException {
    Trainer trainer = trainer(1);
    checkpoint(trainer);
    trainer.fit(BLOBS, 50);
    return Files.readAllBytes(file);
  }

  @Test
  void aFitThatDoesNotGoOnFromAFileNeverReplacesIt() throws IOException {
    byte[] before = longRun();
    for (long seed : new long[] {1, 2}) {
      Trainer trainer = trainer(seed);
      checkpoint(trainer);
      assertThatThrownBy(() -> trainer.fit(BLOBS, 2))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(refusal);
      assertThat(trainer.steps()).isZero();
      assertThat(file).hasBinaryContent(before);
    }
  }

  @Test
  void norDoesOneThatWasTrainedBefore() throws IOException {
    byte[] before = longRun();
    Trainer trainer = trainer(1);
    trainer.fit(BLOBS, 1);
    checkpoint(trainer);
    assertThatThrownBy(() -> trainer.fit(BLOBS, 2)).hasMessage(refusal);
    assertThat(trainer.steps()).isEqualTo(5); // when it would have been written
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void norDoesTheSecondTrainerOfACheckpoint() throws IOException {
    Trainer first = trainer(1);
    Checkpoint checkpoint = checkpoint(first);
    first.fit(BLOBS, 2);
    byte[] before = Files.readAllBytes(file);
    Trainer second = trainer(1);
    second.addListener(checkpoint);
    assertThatThrownBy(() -> second.fit(BLOBS, 2)).hasMessage(refusal);
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void aFileThatAppearsWhileItTrainsIsNotReplaced() throws IOException {
    byte[] before = longRun();
    Path moved = Files.move(file, folder.resolve("moved"));
    Trainer trainer = trainer(2);
    checkpoint(trainer);
    trainer.addListener(
        new Listener() {
          @Override
          public void epochEnded(Trainer trained) {
            try {
              Files.move(moved, file); // after 3 of 5 steps
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        });
    assertThatThrownBy(() -> trainer.fit(BLOBS, 2)).hasMessage(refusal);
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void aTrainingReplacesItsOwnFile() throws IOException {
    Trainer trainer = trainer(1);
    checkpoint(trainer);
    trainer.fit(BLOBS, 2);
    trainer.fit(BLOBS, 2);
    assertThat(Checkpoint.load(file)).hasToString("Snapshot(after step 12, 4 epochs done)");
  }

  @Test
  void oneThatGoesOnReplacesTheFileByAnyWay() throws IOException {
    longRun();
    Trainer resumed = trainer(1);
    checkpoint(resumed).resume(resumed);
    resumed.fit(BLOBS, 51);
    assertThat(Checkpoint.load(file)).hasToString("Snapshot(after step 153, 51 epochs done)");
    Trainer byHand = trainer(1);
    checkpoint(byHand);
    byHand.resume(Checkpoint.load(file));
    byHand.fit(BLOBS, 52);
    assertThat(Checkpoint.load(file)).hasToString("Snapshot(after step 156, 52 epochs done)");
  }

  @Test
  void otherFirstWeightsAreAnotherTraining() throws IOException {
    longRun();
    Trainer other = trainer(2);
    Checkpoint checkpoint = checkpoint(other);
    double before = other.network().parameters().get(0).value.data[0];
    assertThatThrownBy(() -> checkpoint.resumeIfThere(other))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(
            "run.checkpoint is from a training that began with other weights: make the network as"
                + " it was made then, with the same seed, as in new Random(42), or give each"
                + " training a file of its own. Or delete "
                + file
                + " to start over.");
    assertThat(other.steps()).isZero();
    assertThat(other.network().parameters().get(0).value.data[0]).isEqualTo(before);
  }

  @Test
  void theFirstWeightsStayInTheFileWhenItGoesOn() throws IOException {
    longRun();
    Trainer resumed = trainer(1);
    checkpoint(resumed).resume(resumed);
    resumed.fit(BLOBS, 60);
    Trainer other = trainer(2);
    assertThatThrownBy(() -> checkpoint(other).resume(other))
        .hasMessageStartingWith("run.checkpoint is from a training that began with other weights");
    Trainer again = trainer(1);
    checkpoint(again).resume(again);
    assertThat(again.epoch()).isEqualTo(60);
  }

  @Test
  void aTrainerThatHasLearnedCanGoBack() throws IOException {
    longRun();
    Trainer trainer = trainer(2);
    trainer.fit(BLOBS, 1);
    checkpoint(trainer).resume(trainer);
    assertThat(trainer.epoch()).isEqualTo(50);
  }
}
