package gradus.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A new file beside the one that it is going to replace. Of {@code model} it is called {@code
 * model.0.tmp}, and {@code model.1.tmp} while somebody else writes the first.
 *
 * <p>A program that was killed leaves its temporary file behind. Whoever writes next deletes it:
 * the lock, which every writer holds as long as its file is open, has gone with the program.
 */
final class TemporaryFile implements AutoCloseable {
  /** File systems take names of up to 255 bytes; the ending needs some of them. */
  private static final int LONGEST_NAME = 230;

  private static final int KEPT_OF_A_LONG_NAME = 200;

  /** So many names are looked at for files that were left behind. */
  private static final int NAMES_TO_TIDY = 4;

  /** Locks are between programs; this is between the threads of one. */
  private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

  /** Where it is. */
  final Path path;

  /** Open for writing. */
  final WritableByteChannel channel;

  private boolean isMoved = false;

  private TemporaryFile(Path path, WritableByteChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Makes one beside this file, and deletes what killed programs left there. */
  static TemporaryFile beside(Path target, Disk disk) throws IOException {
    deleteAbandoned(target);
    for (int number = 0; ; number++) {
      Path path = name(target, number);
      if (IN_USE.add(path)) {
        try {
          WritableByteChannel channel = disk.create(path);
          if (Files.exists(path)) {
            return new TemporaryFile(path, channel);
          }
          channel.close(); // taken for abandoned just before it was locked
        } catch (FileAlreadyExistsException e) {
          // another program writes it now
        } catch (IOException | RuntimeException | Error e) {
          IN_USE.remove(path);
          throw e;
        }
        IN_USE.remove(path);
      }
    }
  }

  private static Path name(Path target, int number) {
    return target.resolveSibling(
        shortened(target.getFileName().toString()) + "." + number + ".tmp");
  }

  private static String shortened(String name) {
    if (bytes(name) <= LONGEST_NAME) {
      return name;
    }
    int end = 0;
    while (bytes(name.substring(0, end)) < KEPT_OF_A_LONG_NAME) {
      end = name.offsetByCodePoints(end, 1);
    }
    return name.substring(0, end) + "." + Integer.toHexString(name.hashCode());
  }

  private static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Keeps other programs from deleting the file; without locks, as on some servers, they don't. */
  static void lock(FileChannel channel) {
    try {
      FileLock unused = tryLock(channel);
    } catch (IOException e) {
      // then it is written without one, and what a killed program leaves stays
    }
  }

  /** Behind the last byte of any file, so that nobody is kept from reading. */
  private static FileLock tryLock(FileChannel channel) throws IOException {
    return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
  }

  /** Deletes what killed programs left beside this file. */
  static void deleteAbandoned(Path target) {
    for (int number = 0; number < NAMES_TO_TIDY; number++) {
      Path path = name(target, number);
      if (Files.exists(path) && IN_USE.add(path)) {
        try {
          deleteIfUnlocked(path);
        } finally {
          IN_USE.remove(path);
        }
      }
    }
  }

  /** Two may try this at once: only who has the lock of the file that is there now deletes it. */
  private static void deleteIfUnlocked(Path path) {
    try {
      Object key = key(path);
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
          FileLock lock = tryLock(channel)) {
        if (lock != null && Objects.equals(key, key(path))) {
          Files.delete(path);
        }
      }
    } catch (IOException | OverlappingFileLockException e) {
      // somebody writes it, or it is no file: it stays, and another name is taken
    }
  }

  private static Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  /** Puts the file in the place of another one. */
  void moveTo(Path target, Disk disk) throws IOException {
    disk.move(path, target);
    isMoved = true;
  }

  /** Closes the file, and deletes it unless it was moved. */
  @Override
  public void close() throws IOException {
    try (channel) {
      if (!isMoved) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      if (!isMoved) { // otherwise all its bytes are on the disk
        throw e;
      }
    } finally {
      IN_USE.remove(path);
    }
  }
}
