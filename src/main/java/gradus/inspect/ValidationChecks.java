package gradus.inspect;

import gradus.data.Dataset;
import gradus.math.Decimals;
import gradus.math.Matrix;
import gradus.math.Quote;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Can the validation part say how good the network is? It must be scaled like the training part,
 * hold other rows, and have its labels in the same order.
 */
final class ValidationChecks {
  /** How many spreads the mean of a column may move from one part to the other. */
  private static final double FARTHEST_MEAN = 1.5;

  /** By how much a column's spreads in the two parts may differ. */
  private static final double LARGEST_RATIO = 5;

  /** The mean of a column that was scaled by itself is 0 up to rounding. */
  private static final double ROUNDING = 1e-9;

  /** The share of repeated rows that may come on top of what the training part has in itself. */
  private static final double MORE_REPEATS = 0.05;

  /** With fewer rows, chance could do anything. */
  private static final int FEWEST_ROWS = 10;

  /** The share of validation rows that may have another class than their nearest training row. */
  private static final double WORST_LABELS = 0.4;

  private static final String ONE_SCALER =
      "fit the scaler to the training part only, and apply that one to every part:"
          + " Standardizer scale = Standardizer.fit(train), then scale.apply(validation).";

  private final Findings findings;
  private final Dataset train;
  private final Dataset validation;
  private final ColumnStatistics ofTrain;
  private final ColumnStatistics ofValidation;

  private ValidationChecks(Findings findings, Dataset train, Dataset validation) {
    this.findings = findings;
    this.train = train;
    this.validation = validation;
    ofTrain = new ColumnStatistics(train.inputs());
    ofValidation = new ColumnStatistics(validation.inputs());
  }

  static void addTo(
      Findings findings, NearestNeighbors neighbors, Dataset train, Dataset validation) {
    if (validation.rows() < FEWEST_ROWS || train.rows() < FEWEST_ROWS) {
      return;
    }
    ValidationChecks checks = new ValidationChecks(findings, train, validation);
    boolean found = checks.addRepeats() || checks.addOtherScale() || checks.addScaledByItself();
    if (!found && train.isClassification()) {
      checks.addWrongLabels(neighbors);
    }
  }

  /** Means or spreads that differ in most of the columns. */
  private boolean addOtherScale() {
    int columns = 0; // that aren't constant
    int different = 0;
    int example = -1;
    for (int j = 0; j < ofTrain.deviations.length; j++) {
      if (varies(j)) {
        columns++;
        different += differs(j) ? 1 : 0;
        example = example < 0 && differs(j) ? j : example;
      }
    }
    if (2 * different <= columns) {
      return false;
    }
    findings.warning(
        "validation scaled differently",
        ("Column \"%s\" has a mean of %s and a spread of %s in training, but of %s and %s"
                + " in validation.")
            .formatted(
                Quote.visible(train.featureNames().get(example)),
                ofTrain.meanText(example),
                Decimals.compact(ofTrain.deviations[example]),
                ofValidation.meanText(example),
                Decimals.compact(ofValidation.deviations[example])),
        ONE_SCALER);
    return true;
  }

  private boolean varies(int column) {
    return ofTrain.deviations[column] > 0 && ofValidation.deviations[column] > 0;
  }

  private boolean differs(int column) {
    double spread = ofTrain.deviations[column];
    double otherSpread = ofValidation.deviations[column];
    double way = Math.abs(ofValidation.means.data[column] - ofTrain.means.data[column]);
    double ratio = Math.max(spread / otherSpread, otherSpread / spread);
    return way > FARTHEST_MEAN * spread || ratio > LARGEST_RATIO;
  }

  /** Means of 0 and spreads of 1 in both parts, which one scaler cannot give. */
  private boolean addScaledByItself() {
    boolean any = false;
    for (int j = 0; j < ofTrain.deviations.length; j++) {
      if (varies(j) && !(isStandard(ofTrain, j) && isStandard(ofValidation, j))) {
        return false;
      }
      any |= varies(j);
    }
    if (any) {
      findings.warning(
          "validation scaled differently",
          "In training and in validation alike, each column has a mean of exactly 0 and a"
              + " spread of exactly 1: each part was scaled by itself, so equal inputs became"
              + " different numbers.",
          ONE_SCALER);
    }
    return any;
  }

  private static boolean isStandard(ColumnStatistics columns, int j) {
    return Math.abs(columns.means.data[j]) < ROUNDING
        && Math.abs(columns.deviations[j] - 1) < ROUNDING;
  }

  /** Rows of the training part that are in the validation part as well. */
  private boolean addRepeats() {
    Map<Integer, Integer> counts = new HashMap<>(); // by the hash of a row
    for (int row = 0; row < train.rows(); row++) {
      counts.merge(hash(train, row), 1, Integer::sum);
    }
    int repeatedInTrain = 0;
    for (int count : counts.values()) {
      repeatedInTrain += count > 1 ? count : 0;
    }
    int repeated = 0;
    for (int row = 0; row < validation.rows(); row++) {
      repeated += counts.containsKey(hash(validation, row)) ? 1 : 0;
    }
    double usual = (double) repeatedInTrain / train.rows();
    boolean found = (double) repeated / validation.rows() > usual + MORE_REPEATS;
    if (found) {
      findings.warning(
          "validation repeats training rows",
          ("%s of the validation part are in the training part as well; within the"
                  + " training part %s of the rows occur more than once.")
              .formatted(
                  Findings.share(repeated, validation.rows(), "rows"), Findings.percent(usual)),
          "take the parts from one data set with split(0.8, seed), and make copies of rows, as with"
              + " oversampled, only after that; before, withoutRepeats() leaves out rows that occur"
              + " twice.");
    }
    return found;
  }

  private static int hash(Dataset dataset, int row) {
    return 31 * hash(dataset.inputs(), row) + hash(dataset.targets(), row);
  }

  private static int hash(Matrix matrix, int row) {
    int start = row * matrix.numCols;
    return Arrays.hashCode(Arrays.copyOfRange(matrix.data, start, start + matrix.numCols));
  }

  /** Classes that are numbered in another order. */
  private void addWrongLabels(NearestNeighbors neighbors) {
    Dataset sample = Examination.sample(validation, Examination.SAMPLE_ROWS);
    int[] nearest = neighbors.nearestTo(sample.inputs());
    int agreeing = 0;
    for (int row = 0; row < nearest.length; row++) {
      agreeing += sample.classOf(row) == neighbors.dataset.classOf(nearest[row]) ? 1 : 0;
    }
    double inTraining = neighbors.agreement();
    double share = (double) agreeing / sample.rows();
    if (share < inTraining - WORST_LABELS) {
      findings.warning(
          "validation labels don't fit",
          ("The nearest training row has the same class as a validation row in %s of the"
                  + " rows; among the training rows it is %s.")
              .formatted(Findings.percent(share), Findings.percent(inTraining)),
          "are the classes of both parts numbered in the same order, and the rows of the validation"
              + " part still beside their targets? Take the parts from one data set with"
              + " split, or read"
              + " both files with the same CsvOptions.classNames.");
    }
  }
}
