package gradus.inspect;

import gradus.data.Dataset;
import gradus.math.Matrix;
import org.ejml.data.DMatrixRMaj;

/**
 * For each row of a data set the closest of the others, with every column scaled to a range of 1.
 *
 * <p>No network is needed for that, and yet it tells a lot: rows that lie close together usually
 * have the same class, or similar numbers for targets. Source: T. Cover, P. Hart, "Nearest neighbor
 * pattern classification" (1967).
 */
final class NearestNeighbors {
  /**
   * Limits rows² · columns, which is what the time grows with: 505 rows of 784 pixels, or 1767 of
   * 64. With fewer rows than there are, a rare class that overlaps with others would seem shuffled.
   */
  private static final double MOST_DIFFERENCES = 2e8;

  /** As many rows as the limit allows, chosen at random. */
  final Dataset dataset;

  /** The row that is closest to each row. */
  final int[] nearest;

  NearestNeighbors(Dataset data) {
    int mostRows = (int) Math.sqrt(MOST_DIFFERENCES / data.inputs().numCols);
    dataset = Examination.sample(data, mostRows);
    nearest = nearest(dataset.inputs());
  }

  private static int[] nearest(Matrix inputs) {
    Matrix scaled = scaled(inputs, inputs);
    int[] nearest = new int[scaled.numRows];
    for (int row = 0; row < nearest.length; row++) {
      nearest[row] = nearest(scaled, row, scaled, row);
    }
    return nearest;
  }

  /** For each of these rows the closest row of the data set. */
  int[] nearestTo(Matrix rows) {
    Matrix scaled = scaled(dataset.inputs(), dataset.inputs());
    Matrix scaledRows = scaled(rows, dataset.inputs());
    int[] closest = new int[rows.numRows];
    for (int row = 0; row < closest.length; row++) {
      closest[row] = nearest(scaledRows, row, scaled, -1);
    }
    return closest;
  }

  /** The row of {@code among} that is closest, apart from {@code leftOut}. */
  private static int nearest(Matrix rows, int row, Matrix among, int leftOut) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int other = 0; other < among.numRows; other++) {
      double distance =
          other == leftOut ? Double.POSITIVE_INFINITY : squaredDistance(rows, row, among, other);
      if (distance < least) {
        least = distance;
        nearest = other;
      }
    }
    return nearest;
  }

  /** The squared distance of two rows. */
  static double squaredDistance(DMatrixRMaj a, int row, DMatrixRMaj b, int other) {
    int columns = a.numCols;
    double sum = 0;
    for (int j = 0; j < columns; j++) {
      double difference = a.data[row * columns + j] - b.data[other * columns + j];
      sum += difference * difference;
    }
    return sum;
  }

  /** Every column divided by its range among other rows. */
  private static Matrix scaled(Matrix rows, Matrix among) {
    Matrix scaled = new Matrix(rows);
    for (int j = 0; j < rows.numCols; j++) {
      double width = ColumnStatistics.width(among, j);
      for (int row = 0; row < rows.numRows; row++) {
        scaled.set(row, j, width == 0 ? 0 : rows.get(row, j) / width);
      }
    }
    return scaled;
  }

  /** How many rows of each class have a neighbor of that class. */
  int[] agreeing() {
    int[] agreeing = new int[dataset.classNames().size()];
    for (int row = 0; row < nearest.length; row++) {
      if (dataset.classOf(row) == dataset.classOf(nearest[row])) {
        agreeing[dataset.classOf(row)]++;
      }
    }
    return agreeing;
  }

  /** The share of rows whose neighbor has the same class. */
  double agreement() {
    int sum = 0;
    for (int agreeing : agreeing()) {
      sum += agreeing;
    }
    return (double) sum / nearest.length;
  }

  /** The correlation of a target with that of the neighbor; NaN if it is constant. */
  double correlation(int target) {
    double[] own = ColumnStatistics.column(dataset.targets(), target);
    double[] other = new double[own.length];
    for (int row = 0; row < own.length; row++) {
      other[row] = own[nearest[row]];
    }
    return ColumnStatistics.correlation(own, other);
  }
}
