package gradus.data;

import gradus.math.MemoryLimit;
import java.util.ArrayList;
import java.util.List;

/**
 * Two parts of a data set: one to learn from, and one to test on. Every row is in exactly one.
 *
 * <p>Splits are stratified: each class is split in the same proportion, to within a row, and so is
 * the whole. Each part has at least one row of every class. Which rows these are depends only on
 * the seed. Rows keep the order they had.
 *
 * <p>Two equal rows are two examples, as in measurements that were repeated, and may be in
 * different parts. The test then asks for something that was seen in training; where that matters,
 * split {@link Dataset#withoutRepeats}.
 *
 * <p>In k-fold cross-validation the data falls into k folds, and each is the test part once while
 * the others are learned from.
 *
 * <pre>{@code
 * for (Split fold : dataset.folds(10, 42)) {
 *   Standardizer scale = Standardizer.fit(fold.train());
 *   // a new network, trained with scale.apply(fold.train()), judged by scale.apply(fold.test())
 * }
 * }</pre>
 *
 * <p>The mean of the k results is steadier than the result of one split, since every row is judged.
 * The sizes of the folds differ by at most one row, and so do the numbers of rows that a class has
 * in each. R. Kohavi, "A study of cross-validation and bootstrap for accuracy estimation and model
 * selection", IJCAI 1995, recommends ten stratified folds.
 *
 * @param train to learn from
 * @param test to be judged by
 */
public record Split(Dataset train, Dataset test) {

  /** See {@link Dataset#split(double, long)}. */
  static Split of(Dataset dataset, double trainFraction, long seed) {
    if (!(trainFraction > 0 && trainFraction < 1)) {
      throw new IllegalArgumentException(
          ("split got a training fraction of %s, but expects a number between 0 and 1, such as 0.8"
                  + " for 80 %%.")
              .formatted(trainFraction));
    }
    StratifiedPartition parts = partition(dataset).byShares(seed, trainFraction);
    return new Split(
        part(dataset, parts.rowsOf(0), "training"), part(dataset, parts.rowsOf(1), "test"));
  }

  /** See {@link Dataset#folds}. */
  static List<Split> folds(Dataset dataset, int k, long seed) {
    if (k < 2) {
      throw new IllegalArgumentException(
          "folds got %s, but expects at least 2: one fold to be judged by and another to learn from."
              .formatted(k));
    }
    StratifiedPartition parts = partition(dataset).dealt(seed, k);
    double bytesPerRow = Double.BYTES * (dataset.inputs().numCols + dataset.targets().numCols);
    MemoryLimit.require(
        "Copying %s %s times, once for each fold,".formatted(dataset.name(), k),
        bytesPerRow * dataset.rows() * k,
        "ask for fewer folds");
    List<Split> splits = new ArrayList<>();
    for (int fold = 0; fold < k; fold++) {
      String name = "fold " + (fold + 1) + " of " + k;
      Dataset train = part(dataset, parts.rowsOutside(fold), name + ", training");
      splits.add(new Split(train, part(dataset, parts.rowsOf(fold), name + ", test")));
    }
    return splits;
  }

  static StratifiedPartition partition(Dataset dataset) {
    return new StratifiedPartition(dataset.name(), dataset.classNames(), dataset.classOfRows());
  }

  /** These rows; the suffix in brackets goes after the name. */
  static Dataset part(Dataset dataset, int[] rows, String suffix) {
    return dataset.subset(rows, dataset.name() + " (" + suffix + ")");
  }
}
