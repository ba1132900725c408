package gradus.data.files;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HeapSpaceTest {
  private static final long MOST = Runtime.getRuntime().maxMemory();

  @Test
  void whatFitsIsNotRefused() {
    assertThatCode(() -> HeapSpace.require("pets.csv", MOST / 16, 2)).doesNotThrowAnyException();
  }

  @Test
  void saysHowMuchIsNeeded() {
    // A number has 8 bytes; twice as much as the numbers alone leaves room for work.
    long needed = 8 * (MOST / 16 + 1) * 2;
    assertThatThrownBy(() -> HeapSpace.require("pets.csv", MOST / 16 + 1, 2))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage(
            "pets.csv needs "
                + needed / 1_000_000
                + " MB as a data set, but this Java may use "
                + MOST / 1_000_000
                + " MB: start it with more, such as -Xmx"
                + (2 * needed / 1_000_000_000 + 1)
                + "g.");
  }
}
