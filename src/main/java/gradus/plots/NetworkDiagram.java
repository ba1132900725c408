package gradus.plots;

import gradus.Network;
import gradus.data.Dataset;
import gradus.layers.Dense;
import gradus.layers.ImageLayer;
import gradus.layers.ImageShape;
import gradus.layers.Layer;
import gradus.layers.LayerChain;
import gradus.layers.LayersText;
import gradus.layers.Meaning;
import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.math.Shapes;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;

/**
 * A network as nodes and edges: a column of nodes for the inputs and one for each layer after its
 * activation, an edge for each weight.
 *
 * <p>Where images go in or come out, they are drawn instead of nodes: a sheet for each channel, and
 * on it one position of the window of the convolution or pool that comes next, with the pixel that
 * is computed there.
 *
 * <p>Color and thickness of an edge are sign and size of its weight, the ring around a node is its
 * bias. With the inputs of one example, each node has the number that comes out of it. Of more than
 * ten nodes in a column, nine are drawn.
 */
public final class NetworkDiagram extends Plot {
  private static final int MARGIN = 24;
  private static final int NAMES = 44; // the room for the layers' names
  private static final double WIDEST_SPACING = 150;

  private final Network network;
  private final List<LayerGroup> groups;
  private final List<NodeColumn> columns = new ArrayList<>();
  private final List<ImageBlock> images = new ArrayList<>(); // null where a column has nodes
  private final double largest; // the size of the largest weight or bias
  private final int learned;
  private List<String> inputNames;
  private List<String> outputNames;

  private NetworkDiagram(Network network) {
    super("The network");
    this.network = network;
    groups = LayerGroup.of(network);
    requireFixedWidth();
    List<ImageShape> shapes = LayerChain.imageShapes(network.layers());
    columns.add(new NodeColumn(network.inputWidth(), null, null));
    images.add(block(LayerChain.inputImage(network.layers())));
    int layers = 0;
    double size = 0;
    for (LayerGroup group : groups) {
      Dense dense = group.dense();
      Matrix weights = dense == null ? null : new Matrix(dense.weights.value);
      Matrix biases = dense == null ? null : new Matrix(dense.biases.value);
      columns.add(new NodeColumn(group.width, weights, biases));
      layers += group.layers.size();
      images.add(block(shapes.get(layers - 1)));
      if (dense != null) {
        boolean drawn = images.get(images.size() - 2) == null; // edges, and not an image before
        size = Math.max(size, drawn ? NumberFormats.largest(weights.data) : 0);
        size = Math.max(size, NumberFormats.largest(biases.data));
      }
    }
    largest = size;
    learned = ParameterVector.count(network);
    inputNames = numbered("x", network.inputWidth());
    outputNames = numbered("y", lastColumn().width);
  }

  /** Images of a single pixel, such as those of a global pool, are numbers: nodes show them. */
  private static ImageBlock block(ImageShape shape) {
    return shape == null || shape.height() * shape.width() == 1 ? null : new ImageBlock(shape);
  }

  /**
   * The network with its weights as they are now.
   *
   * @throws IllegalArgumentException if no layer says how many inputs it takes
   */
  public static NetworkDiagram of(Network network) {
    return new NetworkDiagram(network);
  }

  private void requireFixedWidth() {
    if (network.inputWidth() == Layer.ANY_WIDTH) {
      throw new IllegalArgumentException(
          ("NetworkDiagram got the network %s, which takes inputs of any width, so there is"
                  + " no number of nodes to draw: give it a Dense layer.")
              .formatted(network));
    }
  }

  /**
   * Shows what becomes of one example: in each node the number that comes out of it, in inference
   * mode.
   *
   * @param input 1×d, such as {@code dataset.row(3)}
   * @throws IllegalArgumentException if it isn't a single row, or as {@link Network#predict} does
   */
  public NetworkDiagram with(DMatrixRMaj input) {
    if (input.numRows != 1) {
      throw new IllegalArgumentException(
          ("NetworkDiagram got %s inputs, but expects those of one example, 1 x %s, such as"
                  + " dataset.row(3).")
              .formatted(Shapes.of(input), network.inputWidth()));
    }
    List<Matrix> outputs = LayerGroup.outputs(network, groups, input);
    show(0, new Matrix(input));
    for (int i = 0; i < outputs.size(); i++) {
      show(i + 1, outputs.get(i));
    }
    return this;
  }

