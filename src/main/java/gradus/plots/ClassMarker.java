package gradus.plots;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/**
 * The shape of a class's examples: circle, square, triangle, diamond, triangle on its tip, plus,
 * cross, star. With it, classes are told apart also where their colors are not: in a gray print, or
 * by people who are color-blind. From the ninth class on the shapes come again.
 */
final class ClassMarker {
  /** From the middle to the corners, for a radius of 1; all cover about the area of the circle. */
  private static final double[][] CORNERS = {
    {-0.89, -0.89, 0.89, -0.89, 0.89, 0.89, -0.89, 0.89},
    {0, -1.45, 1.3, 0.85, -1.3, 0.85},
    {0, -1.35, 1.2, 0, 0, 1.35, -1.2, 0},
    {0, 1.45, 1.3, -0.85, -1.3, -0.85},
    plus(0),
    plus(Math.PI / 4),
    star()
  };

  /** How many shapes there are. */
  static final int COUNT = 1 + CORNERS.length;

  private ClassMarker() {}

  /** The shape of a class, counted from 0, around this place. */
  static Shape of(int classIndex, double x, double y, double radius) {
    int kind = classIndex % COUNT;
    if (kind == 0) {
      return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }
    double[] corners = CORNERS[kind - 1];
    Path2D path = new Path2D.Double();
    path.moveTo(x + radius * corners[0], y + radius * corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(x + radius * corners[i], y + radius * corners[i + 1]);
    }
    path.closePath();
    return path;
  }

  private static double[] plus(double angle) {
    double arm = 1.35;
    double half = 0.42;
    double[] corners = {
      -half, -arm, half, -arm, half, -half, arm, -half, arm, half, half, half, half, arm, -half,
      arm, -half, half, -arm, half, -arm, -half, -half, -half
    };
    double[] turned = new double[corners.length];
    AffineTransform.getRotateInstance(angle).transform(corners, 0, turned, 0, corners.length / 2);
    return turned;
  }

  private static double[] star() {
    double[] corners = new double[20];
    for (int i = 0; i < 10; i++) {
      double radius = i % 2 == 0 ? 1.5 : 0.65;
      corners[2 * i] = radius * Math.sin(Math.PI * i / 5);
      corners[2 * i + 1] = -radius * Math.cos(Math.PI * i / 5);
    }
    return corners;
  }
}
