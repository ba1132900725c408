package gradus.playground;

/** What the training makes small. */
public enum LossKind {
  /** Softmax and cross-entropy, fused by the trainer. */
  CROSS_ENTROPY,
  /** The same with a weight for each class, so that a rare class counts as much as a common one. */
  WEIGHTED_CROSS_ENTROPY,
  /** The mean squared error: of the probabilities for classes, of the output for a regression. */
  SQUARED_ERROR
}
