package gradus.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The edges from one column of nodes to the next: the color is the sign of the weight, color and
 * thickness its size; one of 0 is dotted. Few edges also have their numbers.
 */
final class DiagramEdges {
  private static final Font FONT = Theme.regular(12);
  static final double LINE = 16; // the height of a number

  /** Of a weight or gradient that is 0. */
  private static final Stroke NONE =
      new BasicStroke(
          0.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {1, 5}, 0);

  private record Edge(int from, int to, double weight) {}

  private final NodeColumn left;
  private final NodeColumn right;
  private final List<Edge> edges = new ArrayList<>();

  DiagramEdges(NodeColumn left, NodeColumn right) {
    this.left = left;
    this.right = right;
    for (int from = 0; from < left.shown(); from++) {
      for (int to = 0; to < right.shown(); to++) {
        // A layer without weights keeps each unit to itself, if it keeps their number.
        boolean joined = right.weights != null || left.width != right.width || from == to;
        if (joined) {
          double weight = right.weights == null ? Double.NaN : right.weights.get(from, to);
          edges.add(new Edge(from, to, weight));
        }
      }
    }
  }

  private static double share(double weight, double largest) {
    return largest == 0 ? 0 : weight / largest;
  }

  /** Draws the strongest on top. */
  void paint(Graphics2D graphics, Theme theme, double largest) {
    List<Edge> strongestLast = new ArrayList<>(edges);
    strongestLast.sort(Comparator.comparingDouble(edge -> size(edge)));
    for (Edge edge : strongestLast) {
      double share = Math.max(0, share(size(edge), largest));
      Color color = NodeColumn.weightColor(theme, edge.weight, largest);
      Stroke stroke = new BasicStroke((float) (0.8 + 3.2 * share));
      if (edge.weight == 0) {
        color = theme.mutedText; // its number would hang in the air
        stroke = NONE;
      }
      Pen.line(graphics, color, stroke, left.x, left.y(edge.from), right.x, right.y(edge.to));
    }
  }

  private static double size(Edge edge) {
    return Double.isFinite(edge.weight) ? Math.abs(edge.weight) : -1;
  }

  /** Whether there is room for a number on each edge. */
  boolean hasNumbers(double radius) {
    double t = numberPosition();
    double distance = right.x - left.x;
    double roomLeft = t * distance - radius;
    double roomRight = (1 - t) * distance - radius;
    return right.weights != null
        && left.shown() == left.width
        && right.shown() == right.width
        && numberDistance() >= LINE
        && Math.min(roomLeft, roomRight) > 0.6 * widest();
  }

  private double widest() {
    return Pen.widest(List.of(texts()), FONT) + 6;
  }

  private String[] texts() {
    double[] weights = new double[edges.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = edges.get(i).weight;
    }
    return NumberFormats.uniform(weights);
  }

  /**
   * How far from left to right the numbers stand: where n·m edges cross a vertical line at equal
   * distances. With the distances a of the n left and b of the m right nodes, an edge is there at
   * the height {@code (1 − t)·a·i + t·b·j}. The edges of one left node stay together if {@code
   * t·b·m = (1 − t)·a}, those of one right node if {@code (1 − t)·a·n = t·b}; the one that is wider
   * apart is taken.
   */
  private double numberPosition() {
    int n = left.width;
    int m = right.width;
    if (n == 1 || m == 1) {
      return n > 1 ? 0.4 : m > 1 ? 0.6 : 0.5;
    }
    double a = left.spacing();
    double b = right.spacing();
    return a + m * b <= n * a + b ? a / (a + m * b) : n * a / (n * a + b);
  }

  /** How far apart two numbers are there. */
  private double numberDistance() {
    double t = numberPosition();
    double a = left.width == 1 ? Double.POSITIVE_INFINITY : (1 - t) * left.spacing();
    double b = right.width == 1 ? Double.POSITIVE_INFINITY : t * right.spacing();
    return Math.min(a, b);
  }

  /** The heights at which the numbers stand, all of them below each other. */
  double[] numberHeights() {
    double t = numberPosition();
    double[] heights = new double[edges.size()];
    for (int i = 0; i < heights.length; i++) {
      Edge edge = edges.get(i);
      heights[i] = (1 - t) * left.y(edge.from) + t * right.y(edge.to);
    }
    return heights;
  }

  /** Draws the number of each edge on it. */
  void paintNumbers(Graphics2D graphics, Theme theme) {
    String[] texts = texts();
    double[] heights = numberHeights();
    double x = left.x + numberPosition() * (right.x - left.x);
    for (int i = 0; i < texts.length; i++) {
      double y = heights[i];
      double width = Pen.width(texts[i], FONT) + 6;
      graphics.setColor(theme.background);
      graphics.fill(new Rectangle2D.Double(x - width / 2, y - LINE / 2, width, LINE));
      Pen.centeredText(graphics, texts[i], x, y + 4.5, width, FONT, theme.text);
    }
  }
}
