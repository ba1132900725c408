package gradus.layers;

import gradus.math.Matrix;
import java.util.List;
import java.util.Map;

/**
 * The optional properties of a layer: width, training mode, layers inside, saved state, settings,
 * and the meaning of the output. Each method has a default, which is right for a layer that is a
 * plain function of its input.
 *
 * <p>Snapshots, checkpoints, gradient checks and summaries use only these methods, so a layer of
 * your own that overrides them works like a built-in layer.
 */
public interface LayerTraits {
  /**
   * The width of a layer that accepts inputs of any width and returns outputs of the same width.
   */
  int ANY_WIDTH = 0;

  /** The number of input columns, or {@link #ANY_WIDTH}. */
  default int inputWidth() {
    return ANY_WIDTH;
  }

  /** The number of output columns, or {@link #ANY_WIDTH} for as many as the input. */
  default int outputWidth() {
    return ANY_WIDTH;
  }

  /**
   * Switches between training and inference. A layer that behaves differently in the two, such as
   * dropout, overrides this and {@link #isTraining}. {@code Trainer.step} switches to training,
   * {@code Network.predict} to inference and back. Before a training loop of your own, call {@code
   * network.setTraining(true)}.
   */
  default void setTraining(boolean training) {}

  /** Whether the layer is in training mode; false if it has no such mode. */
  default boolean isTraining() {
    return false;
  }

  /**
   * The layers inside this one, such as those of a residual block; empty for most layers. {@link
   * Layer#parameters}, {@link #state} and {@link #settings} list only what belongs to this layer
   * itself, not to its children.
   */
  default List<Layer> children() {
    return List.of();
  }

  /**
   * Whether {@link Layer#forward} sends its input through the {@link #children} one after the
   * other: the first gets the input of this layer, each other one what the one before outputs. A
   * block that says so is looked into by {@code TrainingDoctor}, which has to know what comes into
   * a layer to find its dead units; one whose children stand side by side can't be.
   */
  default boolean childrenInSequence() {
    return false;
  }

  /**
   * The layer's saved state besides its parameters, by name: running statistics, the position in a
   * sequence of random numbers. The order is fixed, and the matrices are not copies: writing into
   * them restores an earlier state.
   */
  default Map<String, Matrix> state() {
    return Map.of();
  }

  /**
   * Whether predictions depend on {@link #state}, as they do on running statistics. The position in
   * a sequence of random numbers, for example, affects only training.
   */
  default boolean predictsByState() {
    return true;
  }

  /**
   * Checks {@link #state} after it was read from a file, for impossible numbers such as a negative
   * variance.
   *
   * @throws IllegalArgumentException if there is one
   */
  default void requireSoundState() {}

  /**
   * The constructor's settings by name, shapes excepted: a rate, an epsilon, a seed. Training
   * continues from a checkpoint only with the same settings.
   */
  default Map<String, Object> settings() {
    return Map.of();
  }

  /**
   * Whether the inputs are numbers of symbols, as those of {@link Embedding}: whole numbers that
   * only name something, so that they can't be scaled, or moved a little for a numeric gradient.
   */
  default boolean takesSymbols() {
    return false;
  }

  /** The meaning of the outputs: any numbers, or probabilities. */
  default Meaning outputMeaning() {
    return Meaning.NUMBERS;
  }
}
