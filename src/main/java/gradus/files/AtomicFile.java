package gradus.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * Writes a file as a whole or not at all: whoever reads it finds the old content or the new one,
 * also after a crash.
 *
 * <p>The content goes into a temporary file beside it, and is forced onto the disk; then the
 * temporary file takes the place of the old one, which the operating system does in one step. If
 * anything fails before that, the temporary file is deleted, and the old one was never touched. Two
 * threads or programs may write one file at the same time: one of the two contents remains, whole.
 *
 * <p>A symbolic link stays, and the file that it points to is replaced. The new file has the owner
 * and the permissions of the old one. A pipe or a device, such as {@code /dev/null}, has no old
 * content to save: the bytes are written straight into it.
 */
public final class AtomicFile {
  /** A link to a link and so on; Linux follows as many. */
  private static final int MOST_LINKS = 40;

  private AtomicFile() {}

  /** What is to be written. */
  public interface Content {
    /** Writes all of it. */
    void writeTo(Output output) throws IOException;
  }

  /** Where the content goes. */
  public static final class Output extends OutputStream {
    private final WritableByteChannel channel;
    private long written = 0;

    /** Into this channel. */
    public Output(WritableByteChannel channel) {
      this.channel = channel;
    }

    /** Writes all the bytes, or throws; a channel alone may write a part of them. */
    public void write(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        int count = channel.write(bytes);
        if (count <= 0) {
          throw new IOException("the disk takes no more bytes");
        }
        written += count;
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      write(ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public void write(int b) throws IOException {
      write(ByteBuffer.wrap(new byte[] {(byte) b}));
    }
  }

  /**
   * Makes missing folders, and replaces an existing file.
   *
   * @throws IllegalArgumentException if the path is that of a folder
   * @throws UncheckedIOException if writing fails; what was there before is then unchanged
   */
  public static void write(Path path, Content content) {
    write(path, content, new Disk());
  }

  /** The same on a disk that may fail, for tests. */
  public static void write(Path path, Content content, Disk disk) {
    Path absolute = path.toAbsolutePath();
    requireNoFolder(absolute);
    try {
      if (Files.exists(absolute) && !Files.isRegularFile(absolute)) {
        writeInto(absolute, content);
      } else {
        replace(withoutLinks(absolute), content, disk);
      }
    } catch (IOException e) {
      String unchanged =
          Files.isRegularFile(absolute) ? " The file that was there is unchanged." : "";
      throw new UncheckedIOException(
          "%s cannot be written: %s.%s".formatted(absolute, reason(e), unchanged), e);
    }
  }

  /** Refuses the path of a folder, for reading as well. */
  public static void requireNoFolder(Path path) {
    if (Files.isDirectory(path)) {
      throw new IllegalArgumentException(
          path.toAbsolutePath() + " is a folder, but expects a file: add its name to the path.");
    }
  }

  /** What a message says of an error of the disk, or of a thread that was told to stop. */
  public static String reason(IOException e) {
    return e instanceof ClosedByInterruptException
        ? "this thread was interrupted, and Java then neither reads nor writes a file; to do it all"
            + " the same, call Thread.interrupted() before"
        : e.toString();
  }

  /** Deletes the temporary files that killed programs left beside this one. */
  public static void deleteLeftovers(Path path) {
    try {
      TemporaryFile.deleteAbandoned(withoutLinks(path.toAbsolutePath()));
    } catch (IOException e) {
      // what cannot be reached is in nobody's way
    }
  }

  /** The file that a link points to, there or not. */
  private static Path withoutLinks(Path path) throws IOException {
    Path target = path;
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MOST_LINKS) {
        throw new IOException("its symbolic links go around in a circle");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  /** A pipe or a device. */
  private static void writeInto(Path path, Content content) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      content.writeTo(new Output(channel));
    }
  }

  private static void replace(Path target, Content content, Disk disk) throws IOException {
    Path folder = target.getParent();
    if (!Files.isDirectory(folder)) { // createDirectories doesn't take a link to a folder
      Files.createDirectories(folder);
    }
    boolean isThere = Files.exists(target);
    if (isThere && !Files.isWritable(target)) {
      throw new AccessDeniedException(target.toString());
    }
    try (TemporaryFile temporary = TemporaryFile.beside(target, disk)) {
      if (isThere) {
        copyPermissions(target, temporary.path);
      }
      Output output = new Output(temporary.channel);
      content.writeTo(output);
      disk.force(temporary.channel);
      requireSize(temporary.path, output.written);
      temporary.moveTo(target, disk);
    }
    forceFolder(folder, disk);
  }

  /** Of systems that have them; another owner only where this program may name one. */
  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    PosixFileAttributes wanted = Files.readAttributes(from, PosixFileAttributes.class);
    PosixFileAttributes given = view.readAttributes();
    try {
      if (!wanted.group().equals(given.group())) {
        view.setGroup(wanted.group());
      }
      if (!wanted.owner().equals(given.owner())) {
        view.setOwner(wanted.owner());
      }
    } catch (IOException e) {
      // then the file is this program's
    }
    if (!wanted.permissions().equals(given.permissions())) {
      view.setPermissions(wanted.permissions());
    }
  }

  private static void requireSize(Path temporary, long written) throws IOException {
    long size = Files.size(temporary);
    if (size != written) {
      throw new IOException("of %s bytes only %s arrived".formatted(written, size));
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
