package gradus.persist;

import gradus.Network;
import gradus.StatefulListener;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.files.AtomicFile;
import gradus.files.Disk;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.math.Matrix;
import gradus.math.Quote;
import gradus.math.Rows;
import gradus.math.Shapes;
import gradus.snapshots.SavedState;
import gradus.snapshots.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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
 * start over: a fit that doesn't go on from it never replaces it. A listener of your own that
 * remembers something of each step is added before the checkpoint, which keeps what it finds.
 *
 * <p><b>In the file</b> is a {@link Snapshot}, what the listeners remember included, and what is
 * compared: settings, the first learning rate among them, name, size and SHA-256 of the training
 * set, and the SHA-256 of the first weights. If one of them is another, the fit doesn't go on. Not
 * compared are the validation set, and settings of listeners.
 *
 * <p><b>One program, one fit.</b> The first fit after resuming is the one that was interrupted. A
 * program that fits twice needs a checkpoint, and a trainer, for each.
 *
 * <p>The file is replaced as a whole or not at all. If that fails, as on a full disk, the fit ends
 * with an error, and the checkpoint before stays.
 */
public final class Checkpoint implements StatefulListener {
  /** What the metadata say under "format"; a file with other contents needs a new number. */
  static final String FORMAT = "gradus checkpoint 2";

  /** It doesn't say what the first weights were. */
  private static final String FIRST_FORMAT = "gradus checkpoint 1";

  private static final String FIRST_WEIGHTS = "first_weights";

  private final int steps;
  private final Path path;
  private final Disk disk;
  private String dataName = "";
  private int dataRows = 0;
  private String dataDigest = "";
  private String firstWeights = ""; // the digest of those before the first step; "" if unknown
  private Trainer trainer = null; // of the current or last fit
  private Trainer owner = null; // the trainer whose steps are in the file
  private long rowsOfEpoch = 0; // that were learned when the file was written, in its begun epoch
  private long stepsAtEpochEnd = -1; // of the last epoch of this fit

