/**
 * Metrics: how good predictions are, in terms of the task.
 *
 * <p>Of classes: {@link gradus.metrics.Accuracy}, {@link gradus.metrics.TopKAccuracy}, {@link
 * gradus.metrics.ConfusionMatrix} with precision, recall and F1, and their table, {@link
 * gradus.metrics.ClassificationReport}. Of probabilities: {@link gradus.metrics.LogLoss}, {@link
 * gradus.metrics.Calibration}, and the two views over all thresholds, {@link
 * gradus.metrics.RocCurve} and {@link gradus.metrics.PrecisionRecallCurve}. Of numbers: {@link
 * gradus.metrics.RegressionErrors}. This package depends on {@code gradus.math} and EJML only.
 */
package gradus.metrics;