  private void show(int column, Matrix numbers) {
    columns.get(column).activations = numbers;
    if (images.get(column) != null) {
      images.get(column).show(numbers);
    }
  }

  /**
   * Writes the names of features and classes beside the nodes, instead of x0 and y0.
   *
   * @throws IllegalArgumentException if the data set has another number of features or targets than
   *     the network has inputs or outputs
   */
  public NetworkDiagram named(Dataset dataset) {
    int features = dataset.inputs().numCols;
    int targets = dataset.targets().numCols;
    if (features != network.inputWidth() || targets != lastColumn().width) {
      throw new IllegalArgumentException(
          ("NetworkDiagram got a network with %s inputs and %s outputs, and %s, but expects"
                  + " as many features and targets as inputs and outputs.")
              .formatted(network.inputWidth(), lastColumn().width, dataset));
    }
    inputNames = dataset.featureNames();
    if (dataset.isClassification()) {
      // A single output is about the second of two classes.
      outputNames = targets == 1 ? dataset.classNames().subList(1, 2) : dataset.classNames();
    }
    return this;
  }

  private static List<String> numbered(String letter, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(letter + i);
    }
    return names;
  }

  private NodeColumn lastColumn() {
    return columns.get(columns.size() - 1);
  }

  @Override
  String subtitle() {
    StringBuilder text = new StringBuilder();
    boolean hasImages = images.stream().anyMatch(Objects::nonNull);
    for (int i = 0; i < columns.size(); i++) {
      text.append(i == 0 ? "" : hasImages ? " → " : "→");
      text.append(images.get(i) == null ? columns.get(i).width : images.get(i).shape);
    }
    text.append(images.get(groups.size()) == null ? " units, " : ", ")
        .append(learned)
        .append(" parameters");
    Matrix outputs = lastColumn().activations;
    Layer last = network.layers().get(network.layers().size() - 1);
    boolean probabilities = last.outputMeaning() == Meaning.PROBABILITIES;
    if (outputs != null && probabilities && Rows.isDistribution(outputs, 0)) {
      int predicted = Rows.argMax(outputs, 0);
      text.append("; it says ").append(outputNames.get(predicted));
      text.append(" with probability ").append(NumberFormats.uniform(outputs.get(0, predicted)));
    }
    return text.toString();
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    double radius = layOut(area);
    boolean allNumbers = true;
    for (int i = 1; i < columns.size(); i++) {
      if (images.get(i - 1) != null || images.get(i) != null) {
        Matrix biases = columns.get(i).biases; // which may have colors
        allNumbers &= biases == null || NumberFormats.largest(biases.data) == 0;
        continue;
      }
      DiagramEdges edges = new DiagramEdges(columns.get(i - 1), columns.get(i));
      edges.paint(graphics, theme(), largest);
      if (edges.hasNumbers(radius)) {
        edges.paintNumbers(graphics, theme());
      } else {
        allNumbers = false;
      }
    }
    paintImages(graphics);
    for (int i = 0; i < columns.size(); i++) {
      if (images.get(i) == null) {
        columns.get(i).paint(graphics, theme(), radius, largest);
      }
    }
    paintNames(graphics, area, radius);
    if (!allNumbers) {
      ColorBar.paint(
          graphics, theme(), theme().diverging, -largest, largest, area.x + MARGIN, area.y);
    }
  }

  /** Draws the blocks, and from each how it goes on; nodes come on top. */
  private void paintImages(Graphics2D graphics) {
    for (int i = 0; i < columns.size(); i++) {
      ImageBlock block = images.get(i);
      if (block != null) {
        if (i > 0 && images.get(i - 1) == null) {
          block.paintToNodes(graphics, theme(), columns.get(i - 1));
        }
        if (i + 1 < columns.size() && images.get(i + 1) == null) {
          block.paintToNodes(graphics, theme(), columns.get(i + 1));
        }
        block.paint(graphics, theme());
      }
    }
    for (int i = 0; i + 1 < columns.size(); i++) {
      if (images.get(i) != null && images.get(i + 1) != null) {
        Layer layer = groups.get(i).layers.get(0);
        images.get(i).paintWindow(graphics, theme(), layer, images.get(i + 1));
        images.get(i).paintSize(graphics, theme(), layer);
      }
    }
  }

  /** Places the columns; returns the radius of the nodes. */
  private double layOut(Rectangle area) {
    double left = area.x + MARGIN + nameRoom(0, inputNames, area);
    double right = area.x + area.width - MARGIN - nameRoom(groups.size(), outputNames, area);
    double height = Math.max(1, area.height - NAMES - 16 - ColorBar.HEIGHT);
    double top = area.y + ColorBar.HEIGHT;
    double distance = (right - left) / (columns.size() - 1);
    double narrowest = WIDEST_SPACING;
    for (int i = 0; i < columns.size(); i++) {
      NodeColumn column = columns.get(i);
      double spacing = Math.min(WIDEST_SPACING, height / column.places());
      narrowest = images.get(i) == null ? Math.min(narrowest, spacing) : narrowest;
      column.place(left + i * distance, top + height / 2, spacing, distance);
    }
    double scale = pixelScale(distance, height);
    for (int i = 0; i < columns.size(); i++) {
      if (images.get(i) != null) {
        images.get(i).place(left + i * distance, top + height / 2, scale);
      }
    }
    return Math.max(1, Math.min(26, Math.min(0.36 * narrowest, 0.2 * distance)));
  }

  /** All images have the same, so that one sees them getting smaller. */
  private double pixelScale(double distance, double height) {
    double scale = Double.POSITIVE_INFINITY;
    for (ImageBlock block : images) {
      if (block != null) {
        scale = Math.min(scale, block.largestScale(0.82 * distance, 0.8 * height));
      }
    }
    return scale;
  }

  private double nameRoom(int column, List<String> names, Rectangle area) {
    if (images.get(column) != null) {
      return 0.45 * area.width / columns.size(); // half of a block
    }
    double longest = Pen.widest(names, Theme.regular(13));
    return Math.min(longest, 0.2 * area.width) + 44; // and half a node
  }

  private void paintNames(Graphics2D graphics, Rectangle area, double radius) {
    double widest = 0.2 * area.width;
    NodeColumn first = columns.get(0);
    for (int i = 0; i < first.shown() && images.get(0) == null; i++) {
      double x = first.x - radius - 10;
      Pen.rightText(
          graphics, inputNames.get(i), x, first.y(i) + 5, widest, Theme.regular(13), theme().text);
    }
    NodeColumn last = lastColumn();
    for (int i = 0; i < last.shown() && images.get(groups.size()) == null; i++) {
      double x = last.x + radius + 14;
      Pen.text(
          graphics, outputNames.get(i), x, last.y(i) + 5, widest, Theme.regular(13), theme().text);
    }
    double y = area.y + area.height - NAMES + 8;
    String shape = images.get(0) == null ? "" : images.get(0).shape.toString();
    paintLayerName(graphics, "inputs", shape, first, y);
    for (int i = 0; i < groups.size(); i++) {
      List<String> names = new ArrayList<>();
      for (Layer layer : groups.get(i).layers) {
        names.add(shortName(layer));
      }
      String rest = String.join(", ", names.subList(1, names.size()));
      paintLayerName(graphics, names.get(0), rest, columns.get(i + 1), y);
    }
  }

  /** As a layer calls itself; of a long name, the kind and the shape of the images. */
  private static String shortName(Layer layer) {
    if (layer instanceof ImageLayer image) {
      return LayersText.name(layer) + " " + image.outputShape();
    }
    return layer.children().isEmpty() ? layer.toString() : LayersText.name(layer);
  }

  private void paintLayerName(
      Graphics2D graphics, String head, String rest, NodeColumn column, double y) {
    double widest = columns.get(1).x - columns.get(0).x;
    Pen.centeredText(graphics, head, column.x, y, widest - 6, Theme.semiBold(13), theme().text);
    Pen.centeredText(
        graphics, rest, column.x, y + 18, widest - 6, Theme.regular(13), theme().mutedText);
  }
}
