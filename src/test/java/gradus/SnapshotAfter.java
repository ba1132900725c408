package gradus;

import gradus.snapshots.Snapshot;

/** Takes a snapshot after a step, in the middle of a fit. */
final class SnapshotAfter implements Listener {
  private final long step;
  Snapshot snapshot;

  SnapshotAfter(long step) {
    this.step = step;
  }

  @Override
  public void stepEnded(Trainer trainer) {
    if (trainer.steps() == step) {
      snapshot = trainer.snapshot();
    }
  }

  @Override
  public String toString() {
    return "SnapshotAfter(step " + step + ")";
  }
}
