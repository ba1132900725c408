package gradus.inspect;

import gradus.data.Dataset;
import gradus.layers.BatchNorm;
import gradus.math.Decimals;
import gradus.math.Quote;
import java.util.List;

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
    if (!data.isClassification()) {
      addUnscaledTargets(findings, new ColumnStatistics(data.targets()));
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
        .formatted(columns.meanText(j), Decimals.compact(columns.deviations[j]));
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
                Quote.visible(data.featureNames().get(example)),
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
}
