package gradus.persist;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/** The bytes of an open file, a piece at a time, so that a large file needs little memory. */
final class FileBytes {
  /** How long a piece may be. */
  static final int MOST = 1 << 16;

  /** How many bytes the file has. */
  final long size;

  private final SeekableByteChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(MOST).order(ByteOrder.LITTLE_ENDIAN);

  FileBytes(SeekableByteChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  /** A piece, ready to be taken out, least significant byte first; valid until the next call. */
  ByteBuffer at(long position, int count) throws IOException {
    buffer.clear().limit(count);
    read(position, buffer);
    return buffer.flip();
  }

  /** Fills an array. */
  void read(long position, byte[] target) throws IOException {
    read(position, ByteBuffer.wrap(target));
  }

  private void read(long position, ByteBuffer target) throws IOException {
    channel.position(position);
    while (target.hasRemaining()) {
      if (channel.read(target) < 0) {
        throw new EOFException("it became shorter while it was read");
      }
    }
  }
}
