package gradus.playground;

import gradus.data.Dataset;

/**
 * Where the rows of the bundled data sets come from: on the JVM from the jar, in a page from the
 * page itself. A link only names them.
 */
public interface GivenData {
  /** All rows of {@link DataKind#IRIS} or {@link DataKind#PENGUINS}, complete. */
  Dataset rows(DataKind kind);
}
