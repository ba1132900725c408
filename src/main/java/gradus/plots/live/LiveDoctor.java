package gradus.plots.live;

import gradus.Trainer;
import gradus.data.Dataset;
import gradus.inspect.Finding;
import gradus.inspect.TrainingDoctor;
import java.util.List;

/**
 * Asks the {@link TrainingDoctor} now and then, and keeps the first thing that it finds. A window
 * mustn't end a training, so a doctor who can't say anything is a doctor who finds nothing.
 */
final class LiveDoctor {
  /** The doctor notes something of every step. */
  private static final int MOST_STEPS = 1_000_000;

  private TrainingDoctor doctor = null; // null for none
  private int steps = 0; // that the doctor has seen
  private Finding first = null; // null for none

  /** Looks at a training from here on. */
  void start(Trainer trainer, Dataset train) {
    steps = 0;
    first = null;
    try {
      doctor = new TrainingDoctor();
      doctor.fitStarted(trainer, train);
    } catch (RuntimeException e) {
      doctor = null;
    }
  }

  void stepEnded(Trainer trainer) {
    if (doctor != null && steps < MOST_STEPS) {
      doctor.stepEnded(trainer.lastLoss());
      steps++;
    }
  }

  /** Examines the training as it is now, and returns whether there is something new to say. */
  boolean ask() {
    if (doctor == null || steps == 0 || steps == MOST_STEPS) {
      return false;
    }
    String before = finding();
    try {
      List<Finding> all = doctor.diagnosis().findings();
      first = all.isEmpty() ? null : all.get(0);
    } catch (RuntimeException e) {
      doctor = null;
    }
    return !before.equals(finding());
  }

  /** What was found first when the doctor was asked last, without the advice; empty for nothing. */
  String finding() {
    return first == null ? "" : first.name() + ": " + first.evidence().replaceFirst("\\.$", "");
  }

  /** What to do about it; empty for nothing. */
  String advice() {
    return first == null ? "" : first.advice();
  }
}
