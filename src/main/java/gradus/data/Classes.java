package gradus.data;

import gradus.math.Matrix;
import gradus.math.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a {@link Dataset} does by class; what each is for is said there. */
final class Classes {
  private Classes() {}

  /** The rows of each class, in their order. */
  static List<int[]> rowsOfEach(Dataset dataset) {
    List<int[]> rowsOfEach = new ArrayList<>();
    for (int count : counts(dataset)) {
      rowsOfEach.add(new int[count]);
    }
    int[] filled = new int[rowsOfEach.size()];
    for (int row = 0; row < dataset.rows(); row++) {
      int c = dataset.classOf(row);
      rowsOfEach.get(c)[filled[c]] = row;
      filled[c]++;
    }
    return rowsOfEach;
  }

  static int[] counts(Dataset dataset) {
    int[] counts = new int[dataset.classNames().size()];
    for (int row = 0; row < dataset.rows(); row++) {
      counts[dataset.classOf(row)]++;
    }
    return counts;
  }

  static double[] weights(Dataset dataset) {
    int[] counts = counts(dataset);
    DatasetChecks.requireEveryClass(dataset, counts);
    double[] weights = new double[counts.length];
    for (int c = 0; c < counts.length; c++) {
      weights[c] = dataset.rows() / ((double) counts.length * counts[c]);
    }
    return weights;
  }

  static Dataset only(Dataset dataset, List<String> names) {
    DatasetChecks.requireKnownClasses(dataset, names);
    List<String> known = dataset.classNames();
    int[] rows =
        Selection.rowsWhere(dataset, row -> names.contains(known.get(dataset.classOf(row))));
    Dataset chosen = dataset.subset(rows, dataset.name());
    Matrix targets = new Matrix(rows.length, names.size());
    for (int column = 0; column < names.size(); column++) {
      int before = known.indexOf(names.get(column));
      for (int row = 0; row < rows.length; row++) {
        targets.set(row, column, chosen.targets().get(row, before));
      }
    }
    return new Dataset(chosen.inputs(), targets, chosen.featureNames(), names, chosen.name());
  }

  static Dataset oversampled(Dataset dataset, long seed) {
    int[] counts = counts(dataset);
    DatasetChecks.requireEveryClass(dataset, counts);
    int largest = Arrays.stream(counts).max().getAsInt();
    int[] rows = Arrays.copyOf(Selection.allRows(dataset), counts.length * largest);
    List<int[]> rowsOfEach = rowsOfEach(dataset);
    int next = dataset.rows();
    for (int c = 0; c < counts.length; c++) {
      int[] members = rowsOfEach.get(c);
      int wholeCopies = largest - largest % members.length;
      for (int i = members.length; i < largest; i++) {
        if (i == wholeCopies) {
          Seeds.shuffle(members, seed, c); // now a random choice begins
        }
        rows[next] = members[i % members.length];
        next++;
      }
    }
    return dataset.subset(rows, dataset.name());
  }

  static Dataset inOneColumn(Dataset dataset) {
    DatasetChecks.require(
        dataset.classNames().size() == 2,
        dataset.name()
            + " has "
            + dataset.classNames().size()
            + " classes "
            + Quote.of(dataset.classNames())
            + ", but a single target column can only tell two apart.");
    Matrix column = new Matrix(dataset.rows(), 1);
    for (int row = 0; row < dataset.rows(); row++) {
      column.set(row, 0, dataset.targets().get(row, dataset.targets().numCols - 1));
    }
    return dataset.withTargets(column);
  }
}
