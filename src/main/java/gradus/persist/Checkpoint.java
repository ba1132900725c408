package gradus.persist;

import gradus.StatefulListener;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.math.Matrix;
import gradus.math.Quote;
import gradus.math.Rows;
import gradus.snapshots.SavedState;
import gradus.snapshots.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps a training in a file, so that it survives its program: a power cut or a crash costs the
 * steps since the last checkpoint, and nothing else.
 *
 * <pre>{@code
 * Checkpoint checkpoint = Checkpoint.every(100, Path.of("target/run.checkpoint")); // steps
 * trainer.addListener(checkpoint);
 * checkpoint.resumeIfThere(trainer);
 * trainer.fit(train, test, 50);
 * }</pre>
 *
 * <p>Run again by the same command, the program goes on where it was, in the middle of an epoch
 * too, and ends with the same bits as a run that nothing interrupted. 50 epochs are then 50 in all,
 * those before the crash included; when they are done, the fit trains nothing. Delete the file to
 * begin anew. A listener of your own that remembers something of each step is added before the
 * checkpoint, which keeps what it finds.
 *
 * <p><b>In the file</b> is a {@link Snapshot}, what the listeners remember included, and what is
 * compared: settings, the first learning rate among them, and name, size and SHA-256 of the
 * training set. If one of them is another, the fit doesn't go on. Not compared are the validation
 * set, and settings of listeners.
 *
 * <p><b>One program, one fit.</b> The first fit after resuming is the one that was interrupted. A
 * program that fits twice needs a checkpoint, and a trainer, for each.
 *
 * <p>The file is replaced as a whole or not at all. If that fails, as on a full disk, the fit ends
 * with an error, and the checkpoint before stays.
 */
public final class Checkpoint implements StatefulListener {
  /** What the metadata say under "format"; a file with other contents needs a new number. */
  static final String FORMAT = "gradus checkpoint 1";

  private final int steps;
  private final Path path;
  private final AtomicFile.Disk disk;
  private String dataName = "";
  private int dataRows = 0;
  private String dataDigest = "";
  private long stepsAtEpochEnd = -1; // of the last epoch of this fit

  Checkpoint(int steps, Path path, AtomicFile.Disk disk) {
    if (steps < 1) {
      throw new IllegalArgumentException(
          "Checkpoint got "
              + steps
              + " steps, but expects at least 1: after how many it writes; 100 and 1000 are usual.");
    }
    this.steps = steps;
    this.path = path;
    this.disk = disk;
  }

  /**
   * Writes the file after every so many steps, and when the fit is over. Missing folders are made.
   *
   * @throws IllegalArgumentException if the number is below 1
   */
  public static Checkpoint every(int steps, Path path) {
    return new Checkpoint(steps, path, new AtomicFile.Disk());
  }

  /**
   * The snapshot in a file, for {@link Trainer#restore} or {@link Trainer#resume}.
   *
   * @throws ModelFormatException if the file is damaged, or no checkpoint
   * @throws java.io.UncheckedIOException if there is no such file, or it cannot be read
   */
  public static Snapshot load(Path path) {
    return Safetensors.readChecked(path, Checkpoint::read);
  }

  /** All of the file; with weights that are NaN there is nothing to go on with. */
  static Snapshot read(Safetensors file) throws IOException {
    file.requireFormat(FORMAT);
    Map<String, String> texts = new LinkedHashMap<>(file.metadata());
    texts.remove("format");
    texts.remove("crc32c");
    Map<String, Matrix> matrices = new LinkedHashMap<>();
    for (String name : file.tensors().keySet()) {
      matrices.put(name, name.startsWith("network.") ? file.readFinite(name) : file.read(name));
    }
    try {
      SavedState saved = new SavedState(file.name, texts, matrices);
      Trainer.requireReadable(saved);
      return new Snapshot(saved);
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(e.getMessage() + " It is no sound checkpoint.", e);
    }
  }

  /**
   * Goes on from the file, if it is there; otherwise training starts from the beginning.
   *
   * @return whether it is there
   * @throws ModelFormatException if the file is damaged, or from another training
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public boolean resumeIfThere(Trainer trainer) {
    if (Files.notExists(path)) {
      return false;
    }
    resume(trainer);
    return true;
  }

  /**
   * Goes on from the file.
   *
   * @throws ModelFormatException if the file is damaged, or from another training
   * @throws java.io.UncheckedIOException if there is no such file, or it cannot be read
   */
  public void resume(Trainer trainer) {
    Snapshot snapshot = load(path);
    try {
      trainer.resume(snapshot);
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(e.getMessage() + beginAnew(), e);
    }
  }

  private String beginAnew() {
    return " Or delete " + path + " to begin anew.";
  }

  @Override
  public void fitStarted(Trainer trainer, Dataset train) {
    AtomicFile.deleteLeftovers(path);
    dataName = train.name();
    dataRows = train.rows();
    dataDigest = DatasetDigest.sha256(train);
    stepsAtEpochEnd = -1;
  }

  /**
   * Writes the file, if it is time.
   *
   * @throws java.io.UncheckedIOException if that fails; the file before is then unchanged
   */
  @Override
  public void stepEnded(Trainer trainer) {
    if (trainer.steps() % steps == 0) {
      write(trainer);
    }
  }

  @Override
  public void epochEnded(Trainer trainer) {
    stepsAtEpochEnd = trainer.steps();
  }

  /** Writes the file, if the fit went to its end; after an error the last checkpoint stays. */
  @Override
  public void fitEnded(Trainer trainer) {
    boolean stopped = !trainer.history().stoppedBecause().isEmpty();
    boolean over = stopped || trainer.epoch() == trainer.lastEpoch();
    if (over && trainer.steps() == stepsAtEpochEnd) {
      write(trainer);
    }
  }

  /** Weights that an update has just made infinite aren't written: the next step will say so. */
  private void write(Trainer trainer) {
    for (Matrix matrix : trainer.network().state()) {
      if (Rows.firstNotFinite(matrix) >= 0) {
        return;
      }
    }
    SavedState notes = trainer.snapshot().saved();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.putAll(notes.texts());
    SafetensorsWriter.write(path, metadata, notes.matrices(), disk);
  }

  @Override
  public void writeTo(SavedState notes) {
    notes.put("data", dataName);
    notes.put("data_rows", dataRows);
    notes.put("data_sha256", dataDigest);
  }

  /** Compares the training set with that of the interrupted fit. */
  @Override
  public void readFrom(SavedState notes) {
    String name = notes.text("data");
    long rows = notes.count("data_rows", Integer.MAX_VALUE);
    boolean sameNumbers = notes.text("data_sha256").equals(dataDigest);
    if (!name.equals(dataName) || rows != dataRows || !sameNumbers) {
      throw new ModelFormatException(
          notes.owner()
              + " is from a fit to "
              + Quote.of(name)
              + " with "
              + rows
              + " rows, but this one is to "
              + Quote.of(dataName)
              + " with "
              + dataRows
              + (sameNumbers ? " rows" : " rows and other numbers")
              + ": read, split and scale the data as before."
              + beginAnew());
    }
  }

  @Override
  public String toString() {
    return "Checkpoint(every " + steps + (steps == 1 ? " step, " : " steps, ") + path + ")";
  }
}
