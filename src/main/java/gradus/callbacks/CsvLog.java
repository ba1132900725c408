package gradus.callbacks;

import gradus.History;
import gradus.Listener;
import gradus.Trainer;
import java.nio.file.Path;

/**
 * Writes the history to a CSV file after every epoch, so that what was seen survives a crash, and a
 * spreadsheet can look on.
 */
public final class CsvLog implements Listener {
  private final Path path;

  /** Writes to this file; see {@link History#toCsv}. */
  public CsvLog(Path path) {
    this.path = path;
  }

  @Override
  public void epochEnded(Trainer trainer) {
    trainer.history().toCsv(path);
  }

  @Override
  public String toString() {
    return "CsvLog(" + path + ")";
  }
}
