package gradus;

import gradus.data.Dataset;
import java.util.ArrayList;
import java.util.List;

/** The progress line and other listeners, told in the order in which they were added. */
final class Listeners implements Listener {
  private final ProgressLine progressLine = new ProgressLine();
  private final List<Listener> listeners = new ArrayList<>(List.of(progressLine));

  void add(Listener listener) {
    if (listeners.contains(listener)) {
      throw new IllegalArgumentException(
          "addListener got a listener that was added before, and would tell it everything twice:"
              + " add each one once.");
    }
    listeners.add(listener);
  }

  /** Without the progress line, or with it in the first place. */
  void setQuiet(boolean quiet) {
    listeners.remove(progressLine);
    if (!quiet) {
      listeners.add(0, progressLine);
    }
  }

  @Override
  public void fitStarted(Trainer trainer, Dataset train) {
    for (int i = 0; i < listeners.size(); i++) {
      listeners.get(i).fitStarted(trainer, train);
    }
  }

  @Override
  public void stepEnded(Trainer trainer) {
    for (int i = 0; i < listeners.size(); i++) {
      listeners.get(i).stepEnded(trainer);
    }
  }

  @Override
  public void epochEnded(Trainer trainer) {
    for (int i = 0; i < listeners.size(); i++) {
      listeners.get(i).epochEnded(trainer);
    }
  }

  @Override
  public void fitEnded(Trainer trainer) {
    for (int i = 0; i < listeners.size(); i++) {
      listeners.get(i).fitEnded(trainer);
    }
  }

  @Override
  public String toString() {
    return listeners.toString();
  }
}
