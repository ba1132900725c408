package gradus.optimizers;

import gradus.layers.Parameter;
import java.util.List;

/** What penalties and clipping refuse, each with the sentence that says what to do. */
final class GradientChecks {
  private GradientChecks() {}

  static List<Parameter> requireParameters(String owner, List<Parameter> parameters) {
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException(
          owner
              + " got no parameters: pass network.parameters() of a network with at least one Dense"
              + " layer.");
    }
    return List.copyOf(parameters);
  }

  static double requireStrength(String owner, double strength) {
    if (!(strength >= 0 && Double.isFinite(strength))) {
      throw new IllegalArgumentException(
          owner
              + " got a strength of "
              + strength
              + ", but expects 0 or a positive number; 0.0001 and 0.01 are usual first tries.");
    }
    return strength;
  }

  static double requireLimit(String owner, double limit) {
    if (!(limit > 0 && Double.isFinite(limit))) {
      throw new IllegalArgumentException(
          owner
              + " got a limit of "
              + limit
              + ", but expects a positive number; 1 and 5 are usual first tries.");
    }
    return limit;
  }
}
