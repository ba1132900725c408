package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import gradus.Listener;
import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.divergence.DivergedException;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.SGD;
import gradus.snapshots.SavedState;
import gradus.snapshots.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files, and sound files with a right checksum that are no sound checkpoints. */
class HostileCheckpointTest {
  private static final Dataset BLOBS = Synthetic.blobs(12, 2, 1, 1);

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("run.checkpoint");
  }

  private static Trainer trainer() {
    Network network = new Network(new Dense(2, 2, new Random(1)), new Dropout(0.5, 1));
    Trainer trainer =
        new Trainer(network, new SoftmaxCrossEntropy(), new SGD(network.parameters(), 0.1));
    trainer.setQuiet(true);
    trainer.setBatchSize(5);
    return trainer;
  }

  /** Trains for an epoch of three steps, with a checkpoint after the second. */
  private byte[] checkpoint() throws IOException {
    Files.deleteIfExists(file());
    Trainer trainer = trainer();
    trainer.addListener(Checkpoint.every(2, file()));
    trainer.addListener(
        new Listener() {
          @Override
          public void stepEnded(Trainer stepped) {
            if (stepped.steps() == 2) {
              throw new IllegalStateException("power cut");
            }
          }
        });
    assertThatThrownBy(() -> trainer.fit(BLOBS, 1)).hasMessage("power cut");
    return Files.readAllBytes(file());
  }

  /** Everything that can be done with a file: resume, and fit. */
  private void resume() {
    Trainer trainer = trainer();
    Checkpoint checkpoint = new Checkpoint(1000, file(), new TrainingProgram.QuickDisk());
    trainer.addListener(checkpoint);
    checkpoint.resume(trainer);
    trainer.fit(BLOBS, 1);
  }

  private void resume(byte[] bytes) throws IOException {
    Files.write(file(), bytes);
    resume();
  }

  @Test
  void everyFlippedBitAndEveryCutIsRefused() throws IOException {
    byte[] sound = checkpoint();
    resume(sound);
    for (int i = 0; i < sound.length; i++) {
      byte[] damaged = sound.clone();
      damaged[i] ^= (byte) (1 << i % 8);
      Files.write(file(), i % 2 == 0 ? damaged : Arrays.copyOf(sound, i));
      assertThat(catchThrowable(() -> Checkpoint.load(file())))
          .as("byte %s", i)
          .isInstanceOf(ModelFormatException.class);
    }
  }

  @Test
  void aModelIsNoCheckpoint() {
    Models.save(Model.of(trainer().network()), file());
    assertThatThrownBy(() -> Checkpoint.load(file()))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(
            "run.checkpoint has the format \"gradus model 1\", but expects \"gradus checkpoint 2\":"
                + " it is another kind of file, or a newer Gradus wrote it.");
  }

  /** Writes the file again, with another text or matrix (null: without it), and resumes. */
  private void assertRefused(String name, Object hostile, String message) throws IOException {
    checkpoint();
    SavedState notes = Checkpoint.load(file()).saved();
    Map<String, String> texts = new HashMap<>(Map.of("format", Checkpoint.FORMAT));
    texts.putAll(notes.texts());
    Map<String, Matrix> matrices = new HashMap<>(notes.matrices());
    texts.remove(name);
    matrices.remove(name);
    if (hostile instanceof String text) {
      texts.put(name, text);
    } else if (hostile instanceof Matrix matrix) {
      matrices.put(name, matrix);
    }
    SafetensorsWriter.write(file(), texts, matrices);
    assertThatThrownBy(this::resume)
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(message.replace("...", "Or delete " + file() + " to start over."));
  }

  private static Matrix number(double number) {
    return new Matrix(new double[][] {{number}});
  }

  @Test
  void whatIsMissing() throws IOException {
    String end = " It is no sound checkpoint.";
    assertRefused("steps", null, "run.checkpoint has no \"steps\"." + end);
    assertRefused("history", null, "run.checkpoint has no \"history\"." + end);
    assertRefused("begun_epoch.hits", null, "run.checkpoint has no \"begun_epoch.hits\"." + end);
    assertRefused("kind.optimizer", null, "run.checkpoint has no \"kind.optimizer\". ...");
    String sameParts =
        ": restore it into the trainer that it was taken from, or one with the same kinds of layers"
            + " and the same kind of optimizer. ...";
    assertRefused(
        "network.0.biases",
        null,
        "run.checkpoint has \"layer 0, Dense 2 x 2\", where the trainer has \"layer 0, Dense 2 x 2, 1 x 2\""
            + sameParts);
    assertRefused(
        "optimizer.0",
        null,
        "run.checkpoint has \"the optimizer, SGD 1 x 2\", where the trainer has \"the optimizer, SGD"
            + " 2 x 2, 1 x 2\""
            + sameParts);
    assertRefused(
        "network.1.step",
        null,
        "run.checkpoint has \"layer 1, Dropout\", where the trainer has \"layer 1, Dropout 1 x 1\""
            + sameParts);
    assertRefused(
        "settings.seed",
        null,
        "run.checkpoint is from a fit with the seed not set, but the trainer has \"0\": to go on with"
            + " a fit, set everything as it was when it began. ...");
    // What listeners remember is looked at when the fit goes on.
    assertRefused("listeners", null, "run.checkpoint has no \"listeners\".");
    assertRefused("listeners.0.data", null, "run.checkpoint has no \"listeners.0.data\".");
  }

  @Test
  void whatCannotBe() throws IOException {
    String end = " It is no sound checkpoint.";
    assertRefused(
        "steps",
        number(-1),
        "run.checkpoint has \"steps\" of -1.0, but expects a whole number from 0 to"
            + " 9007199254740992."
            + end);
    assertRefused(
        "begun_epoch.hits",
        number(11),
        "run.checkpoint has \"begun_epoch.hits\" of 11.0, but expects a whole number from 0 to 10."
            + end);
    assertRefused(
        "history",
        new Matrix(1, 6),
        "run.checkpoint has \"history\" of 1 x 6, but expects 1 x 7." + end);
    assertRefused(
        "network.0.biases",
        new Matrix(1, 3),
        "run.checkpoint has \"layer 0, Dense 1 x 3, 2 x 2\", where the trainer has \"layer 0, Dense 2 x 2,"
            + " 1 x 2\": restore it into the trainer that it was taken from, or one with the same kinds"
            + " of layers and the same kind of optimizer. ...");
    assertRefused(
        "learning_rate",
        number(Double.NaN),
        "SGD got a learning rate of NaN, but expects a positive number; 0.1 and 0.01 are usual"
            + " first tries. ...");
    assertRefused(
        "network.1.step",
        number(0.5),
        "Dropout(0.5) got step 0.5, but expects a whole number from 0. ...");
  }

  @Test
  void whatBelongsToNothing() throws IOException {
    assertRefused(
        "network.7.weights",
        number(1),
        "run.checkpoint has \"network.7.weights\", which belongs to nothing in this training.");
    assertRefused(
        "color", "red", "run.checkpoint has \"color\", which belongs to nothing in this training.");
  }

  @Test
  void numbersThatAreNotFinite() throws IOException {
    Matrix weights = new Matrix(2, 2);
    weights.set(1, 0, Double.NaN);
    assertRefused(
        "network.0.weights",
        weights,
        "run.checkpoint: tensor \"network.0.weights\" has NaN at entry 2, but expects finite numbers.");
  }

  @Test
  void moreRowsThanThereAre() throws IOException {
    for (int rows : new int[] {11, 13, 15}) {
      assertRefused(
          "begun_epoch.rows",
          number(rows),
          "run.checkpoint says that "
              + rows
              + " rows of an epoch are learned, but expects whole batches of 5, and at most 12"
              + " rows. ...");
    }
  }

  /** With a right checksum, and a few other bytes: read, or refused in few words. */
  @Test
  void whateverIsInItTheFileIsTakenOrRefused() throws IOException {
    byte[] sound = checkpoint();
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 1000; i++) {
      byte[] changed = sound.clone();
      for (int change = 0; change <= i % 3; change++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      Throwable error = catchThrowable(() -> resume(ModelBytes.signed(changed)));
      if (error != null && !(error instanceof DivergedException)) {
        assertThat(error).as("file %s", i).isInstanceOf(ModelFormatException.class);
        assertThat(error.getMessage().length()).isLessThan(1000);
        refused++;
      }
    }
    assertThat(refused).isBetween(500, 999);
  }

  @Test
  void whatIsReadIsTheSnapshotThatWasWritten() throws IOException {
    checkpoint();
    Snapshot snapshot = Checkpoint.load(file());
    assertThat(snapshot).hasToString("Snapshot(after step 2, 0 epochs done)");
    assertThat(snapshot.saved().texts())
        .containsEntry("kind.0", "Dense")
        .containsEntry("settings.layer 1", "Dropout")
        .containsEntry("settings.layer 1.rate", "0.5")
        .containsEntry("settings.layer 1.seed", "1")
        .containsEntry("settings.batch size", "5")
        .containsEntry("listeners", "[Checkpoint]")
        .containsEntry("listeners.0.data", "blobs");
  }
}
