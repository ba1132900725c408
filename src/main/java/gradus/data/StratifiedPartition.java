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
  /** Far more than the rounding of a share times a number of rows. */
  private static final double ROUNDING = 1e-9;

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
    int parts = shares.length + 1;
    double[] allShares = Arrays.copyOf(shares, parts);
    allShares[parts - 1] = 1 - Arrays.stream(shares).sum();
    int[][] members = shuffledClasses(parts, "parts", seed);
    int[][] sizes = new int[members.length][];
    for (int c = 0; c < members.length; c++) {
      sizes[c] = rounded(members[c].length, shares);
    }
    balance(sizes, members, allShares);
    for (int c = 0; c < members.length; c++) {
      int next = 0;
      for (int part = 0; part < parts; part++) {
        for (int i = 0; i < sizes[c][part]; i++) {
          partOf[members[c][next]] = part;
          next++;
        }
      }
    }
    return this;
  }

  /** How many of a class's rows each part gets: its share, and one row at least. */
  private static int[] rounded(int rows, double[] shares) {
    int[] sizes = new int[shares.length + 1];
    double total = 0;
    int start = 0;
    for (int part = 0; part < shares.length && rows > 0; part++) {
      // The running total is rounded, not each share: so errors don't add up in the last part.
      total += shares[part];
      int wanted = (int) Math.round(total * rows);
      // At least one row for this part and for each that follows, also where a share rounds to 0.
      int most = rows - (shares.length - part);
      int end = Math.max(start + 1, Math.min(most, wanted));
      sizes[part] = end - start;
      start = end;
    }
    sizes[shares.length] = rows - start;
    return sizes;
  }

  /**
   * Where the roundings of the classes add up to more than a row, some classes are rounded the
   * other way, those first that were closest to it: half of ten classes of five rows each would be
   * 30 and 20 of 50 rows otherwise.
   */
  private static void balance(int[][] sizes, int[][] members, double[] shares) {
    double[] excess = excess(sizes, shares);
    if (Arrays.stream(excess).allMatch(rows -> Math.abs(rows) <= 1 + ROUNDING)) {
      return;
    }
    int over = largest(excess, 1);
    int under = largest(excess, -1);
    int c = classToMove(sizes, members, shares, over, under);
    while (c >= 0 && excess[over] - excess[under] > 1 + ROUNDING) {
      sizes[c][over]--;
      sizes[c][under]++;
      excess[over]--;
      excess[under]++;
      over = largest(excess, 1);
      under = largest(excess, -1);
      c = classToMove(sizes, members, shares, over, under);
    }
  }

  /** By how many rows each part exceeds its share of the whole. */
  private static double[] excess(int[][] sizes, double[] shares) {
    double[] excess = new double[shares.length];
    for (int[] sizesOfClass : sizes) {
      int rows = Arrays.stream(sizesOfClass).sum();
      for (int part = 0; part < shares.length; part++) {
        excess[part] += sizesOfClass[part] - shares[part] * rows;
      }
    }
    return excess;
  }

  private static int largest(double[] values, int sign) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      largest = sign * values[i] > sign * values[largest] ? i : largest;
    }
    return largest;
  }

  /** The class that gains most by a row moved from one part to another, or −1 if none may. */
  private static int classToMove(
      int[][] sizes, int[][] members, double[] shares, int from, int to) {
    int chosen = -1;
    double most = 0;
    for (int c = 0; c < sizes.length; c++) {
      int rows = members[c].length;
      double tooMany = sizes[c][from] - shares[from] * rows;
      double missing = shares[to] * rows - sizes[c][to];
      // Below 0, the share would be missed by more than a row.
      boolean mayMove = sizes[c][from] > 1 && tooMany >= -ROUNDING && missing >= -ROUNDING;
      if (mayMove && (chosen < 0 || tooMany + missing > most + ROUNDING)) {
        chosen = c;
        most = tooMany + missing;
      }
    }
    return chosen;
  }

  /** Equal parts: rows are dealt round-robin, class after class, without starting over. */
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
