package gradus.data;

import static gradus.data.ToyData.rowNumbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every split of every data set, tried on 600 random ones for each kind. */
class SplitPropertyTest {
  private static final int TRIALS = 600;

  private final Random random = new Random(1);

  /**
   * Numbers to predict, or two to five classes of very different sizes, each with {@code leastRows}
   * rows or more (or, now and then, none); sometimes two classes in a single column. The first
   * input is the number of the row.
   */
  private Dataset randomDataset(int leastRows) {
    int classes = 1 + random.nextInt(12);
    List<Integer> labels = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      boolean none = classes > 2 && c == 1 && random.nextInt(4) == 0;
      int rows = none ? 0 : leastRows + random.nextInt(1 << (1 + random.nextInt(6)));
      for (int i = 0; i < rows; i++) {
        labels.add(random.nextInt(labels.size() + 1), c);
      }
    }
    int[] shuffled = labels.stream().mapToInt(Integer::intValue).toArray();
    if (classes == 1) {
      Matrix inputs = ToyData.classified(2, shuffled).inputs();
      Matrix targets = new Matrix(inputs.numRows, 1);
      for (int row = 0; row < targets.numRows; row++) {
        targets.set(row, 0, 1000 - row);
      }
      return new Dataset(inputs, targets, List.of("a", "b"), List.of(), "toy");
    }
    Dataset dataset = ToyData.classified(classes, shuffled);
    return classes == 2 && random.nextBoolean() ? dataset.withOneTargetColumn() : dataset;
  }

  /** How many rows each class has; all rows, where there are no classes. */
  private static int[] counts(Dataset dataset) {
    return dataset.isClassification() ? dataset.classCounts() : new int[] {dataset.rows()};
  }

  private static void assertEveryRowInOnePart(Dataset whole, List<Dataset> parts) {
    int[] all = new int[0];
    for (Dataset part : parts) {
      int[] rows = rowNumbers(part);
      assertThat(rows).isSorted(); // in the order they had
      assertThat(part.inputs().data).isEqualTo(whole.subset(rows, "").inputs().data);
      assertThat(part.targets().data).isEqualTo(whole.subset(rows, "").targets().data);
      all = IntStream.concat(IntStream.of(all), IntStream.of(rows)).toArray();
    }
    Arrays.sort(all);
    assertThat(all).isEqualTo(IntStream.range(0, whole.rows()).toArray());
  }

  /** Within one row of the exact share, and at least one row, of every class that has any. */
  private static void assertStratified(Dataset whole, Dataset part, double share) {
    int[] wholeCounts = counts(whole);
    int[] partCounts = counts(part);
    for (int c = 0; c < wholeCounts.length; c++) {
      assertThat((double) partCounts[c]).isEqualTo(share * wholeCounts[c], within(1 + 1e-9));
      assertThat(partCounts[c] > 0).isEqualTo(wholeCounts[c] > 0);
    }
  }

  private static int smallestClass(Dataset dataset) {
    return IntStream.of(counts(dataset)).filter(rows -> rows > 0).min().getAsInt();
  }

  /** Within one row of the exact share, where no class gets a row above its share. */
  private static void assertShareOfTheWhole(Dataset whole, Dataset part, double share) {
    assertThat((double) part.rows()).isEqualTo(share * whole.rows(), within(1 + 1e-9));
  }

  private static boolean haveSameRows(List<Dataset> parts, List<Dataset> others) {
    boolean same = true;
    for (int i = 0; i < parts.size(); i++) {
      same &= Arrays.equals(rowNumbers(parts.get(i)), rowNumbers(others.get(i)));
    }
    return same;
  }

  private static void assertDependsOnTheSeedOnly(LongFunction<List<Dataset>> split, long seed) {
    List<Dataset> parts = split.apply(seed);
    assertThat(haveSameRows(split.apply(seed), parts)).isTrue();
    // With few rows some other seeds give the same split, but not thirty of them.
    boolean differs = false;
    for (long other = seed + 1; other <= seed + 30 && !differs; other++) {
      differs = !haveSameRows(split.apply(other), parts);
    }
    assertThat(differs).isTrue();
  }

  @Test
  void trainingAndTest() {
    for (int trial = 0; trial < TRIALS; trial++) {
      Dataset whole = randomDataset(2);
      double fraction = 0.02 + 0.96 * random.nextDouble();
      LongFunction<List<Dataset>> split =
          seed -> {
            Split parts = whole.split(fraction, seed);
            return List.of(parts.train(), parts.test());
          };
      List<Dataset> parts = split.apply(trial);
      assertEveryRowInOnePart(whole, parts);
      assertStratified(whole, parts.get(0), fraction);
      assertStratified(whole, parts.get(1), 1 - fraction);
      if (Math.min(fraction, 1 - fraction) * smallestClass(whole) >= 1) {
        assertShareOfTheWhole(whole, parts.get(0), fraction);
      }
      assertDependsOnTheSeedOnly(split, trial);
    }
  }

  @Test
  void trainingValidationAndTest() {
    for (int trial = 0; trial < TRIALS; trial++) {
      // Shares of a tenth or more, and ten rows or more, so that no share is below a row.
      Dataset whole = randomDataset(10);
      double train = 0.1 + 0.7 * random.nextDouble();
      double validation = 0.1 + (0.8 - train) * random.nextDouble();
      LongFunction<List<Dataset>> split =
          seed -> {
            ThreeWaySplit parts = whole.split(train, validation, seed);
            return List.of(parts.train(), parts.validation(), parts.test());
          };
      List<Dataset> parts = split.apply(trial);
      assertEveryRowInOnePart(whole, parts);
      assertStratified(whole, parts.get(0), train);
      assertStratified(whole, parts.get(1), validation);
      assertStratified(whole, parts.get(2), 1 - train - validation);
      assertShareOfTheWhole(whole, parts.get(0), train);
      assertShareOfTheWhole(whole, parts.get(1), validation);
      assertShareOfTheWhole(whole, parts.get(2), 1 - train - validation);
      assertDependsOnTheSeedOnly(split, trial);
    }
  }

  @Test
  void everyPartOfThreeGetsARowOfEachClassHoweverSmallItsShare() {
    for (int trial = 0; trial < TRIALS; trial++) {
      Dataset whole = randomDataset(3);
      double train = 0.01 + 0.97 * random.nextDouble();
      double validation = (1 - train) * (0.01 + 0.98 * random.nextDouble());
      ThreeWaySplit split = whole.split(train, validation, trial);
      List<Dataset> parts = List.of(split.train(), split.validation(), split.test());
      assertEveryRowInOnePart(whole, parts);
      for (Dataset part : parts) {
        for (int c = 0; c < counts(whole).length; c++) {
          assertThat(counts(part)[c] > 0).isEqualTo(counts(whole)[c] > 0);
        }
      }
    }
  }

  @Test
  void folds() {
    for (int trial = 0; trial < TRIALS; trial++) {
      int k = 2 + random.nextInt(5);
      Dataset whole = randomDataset(k);
      LongFunction<List<Dataset>> tests =
          seed -> whole.folds(k, seed).stream().map(Split::test).toList();
      assertEveryRowInOnePart(whole, tests.apply(trial));
      assertDependsOnTheSeedOnly(tests, trial);
      for (Split fold : whole.folds(k, trial)) {
        assertEveryRowInOnePart(whole, List.of(fold.train(), fold.test()));
        assertStratified(whole, fold.test(), 1.0 / k);
        assertStratified(whole, fold.train(), 1 - 1.0 / k);
        // Equally large folds differ by one row at most: all have n/k, rounded down or up.
        assertThat(fold.test().rows()).isBetween(whole.rows() / k, (whole.rows() + k - 1) / k);
      }
    }
  }
}
