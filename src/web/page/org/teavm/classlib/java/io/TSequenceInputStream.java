package org.teavm.classlib.java.io;

import java.io.IOException;
import java.io.InputStream;

/** {@code java.io.SequenceInputStream}, which TeaVM doesn't have; it finds this by its name. */
public class TSequenceInputStream extends InputStream {
  private final InputStream first;
  private final InputStream second;
  private boolean inSecond = false;

  /** One stream after the other. */
  public TSequenceInputStream(InputStream first, InputStream second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public int read() throws IOException {
    int next = inSecond ? second.read() : first.read();
    if (next < 0 && !inSecond) {
      inSecond = true;
      next = second.read();
    }
    return next;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int count = inSecond ? second.read(bytes, from, length) : first.read(bytes, from, length);
    if (count < 0 && !inSecond) {
      inSecond = true;
      count = second.read(bytes, from, length);
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    first.close();
    second.close();
  }
}
