package gradus.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What is asked of the operating system; tests put one that fails in its place. */
public class Disk {
  /** The computer's own. */
  public Disk() {}

  /** Makes a new file, which no other program takes for abandoned while the channel is open. */
  public WritableByteChannel create(Path temporary) throws IOException {
    FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    TemporaryFile.lock(channel);
    return channel;
  }

  /** Returns when the bytes are on the disk itself. */
  public void force(WritableByteChannel channel) throws IOException {
    ((FileChannel) channel).force(true);
  }

  /** Puts the temporary file in the place of the old one, in one step. */
  public void move(Path temporary, Path path) throws IOException {
    Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Makes the new name as durable as the bytes. */
  public void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