  Checkpoint(int steps, Path path, Disk disk) {
    if (steps < 1) {
      throw new IllegalArgumentException(
          ("Checkpoint got %s steps, but expects at least 1: after how many it writes; 100"
                  + " and 1000 are usual.")
              .formatted(steps));
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
    return new Checkpoint(steps, path, new Disk());
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
    file.requireFormat(FIRST_FORMAT, FORMAT);
    Map<String, String> texts = new LinkedHashMap<>(file.metadata());
    texts.keySet().removeAll(List.of("format", "crc32c", FIRST_WEIGHTS));
    Map<String, Matrix> matrices = new LinkedHashMap<>();
    for (String name : file.tensors().keySet()) {
      matrices.put(name, name.startsWith("network.") ? file.readFinite(name) : file.read(name));
    }
    try {
      SavedState saved = new SavedState(file.name, texts, matrices, Checkpoint::ownFault);
      Trainer.requireReadable(saved);
      return new Snapshot(saved);
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(e.getMessage() + " It is no sound checkpoint.", e);
    }
  }

  /** What the trainer or a listener finds wrong with the file, while the fit goes on from it. */
  private static ModelFormatException ownFault(IllegalArgumentException fault) {
    return fault instanceof ModelFormatException own
        ? own
        : new ModelFormatException(fault.getMessage(), fault);
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
    Safetensors.readChecked(path, file -> resume(trainer, file));
  }

  /** The same with an open file. */
  Trainer resume(Trainer trainer, Safetensors file) throws IOException {
    Snapshot snapshot = readFor(trainer, file);
    try {
      trainer.resume(snapshot);
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(e.getMessage() + beginAnew(), e);
    }
    owner = trainer;
    return trainer;
  }

  /** Also compares the weights of a trainer that has learned nothing yet with the file's first. */
  private Snapshot readFor(Trainer fresh, Safetensors file) throws IOException {
    Snapshot snapshot = read(file);
    SavedState begun = snapshot.saved().part("begun_epoch");
    rowsOfEpoch = begun.has("rows") ? begun.count("rows", Integer.MAX_VALUE) : 0;
    firstWeights = file.metadata().getOrDefault(FIRST_WEIGHTS, "");
    boolean comparable = !firstWeights.isEmpty() && fresh.steps() == 0;
    if (comparable
        && hasShapesOf(fresh.network(), snapshot.saved().matrices())
        && !firstWeights.equals(Sha256.of(fresh.network()))) {
      throw new ModelFormatException(
          ("%s is from a training that began with other weights: make the network as it was"
                  + " made then, with the same seed, as in new Random(42), or give each training a"
                  + " file of its own.%s")
              .formatted(file.name, beginAnew()));
    }
    return snapshot;
  }

  /** Otherwise the trainer itself says what differs. */
  private static boolean hasShapesOf(Network network, Map<String, Matrix> matrices) {
    List<Layer> layers = network.allLayers();
    for (int i = 0; i < layers.size(); i++) {
      for (Parameter parameter : layers.get(i).parameters()) {
        Matrix other = matrices.get("network." + i + "." + parameter.name);
        if (other == null || !Shapes.of(other).equals(Shapes.of(parameter.value))) {
          return false;
        }
      }
    }
    return true;
  }

  private String beginAnew() {
    return " Or delete " + path + " to start over.";
  }

  /**
   * Looks at the training set, and at the weights if nothing was learned yet.
   *
   * @throws IllegalStateException if the file is another training's, which is never replaced
   */
  @Override
  public void fitStarted(Trainer trainer, Dataset train) {
    AtomicFile.deleteLeftovers(path);
    this.trainer = trainer;
    dataName = train.name();
    dataRows = train.rows();
    dataDigest = Sha256.of(train);
    stepsAtEpochEnd = -1;
    if (trainer.steps() == 0) {
      requireOwnFile();
      firstWeights = Sha256.of(trainer.network());
    } // otherwise it may go on from a snapshot of this file, which readFrom will say
  }

  /** Refuses to replace what this trainer neither wrote nor went on from. */
  private void requireOwnFile() {
    if (owner != trainer && Files.exists(path)) {
      throw new IllegalStateException(
          ("%s is there already, and this training neither wrote it nor goes on from it: call"
                  + " resumeIfThere(trainer) before fit to go on from it, or take another file name."
                  + " Or delete it to start over.")
              .formatted(path));
    }
  }

  /**
   * Writes the file, if it is time.
   *
   * @throws java.io.UncheckedIOException if that fails; the file before is then unchanged
   * @throws IllegalStateException if the file is another training's, which is never replaced
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
    requireOwnFile();
    SavedState saved = trainer.snapshot().saved();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    if (!firstWeights.isEmpty()) {
      metadata.put(FIRST_WEIGHTS, firstWeights);
    }
    metadata.putAll(saved.texts());
    SafetensorsWriter.write(path, metadata, saved.matrices(), disk);
    owner = trainer;
  }

  @Override
  public void writeTo(SavedState saved) {
    saved.put("data", dataName);
    saved.put("data_rows", dataRows);
    saved.put("data_sha256", dataDigest);
  }

  /** The fit goes on from a snapshot; compares the training set with that of then. */
  @Override
  public void readFrom(SavedState saved) {
    String name = saved.text("data");
    long rows = saved.count("data_rows", Integer.MAX_VALUE);
    boolean sameNumbers = saved.text("data_sha256").equals(dataDigest);
    if (!name.equals(dataName) || rows != dataRows || !sameNumbers) {
      throw new ModelFormatException(
          ("%s is from a fit to %s with %s rows, but this one is to %s with %s rows%s: read,"
                  + " split and scale the data as before.%s")
              .formatted(
                  saved.owner(),
                  Quote.of(name),
                  rows,
                  Quote.of(dataName),
                  dataRows,
                  sameNumbers ? "" : " and other numbers",
                  beginAnew()));
    }
    boolean wholeBatches = rowsOfEpoch % trainer.batchSize() == 0 || rowsOfEpoch == rows;
    if (rowsOfEpoch > rows || !wholeBatches) {
      throw new ModelFormatException(
          ("%s says that %s rows of an epoch are learned, but expects whole batches of %s,"
                  + " and at most %s rows.%s")
              .formatted(saved.owner(), rowsOfEpoch, trainer.batchSize(), rows, beginAnew()));
    }
    owner = trainer;
  }

  @Override
  public String toString() {
    return "Checkpoint(every " + steps + (steps == 1 ? " step, " : " steps, ") + path + ")";
  }
}
