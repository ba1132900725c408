package gradus.optimizers;

import gradus.layers.Parameter;
import java.util.List;

/**
 * What the penalties and clippings of this package share: the parameters whose gradients change.
 */
abstract class BaseGradientChange implements GradientChange {
  final List<Parameter> parameters;

  BaseGradientChange(List<Parameter> parameters) {
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException(
          "%s got no parameters: pass network.parameters() of a network with at least one Dense layer."
              .formatted(getClass().getSimpleName()));
    }
    BaseOptimizer.requireDistinct(getClass().getSimpleName(), parameters);
    this.parameters = List.copyOf(parameters);
  }

  @Override
  public final List<Parameter> parameters() {
    return parameters;
  }

  final double requireStrength(double strength) {
    return require(strength >= 0, "strength", strength, "0 or a positive number; 0.0001 and 0.01");
  }

  final double requireLimit(double limit) {
    return require(limit > 0, "limit", limit, "a positive number; 1 and 5");
  }

  private double require(boolean met, String what, double value, String expected) {
    if (!met || !Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "%s got a %s of %s, but expects %s are usual first tries."
              .formatted(getClass().getSimpleName(), what, value, expected));
    }
    return value;
  }

  /** The kind and its one setting, as in "ClipByNorm(1.0)". */
  @Override
  public final String toString() {
    return getClass().getSimpleName() + "(" + settings().values().iterator().next() + ")";
  }
}
