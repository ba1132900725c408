package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Trainer;
import gradus.data.Dataset;
import gradus.files.Disk;
import gradus.math.Matrix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a checkpoint refuses, and what it says on a disk that fails. */
class CheckpointErrorsTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("run.checkpoint");
  }

  private TrainingProgram program(String kind) {
    return new TrainingProgram(kind, file());
  }

  /** Leaves a checkpoint of step 12. */
  private void crash(String kind) {
    TrainingProgram program = program(kind).crashingAfter(13);
    assertThatThrownBy(() -> program.run(4)).hasMessage("power cut");
  }

  private String orBeginAnew() {
    return " Or delete " + file() + " to start over.";
  }

  @Test
  void refusesLessThanOneStep() {
    for (int steps : new int[] {0, -5}) {
      assertThatThrownBy(() -> Checkpoint.every(steps, file()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Checkpoint got "
                  + steps
                  + " steps, but expects at least 1: after how many it writes; 100 and 1000 are"
                  + " usual.");
    }
  }

  @Test
  void withoutAFileThereIsNothingToResumeAndTheErrorSaysWhereItWasSought() {
    TrainingProgram program = program("SGD");
    assertThatThrownBy(() -> program.checkpoint.resume(program.trainer))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "There is no file "
                + file()
                + ". A relative path starts at the working directory, which is "
                + Path.of("").toAbsolutePath()
                + ".");
  }

  @Test
  void anotherOptimizerIsRefused() {
    crash("RMSProp");
    TrainingProgram other = program("AdaGrad");
    assertThatThrownBy(() -> other.run(4))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(
            "run.checkpoint has \"the optimizer, RMSProp 4 x 8, 1 x 8, 1 x 8, 1 x 8, 8 x 3, 1 ...\", where the trainer"
                + " has \"the optimizer, AdaGrad 4 x 8, 1 x 8, 1 x 8, 1 x 8, 8 x 3, 1 ...\": restore it into the trainer"
                + " that it was taken from, or one with the same kinds of layers and the same kind"
                + " of optimizer."
                + orBeginAnew());
  }

  @Test
  void anotherSeedIsRefused() {
    crash("SGD");
    TrainingProgram other = program("SGD");
    other.trainer.setSeed(1);
    assertThatThrownBy(() -> other.run(4))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(
            "run.checkpoint is from a fit with the seed \"42\", but the trainer has \"1\": to go on"
                + " with a fit, set everything as it was when it began."
                + orBeginAnew());
    assertThat(other.trainer.steps()).isZero();
  }

  private void assertRefused(Dataset train, String what) {
    TrainingProgram other = program("SGD");
    other.checkpoint.resume(other.trainer);
    assertThatThrownBy(() -> other.trainer.fit(train, 4))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(
            "run.checkpoint is from a fit to \"iris (training)\" with 120 rows, but this one is to "
                + what
                + ": read, split and scale the data as before."
                + orBeginAnew());
    assertThat(other.trainer.steps()).isEqualTo(12);
  }

  @Test
  void anotherDataSetIsRefused() {
    crash("SGD");
    Dataset train = TrainingProgram.IRIS.train();
    assertRefused(TrainingProgram.IRIS.test(), "\"iris (test)\" with 30 rows and other numbers");
    assertRefused(
        new Dataset(
            train.inputs(), train.targets(), train.featureNames(), train.classNames(), "flowers"),
        "\"flowers\" with 120 rows");
    Matrix inputs = new Matrix(train.inputs());
    inputs.data[7] = Math.nextUp(inputs.data[7]);
    assertRefused(
        new Dataset(
            inputs, train.targets(), train.featureNames(), train.classNames(), train.name()),
        "\"iris (training)\" with 120 rows and other numbers");
  }

  @Test
  void withTheRightDataARefusedFitGoesOn() {
    TrainingProgram whole = new TrainingProgram("early stopping", folder.resolve("whole"));
    whole.run(4);
    TrainingProgram crashing = program("early stopping").crashingAfter(29);
    assertThatThrownBy(() -> crashing.run(4)).hasMessage("power cut");
    TrainingProgram resumed = program("early stopping");
    resumed.checkpoint.resume(resumed.trainer);
    Dataset test = TrainingProgram.IRIS.test();
    assertThatThrownBy(() -> resumed.trainer.fit(test, test, 4))
        .isInstanceOf(ModelFormatException.class);
    resumed.fit(4);
    assertThat(resumed.result()).isEqualTo(whole.result());
  }

  /** Works for a number of files, and fails then. */
  private static final class FullDisk extends Disk {
    private int files;

    FullDisk(int files) {
      this.files = files;
    }

    @Override
    public WritableByteChannel create(Path temporary) throws IOException {
      if (files == 0) {
        throw new IOException("No space left on device");
      }
      files--;
      return super.create(temporary);
    }
  }

  @Test
  void onAFullDiskTheFitEndsAndTheCheckpointBeforeStays() {
    TrainingProgram full = new TrainingProgram("SGD", new Checkpoint(3, file(), new FullDisk(4)));
    assertThatThrownBy(() -> full.run(4))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            file()
                + " cannot be written: java.io.IOException: No space left on device. The file that"
                + " was there is unchanged.");
    assertThat(full.trainer.steps()).isEqualTo(5 * 3);
    // When there is space again, it goes on where the last checkpoint was.
    TrainingProgram resumed = program("SGD");
    resumed.checkpoint.resume(resumed.trainer);
    assertThat(resumed.trainer.steps()).isEqualTo(4 * 3);
    resumed.fit(4);
    TrainingProgram whole = new TrainingProgram("SGD", folder.resolve("whole"));
    whole.run(4);
    assertThat(resumed.result()).isEqualTo(whole.result());
  }

  @Test
  void weightsThatAnUpdateMadeInfiniteAreNotKept() throws IOException {
    TrainingProgram program = program("SGD");
    Trainer trainer = program.trainer;
    program.fit(1);
    byte[] before = Files.readAllBytes(file());
    trainer.network().parameters().get(0).value.set(0, 0, Double.POSITIVE_INFINITY);
    assertThat(trainer.steps() % 3).isEqualTo(2);
    program.checkpoint.stepEnded(trainer);
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }
}
