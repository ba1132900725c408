package exercises;

/**
 * Task 25: a bug to name (lesson 17).
 *
 * <p>Five trainings on Iris, three classes in equal shares, a network 4-16-3 with ReLU and batches
 * of 16, are printed by
 *
 * <pre>
 *   mvn -q -Dlesson=FiveTrainings
 * </pre>
 *
 * <p>For each there is the training loss before the first step and after 1, 5 and 30 epochs, the
 * accuracy, and what a row of the network's output adds up to. One is healthy; each of the others
 * has one fault. Which has which? Reason as lesson 17 does, from the first loss on.
 */
public class Task25NameTheBug {
  /** What can be wrong with a training. */
  public enum Fault {
    /** Nothing is wrong. */
    NONE,
    /** The steps go up the slope. */
    ASCENT,
    /** The loss takes logits and is given probabilities. */
    SOFTMAX_TWICE,
    /** Each row has the label of another one. */
    SHUFFLED_LABELS,
    /** The learning rate is far too small. */
    TINY_RATE
  }

  /**
   * The fault of this training.
   *
   * @param letter 'A' to 'E', as they are printed
   */
  public Fault faultOf(char letter) {
    throw new UnsupportedOperationException("write me: faultOf(letter)");
  }
}
