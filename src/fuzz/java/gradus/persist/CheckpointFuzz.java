package gradus.persist;

import com.code_intelligence.jazzer.junit.FuzzTest;
import gradus.data.files.Cost;
import org.junit.jupiter.api.AfterAll;

/** A million files that may be anything, as a checkpoint to go on from. */
class CheckpointFuzz {
  @FuzzTest(maxExecutions = 1_000_000, maxDuration = "1h")
  void read(byte[] bytes) {
    Cost.of(() -> AnyCheckpoints.read(bytes));
  }

  @AfterAll
  static void sayWhatItCost() {
    Cost.print();
  }
}
