package gradus.playground;

/** Where the weights start; biases start at 0. */
public enum Start {
  /** Uniform over ±0.8, in every layer. */
  UNIFORM,
  /** Uniform over ±√(6 / inputs), made for ReLU. */
  HE,
  /** Uniform over ±√(6 / (inputs + units)), made for tanh and sigmoid. */
  GLOROT,
  /** Uniform over ±0.008: so small that a signal fades from layer to layer. */
  SMALL,
  /** Uniform over ±8: so large that units saturate or die. */
  LARGE,
  /** Every weight 0.5: all units of a layer stay the same. */
  EQUAL,
  /** Every weight 0: nothing passes. */
  ZERO
}
