package gradus.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a path may be beside an ordinary file with an ordinary name, and who else may write it. */
class AtomicFileKindsTest {
  @TempDir Path folder;

  private static void write(Path path, String text) {
    AtomicFile.write(path, output -> output.write(ByteBuffer.wrap(text.getBytes(UTF_8))));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static boolean hasPosix() {
    return Path.of("/").getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  @Test
  void aLinkStaysAndItsFileIsReplaced() throws IOException {
    Path far = Files.createDirectory(folder.resolve("far"));
    Path file = Files.writeString(far.resolve("model"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("far/model"));
    Path linkToLink = Files.createSymbolicLink(folder.resolve("link2"), link);
    write(linkToLink, "new");
    assertThat(link).isSymbolicLink();
    assertThat(linkToLink).isSymbolicLink();
    assertThat(file).hasContent("new").isRegularFile();
    assertThat(names()).containsExactly("far", "link", "link2");
  }

  @Test
  void aLinkToAFileThatIsNotThereYetStays() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("model"));
    write(link, "new");
    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("model")).hasContent("new");
  }

  @Test
  void aFolderMayBeALink() throws IOException {
    Files.createDirectory(folder.resolve("far"));
    Path link = Files.createSymbolicLink(folder.resolve("near"), Path.of("far"));
    write(link.resolve("model"), "new");
    assertThat(folder.resolve("far/model")).hasContent("new");
  }

  @Test
  void linksInACircleAreRefused() throws IOException {
    Path link = folder.resolve("a");
    Files.createSymbolicLink(link, Path.of("b"));
    Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
    assertThatThrownBy(() -> write(link, "new"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            link
                + " cannot be written: java.io.IOException: its symbolic links go around in a"
                + " circle.");
  }

  @Test
  void aDeviceIsWrittenIntoAndStays() throws IOException {
    Path nothing = Path.of("/dev/null");
    assumeTrue(Files.exists(nothing));
    Path link = Files.createSymbolicLink(folder.resolve("link"), nothing);
    write(link, "new");
    write(nothing, "new");
    assertThat(Files.isRegularFile(nothing)).isFalse();
    assertThat(names()).containsExactly("link");
  }

  @Test
  @Timeout(20)
  void aPipeIsWrittenInto() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(hasPosix());
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<byte[]> read = threads.submit(() -> Files.readAllBytes(pipe));
      write(pipe, "new");
      assertThat(read.get()).asString(UTF_8).isEqualTo("new");
    } finally {
      threads.shutdownNow();
    }
    assertThat(names()).containsExactly("pipe");
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  @Test
  void permissionsStay() throws IOException {
    assumeTrue(hasPosix());
    Path path = Files.writeString(folder.resolve("model"), "old");
    for (String permissions : List.of("rw-------", "rw-rw-rw-", "rwxr-x---")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
      write(path, permissions);
      assertThat(path).hasContent(permissions);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo(permissions);
    }
  }

  @Test
  void theOwnerStaysWhereTheProgramMayNameOne() throws IOException {
    assumeTrue(hasPosix());
    Path path = Files.writeString(folder.resolve("model"), "old");
    try {
      Files.setAttribute(path, "unix:uid", 12345);
    } catch (IOException e) {
      assumeTrue(false, "only root may");
    }
    write(path, "new");
    assertThat(Files.getAttribute(path, "unix:uid")).isEqualTo(12345);
  }

  @Test
  void aFileThatIsWriteProtectedIsRefused() throws IOException {
    Path path = Files.writeString(folder.resolve("model"), "old");
    assertThat(path.toFile().setWritable(false)).isTrue();
    assumeTrue(!Files.isWritable(path), "root may write everything");
    assertThatThrownBy(() -> write(path, "new"))
        .hasMessage(
            path
                + " cannot be written: java.nio.file.AccessDeniedException: "
                + path
                + ". The file that was there is unchanged.");
  }

  @Test
  void theLongestNamesAreWritten() throws IOException {
    // 255 bytes: of letters of one byte, of two and of four
    for (String name : List.of("a".repeat(255), "ä".repeat(127) + "a", "\uD83D\uDE00".repeat(63))) {
      write(folder.resolve(name), "new");
      write(folder.resolve(name), "newer");
      assertThat(folder.resolve(name)).hasContent("newer");
    }
    assertThat(names()).hasSize(3);
  }

  @Test
  void twoLongNamesThatBeginAlikeHaveTwoTemporaryFiles() throws IOException {
    Path one = folder.resolve("a".repeat(254) + "1");
    Path other = folder.resolve("a".repeat(254) + "2");
    AtomicFile.write(
        one,
        output -> {
          write(other, "other");
          output.write("one".getBytes(UTF_8));
        });
    assertThat(one).hasContent("one");
    assertThat(other).hasContent("other");
  }

  @Test
  @Timeout(60)
  void manyThreadsMayWriteOneFile() throws Exception {
    Path path = folder.resolve("model");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      String text = String.valueOf(thread).repeat(10_000);
      tasks.add(
          () -> {
            for (int i = 0; i < 20; i++) {
              write(path, text);
            }
            return null;
          });
    }
    for (Future<Void> task : threads.invokeAll(tasks)) {
      task.get(); // throws what the thread threw
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    String content = Files.readString(path);
    assertThat(content).hasSize(10_000).isEqualTo(content.substring(0, 1).repeat(10_000));
    assertThat(names()).containsExactly("model");
  }

  @Test
  void whatAnotherProgramIsWritingStays() throws IOException {
    Path path = folder.resolve("model");
    AtomicFile.write(
        path,
        output -> {
          write(path, "in between");
          AtomicFile.deleteLeftovers(path);
          assertThat(names()).containsExactly("model", "model.0.tmp");
          output.write("last".getBytes(UTF_8));
        });
    assertThat(path).hasContent("last");
    assertThat(names()).containsExactly("model");
  }

  @Test
  void onAnInterruptedThreadTheErrorSaysSo() throws IOException {
    Path path = Files.writeString(folder.resolve("model"), "old");
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> write(path, "new"))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage(
              path
                  + " cannot be written: this thread was interrupted, and Java then neither reads"
                  + " nor writes a file; to do it all the same, call Thread.interrupted() before."
                  + " The file that was there is unchanged.");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(path).hasContent("old");
    assertThat(names()).containsExactly("model");
  }

  @Test
  void anInterruptionInTheMiddleIsSaidToo() throws IOException {
    Path path = folder.resolve("model");
    try {
      assertThatThrownBy(
              () ->
                  AtomicFile.write(
                      path,
                      output -> {
                        output.write(new byte[100]);
                        Thread.currentThread().interrupt();
                        output.write(new byte[100]);
                      }))
          .hasMessage(
              path
                  + " cannot be written: this thread was interrupted, and Java then neither reads"
                  + " nor writes a file; to do it all the same, call Thread.interrupted() before.");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void aStreamGetsTheSameBytes() throws IOException {
    Path path = folder.resolve("model");
    AtomicFile.write(
        path,
        output -> {
          output.write('a');
          output.write("bcd".getBytes(UTF_8), 1, 2);
          output.write(ByteBuffer.wrap("e".getBytes(UTF_8)));
        });
    assertThat(path).hasContent("acde");
  }
}
