package gradus.data.files;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.AfterAll;

/** A million pairs of files that may be anything, as IDX. */
class IdxFuzz {
  @FuzzTest(maxExecutions = 1_000_000, maxDuration = "1h")
  void read(byte[] bytes) {
    Cost.of(() -> AnyBytes.readIdx(bytes));
  }

  @AfterAll
  static void sayWhatItCost() {
    Cost.print();
  }
}
