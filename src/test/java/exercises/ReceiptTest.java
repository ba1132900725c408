package exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A receipt can be had by training only, and by training again it is verified. */
class ReceiptTest {
  @Test
  void thePageQuotesAReceiptAndItVerifies() throws Exception {
    String text = Receipt.of(20417, "0.05");
    assertThat(Files.readString(Path.of("tutorials", "GRADING.md")))
        .contains("```text\n" + text + "\n```");
    String receipt = text.substring(text.lastIndexOf(' ') + 1);
    assertThat(receipt).matches("[0-9a-f]{8}");
    assertThat(Receipt.verdict("20417, 0.05, " + receipt)).isEqualTo("right");
    assertThat(Receipt.verdict("20417,0.05,00000000")).isEqualTo("wrong, it is " + receipt);
    assertThat(Receipt.verdict("20418,0.05," + receipt)).startsWith("wrong, it is ");
    assertThat(Receipt.verdict("20417,0.06," + receipt)).startsWith("wrong, it is ");
  }

  @Test
  void whatIsNoReceiptIsRefused() {
    assertThat(Receipt.verdict("Ada,0.05"))
        .isEqualTo("a line is number,rate,receipt, as in 20417,0.05,1a2b3c4d");
    assertThat(Receipt.verdict("20417,fast,1a2b3c4d")).startsWith("no run: ");
  }
}
