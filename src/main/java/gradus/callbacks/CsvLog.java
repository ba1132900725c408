package gradus.callbacks;

import gradus.History;
import gradus.Listener;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes the history to a CSV file while it grows, a line after every epoch, so that the results
 * survive a crash, and a spreadsheet can open them at any time.
 *
 * <p>After the first epoch of a fit the file is replaced by all epochs so far, as a whole; from
 * then on each adds a line in one step. So a program that is killed leaves whole lines, and ten
 * thousand epochs cost no more than ten thousand lines.
 */
public final class CsvLog implements Listener {
  private final Path path;
  private int epochs = 0; // in the file
  private long size = -1; // of the file, as it was left; -1 for one that isn't this fit's

  /** Writes to this file; see {@link History#toCsv}. */
  public CsvLog(Path path) {
    this.path = path;
  }

  /** The file of an earlier run stays until the first epoch is over. */
  @Override
  public void fitStarted(Trainer trainer, Dataset train) {
    size = -1;
  }

  /**
   * Adds a line.
   *
   * @throws UncheckedIOException if the file cannot be written; the lines before stay
   */
  @Override
  public void epochEnded(Trainer trainer) {
    History history = trainer.history();
    try {
      boolean isAsLeft = Files.isRegularFile(path) && Files.size(path) == size;
      if (isAsLeft && epochs + 1 == history.epochs().size()) {
        append(history.last().csvLine());
        epochs++;
      } else {
        writeAll(history); // the first epoch; or somebody has changed the file
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s cannot be written: %s. The lines before are unchanged."
              .formatted(path.toAbsolutePath(), AtomicFile.reason(e)),
          e);
    }
  }

  private void writeAll(History history) {
    history.toCsv(path);
    epochs = history.epochs().size();
    try {
      size = Files.size(path);
    } catch (IOException e) {
      size = -1; // then the next epoch writes all again
    }
  }

  /** A whole line or nothing. */
  private void append(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      try {
        file.write(bytes, size); // a few bytes: all of them, unless the disk is full
        if (bytes.hasRemaining()) {
          throw new IOException("the disk takes no more bytes");
        }
      } catch (IOException e) {
        takeBack(file, e);
        throw e;
      }
      size += bytes.limit();
    }
  }

  private void takeBack(FileChannel file, IOException because) {
    try {
      file.truncate(size);
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  @Override
  public String toString() {
    return "CsvLog(" + path + ")";
  }
}
