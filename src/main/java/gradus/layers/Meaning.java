package gradus.layers;

/**
 * The meaning of a network's outputs: a layer states it for its output, and a loss for the input it
 * expects. A trainer compares the two, and so finds a softmax that would be applied twice, even
 * with layers and losses of your own.
 */
public enum Meaning {
  /** Any numbers, such as the output of a {@link Dense} layer or a quantity to predict. */
  NUMBERS,

  /** Scores before a softmax or sigmoid, which turns them into probabilities. */
  LOGITS,

  /** Numbers from 0 to 1, such as the output of {@link Softmax} and {@link Sigmoid}. */
  PROBABILITIES
}
