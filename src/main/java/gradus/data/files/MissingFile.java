package gradus.data.files;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What is said when a file isn't there: where it was looked for, and why there. */
public final class MissingFile {
  private MissingFile() {}

  /** The error for users. */
  public static UncheckedIOException error(Path path, NoSuchFileException cause) {
    return new UncheckedIOException(
        ("There is no file %s. A relative path starts at the working directory, which" + " is %s.")
            .formatted(path.toAbsolutePath(), Path.of("").toAbsolutePath()),
        cause);
  }
}
