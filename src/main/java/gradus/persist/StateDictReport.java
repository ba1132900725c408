package gradus.persist;

import gradus.math.Quote;
import java.util.List;

/**
 * What happened to the tensors of a PyTorch file.
 *
 * @param taken tensors that are in the network now
 * @param missing tensors that the network would have taken, but the file doesn't have
 * @param unused tensors of the file that belong to nothing in the network; {@code
 *     num_batches_tracked}, a counter of BatchNorm, is one
 */
public record StateDictReport(List<String> taken, List<String> missing, List<String> unused) {
  /** Keeps copies. */
  public StateDictReport {
    taken = List.copyOf(taken);
    missing = List.copyOf(missing);
    unused = List.copyOf(unused);
  }

  /** Whether every number of the network came from the file. */
  public boolean isComplete() {
    return missing.isEmpty();
  }

  /** Three lines, with the first names of each list. */
  @Override
  public String toString() {
    return line("taken", taken)
        + "\n"
        + line("missing, so left as they were", missing)
        + "\n"
        + line("in the file, but not used", unused);
  }

  private static String line(String what, List<String> names) {
    return what + ": " + names.size() + (names.isEmpty() ? "" : " " + Quote.of(names));
  }
}
