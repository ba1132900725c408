package gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private static final int ROWS = 23;

  /** Row i has the input i and the target −i. */
  private static Batches batches(int batchSize) {
    Matrix inputs = new Matrix(ROWS, 1);
    Matrix targets = new Matrix(ROWS, 1);
    for (int i = 0; i < ROWS; i++) {
      inputs.data[i] = i;
      targets.data[i] = -i;
    }
    return new Batches(new Dataset(inputs, targets, List.of("x"), List.of(), "numbers"), batchSize);
  }

  private static List<Integer> order(Batches batches) {
    List<Integer> order = new ArrayList<>();
    while (batches.next()) {
      for (int i = 0; i < batches.inputs.numRows; i++) {
        assertThat(batches.targets.get(i, 0)).isEqualTo(-batches.inputs.get(i, 0));
        order.add((int) batches.inputs.get(i, 0));
      }
    }
    return order;
  }

  @Test
  void everyRowComesOnceAnEpochAlsoWithASmallerLastBatch() {
    Batches batches = batches(10);
    List<Integer> sizes = new ArrayList<>();
    batches.startShuffled(42, 1);
    while (batches.next()) {
      sizes.add(batches.inputs.numRows);
      assertThat(batches.targets.numRows).isEqualTo(batches.inputs.numRows);
    }
    assertThat(sizes).containsExactly(10, 10, 3);
    batches.startShuffled(42, 2);
    assertThat(order(batches))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, ROWS).boxed().toList());
  }

  @Test
  void rowsAreShuffledNotBatches() {
    Batches batches = batches(10);
    batches.startShuffled(42, 1);
    assertThat(batches.next()).isTrue();
    int neighbors = 0;
    for (int i = 1; i < 10; i++) {
      if (batches.inputs.get(i, 0) == batches.inputs.get(i - 1, 0) + 1) {
        neighbors++;
      }
    }
    assertThat(neighbors).isLessThan(3);
  }

  @Test
  void theOrderIsAFunctionOfSeedAndEpoch() {
    Batches batches = batches(7);
    batches.startShuffled(42, 1);
    List<Integer> first = order(batches);
    batches.startShuffled(42, 2);
    assertThat(order(batches)).isNotEqualTo(first);
    batches.startShuffled(43, 1);
    assertThat(order(batches)).isNotEqualTo(first);
    // Whatever came before, and whatever the batch size:
    Batches others = batches(4);
    others.startShuffled(42, 1);
    assertThat(order(others)).isEqualTo(first);
  }

  @Test
  void unshuffledKeepsTheOrderOfTheFile() {
    Batches batches = batches(7);
    batches.startUnshuffled();
    assertThat(order(batches)).containsExactlyElementsOf(IntStream.range(0, ROWS).boxed().toList());
  }

  @Test
  void aBatchSizeAboveTheRowsGivesOneBatch() {
    Batches batches = batches(1000);
    batches.startUnshuffled();
    assertThat(batches.next()).isTrue();
    assertThat(batches.inputs.numRows).isEqualTo(ROWS);
    assertThat(batches.next()).isFalse();
  }

  @Test
  void batchesOfASingleRow() {
    Batches batches = batches(1);
    batches.startUnshuffled();
    assertThat(order(batches)).containsExactlyElementsOf(IntStream.range(0, ROWS).boxed().toList());
  }

  @Test
  void anEpochCanGoOnInItsMiddle() {
    Batches batches = batches(10);
    batches.startShuffled(42, 1);
    List<Integer> whole = order(batches);
    for (int done : new int[] {0, 10, 15, ROWS}) {
      batches.startShuffled(42, 1);
      batches.skip(done);
      assertThat(order(batches)).isEqualTo(whole.subList(done, ROWS));
    }
  }

  @Test
  void refusesToLeaveOutMoreThanThereIs() {
    Batches batches = batches(10);
    for (int rows : new int[] {-1, ROWS + 1}) {
      batches.startUnshuffled();
      assertThatThrownBy(() -> batches.skip(rows))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Batches cannot leave out "
                  + rows
                  + " rows of an epoch, since numbers has 23: to go on in the middle of an epoch,"
                  + " give it the data set that it began with.");
    }
  }

  void showWhereTheEpochIs() {
    Batches batches = batches(10);
    assertThat(batches).hasToString("Batches(numbers, 10 rows each | no epoch under way)");
    batches.startUnshuffled();
    batches.next();
    assertThat(batches).hasToString("Batches(numbers, 10 rows each | 10 of 23 rows)");
    batches.next();
    batches.next();
    assertThat(batches).hasToString("Batches(numbers, 10 rows each | 23 of 23 rows)");
  }

  @Test
  void refusesToGoOnWithoutANewEpoch() {
    Batches batches = batches(20);
    String message =
        "Batches has no epoch under way: call startShuffled(seed, epoch) before each epoch.";
    assertThatThrownBy(batches::next).isInstanceOf(IllegalStateException.class).hasMessage(message);
    assertThatThrownBy(() -> batches.skip(0)).hasMessage(message);
    batches.startUnshuffled();
    order(batches);
    assertThatThrownBy(batches::next).isInstanceOf(IllegalStateException.class).hasMessage(message);
  }

  @Test
  void refusesABatchSizeBelowOne() {
    assertThatThrownBy(() -> batches(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The batch size is 0, but must be at least 1; 16 and 32 are usual.");
  }
}
