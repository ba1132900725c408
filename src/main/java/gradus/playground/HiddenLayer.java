package gradus.playground;

/**
 * A hidden layer: weighted sums, perhaps normalized, then the activation, and perhaps dropout.
 *
 * @param units how many, from 1 to {@value #MOST_UNITS}
 * @param activation the function of each sum
 * @param dropout the share of units that a training step leaves out, from 0 to 0.9
 * @param batchNorm whether {@code BatchNorm} comes before the activation
 */
public record HiddenLayer(int units, ActivationKind activation, double dropout, boolean batchNorm) {
  /** More units can't be shown. */
  public static final int MOST_UNITS = 32;

  private static final double MOST_DROPOUT = 0.9;

  /** Checks the limits. */
  public HiddenLayer {
    if (units < 1 || units > MOST_UNITS) {
      throw new IllegalArgumentException(
          "A hidden layer got %d units, but expects 1 to %d.".formatted(units, MOST_UNITS));
    }
    if (activation == null) {
      throw new IllegalArgumentException("A hidden layer got no activation, such as RELU.");
    }
    if (!(dropout >= 0 && dropout <= MOST_DROPOUT)) {
      throw new IllegalArgumentException(
          "A hidden layer got a dropout of %s, but expects a share from 0 to 0.9."
              .formatted(dropout));
    }
  }

  /** Units with an activation, and nothing else. */
  public HiddenLayer(int units, ActivationKind activation) {
    this(units, activation, 0, false);
  }

  /** The same with another number of units. */
  public HiddenLayer withUnits(int other) {
    return new HiddenLayer(other, activation, dropout, batchNorm);
  }

  /** The same with another activation. */
  public HiddenLayer withActivation(ActivationKind other) {
    return new HiddenLayer(units, other, dropout, batchNorm);
  }

  /** The same with another share that is dropped. */
  public HiddenLayer withDropout(double other) {
    return new HiddenLayer(units, activation, other, batchNorm);
  }

  /** The same with or without batch normalization. */
  public HiddenLayer withBatchNorm(boolean other) {
    return new HiddenLayer(units, activation, dropout, other);
  }
}
