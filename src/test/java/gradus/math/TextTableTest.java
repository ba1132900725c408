package gradus.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    TextTable table = new TextTable("lrl");
    table.add("name", "n", "");
    table.add("a", "100", "##");
    table.add("longest", "7", "#");
    assertThat(table)
        .hasToString(
            """
            name       n
            a        100  ##
            longest    7  #""");
  }

  @Test
  void refusesARowThatDoesNotFit() {
    assertThatThrownBy(() -> new TextTable("lr").add("a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A row of 1 cells doesn't fit 2 columns.");
  }
}
