package gradus.optimizers;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;

/** Changes parameters by their gradients, one step at a time. */
public interface Optimizer {
  /** Changes the value of every parameter once, by the gradient that it holds now. */
  void step();

  /** What it changes. */
  List<Parameter> parameters();

  /** How far a step goes, relative to what the gradient says. */
  double learningRate();

  /**
   * Takes effect from the next step on; what the optimizer has gathered of earlier gradients stays.
   *
   * @throws IllegalArgumentException if it isn't positive and finite
   */
  void setLearningRate(double learningRate);

  /**
   * What it has gathered of earlier gradients, such as velocities, in a fixed order; empty if it
   * remembers nothing. Copy it, with {@link #steps}, to come back to this point of a training. An
   * optimizer of your own that remembers something overrides it.
   */
  default List<Matrix> state() {
    return List.of();
  }

  /** How many steps are done, if the next one depends on it; otherwise 0. */
  default long steps() {
    return 0;
  }

  /**
   * Goes on as after this many steps, together with the {@link #state} of that time.
   *
   * @throws IllegalArgumentException if it is negative
   */
  default void setSteps(long steps) {}
}
