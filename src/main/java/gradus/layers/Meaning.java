package gradus.layers;

/**
 * What numbers mean that leave a network: a layer says it of its output, and a loss of what it
 * expects. So a softmax that would be applied twice is found, for layers and losses of your own as
 * well.
 */
public enum Meaning {
  /** Numbers of any size, such as those of a {@link Dense} layer or an amount to predict. */
  NUMBERS,

  /** Scores of any size that softmax or the logistic function turns into probabilities. */
  LOGITS,

  /** Shares from 0 to 1, as those of {@link Softmax} and {@link Sigmoid}. */
  PROBABILITIES
}
