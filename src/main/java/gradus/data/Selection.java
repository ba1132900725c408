package gradus.data;

import gradus.math.Matrix;
import gradus.math.Seeds;
import java.nio.DoubleBuffer;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ejml.dense.row.CommonOps_DDRM;

/** How a {@link Dataset} chooses, orders and joins rows; what each is for is said there. */
final class Selection {
  private Selection() {}

  /** The rows that meet a condition, in their order. */
  static int[] rowsWhere(Dataset dataset, IntPredicate condition) {
    return IntStream.range(0, dataset.rows()).filter(condition).toArray();
  }

  static int[] allRows(Dataset dataset) {
    return IntStream.range(0, dataset.rows()).toArray();
  }

  static Dataset shuffled(Dataset dataset, long seed) {
    int[] order = allRows(dataset);
    Seeds.shuffle(order, seed, 0);
    return dataset.subset(order, dataset.name());
  }

  static int missing(Dataset dataset) {
    int missing = 0;
    for (int i = 0; i < dataset.inputs().getNumElements(); i++) {
      if (Double.isNaN(dataset.inputs().data[i])) {
        missing++;
      }
    }
    return missing;
  }

  static Dataset withoutMissing(Dataset dataset) {
    int[] complete = rowsWhere(dataset, row -> isComplete(dataset.inputs(), row));
    DatasetChecks.require(
        complete.length > 0,
        dataset.name()
            + " has no complete row: in each of its "
            + dataset.rows()
            + " rows a value is missing. Leave out the columns in which most are missing, or fill"
            + " the gaps with MeanImputer.fit(train).");
    return dataset.subset(complete, dataset.name());
  }

  private static boolean isComplete(Matrix inputs, int row) {
    for (int column = 0; column < inputs.numCols; column++) {
      if (Double.isNaN(inputs.get(row, column))) {
        return false;
      }
    }
    return true;
  }

  static Dataset withoutRepeats(Dataset dataset) {
    int columns = dataset.inputs().numCols;
    Set<DoubleBuffer> seen = new TreeSet<>(); // 0 and -0 are equal there, and so are two gaps
    boolean[] isNew = new boolean[dataset.rows()];
    for (int row = 0; row < isNew.length; row++) {
      isNew[row] = seen.add(DoubleBuffer.wrap(dataset.inputs().data, row * columns, columns));
    }
    return dataset.subset(rowsWhere(dataset, row -> isNew[row]), dataset.name());
  }

  static Dataset concatenate(Dataset first, Dataset second) {
    DatasetChecks.requireSameColumns(first, second);
    return new Dataset(
        stacked(first.inputs(), second.inputs()),
        stacked(first.targets(), second.targets()),
        first.featureNames(),
        first.classNames(),
        first.name() + " + " + second.name());
  }

  private static Matrix stacked(Matrix upper, Matrix lower) {
    Matrix both = new Matrix(0, 0); // gets its shape from the two
    CommonOps_DDRM.concatRows(upper, lower, both);
    return both;
  }
}
