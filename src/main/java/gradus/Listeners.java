package gradus;

import gradus.data.Dataset;
import gradus.math.MemoryLimit;
import gradus.math.Quote;
import gradus.snapshots.SavedState;
import gradus.snapshots.SavedTraining;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The progress line and other listeners, told in the order in which they were added. An event goes
 * to those that were there when it began, whatever they add or remove.
 */
final class Listeners {
  private final ProgressLine progressLine = new ProgressLine();
  private Listener[] listeners = {progressLine}; // replaced, never changed
  private Dataset train = null; // of the fit that goes on
  private volatile Thread ending = null; // that tells them that the fit is over

  /** One that comes while a fit goes on is told at once that it has started. */
  void add(Trainer trainer, Listener listener) {
    if (listener == null) {
      throw new IllegalArgumentException("addListener got null, but expects a listener.");
    }
    if (Arrays.asList(listeners).contains(listener)) {
      throw new IllegalArgumentException(
          "addListener got a listener that was added before, and would tell it everything twice:"
              + " add each one once.");
    }
    List<Listener> more = new ArrayList<>(Arrays.asList(listeners));
    more.add(place(listener), listener);
    if (train != null) {
      requireOneForTheRate(more);
      listener.fitStarted(trainer, train);
    }
    listeners = more.toArray(new Listener[0]);
  }

  /** The progress line is the first, and those that are told last come after all others. */
  private int place(Listener listener) {
    int place = listener == progressLine ? 0 : listeners.length;
    while (place > 0 && !listener.isToldLast() && listeners[place - 1].isToldLast()) {
      place--;
    }
    return place;
  }

  /** Whether it was there. */
  boolean remove(Listener listener) {
    List<Listener> fewer = new ArrayList<>(Arrays.asList(listeners));
    boolean removed = fewer.remove(listener);
    listeners = fewer.toArray(new Listener[0]);
    return removed;
  }

  /** Without the progress line, or with it in the first place. */
  void setQuiet(Trainer trainer, boolean quiet) {
    boolean isQuiet = !Arrays.asList(listeners).contains(progressLine);
    if (quiet && !isQuiet) {
      remove(progressLine);
    } else if (!quiet && isQuiet) {
      add(trainer, progressLine);
    }
  }

  /** Two that set the learning rate would undo each other's work. */
  private static void requireOneForTheRate(List<Listener> listeners) {
    Listener first = null;
    for (Listener listener : listeners) {
      if (listener.setsLearningRate() && first != null) {
        throw new IllegalArgumentException(
            "%s and %s both set the learning rate, so each would overwrite what the other sets: add one of them only."
                .formatted(first, listener));
      }
      first = listener.setsLearningRate() ? listener : first;
    }
  }

  /** Refuses a fit that one of them begins before the others know that the last one is over. */
  void requireNotEnding() {
    if (ending == Thread.currentThread()) {
      throw new IllegalStateException(
          "fit was called by a listener in fitEnded, before the others were told that the fit is over: call it when fit has returned.");
    }
  }

  /**
   * A fit starts. If a listener refuses it, those that were told are told so.
   *
   * @param saved what listeners remembered of the fit that goes on; null for a new one
   * @param all whether everything in it must belong to one of them
   */
  void fitStarted(Trainer trainer, Dataset train, SavedState saved, boolean all) {
    requireOneForTheRate(Arrays.asList(listeners));
    Listener[] told = listeners;
    int count = 0;
    boolean isRead = saved == null;
    this.train = train;
    try {
      while (count < told.length || !isRead) {
        if (!isRead && (count == told.length || told[count].isToldLast())) {
          readFrom(saved, all);
          isRead = true;
        } else {
          count++;
          told[count - 1].fitStarted(trainer, train);
        }
      }
    } catch (RuntimeException | Error refusal) {
      this.train = null;
      for (int i = 0; i < count; i++) {
        try {
          told[i].fitRefused(trainer);
        } catch (RuntimeException | Error another) {
          refusal.addSuppressed(another);
        }
      }
      throw refusal;
    }
  }

