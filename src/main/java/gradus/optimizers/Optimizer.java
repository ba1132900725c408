package gradus.optimizers;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;
import java.util.Map;

/** Changes parameters by their gradients, one step at a time. */
public interface Optimizer {
  /** Changes the value of every parameter once, by the gradient that it holds now. */
  void step();

  /** What it changes, each parameter once. */
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
   * What it remembers of earlier steps, such as velocities, in a fixed order; empty if it remembers
   * nothing. Not copies: who writes into these matrices puts the optimizer back to another time.
   */
  default List<Matrix> state() {
    return List.of();
  }

  /**
   * What was chosen beside the learning rate, such as a momentum, by name. A training goes on from
   * a checkpoint only with the same settings.
   */
  default Map<String, Object> settings() {
    return Map.of();
  }
}
