package gradus.inspect;

import gradus.data.Dataset;
import gradus.layers.BatchNorm;
import gradus.math.Decimals;
import gradus.math.Matrix;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Are inputs, and in a regression targets, of a size that gradient descent can work with? Columns
 * of very different sizes make the loss a long narrow valley, and large ones let any usual learning
 * rate overshoot. Source: C. Bishop, "Neural Networks for Pattern Recognition" (1995), section 8.2.
 */
final class InputChecks {
  /**
   * The largest root mean square of a column. Standardized columns have 1, Iris in centimeters up
   * to 6, pixels from 0 to 16 up to 13; but kilograms of cement in concrete have 300.
   */
  private static final double LARGEST_SIZE = 30;

  /** By how much the spreads of two columns may differ. */
  private static final double LARGEST_RATIO = 100;

  /** How many spreads a mean may lie from 0; the columns of Iris have up to 7. */
  private static final double FARTHEST_MEAN = 10;

  /** Up to this size the two do no harm: pixels from 0 to 1, say, some of which are rarely lit. */
  private static final double HARMLESS = 1;

  /** More different numbers in one column are hardly classes. */
  private static final int MOST_CLASSES = 10;

  /** So many rows with each number. */
  private static final int FEWEST_OF_A_CLASS = 10;

  /** A correlation with the target above this is no coincidence, and no noise is left. */
  private static final double COPY = 0.99999;

  /** The correlation of targets that follow each other; in 100 shuffled rows it is below 0.4. */
  private static final double SORTED = 0.7;

  private InputChecks() {}

  static void addTo(Findings findings, Examination examination) {
    Dataset data = examination.data;
    ColumnStatistics inputs = new ColumnStatistics(data.inputs());
    addConstant(findings, data, inputs);
    boolean scalesItself = examination.network.layers().get(0) instanceof BatchNorm;
    String evidence = scalesItself ? "" : unscaled(inputs, data.featureNames());
    if (!evidence.isEmpty()) {
      findings.error(
          "unscaled inputs",
          evidence,
          "scale them with Standardizer: fit it to the training part, apply it to every part.");
    }
    if (data.isClassification()) {
      addCode(findings, data);
    } else {
      addUnscaledTargets(findings, new ColumnStatistics(data.targets()));
      addClassNumbers(findings, data);
      addCopyOfTarget(findings, data);
    }
  }

  /** What shows that the columns aren't scaled; empty if nothing does. */
  private static String unscaled(ColumnStatistics inputs, List<String> names) {
    int wide = inputs.widest();
    int narrow = inputs.narrowest();
    double ratio = inputs.deviations[wide] / inputs.deviations[narrow]; // NaN if all are constant
    if (ratio > LARGEST_RATIO && inputs.deviations[wide] > HARMLESS) {
      return "The spread of column \"%s\" is %s, that of \"%s\" %s: %.0f times as wide."
          .formatted(
              names.get(wide),
              Decimals.compact(inputs.deviations[wide]),
              names.get(narrow),
              Decimals.compact(inputs.deviations[narrow]),
              ratio);
    }
    for (int j = 0; j < names.size(); j++) {
      double mean = Math.abs(inputs.means.data[j]);
      double deviation = inputs.deviations[j];
      boolean far = mean > FARTHEST_MEAN * deviation && mean > HARMLESS && deviation > 0;
      if (far || inputs.size(j) > LARGEST_SIZE) {
        return "Column \"" + names.get(j) + "\" has " + meanAndSpread(inputs, j);
      }
    }
    return "";
  }

  private static String meanAndSpread(ColumnStatistics columns, int j) {
    return "a mean of %s and a spread of %s; about 0 and 1 would be good."
        .formatted(
            Decimals.compact(columns.means.data[j]), Decimals.compact(columns.deviations[j]));
  }

  /** Single columns of zeros, which a Standardizer makes of constant ones, do no harm. */
  private static void addConstant(Findings findings, Dataset data, ColumnStatistics inputs) {
    int columns = inputs.deviations.length;
    int constant = 0;
    int example = -1;
    for (int j = 0; j < columns; j++) {
      if (inputs.deviations[j] == 0) {
        constant++;
        example = example < 0 || inputs.means.data[example] == 0 ? j : example;
      }
    }
    if (constant == 0 || data.rows() == 1) {
      return;
    }
    String evidence =
        "%s are the same in every row; \"%s\" is %s."
            .formatted(
                Findings.share(constant, columns, "columns"),
                data.featureNames().get(example),
                Decimals.compact(inputs.means.data[example]));
    String advice =
        "look at summary() of the data set: was it read and scaled as you meant? A constant column"
            + " says nothing and can be left out.";
    if (constant == columns) {
      findings.error("constant inputs", evidence, advice);
    } else if (2 * constant > columns) {
      findings.warning("constant inputs", evidence, advice);
    } else if (inputs.means.data[example] != 0) {
      findings.hint("constant inputs", evidence, advice);
    }
  }

