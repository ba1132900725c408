package gradus.data;

import gradus.math.Seeds;
import java.util.ArrayList;
import java.util.List;

/** Two parts of a data set: one to learn from, one to be judged by. No row is in both. */
public record Split(Dataset train, Dataset test) {

  /** See {@link Dataset#split}. */
  static Split stratified(Dataset dataset, double trainFraction, long seed) {
    if (!(trainFraction > 0 && trainFraction < 1)) {
      throw new IllegalArgumentException(
          "split got a training fraction of "
              + trainFraction
              + ", but expects a number between 0 and 1, such as 0.8 for 80 %.");
    }
    boolean[] inTrain = new boolean[dataset.rows()];
    int groups = dataset.isClassification() ? dataset.classNames().size() : 1;
    for (int group = 0; group < groups; group++) {
      int[] members = rowsOfGroup(dataset, group);
      requireTwo(dataset, members, group);
      Seeds.shuffle(members, seed, group);
      // At least one row for each part, also where the fraction rounds to none.
      int wanted = (int) Math.round(trainFraction * members.length);
      int count = Math.max(1, Math.min(members.length - 1, wanted));
      for (int i = 0; i < count && i < members.length; i++) {
        inTrain[members[i]] = true;
      }
    }
    return new Split(
        part(dataset, inTrain, true, " (training)"), part(dataset, inTrain, false, " (test)"));
  }

  /** The rows of a class, or all rows where there are no classes. */
  private static int[] rowsOfGroup(Dataset dataset, int group) {
    List<Integer> members = new ArrayList<>();
    for (int row = 0; row < dataset.rows(); row++) {
      if (!dataset.isClassification() || dataset.classOf(row) == group) {
        members.add(row);
      }
    }
    return toArray(members);
  }

  private static Dataset part(Dataset dataset, boolean[] inTrain, boolean train, String suffix) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < dataset.rows(); row++) {
      if (inTrain[row] == train) {
        rows.add(row);
      }
    }
    return dataset.subset(toArray(rows), dataset.name() + suffix);
  }

  private static int[] toArray(List<Integer> rows) {
    return rows.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A class without any row is no obstacle; one with a single row cannot be in both parts. */
  private static void requireTwo(Dataset dataset, int[] members, int group) {
    if (members.length == 1) {
      String what =
          dataset.isClassification()
              ? "class \"" + dataset.classNames().get(group) + "\""
              : "the data";
      throw new IllegalArgumentException(
          dataset.name()
              + " cannot be split: "
              + what
              + " has a single row (row "
              + members[0]
              + "), but each part needs one. Add examples of it, or leave it out.");
    }
  }
}
