package gradus.plots.live;

import gradus.Trainer;
import gradus.math.Matrix;
import gradus.optimizers.Optimizer;
import gradus.plots.BatchLossCurve;
import gradus.snapshots.Snapshot;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The way back: snapshots of some of the steps that were made, and the learning rates that were
 * entered. What lies between two snapshots is trained again, with the same rates and so to the same
 * bits.
 *
 * <p>Of a long training every k-th step is kept. When there are too many, every second one of them
 * is dropped, and k doubles: so however long a training is, it isn't much slower for it. While one
 * watches step by step, each of the last steps is kept as well, so that going back is immediate.
 */
final class PastSteps {
  private static final int MOST = 32; // of each kind
  private static final long MOST_BYTES = 64L << 20; // of each kind
  private static final long FIRST_EVERY = 8;

  /** A step to go back to. */
  record Step(Snapshot snapshot, BatchLossCurve.Losses losses) {}

  private final TreeMap<Long, Step> sparse = new TreeMap<>(); // the first and every k-th
  private final TreeMap<Long, Step> recent = new TreeMap<>();
  private final NavigableMap<Long, Double> rates = new TreeMap<>(); // entered after so many steps
  private final int most;
  private long every = FIRST_EVERY;

  /** Begins where the trainer is now. */
  PastSteps(Trainer trainer, BatchLossCurve.Losses losses) {
    Step first = new Step(trainer.snapshot(), losses.copy());
    sparse.put(trainer.steps(), first);
    most = (int) Math.max(2, Math.min(MOST, MOST_BYTES / bytes(first)));
  }

  private static long bytes(Step step) {
    long bytes = 1;
    for (Matrix matrix : step.snapshot.saved().matrices().values()) {
      bytes += 8L * matrix.getNumElements();
    }
    return bytes;
  }

  /** The first step that one can go back to, as the number of steps made before. */
  long first() {
    return sparse.firstKey();
  }

  /**
   * A step was made.
   *
   * @param each whether it is one of few, that are watched one by one
   */
  void add(Trainer trainer, BatchLossCurve.Losses losses, boolean each) {
    long steps = trainer.steps();
    boolean isSparse = steps % every == 0;
    if (!isSparse && !each) {
      return;
    }
    TreeMap<Long, Step> kept = isSparse ? sparse : recent;
    kept.put(steps, new Step(trainer.snapshot(), losses.copy()));
    if (recent.size() > most) {
      recent.pollFirstEntry();
    }
    if (sparse.size() > most) {
      every *= 2;
      Iterator<Long> numbers = sparse.keySet().iterator();
      numbers.next(); // the first stays
      while (numbers.hasNext()) {
        if (numbers.next() % every != 0) {
          numbers.remove();
        }
      }
    }
  }

  /** The last step kept that isn't after this one, and its number. */
  Map.Entry<Long, Step> atOrBefore(long step) {
    Map.Entry<Long, Step> one = sparse.floorEntry(step);
    Map.Entry<Long, Step> other = recent.floorEntry(step);
    return other != null && other.getKey() > one.getKey() ? other : one;
  }

  /** Training goes on from here, and perhaps otherwise than before. */
  void forgetAfter(long step) {
    sparse.tailMap(step, false).clear();
    recent.tailMap(step, false).clear();
    rates.tailMap(step, false).clear();
  }

  /** A learning rate was entered after so many steps. */
  void rateEntered(long steps, double rate) {
    rates.put(steps, rate);
  }

  /** The same rate as was entered after so many steps, if one was. */
  void enterRate(long steps, Optimizer optimizer) {
    Double rate = rates.get(steps);
    if (rate != null) {
      optimizer.setLearningRate(rate);
    }
  }

  @Override
  public String toString() {
    return "PastSteps(%d kept, every %d-th, and the last %d)"
        .formatted(sparse.size(), every, recent.size());
  }
}
