package gradus.plots.live;

import gradus.math.Decimals;
import gradus.optimizers.Optimizer;
import java.math.BigDecimal;
import java.math.MathContext;
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

  /** Gives the optimizer the rate that was asked for; returns whether there was one. */
  boolean handOver(Optimizer optimizer) {
    Double asked = wanted.getAndSet(null);
    if (asked != null) {
      optimizer.setLearningRate(asked);
    }
    last = optimizer.learningRate();
    return asked != null;
  }

  /** Whether a rate was asked for, and no step made since. */
  boolean isWaiting() {
    return wanted.get() != null;
  }

  /** Training went back, and with it the rate: nobody else has changed it. */
  void forget() {
    wanted.set(null);
    last = Double.NaN;
  }

  /** Whether a schedule, or something like it, sets the rate too. */
  boolean isChangedByOthers() {
    return changedByOthers;
  }

  /** What was entered, with a point or a comma; NaN if it can't be a learning rate. */
  static double parse(String text) {
    String plain = text.strip();
    boolean hasComma = plain.indexOf(',') >= 0 && plain.indexOf('.') < 0;
    try {
      double rate = Double.parseDouble(hasComma ? plain.replace(',', '.') : plain);
      return rate > 0 && Double.isFinite(rate) ? rate : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** A rate with four digits that count, as in 0.1, 0.0001 or, below a millionth, 2.5e-7. */
  static String text(double rate) {
    if (rate >= 1e-6 && rate < 1e6) {
      return new BigDecimal(rate, new MathContext(4)).stripTrailingZeros().toPlainString();
    }
    return Decimals.significant(rate, 4);
  }
}
