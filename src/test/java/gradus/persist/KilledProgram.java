package gradus.persist;

import gradus.Listener;
import gradus.Trainer;
import java.nio.file.Path;
import java.util.List;

/** What {@link KillTest} runs, kills and runs again: trains for 40 epochs, and says each step. */
final class KilledProgram {
  static final int EPOCHS = 40;

  /** Prints its steps. */
  private static final class Saying implements Listener {
    @Override
    public void stepEnded(Trainer trainer) {
      System.out.println(trainer.steps());
    }
  }

  private KilledProgram() {}

  /** The kind of training, and the file of the checkpoint. */
  public static void main(String[] args) {
    TrainingProgram program = new TrainingProgram(args[0], Checkpoint.every(3, Path.of(args[1])));
    program.trainer.addListener(new Saying()); // after the checkpoint
    program.run(EPOCHS);
    System.out.println("ends with " + hash(program.result()));
  }

  /** What a training ended with, in short. */
  static int hash(List<String> result) {
    return result.hashCode();
  }
}
