package gradus;

import gradus.data.Dataset;
import gradus.losses.Loss;
import gradus.metrics.Accuracy;
import org.ejml.data.DMatrixRMaj;

/** Adds up loss and accuracy over batches of different sizes. */
final class Score {
  private final boolean classification;
  private final double threshold;
  private double lossSum = 0;
  private int hits = 0;
  private int rows = 0;

  Score(Dataset dataset, Loss loss) {
    this.classification = dataset.isClassification();
    this.threshold = loss.decisionThreshold();
  }

  /** Adds a batch, whose loss is a mean over its rows. */
  void add(double lossValue, DMatrixRMaj output, DMatrixRMaj targets) {
    lossSum += lossValue * output.numRows;
    rows += output.numRows;
    if (classification) {
      hits += Accuracy.hits(output, targets, threshold);
    }
  }

  /** The mean over all rows; NaN if there were none. */
  double loss() {
    return lossSum / rows;
  }

  /** The share of rows that are right; NaN if there were none, or if there are no classes. */
  double accuracy() {
    return classification ? (double) hits / rows : Double.NaN;
  }
}
