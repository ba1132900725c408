package gradus.inspect;

import gradus.data.Dataset;
import java.util.Locale;

/**
 * Do the targets belong to the inputs? Where a row and its nearest neighbor agree no more often
 * than two rows picked at random, inputs and targets were probably shuffled against each other.
 */
final class LabelChecks {
  /** Chance alone reaches three standard errors in 1 of 700 cases. */
  private static final double STANDARD_ERRORS = 3;

  /** With fewer rows, chance could do anything. */
  private static final int FEWEST_ROWS = 30;

  /** Rarer classes are left out: they overlap with others more often than not. */
  private static final int FEWEST_OF_A_CLASS = 30;

  private LabelChecks() {}

  static void addTo(Findings findings, NearestNeighbors neighbors) {
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
          "compare head(5) with where the data comes from: were inputs and targets sorted or"
              + " shuffled apart? Shuffle whole rows, with shuffled(seed). If they are in order,"
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
    return "The nearest neighbor of a row has the same class in %s of the rows, as a mean over the"
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
}
