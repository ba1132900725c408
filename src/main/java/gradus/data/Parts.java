package gradus.data;

import gradus.math.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which part of a split each row belongs to.
 *
 * <p>Every row has the number of exactly one part, so parts have no row in common and none is
 * forgotten. The rows of a part keep the order they had. Numbers without classes are dealt out as
 * one class.
 */
final class Parts {
  private final Dataset dataset;
  private final int[] partOf;

  private Parts(Dataset dataset, int[] partOf) {
    this.dataset = dataset;
    this.partOf = partOf;
  }

  /** A part for each share of every class, and one more for what is left. */
  static Parts byShares(Dataset dataset, long seed, double... shares) {
    int[] partOf = new int[dataset.rows()];
    Arrays.fill(partOf, shares.length);
    for (int[] members : shuffledClasses(dataset, shares.length + 1, "parts", seed)) {
      double total = 0;
      int start = 0;
      for (int part = 0; part < shares.length; part++) {
        // The running total is rounded, not each share: so errors don't add up in the last part.
        total += shares[part];
        int wanted = (int) Math.round(total * members.length);
        // At least one row for this part and for each that follows, also where a share rounds to 0.
        int most = members.length - (shares.length - part);
        int end = Math.max(start + 1, Math.min(most, wanted));
        for (int i = start; i < end; i++) {
          partOf[members[i]] = part;
        }
        start = end;
      }
    }
    return new Parts(dataset, partOf);
  }

  /** Equal parts: rows are dealt round-robin, class after class, without starting anew. */
  static Parts dealt(Dataset dataset, int folds, long seed) {
    int[] partOf = new int[dataset.rows()];
    int next = 0;
    for (int[] members : shuffledClasses(dataset, folds, "folds", seed)) {
      for (int row : members) {
        partOf[row] = next;
        next = (next + 1) % folds;
      }
    }
    return new Parts(dataset, partOf);
  }

  /** The rows of a part; the suffix in brackets goes behind the name. */
  Dataset only(int part, String suffix) {
    int[] rows = Selection.rowsWhere(dataset, row -> partOf[row] == part);
    return dataset.subset(rows, dataset.name() + " (" + suffix + ")");
  }

  /** The rows of all other parts. */
  Dataset allBut(int part, String suffix) {
    int[] rows = Selection.rowsWhere(dataset, row -> partOf[row] != part);
    return dataset.subset(rows, dataset.name() + " (" + suffix + ")");
  }

  /** The rows of each class that has any, in random order. */
  private static List<int[]> shuffledClasses(Dataset dataset, int parts, String what, long seed) {
    boolean hasClasses = dataset.isClassification();
    int[] counts = hasClasses ? dataset.classCounts() : new int[] {dataset.rows()};
    requireEnough(dataset, counts, parts, what);
    List<int[]> rowsOfEach =
        hasClasses ? Classes.rowsOfEach(dataset) : List.of(Selection.allRows(dataset));
    List<int[]> classes = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      int[] members = rowsOfEach.get(c);
      Seeds.shuffle(members, seed, c);
      if (members.length > 0) {
        classes.add(members);
      }
    }
    return classes;
  }

  /** A class without any row is no obstacle; one with too few cannot be in every part. */
  private static void requireEnough(Dataset dataset, int[] counts, int parts, String what) {
    int rarest = -1;
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] > 0 && (rarest < 0 || counts[c] < counts[rarest])) {
        rarest = c;
      }
    }
    int rows = counts[rarest];
    boolean hasClasses = dataset.isClassification();
    if (rows < parts) {
      throw new IllegalArgumentException(
          dataset.name()
              + " cannot be split into "
              + parts
              + " "
              + what
              + ": "
              + (hasClasses ? "class " + Quote.of(dataset.classNames().get(rarest)) : "it")
              + " has "
              + (rows == 1 ? "a single row" : rows + " rows")
              + ", but each part needs at least one. Add examples"
              + (hasClasses ? ", or leave the class out with onlyClasses()." : ".")
              + (rows == 1 ? "" : " At most " + rows + " " + what + " are possible."));
    }
  }
}
