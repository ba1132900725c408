package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training is killed at any moment, as by {@code kill -9}, and run again, until it is done: there
 * is always a checkpoint that can be read, none of its steps is lost, and what is trained in the
 * end is what is trained without all that. {@code mvn -Pkill test} kills 200 times.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("gradus.kills", 3);

  @TempDir Path folder;

  private final Random random = new Random(1);
  private int kills = 0;
  private int kindsDone = 0;
  private int halfWritten = 0;
  private long mostStepsLost = 0;

  private Path file() {
    return folder.resolve("run.checkpoint");
  }

  /** The steps that are in the file; 0 if there is none. */
  private long stepsInFile() {
    if (Files.notExists(file())) {
      return 0;
    }
    return (long) Checkpoint.load(file()).saved().matrices().get("steps").data[0];
  }

  /**
   * Runs the program, and kills it a moment after it has done so many steps.
   *
   * @return the last line that it printed
   */
  private String run(String kind, long killedAfter) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ChildJvm.home().resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledProgram.class.getName(),
                kind,
                file().toString())
            .redirectErrorStream(true)
            .start();
    String last = "";
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals(String.valueOf(killedAfter))) {
          Thread.sleep(random.nextInt(12), random.nextInt(1_000_000));
          process.toHandle().destroyForcibly(); // process itself would close what it printed
        }
        last = line;
      }
    }
    process.waitFor();
    return last;
  }

  /** Kills, and looks at what is left; until the program was faster. */
  private void killUntilDone(String kind) throws IOException, InterruptedException {
    TrainingProgram undisturbed = new TrainingProgram(kind, folder.resolve("undisturbed"));
    undisturbed.run(KilledProgram.EPOCHS);
    String end = "ends with " + KilledProgram.hash(undisturbed.result());
    long kept = 0;
    String last = "";
    while (!last.equals(end)) {
      boolean enough = kills == KILLS;
      last = run(kind, enough ? -1 : kept + 1 + random.nextInt(100));
      kept = stepsInFile();
      if (!last.equals(end)) {
        assertThat(last).as("killed %s times", kills).matches("[0-9]+");
        kills++;
        halfWritten += Files.exists(folder.resolve("run.checkpoint.0.tmp")) ? 1 : 0;
        mostStepsLost = Math.max(mostStepsLost, Long.parseLong(last) - kept);
      }
    }
    Files.delete(file());
    Files.delete(folder.resolve("undisturbed"));
  }

  @Test
  void whenEverItIsKilledNoCheckpointIsLostAndTheEndIsTheSame() throws Exception {
    List<String> kinds = TrainingProgram.KINDS;
    while (kills < KILLS) {
      killUntilDone(kinds.get(kindsDone % kinds.size()));
      kindsDone++;
    }
    // A checkpoint after every third step: the one after it and the next are the most to lose.
    assertThat(mostStepsLost).isLessThanOrEqualTo(2);
    assertThat(kills).isEqualTo(KILLS);
    System.out.printf(
        Locale.ROOT,
        "%d kills in %d trainings, %d of them while a checkpoint was written: at most %d steps lost,"
            + " every end the same.%n",
        kills,
        kindsDone,
        halfWritten,
        mostStepsLost);
  }
}
