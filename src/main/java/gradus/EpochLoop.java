package gradus;

import gradus.data.Batches;
import gradus.data.Dataset;
import gradus.math.Matrix;

/**
 * Goes through the epochs of a fit: every batch once, in an order of the epoch's own, and then the
 * validation. An epoch that a snapshot was taken in the middle of goes on there.
 */
final class EpochLoop {
  private final Trainer trainer;
  private final Dataset train;
  private final Dataset validation;
  private final Batches batches;

  /** The validation set may be null. */
  EpochLoop(Trainer trainer, Dataset train, Dataset validation) {
    this.trainer = trainer;
    this.train = train;
    this.validation = validation;
    this.batches = new Batches(train, trainer.batchSize());
  }

  /** One epoch, or what is left of it. */
  void run() {
    Progress progress = trainer.progress;
    startBatches();
    if (progress.begunEpoch == null) {
      progress.begunEpoch = new Score(train, trainer.loss());
    }
    while (batches.next()) {
      double lossValue = trainer.step(batches.inputs, batches.targets);
      progress.begunEpoch.add(lossValue, trainer.lastOutput, batches.targets);
      trainer.listeners.stepEnded(trainer);
    }
    trainer.sentinel.requireFiniteUpdate(batches.inputs, batches.targets);
    progress.epochEnded(validate(), trainer.gradientChanges.value());
    trainer.listeners.epochEnded(trainer);
  }

  private void startBatches() {
    if (trainer.shuffle) {
      batches.startShuffled(trainer.seed(), trainer.epoch() + 1);
    } else {
      batches.startUnshuffled();
    }
    batches.skip(trainer.progress.rowsOfEpoch());
  }

  /** Judges by the validation set, if there is one, in inference mode. */
  private Score validate() {
    Score score = new Score(train, trainer.loss());
    if (validation != null) {
      trainer.network().setTraining(false);
      try {
        Matrix output = trainer.network.forward(validation.inputs());
        double lossValue = trainer.loss().value(output, validation.targets());
        trainer.sentinel.requireFiniteValidation(lossValue, validation);
        score.add(lossValue, output, validation.targets());
      } finally {
        trainer.network().setTraining(true); // also after an error, since steps may follow
      }
    }
    return score;
  }

  @Override
  public String toString() {
    return "EpochLoop(" + batches + ")";
  }
}
