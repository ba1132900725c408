package gradus.layers;

import gradus.math.Matrix;
import java.util.List;
import java.util.Map;

/**
 * What only some layers have to say: widths, a training mode, layers inside, what they remember,
 * settings, and the meaning of their output. Each method has a default, which is right for a layer
 * that is a plain function of its input.
 *
 * <p>Snapshots, checkpoints, gradient checks and summaries know a layer by these methods alone, so
 * a layer of your own that answers them is treated like those that ship.
 */
public interface LayerTraits {
  /** The width of a layer that takes inputs of any width and returns outputs of the same width. */
  int ANY_WIDTH = 0;

  /** How many columns an input needs, or {@link #ANY_WIDTH}. */
  default int inputWidth() {
    return ANY_WIDTH;
  }

  /** How many columns an output has, or {@link #ANY_WIDTH} for as many as the input. */
  default int outputWidth() {
    return ANY_WIDTH;
  }

  /**
   * Switches between training and inference. A layer that differs between the two, as dropout does,
   * overrides this and {@link #isTraining}. {@code Trainer.step} switches to training, {@code
   * Network.predict} to inference and back; in a loop of your own, call {@code
   * network.setTraining(true)} before it.
   */
  default void setTraining(boolean training) {}

  /** Whether the layer is in training mode; false for a layer without one. */
  default boolean isTraining() {
    return false;
  }

  /**
   * The layers that this one is made of, such as those of a residual block; empty for most. Modes,
   * parameters, state and settings of the children are theirs: {@link Layer#parameters}, {@link
   * #state} and {@link #settings} name only what belongs to this layer itself.
   */
  default List<Layer> children() {
    return List.of();
  }

  /**
   * What the layer remembers from step to step beside its parameters, by name: running statistics,
   * the position in a sequence of random numbers. In a fixed order, and not copies: who writes into
   * these matrices puts the layer back to another time.
   */
  default Map<String, Matrix> state() {
    return Map.of();
  }

  /**
   * Whether predictions depend on {@link #state}, as they do on running statistics; the position of
   * random numbers matters to training alone.
   */
  default boolean predictsByState() {
    return true;
  }

  /**
   * Refuses numbers in {@link #state} that can't be, such as a negative variance; called after they
   * were read from a file.
   *
   * @throws IllegalArgumentException with what was got and what is expected
   */
  default void requireSoundState() {}

  /**
   * What was chosen when the layer was made and isn't a shape, by name: a rate, an epsilon, a seed.
   * A training goes on from a checkpoint only with the same settings.
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

  /** What the outputs are: numbers of any size, or probabilities. */
  default Meaning outputMeaning() {
    return Meaning.NUMBERS;
  }
}
