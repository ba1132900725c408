package gradus.data.files;

import gradus.math.Quote;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file to read data from, on disk, on the class path or in memory; gzip is unpacked unasked. */
final class DataFile {
  /** Opens the bytes as they are stored. */
  private interface Opener {
    InputStream open() throws IOException;
  }

  /** How messages call it. */
  final String name;

  private final Opener opener;

  private DataFile(String name, Opener opener) {
    this.name = name;
    this.opener = opener;
  }

  static DataFile at(Path path) {
    Path last = path.toAbsolutePath().getFileName();
    String name = Quote.visible(String.valueOf(last == null ? path : last));
    return new DataFile(name, () -> openFile(path));
  }

  static DataFile ofBytes(String name, byte[] content) {
    return new DataFile(name, () -> new ByteArrayInputStream(content));
  }

  /** One of the bundled files, by its path below the folder datasets. */
  static DataFile bundled(String path) {
    return new DataFile(path, () -> openBundled("/datasets/" + path));
  }

  /**
   * A new stream of the content. {@link #unreadable} turns what it throws into an error for users.
   */
  InputStream open() throws IOException {
    InputStream stored = new BufferedInputStream(opener.open());
    try {
      return isGzip(stored) ? new BufferedInputStream(new GZIPInputStream(stored)) : stored;
    } catch (IOException e) {
      stored.close();
      throw e;
    }
  }

  private static boolean isGzip(InputStream stored) throws IOException {
    stored.mark(2);
    boolean gzip = stored.read() == 0x1f && stored.read() == 0x8b;
    stored.reset();
    return gzip;
  }

  private static InputStream openFile(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException("it is a folder, but a file is expected");
    }
    try {
      return Files.newInputStream(path);
    } catch (NoSuchFileException e) {
      throw MissingFile.error(path, e);
    }
  }

  private static InputStream openBundled(String path) {
    InputStream stream = DataFile.class.getResourceAsStream(path);
    if (stream == null) {
      throw new IllegalStateException(
          ("The bundled data set %s is not on the class path: build with Maven, which"
                  + " puts it there, or mark the folder datasets as a resource folder in your IDE.")
              .formatted(path));
    }
    return stream;
  }

  /** The error for what went wrong while reading. */
  RuntimeException unreadable(IOException e) {
    if (e instanceof CharacterCodingException) {
      return new MalformedDataException(
          ("%s is not a text in UTF-8: save it again as CSV with the encoding UTF-8 (some"
                  + " spreadsheets call that \"CSV UTF-8\").")
              .formatted(name),
          e);
    }
    if (e instanceof EOFException || e instanceof ZipException) {
      return new MalformedDataException(
          "%s is a damaged or incomplete gzip file (%s): download or pack it again."
              .formatted(name, e.getMessage() == null ? "it ends too early" : e.getMessage()),
          e);
    }
    if (e instanceof AccessDeniedException) { // whose message is the path alone
      return new UncheckedIOException(
          name + " cannot be read: access is denied. Look at the permissions of the file.", e);
    }
    return new UncheckedIOException(name + " cannot be read: " + e.getMessage() + ".", e);
  }
}
