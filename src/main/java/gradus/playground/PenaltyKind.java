package gradus.playground;

import gradus.layers.Parameter;
import gradus.optimizers.GradientChange;
import gradus.optimizers.L1Penalty;
import gradus.optimizers.L2Penalty;
import java.util.List;

/** The price of large weights, also called regularization. */
public enum PenaltyKind {
  /** No price. */
  NONE,
  /** The sum of the weights' sizes: small weights become 0. */
  L1,
  /** The sum of their squares: large weights shrink. */
  L2;

  /** The penalty on these parameters; null for none. */
  GradientChange penalty(List<Parameter> parameters, double strength) {
    return switch (this) {
      case NONE -> null;
      case L1 -> new L1Penalty(parameters, strength);
      case L2 -> new L2Penalty(parameters, strength);
    };
  }
}
