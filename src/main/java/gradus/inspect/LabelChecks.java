package gradus.inspect;

import gradus.data.Dataset;
import gradus.math.Matrix;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/**
 * Do the targets belong to the inputs? Rows that lie close together usually have the same class, or
 * similar numbers for targets. Where a row and its nearest neighbor agree no more often than two
 * rows picked at random, inputs and targets were probably shuffled against each other.
 *
 * <p>No network is needed for that. Source of the idea: T. Cover, P. Hart, "Nearest neighbor
 * pattern classification" (1967).
 */
final class LabelChecks {
  /** Chance alone reaches three standard errors in 1 of 700 cases. */
  private static final double STANDARD_ERRORS = 3;

  /** With fewer rows, chance could do anything. */
  private static final int FEWEST_ROWS = 30;

  /** Rarer classes are left out: they overlap with others more often than not. */
  private static final int FEWEST_OF_A_CLASS = 30;

  /**
   * Limits rows² · columns, which is what the time grows with: 505 rows of 784 pixels, or 1767 of
   * 64. With fewer rows than there are, a rare class that overlaps with others would seem shuffled.
   */
  private static final double MOST_DIFFERENCES = 2e8;

  private LabelChecks() {}

  static void addTo(Findings findings, Dataset data) {
    int mostRows = (int) Math.sqrt(MOST_DIFFERENCES / data.inputs().numCols);
    Dataset dataset = Examination.sample(data, mostRows);
    if (dataset.withoutRepeats().rows() < FEWEST_ROWS) {
      return;
    }
    int[] neighbors = nearestNeighbors(dataset.inputs());
    String evidence =
        dataset.isClassification()
            ? disagreement(dataset, neighbors)
            : noCorrelation(dataset, neighbors);
    if (!evidence.isEmpty()) {
      findings.error(
          "labels don't fit inputs",
          evidence,
          "compare head(5) with where the data comes from: were inputs and targets sorted or"
              + " shuffled apart? Shuffle whole rows, with shuffled(seed). If they are in order,"
              + " the inputs say next to nothing about the targets.");
    }
  }

  /** What shows that neighbors agree in their class as if by chance; empty if they agree more. */
  private static String disagreement(Dataset dataset, int[] neighbors) {
    int[] counts = dataset.classCounts();
    int[] agreeing = agreeing(dataset, neighbors);
    // A mean over the classes: in one over the rows, a rare class would be drowned.
    int classes = 0;
    double agreement = 0;
    double chance = 0;
    double variance = 0;
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] >= FEWEST_OF_A_CLASS) {
        double share = (double) counts[c] / neighbors.length;
        classes++;
        agreement += (double) agreeing[c] / counts[c];
        chance += share;
        variance += share * (1 - share) / counts[c];
      }
    }
    double limit = chance + STANDARD_ERRORS * Math.sqrt(variance);
    // Within three standard errors of chance, and yet nearer to chance than to full agreement.
    boolean tellable = classes > 1 && limit < (classes + chance) / 2;
    if (!tellable || agreement > limit) {
      return "";
    }
    return "The nearest neighbor of a row has the same class in "
        + Findings.percent(agreement / classes)
        + " of the rows, as a mean over the classes; chance alone gives "
        + Findings.percent(chance / classes)
        + ".";
  }

  /** How many rows of each class have a neighbor of that class. */
  private static int[] agreeing(Dataset dataset, int[] neighbors) {
    int[] agreeing = new int[dataset.classNames().size()];
    for (int row = 0; row < neighbors.length; row++) {
      if (dataset.classOf(row) == dataset.classOf(neighbors[row])) {
        agreeing[dataset.classOf(row)]++;
      }
    }
    return agreeing;
  }

  /** The same for numbers: the correlation of each target with that of the nearest neighbor. */
  private static String noCorrelation(Dataset dataset, int[] neighbors) {
    Matrix targets = dataset.targets();
    double best = -1;
    for (int j = 0; j < targets.numCols; j++) {
      best = Math.max(best, correlation(targets, j, neighbors));
    }
    double limit = STANDARD_ERRORS / Math.sqrt(neighbors.length);
    if (limit > 0.5 || !(best <= limit)) { // a constant target has no correlation, but NaN
      return "";
    }
    return String.format(
        Locale.ROOT,
        "The correlation of a row's target with that of its nearest neighbor is %.2f; chance alone"
            + " gives up to %.2f.",
        best,
        limit);
  }

  private static double correlation(DMatrixRMaj targets, int column, int[] neighbors) {
    int rows = targets.numRows;
    double mean = 0;
    for (int row = 0; row < rows; row++) {
      mean += targets.get(row, column) / rows;
    }
    double products = 0;
    double squares = 0;
    double neighborSquares = 0;
    for (int row = 0; row < rows; row++) {
      double own = targets.get(row, column) - mean;
      double other = targets.get(neighbors[row], column) - mean;
      products += own * other;
      squares += own * own;
      neighborSquares += other * other;
    }
    return products / Math.sqrt(squares * neighborSquares);
  }

  /** For each row the closest of the others, with every column scaled to a range of 1. */
  private static int[] nearestNeighbors(Matrix inputs) {
    Matrix scaled = scaled(inputs);
    int[] nearest = new int[scaled.numRows];
    for (int row = 0; row < nearest.length; row++) {
      double least = Double.POSITIVE_INFINITY;
      for (int other = 0; other < nearest.length; other++) {
        double distance = other == row ? Double.POSITIVE_INFINITY : distance(scaled, row, other);
        if (distance < least) {
          least = distance;
          nearest[row] = other;
        }
      }
    }
    return nearest;
  }

  /** The squared distance of two rows. */
  static double distance(DMatrixRMaj matrix, int row, int other) {
    int columns = matrix.numCols;
    double sum = 0;
    for (int j = 0; j < columns; j++) {
      double difference = matrix.data[row * columns + j] - matrix.data[other * columns + j];
      sum += difference * difference;
    }
    return sum;
  }

  /** Every column divided by its range. */
  private static Matrix scaled(Matrix inputs) {
    Matrix scaled = new Matrix(inputs);
    for (int j = 0; j < inputs.numCols; j++) {
      double width = ColumnStatistics.width(inputs, j);
      for (int row = 0; row < inputs.numRows; row++) {
        scaled.set(row, j, width == 0 ? 0 : inputs.get(row, j) / width);
      }
    }
    return scaled;
  }
}
