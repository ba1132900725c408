package gradus.plots;

import gradus.Network;
import gradus.data.Dataset;
import gradus.layers.Layer;
import gradus.math.Matrix;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a network with two inputs says about the plane, asked at few enough places that it can be
 * painted many times a second: the regions of the classes, or the output of a single unit, and the
 * data on top.
 *
 * <p>{@link #ask} asks the network, on the thread that trains, and keeps the answers. Painting uses
 * these alone, so another thread may paint while training goes on. At 30×30 places both together
 * take a few milliseconds; {@link DecisionBoundary} asks at some ten thousand places and takes
 * twenty times as long.
 *
 * <p>The colors of the regions are those of {@link DecisionBoundary}. A unit's output is orange
 * where it is positive and blue where it is negative, as strong as the largest one in the picture,
 * with a line where it is 0.
 */
public final class RasterField extends Plot {
  /** Places on each side for a picture that changes while one watches. */
  public static final int RUNNING = 30;

  /** Places on each side for a picture that stands still. */
  public static final int AT_REST = 100;

  /** In a picture that changes, every dot costs some microseconds. */
  private static final int MOST_DOTS = 1000;

  /** More units than these make no list to choose from. */
  private static final int MOST_UNITS = 200;

  private static final BasicStroke LINE = Theme.round(2.2f);

  private final Network network;
  private final Dataset dataset;
  private final DecisionBoundary.FeaturePlane plane;
  private final AxisRange xRange;
  private final AxisRange yRange;
  private volatile Unit shown = null; // null for the regions
  private volatile Answers answers = null; // null before the network was asked

  /**
   * A unit whose output can be shown.
   *
   * @param layer counted from 0, as in {@code network.layers()}
   * @param unit the column of the layer's output, from 0
   */
  public record Unit(int layer, int unit) {
    @Override
    public String toString() {
      return "layer " + layer + ", unit " + unit;
    }
  }

  /** What the network said; not changed anymore. */
  private static final class Answers {
    private final Unit unit; // whose output it is; null for the probabilities of the classes
    private final SampleGrid grid;
    private final Matrix values; // a row for each place of the grid
    private final int[] rows; // of the data set: the examples to draw
    private final boolean[] wrong; // which of these the network gets wrong

    Answers(Unit unit, SampleGrid grid, Matrix values, int[] rows, boolean[] wrong) {
      this.unit = unit;
      this.grid = grid;
      this.values = values;
      this.rows = rows;
      this.wrong = wrong;
    }
  }

  private RasterField(Network network, Dataset dataset) {
    super("Decision boundary: " + dataset.name());
    this.network = network;
    this.dataset = dataset;
    plane = new DecisionBoundary.FeaturePlane(dataset, 0, 1, null);
    xRange = plane.xRange();
    yRange = plane.yRange();
  }

  /**
   * The field of a network with two inputs; empty until {@link #ask} is called.
   *
   * @param dataset classes, and the two features that the network takes, scaled as it expects
   * @throws IllegalArgumentException if there aren't two features, a value is missing, or network
   *     and data don't fit
   */
  public static RasterField of(Network network, Dataset dataset) {
    NetworkDataChecks.requireTwoFeatures(dataset);
    NetworkDataChecks.requireClassifier(network, dataset);
    return new RasterField(network, dataset);
  }

  /** The units whose outputs can be shown, layer by layer; none if there are more than 200. */
  public List<Unit> units() {
    List<Unit> units = new ArrayList<>();
    int width = 2;
    for (int i = 0; i < network.layers().size(); i++) {
      int own = network.layers().get(i).outputWidth();
      width = own == Layer.ANY_WIDTH ? width : own;
      for (int unit = 0; unit < width && units.size() <= MOST_UNITS; unit++) {
        units.add(new Unit(i, unit));
      }
    }
    return units.size() <= MOST_UNITS ? units : List.of();
  }

  /**
   * From the next {@link #ask} on, the output of this unit is shown; null for the regions.
   *
   * @throws IllegalArgumentException if the network has no such layer
   */
  public RasterField show(Unit unit) {
    if (unit != null && (unit.layer < 0 || unit.layer >= network.layers().size())) {
      throw new IllegalArgumentException(
          "RasterField got %s, but the network has the layers 0 to %d."
              .formatted(unit, network.layers().size() - 1));
    }
    shown = unit;
    return this;
  }

  /**
   * Asks the network at {@code side}×{@code side} places, and whether it is right about the
   * examples: about 1000 of them if there are more, and about all at {@link #AT_REST}.
   *
   * @param side 2 or more
   * @throws IllegalStateException if another thread trains the network
   */
  public void ask(int side) {
    SampleGrid grid = new SampleGrid(xRange, yRange, side, side);
    Unit unit = shown;
    Matrix values = unit == null ? plane.probabilities(network, grid) : outputs(unit, grid);
    int[] rows = rows(side >= AT_REST ? Integer.MAX_VALUE : MOST_DOTS);
    boolean all = rows.length == dataset.rows();
    Matrix inputs = all ? dataset.inputs() : dataset.subset(rows, dataset.name()).inputs();
    Matrix said = ClassProbabilities.of(network, inputs);
    boolean[] wrong = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      wrong[i] = ClassProbabilities.classOf(said, i) != dataset.classOf(rows[i]);
    }
    answers = new Answers(unit, grid, values, rows, wrong);
  }

  /** The rows of the data set, or so many of them, evenly distributed. */
  private int[] rows(int most) {
    int[] rows = new int[Math.min(most, dataset.rows())];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (int) ((long) i * dataset.rows() / rows.length);
    }
    return rows;
  }

  private Matrix outputs(Unit unit, SampleGrid grid) {
    Matrix places = new Matrix(grid.size(), 2);
    for (int place = 0; place < grid.size(); place++) {
      places.set(place, 0, grid.x(place % grid.columns()));
      places.set(place, 1, grid.y(place / grid.columns()));
    }
    Matrix outputs = network.outputs(places).get(unit.layer);
    if (unit.unit < 0 || unit.unit >= outputs.numCols) {
      throw new IllegalArgumentException(
          "RasterField got %s, but this layer has the units 0 to %d."
              .formatted(unit, outputs.numCols - 1));
    }
    Matrix values = new Matrix(grid.size(), 1);
    for (int place = 0; place < grid.size(); place++) {
      values.set(place, 0, outputs.get(place, unit.unit));
    }
    return values;
  }

  @Override
  String subtitle() {
    Answers said = answers;
    if (said == null) {
      return "";
    }
    int wrong = 0;
    for (boolean isWrong : said.wrong) {
      wrong += isWrong ? 1 : 0;
    }
    int rows = said.rows.length;
    String accuracy = NumberFormats.fixed((double) (rows - wrong) / rows, 3);
    String figures = "%d of %d examples wrong, accuracy %s".formatted(wrong, rows, accuracy);
    return said.unit == null ? figures : "output of " + said.unit + "; " + figures;
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    Answers said = answers;
    Rectangle below = names().paint(graphics, area);
    PaintedAxes axes = new PaintedAxes(theme(), xRange, yRange, plane.xName(), plane.yName());
    Rectangle2D plotArea = axes.layOut(below);
    if (said != null) {
      paintField(graphics, plotArea, said);
    }
    axes.paint(graphics, false);
    if (said != null) {
      ValueMap.Values values = (x, y) -> axes.valueAt(x, y) + ": " + at(said, axes, x, y);
      ValueMap.note(graphics, plotArea, values);
      paintDots(graphics, axes, said, false);
      paintDots(graphics, axes, said, true); // on top, so that none is hidden
    }
  }

  /** Always with the ring's name: a line of names that comes and goes would be restless. */
  private Legend names() {
    Legend names = new Legend(theme());
    for (int c = 0; c < dataset.classNames().size(); c++) {
      names.addClass(dataset.classNames().get(c), c);
    }
    names.addRinged("wrong");
    return names;
  }

  private void paintField(Graphics2D graphics, Rectangle2D plotArea, Answers said) {
    if (said.unit == null) {
      new DecisionRegions(theme(), said.grid, said.values).paint(graphics, plotArea);
      return;
    }
    double[] values = Arrays.copyOf(said.values.data, said.grid.size());
    double largest = NumberFormats.largest(values);
    int[] rgb = new int[values.length];
    for (int i = 0; i < rgb.length; i++) {
      double share = largest == 0 ? 0 : values[i] / largest;
      // 0.8, since the dots have to be seen on it.
      rgb[i] =
          Double.isFinite(values[i])
              ? theme().diverging.rgbAt(0.5 + 0.4 * share)
              : theme().grid.getRGB();
    }
    said.grid.paintColors(graphics, plotArea, rgb);
    Shape clip = graphics.getClip();
    graphics.clip(plotArea);
    graphics.setColor(theme().text);
    graphics.setStroke(LINE);
    graphics.draw(ContourLine.joined(ContourLine.of(said.grid, values, plotArea)));
    graphics.setClip(clip);
  }

  /** The class and its probability, or the output of the unit at the nearest place. */
  private String at(Answers said, PaintedAxes axes, double screenX, double screenY) {
    double x = axes.numberX(screenX);
    double y = axes.numberY(screenY);
    if (said.unit == null) {
      DecisionRegions regions = new DecisionRegions(theme(), said.grid, said.values);
      return regions.at(x, y, dataset.classNames());
    }
    int column = (int) Math.round(xRange.share(x) * (said.grid.columns() - 1));
    int row = (int) Math.round(yRange.share(y) * (said.grid.rows() - 1));
    double output = said.values.get(row * said.grid.columns() + column, 0);
    return said.unit + ": " + NumberFormats.shortest(output, 4);
  }

  private void paintDots(Graphics2D graphics, PaintedAxes axes, Answers said, boolean which) {
    for (int i = 0; i < said.rows.length; i++) {
      double x = plane.x(said.rows[i]);
      double y = plane.y(said.rows[i]);
      boolean canShow = AxisRange.canShow(x, false) && AxisRange.canShow(y, false);
      if (canShow && said.wrong[i] == which) {
        int trueClass = dataset.classOf(said.rows[i]);
        Pen.example(graphics, theme(), axes.screenX(x), axes.screenY(y), trueClass, which, 1);
      }
    }
  }
}
