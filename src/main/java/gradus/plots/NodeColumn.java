package gradus.plots;

import gradus.math.Matrix;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/** The nodes of one {@link LayerGroup} of a network, below each other, and where they are drawn. */
final class NodeColumn {
  /** Of more nodes the last place says how many there are. */
  private static final int MOST = 10;

  private static final double PALEST = 0.12;
  private static final Font SMALL = Theme.regular(12);

  final int width;

  /** W of the group; null for the inputs and for layers that have none. */
  final Matrix weights;

  /** b of the group, or null. */
  final Matrix biases;

  /** What comes out for one input, 1×width, or null. */
  Matrix activations;

  double x;
  private double middle;
  private double spacing;
  private double distance;

  NodeColumn(int width, Matrix weights, Matrix biases) {
    this.width = width;
    this.weights = weights;
    this.biases = biases;
  }

  /** How many nodes are drawn. */
  int shown() {
    return width <= MOST ? width : MOST - 1;
  }

  /** How many places the column needs. */
  int places() {
    return Math.min(width, MOST);
  }

  /**
   * Puts the column there.
   *
   * @param spacing from one node to the next
   * @param distance from one column to the next
   */
  void place(double x, double middle, double spacing, double distance) {
    this.x = x;
    this.middle = middle;
    this.spacing = spacing;
    this.distance = distance;
  }

  double spacing() {
    return spacing;
  }

  /** Where a node lies, counted from above. */
  double y(int node) {
    return middle + (node - (places() - 1) / 2.0) * spacing;
  }

  /**
   * Draws the nodes: gray by how large their activations are, with a ring in the color of their
   * biases.
   *
   * @param largest the size of the largest weight or bias of the network
   */
  void paint(Graphics2D graphics, Theme theme, double radius, double largest) {
    for (int node = 0; node < shown(); node++) {
      if (biases != null) {
        graphics.setColor(weightColor(theme, biases.get(0, node), largest));
        graphics.fill(circle(node, ring(radius)));
      }
      graphics.setColor(fill(theme, node));
      graphics.fill(circle(node, radius));
      graphics.setColor(theme.mutedText);
      graphics.setStroke(new BasicStroke(1));
      graphics.draw(circle(node, radius));
    }
    paintNumbers(graphics, theme, radius);
    paintBiases(graphics, theme, radius);
    if (width > shown()) {
      String more = "… " + (width - shown()) + " more";
      double baseline = y(MOST - 1) + 5;
      Pen.centeredText(graphics, more, x, baseline, 120, SMALL, theme.mutedText);
    }
  }

  /** The color of a weight, the background for 0; gray if it is unknown or not finite. */
  static Color weightColor(Theme theme, double weight, double largest) {
    if (!Double.isFinite(weight)) {
      return theme.grid;
    }
    // A small weight is still to be seen, so colors begin at a distance from the background.
    double share =
        PALEST * Math.signum(weight) + (1 - PALEST) * (largest == 0 ? 0 : weight / largest);
    return theme.diverging.at(0.5 + share / 2);
  }

  private static double ring(double radius) {
    return 1.18 * radius + 1;
  }

  private Ellipse2D circle(int node, double radius) {
    return new Ellipse2D.Double(x - radius, y(node) - radius, 2 * radius, 2 * radius);
  }

  /** Gray by the share of the column's largest activation. */
  private Color fill(Theme theme, int node) {
    double loudest = activations == null ? 0 : NumberFormats.largest(activations.data);
    if (loudest == 0 || !Double.isFinite(activations.get(0, node))) {
      return theme.background;
    }
    double share = Math.abs(activations.get(0, node)) / loudest;
    return ColorMap.mix(theme.background, theme.text, 0.45 * share);
  }

  private void paintNumbers(Graphics2D graphics, Theme theme, double radius) {
    if (activations == null || radius < 9) {
      return;
    }
    Font font = Theme.semiBold(Math.max(9, Math.min(13, 0.62 * radius)));
    double[] numbers = Arrays.copyOf(activations.data, shown());
    String[] texts = NumberFormats.uniform(numbers, font, 2 * radius - 3);
    for (int node = 0; texts != null && node < shown(); node++) {
      double baseline = y(node) + 0.36 * font.getSize2D();
      Color color = theme.textOn(fill(theme, node));
      Pen.centeredText(graphics, texts[node], x, baseline, 2 * radius, font, color);
    }
  }

  /** Under the nodes, if there is room; not if all are 0, as before training. */
  private void paintBiases(Graphics2D graphics, Theme theme, double radius) {
    boolean none = biases == null || NumberFormats.largest(biases.data) == 0;
    if (none || spacing < 2 * ring(radius) + 16) {
      return;
    }
    String[] texts =
        NumberFormats.uniform(Arrays.copyOf(biases.data, shown()), SMALL, 0.3 * distance);
    for (int node = 0; texts != null && node < shown(); node++) {
      String text = "b " + texts[node];
      double top = y(node) + ring(radius) + 2;
      double halfWidth = Pen.width(text, SMALL) / 2 + 2;
      graphics.setColor(theme.background);
      graphics.fill(new Rectangle2D.Double(x - halfWidth, top, 2 * halfWidth, 14));
      Pen.centeredText(graphics, text, x, top + 11, 200, SMALL, theme.text);
    }
  }
}
