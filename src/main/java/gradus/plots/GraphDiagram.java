package gradus.plots;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A graph of computations: a box for each number, joined to those that it was computed from. The
 * inputs are on the left, the result on the right.
 *
 * <p>What to look for: a box from which several lines go to the right is used several times.
 *
 * <pre>{@code
 * GraphDiagram graph = GraphDiagram.of("A product", "value and gradient");
 * int a = graph.box(0, "a", "3.0");      // returns 0
 * int b = graph.box(0, "b", "-4.0");     // returns 1
 * graph.box(1, "a * b", "-12.0", a, b);
 * graph.save(Path.of("target/graph.png"));
 * }</pre>
 */
public final class GraphDiagram extends Plot {
  private static final int MARGIN = 24;
  private static final int HEIGHT = 46; // of a box
  private static final int GAP = 30; // between columns, for the lines

  private record Box(int column, String title, String text, List<Integer> inputs) {}

  private final String subtitle;
  private final List<Box> boxes = new ArrayList<>();

  private GraphDiagram(String title, String subtitle) {
    super(title);
    this.subtitle = subtitle;
  }

  /** A graph without a box as yet. */
  public static GraphDiagram of(String title, String subtitle) {
    return new GraphDiagram(title, subtitle);
  }

  /**
   * Adds a box, below those that its column has already.
   *
   * @param column 0 for the leftmost
   * @param title the upper line, such as a name
   * @param text the lower line, such as numbers
   * @param inputs the boxes that it is computed from, as this method returned them
   * @return the number of this box
   * @throws IllegalArgumentException if an input isn't a box to the left of it
   */
  public int box(int column, String title, String text, int... inputs) {
    for (int input : inputs) {
      if (input < 0 || input >= boxes.size() || boxes.get(input).column >= column) {
        throw new IllegalArgumentException(
            ("The box \"%s\" of column %d got the input %d, but expects one of the %d boxes so far,"
                    + " in a column to the left of it.")
                .formatted(title, column, input, boxes.size()));
      }
    }
    boxes.add(new Box(column, title, text, Arrays.stream(inputs).boxed().toList()));
    return boxes.size() - 1;
  }

  @Override
  String subtitle() {
    return subtitle;
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    List<Rectangle> places = places(area);
    graphics.setStroke(Theme.round(1.6f));
    graphics.setColor(theme().mutedText);
    for (int i = 0; i < boxes.size(); i++) {
      for (int input : boxes.get(i).inputs) {
        graphics.draw(line(places.get(input), places.get(i)));
      }
    }
    for (int i = 0; i < boxes.size(); i++) {
      paintBox(graphics, boxes.get(i), places.get(i));
    }
  }

  /** From the right side of one box to the left side of another. */
  private static Shape line(Rectangle from, Rectangle to) {
    double x1 = from.getMaxX();
    double middle = (x1 + to.x) / 2;
    return new CubicCurve2D.Double(
        x1,
        from.getCenterY(),
        middle,
        from.getCenterY(),
        middle,
        to.getCenterY(),
        to.x,
        to.getCenterY());
  }

  private void paintBox(Graphics2D graphics, Box box, Rectangle place) {
    boolean given = box.inputs.isEmpty();
    Shape shape = new RoundRectangle2D.Double(place.x, place.y, place.width, place.height, 12, 12);
    graphics.setColor(ColorMap.mix(theme().background, theme().color(given ? 0 : 1), 0.16));
    graphics.fill(shape);
    graphics.setColor(theme().color(given ? 0 : 1));
    graphics.draw(shape);
    int room = place.width - 12;
    Pen.text(
        graphics, box.title, place.x + 8, place.y + 19, room, Theme.semiBold(13), theme().text);
    Pen.text(
        graphics, box.text, place.x + 8, place.y + 37, room, Theme.regular(12), theme().mutedText);
  }

  /** Each column is centered, its boxes at equal distances. */
  private List<Rectangle> places(Rectangle area) {
    int columns = 1;
    for (Box box : boxes) {
      columns = Math.max(columns, box.column + 1);
    }
    int width = (area.width - 2 * MARGIN - (columns - 1) * GAP) / columns;
    int[] counts = new int[columns];
    for (Box box : boxes) {
      counts[box.column]++;
    }
    int[] done = new int[columns];
    List<Rectangle> places = new ArrayList<>();
    for (Box box : boxes) {
      double slot = (area.height - MARGIN) / (double) counts[box.column];
      double y = area.y + (done[box.column] + 0.5) * slot - HEIGHT / 2.0;
      done[box.column]++;
      places.add(
          new Rectangle(area.x + MARGIN + box.column * (width + GAP), (int) y, width, HEIGHT));
    }
    return places;
  }
}
