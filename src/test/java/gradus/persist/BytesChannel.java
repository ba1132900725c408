package gradus.persist;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A file in memory, for reading; the end of a sparse one is zeros that take no memory. */
final class BytesChannel implements SeekableByteChannel {
  private final byte[] bytes;
  private final long size;
  private long position = 0;

  BytesChannel(byte[] bytes) {
    this(bytes, bytes.length);
  }

  BytesChannel(byte[] bytes, long size) {
    this.bytes = bytes;
    this.size = size;
  }

  @Override
  public int read(ByteBuffer target) {
    if (position >= size) {
      return -1;
    }
    boolean zeros = position >= bytes.length;
    int count = (int) Math.min(target.remaining(), (zeros ? size : bytes.length) - position);
    if (zeros) {
      target.put(new byte[count]);
    } else {
      target.put(bytes, (int) position, count);
    }
    position += count;
    return count;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    position = newPosition;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
