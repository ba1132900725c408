package gradus.data.files;

/**
 * What a data set will need, seen before it is made. One-hot columns make a small file large: a
 * label of two bytes becomes a row of as many numbers as there are classes.
 */
final class HeapSpace {
  private HeapSpace() {}

  /**
   * Refuses what cannot fit into the memory of this Java.
   *
   * @param columns those of inputs and targets together
   */
  static void require(String file, long rows, long columns) {
    long needed = Double.BYTES * rows * columns;
    long most = Runtime.getRuntime().maxMemory();
    if (needed > most) {
      throw new MalformedDataException(
          ("%s needs %s MB as a data set, but this Java may use %s MB: start it with"
                  + " more, such as -Xmx%sg.")
              .formatted(file, needed / 1_000_000, most / 1_000_000, needed / 500_000_000 + 1));
    }
  }

  /** The error for a file whose rows didn't fit while they were read. */
  static MalformedDataException exhausted(String file, OutOfMemoryError cause) {
    long most = Runtime.getRuntime().maxMemory();
    return new MalformedDataException(
        ("%s does not fit into the %s MB that this Java may use: start it with more, such as"
                + " -Xmx%sg, or leave out columns or rows.")
            .formatted(file, most / 1_000_000, most / 250_000_000 + 1),
        cause);
  }
}
