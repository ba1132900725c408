package gradus.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fails at any moment leaves the old file, and nothing else. */
class AtomicFileTest {
  /** Ten writes of ten bytes. */
  private static final AtomicFile.Content NEW_CONTENT =
      output -> {
        for (int i = 0; i < 10; i++) {
          output.write(ByteBuffer.wrap("new bytes\n".getBytes(UTF_8)));
        }
      };

  @TempDir Path folder;

  /** What a failing disk does at its last operation. */
  private enum Failure {
    THROWS,
    TAKES_NOTHING_MORE,
    LOSES_BYTES,
    RUNS_OUT_OF_MEMORY
  }

  /** Works for a number of operations: writes of at most 4 bytes, and all else that may fail. */
  private static final class FailingDisk extends Disk {
    private final Failure failure;
    private int left;
    private boolean failed = false;

    FailingDisk(int operations, Failure failure) {
      this.left = operations;
      this.failure = failure;
    }

    private void operate() throws IOException {
      if (left == 0) {
        failed = true;
        if (failure == Failure.RUNS_OUT_OF_MEMORY) {
          throw new OutOfMemoryError("no memory");
        }
        throw new IOException("no space left");
      }
      left--;
    }

    private int write(WritableByteChannel file, ByteBuffer bytes) throws IOException {
      if (left == 0 && failure == Failure.TAKES_NOTHING_MORE) {
        failed = true;
        return 0;
      }
      int count = Math.min(4, bytes.remaining());
      if (left == 0 && failure == Failure.LOSES_BYTES) {
        failed = true;
        bytes.position(bytes.position() + count);
        return count;
      }
      operate();
      ByteBuffer part = bytes.slice(bytes.position(), count);
      bytes.position(bytes.position() + count);
      return file.write(part);
    }

    @Override
    public WritableByteChannel create(Path temporary) throws IOException {
      operate();
      WritableByteChannel file = super.create(temporary);
      return new WritableByteChannel() {
        @Override
        public int write(ByteBuffer bytes) throws IOException {
          return FailingDisk.this.write(file, bytes);
        }

        @Override
        public boolean isOpen() {
          return file.isOpen();
        }

        @Override
        public void close() throws IOException {
          file.close();
          if (failure == Failure.THROWS) {
            throw new IOException("no space left"); // when all is on the disk
          }
        }
      };
    }

    @Override
    public void force(WritableByteChannel channel) throws IOException {
      if (failure != Failure.LOSES_BYTES) {
        operate();
      }
    }

    @Override
    public void move(Path temporary, Path path) throws IOException {
      operate();
      super.move(temporary, path);
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** Lets the disk fail at its first operation, at its second and so on, until it doesn't. */
  private int failAtEveryOperation(Failure failure, String old) throws IOException {
    Path path = folder.resolve("model");
    int operations = 0;
    while (true) {
      Files.deleteIfExists(path);
      if (old != null) {
        Files.writeString(path, old);
      }
      FailingDisk disk = new FailingDisk(operations, failure);
      Throwable error = null;
      try {
        AtomicFile.write(path, NEW_CONTENT, disk);
      } catch (UncheckedIOException | OutOfMemoryError e) {
        error = e;
      }
      if (!disk.failed) {
        assertThat(error).isNull();
        assertThat(path).hasContent("new bytes\n".repeat(10));
        return operations;
      }
      assertThat(error).as("after %s operations", operations).isNotNull();
      assertThat(names()).isEqualTo(old == null ? List.of() : List.of("model"));
      if (old != null) {
        assertThat(path).hasContent(old);
      }
      operations++;
    }
  }

  @Test
  void whereverTheDiskFailsTheOldFileIsThereAndNothingElse() throws IOException {
    // Each ten bytes are written as 4 + 4 + 2: 30 writes; create, force and move are 3 more.
    assertThat(failAtEveryOperation(Failure.THROWS, "old")).isEqualTo(33);
    assertThat(failAtEveryOperation(Failure.RUNS_OUT_OF_MEMORY, "old")).isEqualTo(33);
    assertThat(failAtEveryOperation(Failure.TAKES_NOTHING_MORE, "old")).isEqualTo(33);
    assertThat(failAtEveryOperation(Failure.LOSES_BYTES, "old")).isEqualTo(32);
  }

  @Test
  void whereverTheDiskFailsThereIsNoFileIfThereWasNone() throws IOException {
    assertThat(failAtEveryOperation(Failure.THROWS, null)).isEqualTo(33);
  }

  @Test
  void theErrorSaysThatTheOldFileIsThere() throws IOException {
    Path path = Files.writeString(folder.resolve("model"), "old");
    assertThatThrownBy(
            () -> AtomicFile.write(path, NEW_CONTENT, new FailingDisk(5, Failure.THROWS)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            path.toAbsolutePath()
                + " cannot be written: java.io.IOException: no space left. The file that was there"
                + " is unchanged.");
  }

  @Test
  void theErrorSaysWhatTheDiskDid() {
    Path path = folder.resolve("model");
    assertThatThrownBy(
            () ->
                AtomicFile.write(path, NEW_CONTENT, new FailingDisk(5, Failure.TAKES_NOTHING_MORE)))
        .hasMessage(
            path.toAbsolutePath()
                + " cannot be written: java.io.IOException: the disk takes no more bytes.");
    // The file's creation and writes of 4, 4, 2 and 4 bytes go well; the rest of the 100 is lost.
    assertThatThrownBy(
            () -> AtomicFile.write(path, NEW_CONTENT, new FailingDisk(5, Failure.LOSES_BYTES)))
        .hasMessage(
            path.toAbsolutePath()
                + " cannot be written: java.io.IOException: of 100 bytes only 14 arrived.");
  }

  @Test
  void missingFoldersAreMade() {
    Path path = folder.resolve("a/b/model");
    AtomicFile.write(path, NEW_CONTENT);
    assertThat(path).hasContent("new bytes\n".repeat(10));
  }

  @Test
  void whatAKilledProgramLeftIsDeleted() throws IOException {
    Files.writeString(folder.resolve("model.0.tmp"), "half");
    Files.writeString(folder.resolve("model.1.tmp"), "half");
    AtomicFile.write(folder.resolve("model"), NEW_CONTENT);
    assertThat(names()).containsExactly("model");
  }

  @Test
  void aFolderWithTheNameOfATemporaryFileIsNotInTheWay() throws IOException {
    Files.createDirectories(folder.resolve("model.0.tmp/more"));
    AtomicFile.write(folder.resolve("model"), NEW_CONTENT);
    assertThat(names()).containsExactly("model", "model.0.tmp");
  }

  @Test
  void aFolderThatCannotBeForcedIsNoError() {
    Path path = folder.resolve("model");
    List<Path> forced = new ArrayList<>();
    Disk disk =
        new Disk() {
          @Override
          public void forceFolder(Path folder) throws IOException {
            forced.add(folder);
            throw new IOException("access denied");
          }
        };
    AtomicFile.write(path, NEW_CONTENT, disk);
    assertThat(forced).containsExactly(folder.toAbsolutePath());
    assertThat(path).hasContent("new bytes\n".repeat(10));
  }
}