  private static void addUnscaledTargets(Findings findings, ColumnStatistics targets) {
    int j = targets.largest();
    if (targets.size(j) > LARGEST_SIZE) {
      findings.error(
          "unscaled targets",
          "Target column " + j + " has " + meanAndSpread(targets, j),
          "scale them with Standardizer.fitTargets(train) and applyToTargets, and scale"
              + " predictions back with invert.");
    }
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
    if (targets.length >= FEWEST_OF_A_CLASS && correlation > SORTED) {
      findings.warning(
          "sorted rows",
          String.format(
              Locale.ROOT,
              "The targets of two rows that follow each other have a correlation of %.2f, and the rows come in this order every epoch: a batch shows one class only, and the next one makes the network forget it.",
              correlation),
          "leave setShuffle(true), which is the default; or sort the data at random once, with"
              + " shuffled(seed).");
    }
  }

  /** One column that holds 0, 1, 2, …, each of them often: probably classes. */
  private static void addClassNumbers(Findings findings, Dataset data) {
    if (data.targets().numCols != 1) {
      return;
    }
    TreeSet<Double> values = new TreeSet<>();
    for (int row = 0; row < data.rows() && values.size() <= MOST_CLASSES; row++) {
      values.add(data.targets().get(row, 0));
    }
    int count = values.size();
    double first = values.first();
    boolean consecutive = (first == 0 || first == 1) && values.last() == first + count - 1;
    for (double value : values) {
      consecutive &= value == Math.rint(value);
    }
    boolean often = count >= 2 && count <= MOST_CLASSES && data.rows() >= count * FEWEST_OF_A_CLASS;
    if (consecutive && often) {
      findings.warning(
          "class numbers as targets",
          "The only target column holds nothing but the %d whole numbers from %.0f to %.0f."
              .formatted(count, first, values.last()),
          "if they stand for classes, class 2 isn't twice class 1: let each class have a column of"
              + " its own, one-hot, by reading the file with CsvOptions.classNames, and end the network"
              + " in as many outputs, with Softmax under CrossEntropy. If they are counts or grades, all"
              + " is well.");
    }
  }

  /** A column with one value for each class. */
  private static void addCode(Findings findings, Dataset data) {
    int classes = data.classNames().size();
    for (int j = 0; j < data.inputs().numCols && data.rows() >= FEWEST_OF_A_CLASS * classes; j++) {
      Map<Double, Integer> classOfValue = new HashMap<>();
      Set<Integer> seen = new HashSet<>();
      boolean tells = true;
      for (int row = 0; row < data.rows() && tells; row++) {
        int c = data.classOf(row);
        Integer before = classOfValue.putIfAbsent(data.inputs().get(row, j), c);
        seen.add(c);
        tells = (before == null || before == c) && classOfValue.size() <= classes;
      }
      if (tells && seen.size() > 1) {
        addTells(
            findings,
            "Column \"%s\" has one value for each of the %d classes."
                .formatted(data.featureNames().get(j), seen.size()));
        return;
      }
    }
  }

  /** A column that is the target in another unit; a line on one input is nothing else. */
  private static void addCopyOfTarget(Findings findings, Dataset data) {
    int columns = data.inputs().numCols;
    for (int j = 0; j < columns && columns > 1 && data.rows() >= FEWEST_OF_A_CLASS; j++) {
      double correlation =
          ColumnStatistics.correlation(column(data.inputs(), j), column(data.targets(), 0));
      if (Math.abs(correlation) > COPY) {
        addTells(
            findings,
            String.format(
                Locale.ROOT,
                "Column \"%s\" and the target have a correlation of %.6f.",
                data.featureNames().get(j),
                correlation));
        return;
      }
    }
  }

  private static void addTells(Findings findings, String evidence) {
    findings.warning(
        "feature tells the target",
        evidence,
        "will you know this column when you predict? If it was made from the target, or is known only"
            + " after it, leave it out: the network learns nothing else.");
  }

  private static double[] column(Matrix matrix, int column) {
    double[] numbers = new double[matrix.numRows];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = matrix.get(row, column);
    }
    return numbers;
  }
}
