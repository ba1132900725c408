package gradus.optimizers;

import gradus.layers.Parameter;
import java.util.List;
import java.util.Map;

/**
 * Changes gradients after {@code backward} and before the optimizer's step: a penalty adds to them,
 * clipping shortens them. {@code Trainer} applies its changes in the order in which they were
 * added.
 */
public interface GradientChange {
  /** Changes the gradients that the parameters hold now. */
  void apply();

  /**
   * The parameters whose gradients it changes, each once; a {@code Trainer} refuses those of
   * another network. Empty for a change that doesn't say.
   */
  default List<Parameter> parameters() {
    return List.of();
  }

  /** What was chosen when it was made, by name: a training goes on only with the same. */
  default Map<String, Object> settings() {
    return Map.of();
  }
}
