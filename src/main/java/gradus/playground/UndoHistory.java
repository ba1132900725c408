package gradus.playground;

import java.util.ArrayList;
import java.util.List;

/** Where a session was before each of its last {@value #MOST} changes. */
final class UndoHistory {
  private static final int MOST = 50;

  private final List<Moment> undo = new ArrayList<>();
  private final List<Moment> redo = new ArrayList<>();

  /** A session as it was: which training, with which changes, at which step. */
  record Moment(Course course, List<Event> events, int step, LossCurve curve) {}

  /** A change is made; what was taken back can't be made again. */
  void remember(Moment before) {
    redo.clear();
    undo.add(before);
    if (undo.size() > MOST) {
      undo.remove(0);
    }
  }

  /** The last change goes on; what was taken back can't be made again. */
  void extend() {
    redo.clear();
  }

  /** Where to go to take a change back; null for nowhere. */
  Moment undo(Moment now) {
    return move(undo, redo, now);
  }

  /** Where to go to make a change again; null for nowhere. */
  Moment redo(Moment now) {
    return move(redo, undo, now);
  }

  private static Moment move(List<Moment> from, List<Moment> to, Moment now) {
    if (from.isEmpty()) {
      return null;
    }
    to.add(now);
    return from.remove(from.size() - 1);
  }

  boolean canUndo() {
    return !undo.isEmpty();
  }

  boolean canRedo() {
    return !redo.isEmpty();
  }

  @Override
  public String toString() {
    return "UndoHistory(%d to undo, %d to redo)".formatted(undo.size(), redo.size());
  }
}
