package gradus.optimizers;

import gradus.layers.Parameter;
import java.util.List;

/** Changes parameters by their gradients, one step at a time. */
public interface Optimizer {
  /** Changes the value of every parameter once, by the gradient that it holds now. */
  void step();

  /** What it changes. */
  List<Parameter> parameters();
}
