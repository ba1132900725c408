package gradus.persist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file as a whole or not at all: whoever reads it finds the old content or the new one,
 * also after a crash.
 *
 * <p>The content goes into a temporary file beside it, and is forced onto the disk; then the
 * temporary file takes the place of the old one, which the operating system does in one step. If
 * anything fails before that, the temporary file is deleted, and the old one was never touched.
 */
final class AtomicFile {
  private AtomicFile() {}

  /** What is to be written. */
  interface Content {
    void writeTo(Output output) throws IOException;
  }

  /** What is asked of the operating system; tests put one that fails in its place. */
  static class Disk {
    /** Makes a new file. */
    WritableByteChannel create(Path temporary) throws IOException {
      return FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Returns when the bytes are on the disk itself. */
    void force(WritableByteChannel channel) throws IOException {
      ((FileChannel) channel).force(true);
    }

    void move(Path temporary, Path path) throws IOException {
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes the new name as durable as the bytes. */
    void forceFolder(Path folder) throws IOException {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Where the content goes. */
  static final class Output {
    private final WritableByteChannel channel;
    private long written = 0;

    Output(WritableByteChannel channel) {
      this.channel = channel;
    }

    /** Writes all the bytes, or throws; a channel alone may write a part of them. */
    void write(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        int count = channel.write(bytes);
        if (count <= 0) {
          throw new IOException("the disk takes no more bytes");
        }
        written += count;
      }
    }
  }

  /**
   * Makes missing folders, and replaces an existing file.
   *
   * @throws IllegalArgumentException if the path is that of a folder
   * @throws UncheckedIOException if writing fails; what was there before is then unchanged
   */
  static void write(Path path, Content content) {
    write(path, content, new Disk());
  }

  static void write(Path path, Content content, Disk disk) {
    Path target = path.toAbsolutePath();
    requireNoFolder(target);
    try {
      Files.createDirectories(target.getParent());
      replace(target, content, disk);
    } catch (IOException e) {
      String unchanged = Files.exists(target) ? " The file that was there is unchanged." : "";
      throw new UncheckedIOException(
          "%s cannot be written: %s.%s".formatted(target, e, unchanged), e);
    }
  }

  /** Refuses the path of a folder, for reading as well. */
  static void requireNoFolder(Path path) {
    if (Files.isDirectory(path)) {
      throw new IllegalArgumentException(
          path.toAbsolutePath() + " is a folder, but expects a file: add its name to the path.");
    }
  }

  private static void replace(Path target, Content content, Disk disk) throws IOException {
    Path temporary = freeName(target);
    WritableByteChannel channel = disk.create(temporary);
    try {
      long written;
      try (channel) {
        Output output = new Output(channel);
        content.writeTo(output);
        disk.force(channel);
        written = output.written;
      }
      requireSize(temporary, written);
      disk.move(temporary, target);
    } catch (IOException | RuntimeException | Error e) {
      delete(temporary, e);
      throw e;
    }
    forceFolder(target.getParent(), disk);
  }

  /** A name beside the target; a program that was killed may have left files of the first names. */
  private static Path freeName(Path target) {
    int number = 0;
    while (Files.exists(temporary(target, number))) {
      number++;
    }
    return temporary(target, number);
  }

  private static Path temporary(Path target, int number) {
    return target.resolveSibling(target.getFileName() + "." + number + ".tmp");
  }

  /**
   * Deletes the temporary files that killed programs left beside this one, if no other program is
   * writing it now.
   *
   * @throws UncheckedIOException if one cannot be deleted
   */
  static void deleteLeftovers(Path path) {
    Path target = path.toAbsolutePath();
    try {
      int number = 0;
      while (Files.deleteIfExists(temporary(target, number))) {
        number++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("What is left of " + target + " cannot be deleted: " + e, e);
    }
  }

  private static void requireSize(Path temporary, long written) throws IOException {
    long size = Files.size(temporary);
    if (size != written) {
      throw new IOException("of %s bytes only %s arrived".formatted(written, size));
    }
  }

  private static void delete(Path temporary, Throwable because) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  /** Some systems don't let a folder be opened, and the new file is there in any case. */
  private static void forceFolder(Path folder, Disk disk) {
    try {
      disk.forceFolder(folder);
    } catch (IOException e) {
      // then a crash in the next seconds may bring the old file back, as a whole
    }
  }
}
