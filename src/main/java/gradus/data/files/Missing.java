package gradus.data.files;

import gradus.data.Dataset;
import gradus.data.MeanImputer;

/** What a {@link CsvReader} does with a cell that has no value. */
public enum Missing {
  /** An error names the first such cell. This is the default: missing values want a decision. */
  REFUSE,

  /** Leaves out every row that has one. */
  DROP_ROW,

  /**
   * Fills in the mean of the column (for a categorical column the share of each category). It is
   * the mean over all rows of the file, so a little is learned from rows that later test the
   * network; {@link #KEEP} and then {@link MeanImputer} on the training rows avoids that. A missing
   * label is still an error.
   */
  MEAN,

  /**
   * Keeps it as NaN, to look at ({@link Dataset#summary}) and to fill in later. A missing label is
   * still an error.
   */
  KEEP
}
