package gradus.optimizers;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;
import java.util.Map;

/** Uses gradients to change parameters, one step at a time. */
public interface Optimizer {
  /** Changes the value of every parameter once, using its current gradient. */
  void step();

  /** The parameters it changes, without repeats. */
  List<Parameter> parameters();

  /** The factor that scales every step. */
  double learningRate();

  /**
   * Sets the learning rate from the next step on. What the optimizer remembers of earlier gradients
   * is kept.
   *
   * @throws IllegalArgumentException if it isn't positive and finite
   */
  void setLearningRate(double learningRate);

  // ---- The book ends here. What follows: saved state, settings. ----

  /**
   * What it remembers of earlier steps, such as velocities, in a fixed order; empty if nothing. The
   * matrices are not copies: writing into them restores an earlier state.
   */
  default List<Matrix> state() {
    return List.of();
  }

  /**
   * Called after {@link #state} was set from a file or a snapshot.
   *
   * @throws IllegalArgumentException if its numbers can't be, such as a negative mean of squares
   */
  default void requireSoundState() {}

  /**
   * The settings besides the learning rate, such as a momentum, by name. Training continues from a
   * checkpoint only with the same settings.
   */
  default Map<String, Object> settings() {
    return Map.of();
  }
}
