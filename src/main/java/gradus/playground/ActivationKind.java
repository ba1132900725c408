package gradus.playground;

import gradus.layers.Activation;
import gradus.layers.ELU;
import gradus.layers.GELU;
import gradus.layers.LeakyReLU;
import gradus.layers.ReLU;
import gradus.layers.SiLU;
import gradus.layers.Sigmoid;
import gradus.layers.Softplus;
import gradus.layers.Tanh;

/** The function that a hidden layer applies to the weighted sums of its units. */
public enum ActivationKind {
  /** {@code max(0, x)}. */
  RELU("ReLU"),
  /** The hyperbolic tangent. */
  TANH("Tanh"),
  /** The logistic function. */
  SIGMOID("Sigmoid"),
  /** None: the weighted sum itself. */
  LINEAR("none"),
  /** {@code x} above 0, and {@code 0.01·x} below. */
  LEAKY_RELU("LeakyReLU"),
  /** {@code x} above 0, and {@code exp(x) − 1} below. */
  ELU("ELU"),
  /** {@code x·Φ(x)}. */
  GELU("GELU"),
  /** {@code x·sigmoid(x)}. */
  SILU("SiLU"),
  /** {@code ln(1 + exp(x))}. */
  SOFTPLUS("Softplus");

  private final String label;

  ActivationKind(String label) {
    this.label = label;
  }

  /** The name of its class, or "none". */
  public String label() {
    return label;
  }

  /** A new layer; null for {@link #LINEAR}, which needs none. */
  Activation layer() {
    return switch (this) {
      case RELU -> new ReLU();
      case TANH -> new Tanh();
      case SIGMOID -> new Sigmoid();
      case LINEAR -> null;
      case LEAKY_RELU -> new LeakyReLU();
      case ELU -> new ELU();
      case GELU -> new GELU();
      case SILU -> new SiLU();
      case SOFTPLUS -> new Softplus();
    };
  }
}
