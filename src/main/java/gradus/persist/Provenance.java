package gradus.persist;

import gradus.History;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.math.TextTable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a model comes from: with which program it was made, from which data, how, and how good it
 * was then. Kept as texts, in order, for people to read.
 *
 * @param entries what is known, by name; an entry of your own, such as a license, may be added
 */
public record Provenance(Map<String, String> entries) {
  /** The version of this framework; a test compares it with the build's. */
  static final String VERSION = "0.1.0";

  /**
   * Keeps a copy, in the given order.
   *
   * @throws IllegalArgumentException if a name or text is null
   */
  public Provenance {
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      if (entry.getKey() == null || entry.getValue() == null) {
        throw new IllegalArgumentException(
            "Provenance got the entry %s, but expects a name and a text: leave it out."
                .formatted(entry));
      }
    }
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** What is known without a trainer: this framework and this Java. */
  public static Provenance ofThisProgram() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("gradus", VERSION);
    entries.put("java", System.getProperty("java.version"));
    return new Provenance(entries);
  }

  /**
   * What is known after training. Losses and accuracies are those of the epoch whose weights the
   * network has: after early stopping, an earlier one than the last.
   *
   * @param train what was learned from; its numbers are kept as a SHA-256
   */
  public static Provenance of(Trainer trainer, Dataset train) {
    Map<String, String> entries = new LinkedHashMap<>(ofThisProgram().entries);
    entries.put("data", train.name());
    entries.put("data_rows", String.valueOf(train.rows()));
    entries.put("data_sha256", Sha256.of(train));
    entries.put("loss", trainer.loss().toString());
    entries.put("optimizer", trainer.optimizer().toString());
    entries.put("batch_size", String.valueOf(trainer.batchSize()));
    entries.put("seed", String.valueOf(trainer.seed()));
    entries.put("epochs", String.valueOf(trainer.epoch()));
    entries.put("steps", String.valueOf(trainer.steps()));
    if (trainer.epoch() > 0) {
      History.Epoch epoch = trainer.history().ofWeights();
      if (epoch.number() < trainer.epoch()) {
        entries.put("weights_of_epoch", String.valueOf(epoch.number()));
      }
      putFigure(entries, "training_loss", epoch.trainingLoss());
      putFigure(entries, "training_accuracy", epoch.trainingAccuracy());
      putFigure(entries, "validation_loss", epoch.validationLoss());
      putFigure(entries, "validation_accuracy", epoch.validationAccuracy());
    }
    return new Provenance(entries);
  }

  private static void putFigure(Map<String, String> entries, String name, double value) {
    if (!Double.isNaN(value)) { // as where there is no validation set
      entries.put(name, String.valueOf(value));
    }
  }

  /** This and one thing more. */
  public Provenance with(String name, String text) {
    Map<String, String> more = new LinkedHashMap<>(entries);
    more.put(name, text);
    return new Provenance(more);
  }

  /** A line for each entry. */
  @Override
  public String toString() {
    TextTable table = new TextTable("ll");
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      table.add(entry.getKey(), entry.getValue());
    }
    return table.toString();
  }
}
