package gradus.data;

import gradus.math.Matrix;
import gradus.math.Seeds;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Which rows a {@link Dataset} keeps or repeats, as their numbers. */
final class RowSelection {
  private RowSelection() {}

  static int[] all(int rows) {
    return IntStream.range(0, rows).toArray();
  }

  /** The rows that are chosen, in their order. */
  static int[] where(boolean[] chosen) {
    return IntStream.range(0, chosen.length).filter(row -> chosen[row]).toArray();
  }

  /** The rows without NaN. */
  static int[] complete(Matrix inputs) {
    boolean[] isComplete = new boolean[inputs.numRows];
    for (int row = 0; row < inputs.numRows; row++) {
      isComplete[row] = true;
      for (int column = 0; column < inputs.numCols; column++) {
        isComplete[row] &= !Double.isNaN(inputs.get(row, column));
      }
    }
    return where(isComplete);
  }

  /** The rows that no earlier row is equal to. */
  static int[] firstOfEqual(Matrix inputs) {
    Set<DoubleBuffer> seen = new TreeSet<>(); // 0 and -0 are equal there, and so are two gaps
    boolean[] isNew = new boolean[inputs.numRows];
    for (int row = 0; row < isNew.length; row++) {
      int start = row * inputs.numCols;
      isNew[row] = seen.add(DoubleBuffer.wrap(inputs.data, start, inputs.numCols));
    }
    return where(isNew);
  }

  /** The rows of each class, in their order. */
  static int[][] ofEachClass(int[] classOfRow, int[] counts) {
    int[][] rows = new int[counts.length][];
    for (int c = 0; c < counts.length; c++) {
      rows[c] = new int[counts[c]];
    }
    int[] filled = new int[counts.length];
    for (int row = 0; row < classOfRow.length; row++) {
      int c = classOfRow[row];
      rows[c][filled[c]] = row;
      filled[c]++;
    }
    return rows;
  }

  /** All rows, and after them copies, so that each class has as many as the largest. */
  static int[] oversampled(int[] classOfRow, int[] counts, long seed) {
    int largest = Arrays.stream(counts).max().getAsInt();
    requireCountable(counts.length, largest);
    int[] rows = Arrays.copyOf(all(classOfRow.length), counts.length * largest);
    int[][] ofEachClass = ofEachClass(classOfRow, counts);
    int next = classOfRow.length;
    for (int c = 0; c < counts.length; c++) {
      int[] members = ofEachClass[c];
      int wholeCopies = largest - largest % members.length;
      for (int i = members.length; i < largest; i++) {
        if (i == wholeCopies) {
          Seeds.shuffle(members, seed, c); // now a random choice begins
        }
        rows[next] = members[i % members.length];
        next++;
      }
    }
    return rows;
  }

  private static void requireCountable(int classes, int largest) {
    if ((long) classes * largest > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          ("oversampled got %s classes, the largest with %s rows, but as many of each are more rows"
                  + " than a matrix can have: weight the classes instead, with classWeights().")
              .formatted(classes, largest));
    }
  }
}
