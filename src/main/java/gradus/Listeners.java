package gradus;

import gradus.data.Dataset;
import gradus.math.Quote;
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

  /** What those write down that remember something. */
  void writeTo(Notes notes) {
    List<RememberingListener> remembering = remembering();
    notes.put("listeners", kinds(remembering).toString());
    for (int i = 0; i < remembering.size(); i++) {
      remembering.get(i).writeTo(notes.part("listeners." + i));
    }
  }

  private void readFrom(Notes notes) {
    List<RememberingListener> remembering = remembering();
    String noted = notes.text("listeners");
    if (!noted.equals(kinds(remembering).toString())) {
      throw new IllegalArgumentException(
          notes.owner()
              + " is from a fit with the listeners "
              + Quote.of(noted)
              + ", but this trainer has "
              + kinds(remembering)
              + ", of those that remember something: add the same ones in the same order.");
    }
    for (int i = 0; i < remembering.size(); i++) {
      remembering.get(i).readFrom(notes.part("listeners." + i));
    }
  }

  private List<RememberingListener> remembering() {
    List<RememberingListener> remembering = new ArrayList<>();
    for (Listener listener : listeners) {
      if (listener instanceof RememberingListener one) {
        remembering.add(one);
      }
    }
    return remembering;
  }

  private static List<String> kinds(List<RememberingListener> remembering) {
    List<String> kinds = new ArrayList<>();
    for (RememberingListener listener : remembering) {
      kinds.add(listener.getClass().getSimpleName());
    }
    return kinds;
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
    Progress progress = trainer.progress;
    if (progress.memory != null) {
      readFrom(progress.memory);
      if (progress.resumed) {
        progress.memory.requireAllRead();
      }
      progress.memory = null;
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
