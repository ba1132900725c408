package gradus;

import gradus.data.Dataset;
import gradus.losses.Loss;
import gradus.math.Decimals;
import gradus.metrics.Accuracy;
import gradus.snapshots.SavedState;
import org.ejml.data.DMatrixRMaj;

/** Adds up loss and accuracy over batches of different sizes. */
final class EpochScore {
  private final boolean classification;
  private final Loss loss;
  private double lossSum = 0;
  private double weightSum = 0;
  private int hits = 0;
  private int rows = 0;

  EpochScore(Dataset dataset, Loss loss) {
    this.classification = dataset.isClassification();
    this.loss = loss;
  }

  /** As it was saved, to go on from. */
  EpochScore(SavedState saved, Loss loss) {
    this.classification = saved.count("classification", 1) == 1;
    this.loss = loss;
    this.lossSum = saved.comparable("loss_sum");
    this.weightSum = saved.comparable("weight_sum");
    this.rows = (int) saved.count("rows", Integer.MAX_VALUE);
    this.hits = (int) saved.count("hits", rows);
  }

  void writeTo(SavedState saved) {
    saved.put("classification", classification ? 1 : 0);
    saved.put("loss_sum", lossSum);
    saved.put("weight_sum", weightSum);
    saved.put("rows", rows);
    saved.put("hits", hits);
  }

  /** Adds a batch, whose loss is a mean and counts by the weight of the batch. */
  void add(double lossValue, DMatrixRMaj output, DMatrixRMaj targets) {
    double weight = loss.weight(targets);
    lossSum += lossValue * weight;
    weightSum += weight;
    rows += output.numRows;
    if (classification) {
      hits += Accuracy.hits(output, targets, loss.decisionThreshold());
    }
  }

  /** How many rows were added. */
  int rows() {
    return rows;
  }

  /** The mean over all rows, by their class weights if there are any; NaN if there were none. */
  double loss() {
    return lossSum / weightSum;
  }

  /** The share of rows that are right; NaN if there were none, or if there are no classes. */
  double accuracy() {
    return classification ? (double) hits / rows : Double.NaN;
  }

  @Override
  public String toString() {
    String accuracy = classification ? ", accuracy " + Decimals.of(accuracy(), 3) : "";
    return "EpochScore(loss " + Decimals.of(loss(), 3) + accuracy + " over " + rows + " rows)";
  }
}