  void stepEnded(Trainer trainer) {
    Listener[] told = listeners;
    for (int i = 0; i < told.length; i++) {
      told[i].stepEnded(trainer);
    }
  }

  void epochEnded(Trainer trainer) {
    Listener[] told = listeners;
    for (int i = 0; i < told.length; i++) {
      told[i].epochEnded(trainer);
    }
  }

  /**
   * All are told, whatever one of them throws; then the first error is thrown, with the others
   * suppressed in it.
   *
   * @param error that ended the fit, or null
   */
  void fitEnded(Trainer trainer, Throwable error) {
    train = null;
    Throwable first = explained(error, trainer.batchSize());
    ending = Thread.currentThread();
    for (Listener listener : listeners) {
      try {
        if (error == null) {
          listener.fitEnded(trainer);
        } else {
          listener.fitFailed(trainer, error);
        }
      } catch (RuntimeException | Error another) {
        if (first == null) {
          first = another;
        } else {
          first.addSuppressed(another);
        }
      }
    }
    ending = null;
    if (first instanceof Error serious) {
      throw serious;
    } else if (first instanceof RuntimeException exception) {
      throw exception;
    }
  }

  /** An error of Java's own doesn't say what to do where the memory is too small. */
  private static Throwable explained(Throwable error, int batchSize) {
    return error instanceof OutOfMemoryError bare
        ? MemoryLimit.explained(
            bare,
            "A fit with batches of %s".formatted(batchSize),
            "take smaller batches, narrower layers or fewer rows to validate on")
        : error;
  }

  /** What those save that remember something. */
  void writeTo(SavedState saved) {
    List<StatefulListener> stateful = stateful();
    saved.put("listeners", kinds(stateful).toString());
    for (int i = 0; i < stateful.size(); i++) {
      stateful.get(i).writeTo(saved.part("listeners." + i));
    }
    SavedTraining.writeSettings(saved.part("listeners"), settings(stateful));
  }

  /** They go back, or on, with a fit that was rewound. */
  void rewound(SavedState saved) {
    readFrom(saved, false);
  }

  private void readFrom(SavedState saved, boolean all) {
    try {
      readFrom(saved);
      if (all) {
        saved.requireAllRead();
      }
    } catch (IllegalArgumentException fault) {
      throw saved.refusal(fault);
    }
  }

  private void readFrom(SavedState saved) {
    List<StatefulListener> stateful = stateful();
    String before = saved.text("listeners");
    if (!before.equals(kinds(stateful).toString())) {
      throw new IllegalArgumentException(
          "%s is from a fit with the listeners %s, but this trainer has %s, of those that remember something: add the same ones in the same order."
              .formatted(saved.owner(), Quote.of(before), kinds(stateful)));
    }
    SavedTraining.requireSameSettings(saved.part("listeners"), settings(stateful));
    for (int i = 0; i < stateful.size(); i++) {
      stateful.get(i).readFrom(saved.part("listeners." + i));
    }
  }

  private static Map<String, String> settings(List<StatefulListener> stateful) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (int i = 0; i < stateful.size(); i++) {
      if (!stateful.get(i).settings().isEmpty()) {
        SavedTraining.put(settings, "listener " + i, stateful.get(i), stateful.get(i).settings());
      }
    }
    return settings;
  }

  private List<StatefulListener> stateful() {
    List<StatefulListener> stateful = new ArrayList<>();
    for (Listener listener : listeners) {
      if (listener instanceof StatefulListener one) {
        stateful.add(one);
      }
    }
    return stateful;
  }

  private static List<String> kinds(List<StatefulListener> stateful) {
    List<String> kinds = new ArrayList<>();
    for (StatefulListener listener : stateful) {
      kinds.add(SavedTraining.kind(listener));
    }
    return kinds;
  }

  @Override
  public String toString() {
    return Arrays.toString(listeners);
  }
}
