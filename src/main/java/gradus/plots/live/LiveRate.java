package gradus.plots.live;

import gradus.optimizers.Optimizer;
import java.util.concurrent.atomic.AtomicReference;

/** Brings a learning rate from the window to the optimizer, between two steps. */
final class LiveRate {
  private final AtomicReference<Double> wanted = new AtomicReference<>();
  private double last = Double.NaN; // as this left it
  private boolean changedByOthers = false;

  /** Asks for a rate, on any thread; the last one asked for counts. */
  void want(double learningRate) {
    wanted.set(learningRate);
  }

  /** Looks whether somebody else has changed the rate since {@link #handOver}. */
  void look(Optimizer optimizer) {
    if (!Double.isNaN(last) && optimizer.learningRate() != last) {
      changedByOthers = true;
    }
  }

  /** Gives the optimizer the rate that was asked for, if there is one. */
  void handOver(Optimizer optimizer) {
    if (wanted.get() != null) {
      optimizer.setLearningRate(wanted.getAndSet(null));
    }
    last = optimizer.learningRate();
  }

  /** Whether a schedule, or something like it, sets the rate too. */
  boolean isChangedByOthers() {
    return changedByOthers;
  }
}
