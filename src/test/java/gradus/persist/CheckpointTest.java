package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.History;
import gradus.snapshots.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that crashes and is run again ends as if nothing had happened, to the bit. */
class CheckpointTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("run.checkpoint");
  }

  private TrainingProgram program(String kind) {
    return new TrainingProgram(kind, file());
  }

  private void crash(String kind, long step, int epochs) {
    TrainingProgram program = program(kind).crashingAfter(step);
    assertThatThrownBy(() -> program.run(epochs)).hasMessage("power cut");
  }

  /** What a run ends with that nothing interrupts. */
  private List<String> uninterrupted(String kind, int epochs) throws IOException {
    TrainingProgram program = program(kind);
    program.run(epochs);
    Files.delete(file());
    return program.result();
  }

  @Test
  void whateverIsTrainedTheResumedRunEndsAsTheUninterruptedOne() throws IOException {
    Set<List<String>> different = new HashSet<>();
    for (String kind : TrainingProgram.KINDS) {
      List<String> whole = uninterrupted(kind, 6);
      different.add(whole);
      // Eight steps an epoch, and a checkpoint after steps 3, 6, 9 and so on: the last before the
      // crash is in the middle of the first epoch, behind the third epoch's last step, in the
      // fifth.
      for (long step : new long[] {4, 25, 35}) {
        crash(kind, step, 6);
        TrainingProgram resumed = program(kind);
        resumed.run(6);
        assertThat(resumed.result()).as("%s, step %s", kind, step).isEqualTo(whole);
        Files.delete(file());
      }
    }
    assertThat(different).hasSize(TrainingProgram.KINDS.size());
  }

  @Test
  void itMayCrashAgainAndAgain() throws IOException {
    List<String> whole = uninterrupted("Adam", 6);
    // Before the first checkpoint all is lost; at a checkpoint nothing is.
    for (long step : new long[] {2, 3, 8, 9, 10, 16, 17, 23, 24, 25, 40, 48}) {
      crash("Adam", step, 6);
    }
    TrainingProgram last = program("Adam");
    last.run(6);
    assertThat(last.result()).isEqualTo(whole);
  }

  @Test
  void earlyStoppingGoesOnCounting() throws IOException {
    TrainingProgram whole = program("early stopping");
    History history = whole.run(100);
    assertThat(history.stoppedBecause())
        .isEqualTo("no better validation loss for 3 epochs; epoch 10 was the best (0.1363)");
    int epochs = history.epochs().size();
    Files.delete(file());
    for (int epoch = epochs - 4; epoch < epochs; epoch++) {
      crash("early stopping", epoch * 8L + 5, 100);
    }
    TrainingProgram resumed = program("early stopping");
    resumed.run(100);
    assertThat(resumed.result()).isEqualTo(whole.result());
    // And again, when it is over
    TrainingProgram again = program("early stopping");
    again.run(100);
    assertThat(again.result()).isEqualTo(whole.result());
  }

  @Test
  void whenAllEpochsAreDoneAnotherRunTrainsNothingAndMoreEpochsGoOn() throws IOException {
    List<String> six = uninterrupted("Adam", 6);
    program("Adam").run(4);
    TrainingProgram again = program("Adam");
    assertThat(again.run(4).epochs()).hasSize(4);
    assertThat(again.trainer.steps()).isEqualTo(4 * 8);
    TrainingProgram longer = program("Adam");
    longer.run(6);
    assertThat(longer.result()).isEqualTo(six);
  }

  @Test
  void aSecondFitOfTheSameProgramAddsEpochs() throws IOException {
    List<String> whole = uninterrupted("Adam", 6);
    crash("Adam", 20, 4);
    TrainingProgram resumed = program("Adam");
    resumed.run(4);
    resumed.fit(2);
    // The weights, statistics and moments; the best weights are those of the second fit.
    assertThat(resumed.result().subList(0, 265)).isEqualTo(whole.subList(0, 265));
    assertThat(resumed.trainer.epoch()).isEqualTo(6);
  }

  @Test
  void theFileAppearsWithTheFirstCheckpointAndKilledProgramsLeaveNothing() throws IOException {
    crash("SGD", 2, 1);
    assertThat(folder).isEmptyDirectory();
    Files.writeString(folder.resolve("run.checkpoint.0.tmp"), "half of a checkpoint");
    Files.writeString(folder.resolve("run.checkpoint.1.tmp"), "half of another");
    crash("SGD", 3, 1);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void aLoadedSnapshotCanBeRestoredAsAnyOther() {
    crash("Adam", 13, 2);
    Snapshot snapshot = Checkpoint.load(file());
    assertThat(snapshot).hasToString("Snapshot(after step 12, 1 epochs done)");
    TrainingProgram other = program("Adam");
    other.trainer.setBatchSize(8);
    other.trainer.restore(snapshot);
    assertThat(other.trainer.steps()).isEqualTo(12);
    // 4 batches of 16 are learned, and of 120 rows 56 are left: 7 batches of 8
    other.fit(1);
    assertThat(other.trainer.steps()).isEqualTo(12 + 7);
  }

  @Test
  void itSaysWhetherThereIsAFile() {
    TrainingProgram first = program("SGD");
    assertThat(first.checkpoint.resumeIfThere(first.trainer)).isFalse();
    first.fit(1);
    TrainingProgram second = program("SGD");
    assertThat(second.checkpoint.resumeIfThere(second.trainer)).isTrue();
    assertThat(second.trainer.epoch()).isEqualTo(1);
  }

  @Test
  void itNamesItself() {
    assertThat(Checkpoint.every(1, Path.of("run"))).hasToString("Checkpoint(every 1 step, run)");
    assertThat(Checkpoint.every(9, Path.of("run"))).hasToString("Checkpoint(every 9 steps, run)");
  }
}
