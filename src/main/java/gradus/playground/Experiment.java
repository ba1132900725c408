package gradus.playground;

import java.util.List;

/**
 * A training as a value: a setup, what was changed by hand on the way, and how many steps it is
 * long. It can be repeated to the bit, on any machine.
 *
 * @param setup as it was at first
 * @param events what was changed, in the order in which it happened
 * @param steps how many steps were done, up to {@value #MOST_STEPS}
 */
public record Experiment(Setup setup, List<Event> events, int steps) {
  /** Longer trainings aren't repeated. */
  public static final int MOST_STEPS = 1_000_000;

  /** So many changes a training may have. */
  public static final int MOST_EVENTS = 1000;

  /** Checks the limits, and the order of the events. */
  public Experiment {
    events = List.copyOf(events);
    if (steps < 0 || steps > MOST_STEPS) {
      throw new IllegalArgumentException(
          "The training got %d steps, but the playground expects 0 to %d."
              .formatted(steps, MOST_STEPS));
    }
    if (events.size() > MOST_EVENTS) {
      throw new IllegalArgumentException(
          "The training got %d changes by hand, but the playground expects at most %d."
              .formatted(events.size(), MOST_EVENTS));
    }
    int last = 0;
    for (Event event : events) {
      if (event.step() < last || event.step() > steps) {
        throw new IllegalArgumentException(
            "A change at step %d doesn't fit: changes come in the order of their steps, up to step %d."
                .formatted(event.step(), steps));
      }
      last = event.step();
    }
  }

  /** Without any changes on the way. */
  public Experiment(Setup setup, int steps) {
    this(setup, List.of(), steps);
  }

  /** The setup with the learning rate, penalty and batch size that were set last. */
  public Setup lastSetup() {
    Setup last = setup;
    for (Event event : events) {
      if (event instanceof Event.Rate rate) {
        last = last.withLearningRate(rate.rate());
      } else if (event instanceof Event.Penalty penalty) {
        last = last.withPenalty(penalty.kind(), penalty.strength());
      } else if (event instanceof Event.BatchSize batch) {
        last = last.withBatchSize(batch.size());
      }
    }
    return last;
  }
}
