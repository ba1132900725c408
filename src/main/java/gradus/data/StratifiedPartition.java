package gradus.data;

import gradus.math.Quote;
import gradus.math.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which part of a split each row belongs to.
 *
 * <p>Every row has the number of exactly one part, so parts have no row in common and none is
 * forgotten. The rows of a part keep the order they had. Each class is divided on its own; numbers
 * to predict count as one class.
 */
final class StratifiedPartition {
  private final String name;
  private final List<String> classNames;
  private final int[] classOfRow;
  private final int[] partOf;

  /**
   * All rows are in part 0 at first.
   *
   * @param name how messages call the data
   * @param classNames none for numbers to predict, whose rows are all of class 0
   */
  StratifiedPartition(String name, List<String> classNames, int[] classOfRow) {
    this.name = name;
    this.classNames = classNames;
    this.classOfRow = classOfRow;
    this.partOf = new int[classOfRow.length];
  }

  /** A part for each share of every class, and one more for what is left. */
  StratifiedPartition byShares(long seed, double... shares) {
    Arrays.fill(partOf, shares.length);
    for (int[] members : shuffledClasses(shares.length + 1, "parts", seed)) {
      double total = 0;
      int start = 0;
      for (int part = 0; part < shares.length && members.length > 0; part++) {
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
    return this;
  }

  /** Equal parts: rows are dealt round-robin, class after class, without starting anew. */
  StratifiedPartition dealt(long seed, int folds) {
    int next = 0;
    for (int[] members : shuffledClasses(folds, "folds", seed)) {
      for (int row : members) {
        partOf[row] = next;
        next = (next + 1) % folds;
      }
    }
    return this;
  }

  int[] rowsOf(int part) {
    return IntStream.range(0, partOf.length).filter(row -> partOf[row] == part).toArray();
  }

  int[] rowsOutside(int part) {
    return IntStream.range(0, partOf.length).filter(row -> partOf[row] != part).toArray();
  }

  /** The rows of each class in random order. */
  private int[][] shuffledClasses(int parts, String what, long seed) {
    int[] counts = new int[Math.max(1, classNames.size())];
    for (int c : classOfRow) {
      counts[c]++;
    }
    requireEnough(counts, parts, what);
    int[][] rowsOfEach = RowSelection.ofEachClass(classOfRow, counts);
    for (int c = 0; c < counts.length; c++) {
      Seeds.shuffle(rowsOfEach[c], seed, c);
    }
    return rowsOfEach;
  }

  /** A class without any row is no obstacle; one with too few cannot be in every part. */
  private void requireEnough(int[] counts, int parts, String what) {
    int rarest = -1;
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] > 0 && (rarest < 0 || counts[c] < counts[rarest])) {
        rarest = c;
      }
    }
    int rows = counts[rarest];
    if (rows < parts) {
      boolean hasClasses = !classNames.isEmpty();
      throw new IllegalArgumentException(
          "%s cannot be split into %s %s: %s has %s, but each part needs at least one. Add examples%s%s"
              .formatted(
                  name,
                  parts,
                  what,
                  hasClasses ? "class " + Quote.of(classNames.get(rarest)) : "it",
                  rows == 1 ? "a single row" : rows + " rows",
                  hasClasses ? ", or leave the class out with onlyClasses()." : ".",
                  rows == 1 ? "" : " At most " + rows + " " + what + " are possible."));
    }
  }
}
