package gradus.optimizers;

import gradus.layers.Parameter;
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
}
