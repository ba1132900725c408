package gradus.playground;

/**
 * What was changed by hand while a training ran: after so many steps, before the next one. With its
 * events, a training can be repeated to the bit.
 */
public sealed interface Event {
  /** How many steps had been done. */
  int step();

  /** Refuses a step below 0. */
  private static void requireStep(int step) {
    if (step < 0 || step > Experiment.MOST_STEPS) {
      throw new IllegalArgumentException(
          "A change got step %d, but steps go from 0 to %d."
              .formatted(step, Experiment.MOST_STEPS));
    }
  }

  /**
   * Another learning rate.
   *
   * @param step how many steps had been done
   * @param rate from then on
   */
  record Rate(int step, double rate) implements Event {
    /** Checks the limits. */
    public Rate {
      requireStep(step);
      Setup.requireRate(rate);
    }
  }

  /**
   * Another penalty on the weights.
   *
   * @param step how many steps had been done
   * @param kind from then on
   * @param strength from then on
   */
  record Penalty(int step, PenaltyKind kind, double strength) implements Event {
    /** Checks the limits. */
    public Penalty {
      requireStep(step);
      Setup.requireStrength(strength);
    }
  }

  /**
   * Another batch size; an epoch that is under way goes on in its order.
   *
   * @param step how many steps had been done
   * @param size from then on
   */
  record BatchSize(int step, int size) implements Event {
    /** Checks the limits. */
    public BatchSize {
      requireStep(step);
      Setup.requireBatchSize(size);
    }
  }

  /**
   * A weight or bias typed in.
   *
   * @param step how many steps had been done
   * @param layer which {@code Dense} layer: hidden ones from 0, then the output
   * @param input which input of the unit; {@value #BIAS} for its bias
   * @param unit which unit of the layer
   * @param value the new number, at most 1000 in size
   */
  record Edit(int step, int layer, int input, int unit, double value) implements Event {
    /** In place of an input: the bias. */
    public static final int BIAS = -1;

    private static final double LARGEST = 1000;

    /** Checks the limits. */
    public Edit {
      requireStep(step);
      if (!(Math.abs(value) <= LARGEST)) {
        throw new IllegalArgumentException(
            "The weight is %s, but the playground expects a number from -1000 to 1000."
                .formatted(value));
      }
      if (layer < 0 || unit < 0 || input < BIAS) {
        throw new IllegalArgumentException(
            "There is no weight from input %d to unit %d in layer %d."
                .formatted(input, unit, layer));
      }
    }

    /** The same with another number. */
    Edit withValue(double other) {
      return new Edit(step, layer, input, unit, other);
    }
  }
}
