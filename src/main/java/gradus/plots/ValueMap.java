package gradus.plots;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies where in a painted picture, so that a window can say what is under the pointer.
 *
 * <p>It is handed down as a rendering hint of the graphics: whatever draws an area that has values,
 * such as two axes, notes it there, also as a part of a larger picture.
 */
final class ValueMap {
  /** The hint. */
  static final RenderingHints.Key KEY =
      new RenderingHints.Key(1) {
        @Override
        public boolean isCompatibleValue(Object value) {
          return value instanceof ValueMap;
        }
      };

  /** The value at a place, as text. */
  interface Values {
    String at(double x, double y);
  }

  private record Area(Rectangle2D area, Values values) {}

  private final List<Area> areas = new ArrayList<>();
  private final double share;

  /** Of a picture whose units are {@code share} of a unit of the window. */
  ValueMap(double share) {
    this.share = share;
  }

  /** Notes what lies in an area, in the units of the picture. */
  static void note(Graphics2D graphics, Rectangle2D area, Values values) {
    if (graphics.getRenderingHint(KEY) instanceof ValueMap map) {
      map.areas.add(new Area(area, values));
    }
  }

  /** What lies at a place of the window; empty for nothing. */
  String at(double windowX, double windowY) {
    double x = windowX / share;
    double y = windowY / share;
    for (int i = areas.size() - 1; i >= 0; i--) { // the last one noted lies on top
      if (areas.get(i).area.contains(x, y)) {
        return areas.get(i).values.at(x, y);
      }
    }
    return "";
  }
}
