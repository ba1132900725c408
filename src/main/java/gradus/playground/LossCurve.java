package gradus.playground;

import java.util.ArrayList;
import java.util.List;

/**
 * The losses of a training over its steps, at most {@value #MOST} of them: when there are more,
 * every second one is left out from then on.
 */
final class LossCurve {
  private static final int MOST = 1000;

  private final List<Losses> points = new ArrayList<>();

  /** Adds a point, unless the curve has been there already. */
  void add(Losses losses) {
    if (!points.isEmpty() && points.get(points.size() - 1).step() >= losses.step()) {
      return;
    }
    points.add(losses);
    if (points.size() > MOST) {
      for (int i = points.size() - 2; i > 0; i -= 2) {
        points.remove(i);
      }
    }
  }

  /** The part up to a step. */
  LossCurve upTo(int step) {
    LossCurve part = new LossCurve();
    for (Losses losses : points) {
      if (losses.step() <= step) {
        part.points.add(losses);
      }
    }
    return part;
  }

  /** First to last. */
  List<Losses> points() {
    return List.copyOf(points);
  }
}
