package gradus;

import gradus.optimizers.GradientChange;
import gradus.optimizers.Penalty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Several changes of the gradients, applied one after the other in the order they were added. */
final class GradientChanges implements Penalty {
  private final List<GradientChange> changes = new ArrayList<>();

  void add(GradientChange change) {
    changes.add(change);
  }

  /** In the order in which they were added. */
  List<GradientChange> list() {
    return Collections.unmodifiableList(changes);
  }

  @Override
  public void apply() {
    for (int i = 0; i < changes.size(); i++) {
      changes.get(i).apply();
    }
  }

  /** The sum of all penalties. */
  @Override
  public double value() {
    double sum = 0;
    for (GradientChange change : changes) {
      if (change instanceof Penalty penalty) {
        sum += penalty.value();
      }
    }
    return sum;
  }

  /** As it stands behind the optimizer in a trainer's text: nothing, if there are none. */
  String suffix() {
    return changes.isEmpty() ? "" : " | " + changes;
  }

  @Override
  public String toString() {
    return changes.toString();
  }
}
