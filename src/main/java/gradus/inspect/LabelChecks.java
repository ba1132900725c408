package gradus.inspect;

import gradus.data.Dataset;
import gradus.math.Quote;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Are the targets what they should be: classes or numbers, told by the inputs, but not by a single
 * one, and in no order?
 *
 * <p>Where a row and its nearest neighbor agree no more often than two rows picked at random,
 * inputs and targets were probably shuffled against each other.
 */
final class LabelChecks {
  /** Chance alone reaches three standard errors in 1 of 700 cases. */
  private static final double STANDARD_ERRORS = 3;

  /** With fewer rows, chance could do anything. */
  private static final int FEWEST_ROWS = 30;

  /** Rarer classes are left out: they overlap with others more often than not. */
  private static final int FEWEST_OF_A_CLASS = 30;

  /** More different numbers in one column are hardly classes. */
  private static final int MOST_CLASSES = 10;

  /** Numbers that stand for classes come more often than this. */
  private static final int FEWEST_WITH_A_NUMBER = 10;

  /** A correlation with the target above this is no coincidence, and no noise is left. */
  private static final double COPY = 0.99999;

  /** The correlation of targets that follow each other; in 100 shuffled rows it is below 0.4. */
  private static final double SORTED = 0.7;

  private LabelChecks() {}

  static void addTo(Findings findings, Examination examination) {
    Dataset data = examination.data;
    addShuffledApart(findings, examination.neighbors());
    if (data.isClassification()) {
      addCodeOfClass(findings, data);
    } else {
      addClassNumbers(findings, data);
      addCopyOfTarget(findings, data);
    }
  }

  private static void addShuffledApart(Findings findings, NearestNeighbors neighbors) {
    Dataset dataset = neighbors.dataset;
    if (dataset.withoutRepeats().rows() < FEWEST_ROWS) {
      return;
    }
    String evidence =
        dataset.isClassification() ? disagreement(neighbors) : noCorrelation(neighbors);
    if (!evidence.isEmpty()) {
      findings.error(
          "labels don't fit inputs",
          evidence,
          "compare head(5) with where the data comes from: were inputs and targets sorted or shuffled"
              + " separately? Shuffle whole rows, with shuffled(seed). If they are in order,"
              + " the inputs say next to nothing about the targets.");
    }
  }

  /** What shows that neighbors agree in their class as if by chance; empty if they agree more. */
  private static String disagreement(NearestNeighbors neighbors) {
    int[] counts = neighbors.dataset.classCounts();
    int[] agreeing = neighbors.agreeing();
    // A mean over the classes: in one over the rows, a rare class would be drowned.
    int classes = 0;
    double agreement = 0;
    double chance = 0;
    double variance = 0;
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] >= FEWEST_OF_A_CLASS) {
        double share = (double) counts[c] / neighbors.nearest.length;
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
    return "The nearest neighbor of a row has the same class in %s of the rows, averaged over the"
            .formatted(Findings.percent(agreement / classes))
        + " classes; chance alone gives %s.".formatted(Findings.percent(chance / classes));
  }

  /** The same for numbers: the correlation of each target with that of the nearest neighbor. */
  private static String noCorrelation(NearestNeighbors neighbors) {
    double best = -1;
    for (int j = 0; j < neighbors.dataset.targets().numCols; j++) {
      best = Math.max(best, neighbors.correlation(j));
    }
    double limit = STANDARD_ERRORS / Math.sqrt(neighbors.nearest.length);
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

  /** Rows in the order of their classes or numbers, which a training without shuffling follows. */
  static void addSorted(Findings findings, Dataset data) {
    double[] targets = new double[data.rows()];
    for (int row = 0; row < targets.length; row++) {
      targets[row] = data.isClassification() ? data.classOf(row) : data.targets().get(row, 0);
    }
    double[] before = Arrays.copyOf(targets, targets.length - 1);
    double[] after = Arrays.copyOfRange(targets, 1, targets.length);
    double correlation = ColumnStatistics.correlation(before, after);
    if (targets.length >= FEWEST_ROWS && correlation > SORTED) {
      findings.warning(
          "sorted rows",
          String.format(
              Locale.ROOT,
              "The targets of rows that follow each other have a correlation of %.2f, and"
                  + " the rows come"
                  + " in this order in every epoch: a batch sees similar targets only, and"
                  + " the next batch makes"
                  + " the network forget them.",
              correlation),
          "leave out setShuffle(false): shuffling is the default. Or shuffle the rows"
              + " once, with shuffled(seed).");
    }
  }

  /** One column that holds 0, 1, 2, …, each of them often: probably classes. */
  private static void addClassNumbers(Findings findings, Dataset data) {
    SortedSet<Double> values = new TreeSet<>();
    for (int row = 0; row < data.rows() && values.size() <= MOST_CLASSES; row++) {
      values.add(data.targets().get(row, 0));
    }
    int count = values.size();
    double first = values.first();
    boolean classes = first == 0 || first == 1;
    for (double value : values) {
      classes &= value == Math.rint(value);
    }
    classes &= values.last() == first + count - 1 && count >= 2 && count <= MOST_CLASSES;
    if (classes && data.targets().numCols == 1 && data.rows() >= count * FEWEST_WITH_A_NUMBER) {
      findings.warning(
          "class numbers as targets",
          "The only target column holds nothing but the %d whole numbers from %.0f to %.0f."
              .formatted(count, first, values.last()),
          ("if they stand for classes, give each class a column of its own (one-hot), since"
                  + " class 2 isn't twice class 1: read the file with"
                  + " CsvOptions.classNames, and end"
                  + " the network in %d outputs and Softmax, under CrossEntropy. If they are counts"
                  + " or grades, all is well.")
              .formatted(count));
    }
  }

  /** A column with one value for each class. */
  private static void addCodeOfClass(Findings findings, Dataset data) {
    int classes = data.classNames().size();
    for (int j = 0; j < data.inputs().numCols && data.rows() >= FEWEST_ROWS; j++) {
      Map<Double, Integer> classOfValue = new HashMap<>();
      boolean tells = true;
      for (int row = 0; row < data.rows() && tells; row++) {
        int own = data.classOf(row);
        int known = classOfValue.computeIfAbsent(data.inputs().get(row, j), value -> own);
        tells = known == own && classOfValue.size() <= classes;
      }
      if (tells && classOfValue.size() > 1) {
        addTells(
            findings,
            "Column \"%s\" has %d values, and each stands for one class."
                .formatted(Quote.visible(data.featureNames().get(j)), classOfValue.size()));
        return;
      }
    }
  }

  /** A column that is the target in another unit; a line through one input is nothing else. */
  private static void addCopyOfTarget(Findings findings, Dataset data) {
    int columns = data.inputs().numCols;
    double[] targets = ColumnStatistics.column(data.targets(), 0);
    for (int j = 0; j < columns && columns > 1 && data.rows() >= FEWEST_ROWS; j++) {
      double[] inputs = ColumnStatistics.column(data.inputs(), j);
      double correlation = ColumnStatistics.correlation(inputs, targets);
      if (Math.abs(correlation) > COPY) {
        addTells(
            findings,
            String.format(
                Locale.ROOT,
                "Column \"%s\" has a correlation of %.6f with the target.",
                Quote.visible(data.featureNames().get(j)),
                correlation));
        return;
      }
    }
  }

  private static void addTells(Findings findings, String evidence) {
    findings.warning(
        "feature tells the target",
        evidence,
        "will you know this column when you predict? If it was computed from the target,"
            + " or becomes known with it, leave it out: a network that has it learns"
            + " nothing else.");
  }
}
