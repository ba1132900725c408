package gradus.playground;

/** A mistake planted on purpose, to watch what it does: those of the lesson on five bugs. */
public enum Bug {
  /** None: all is right. */
  NONE,
  /** Probabilities are handed to a loss on logits, which applies another softmax. */
  DOUBLE_SOFTMAX,
  /** The gradient is added instead of subtracted: gradient ascent. */
  ASCENT,
  /** The labels are in another order than the inputs. */
  SHUFFLED_LABELS,
  /** All hidden biases start at −20, where ReLU makes 0 of everything. */
  DEAD_UNITS,
  /** The inputs are a hundred times too large. */
  UNSCALED_INPUTS
}
