package gradus;

import gradus.data.Dataset;
import java.util.ArrayList;
import java.util.List;

/** Several listeners, told one after the other in the order in which they were added. */
final class Listeners implements Listener {
  private final List<Listener> listeners = new ArrayList<>();

  void add(Listener listener) {
    listeners.add(listener);
  }

  void addFirst(Listener listener) {
    listeners.add(0, listener);
  }

  void remove(Listener listener) {
    listeners.remove(listener);
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
}
