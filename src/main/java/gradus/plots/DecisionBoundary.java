package gradus.plots;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.Scaler;
import gradus.math.Matrix;
import gradus.math.Rows;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a classifier says about every point of the plane, and the data on top.
 *
 * <p>Each point has the color of the most probable class, strong where the network is certain and
 * pale where it is undecided; on the lines two classes are equally probable. The markers are the
 * examples in the colors and shapes of their true classes, and those that the network gets wrong
 * have a ring. Of more than 2,000 examples, some are left out where they lie close together.
 *
 * <p>Its outputs are taken as probabilities if its last layer outputs such, as {@code Softmax} and
 * {@code Sigmoid} do, and as logits otherwise. The network is asked again whenever the picture is
 * drawn, so let no other thread train it while a window shows it.
 */
public final class DecisionBoundary extends Plot {
  /** More examples than this would bury the field: they are drawn small, and not all of them. */
  private static final int MANY = 2000;

  /** Of many examples, each square of so many units shows one of each class. */
  private static final double SQUARE = 10;

  private final Network network;
  private final Dataset dataset;
  private final int xFeature;
  private final int yFeature;
  private Scaler scaler; // null for none
  private volatile DecisionRegions regions; // as painted last

  private DecisionBoundary(Network network, Dataset dataset, int xFeature, int yFeature) {
    super("Decision boundary: " + dataset.name());
    this.network = network;
    this.dataset = dataset;
    this.xFeature = xFeature;
    this.yFeature = yFeature;
  }

  /**
   * The boundary of a network with two inputs.
   *
   * @param dataset classes, and the two features that the network takes, scaled as it expects
   * @throws IllegalArgumentException if there aren't two features, a value is missing, or network
   *     and data don't fit
   */
  public static DecisionBoundary of(Network network, Dataset dataset) {
    NetworkDataChecks.requireTwoFeatures(dataset);
    return of(network, dataset, 0, 1);
  }

  /**
   * A cut through the space of a network with more inputs: two of the features change, the others
   * stay at their mean. The examples are judged by all their features, so a dot may be right and
   * lie in the area of another class.
   *
   * @param xFeature the column of the inputs that goes to the right, from 0
   * @param yFeature the one that goes up
   * @throws IllegalArgumentException if there are no such columns, a value is missing, or network
   *     and data don't fit
   */
  public static DecisionBoundary of(Network network, Dataset dataset, int xFeature, int yFeature) {
    NetworkDataChecks.requireClassifier(network, dataset);
    NetworkDataChecks.requireTwoColumns(dataset, xFeature, yFeature);
    return new DecisionBoundary(network, dataset, xFeature, yFeature);
  }

  /** The same, with the two features by name. */
  public static DecisionBoundary of(
      Network network, Dataset dataset, String xFeature, String yFeature) {
    int x = NetworkDataChecks.column(dataset, xFeature);
    int y = NetworkDataChecks.column(dataset, yFeature);
    return of(network, dataset, x, y);
  }

  /**
   * Names the axes in the units that the features had before they were scaled.
   *
   * @param scaler the one that scaled the data set
   * @throws IllegalArgumentException if it was fitted to another number of columns
   */
  public DecisionBoundary inOriginalUnits(Scaler scaler) {
    scaler.invert(dataset.inputs());
    this.scaler = scaler;
    return this;
  }

  @Override
  String subtitle() {
    int wrong = 0;
    for (boolean isWrong : wrong()) {
      wrong += isWrong ? 1 : 0;
    }
    int rows = dataset.rows();
    String accuracy = NumberFormats.fixed((double) (rows - wrong) / rows, 3);
    String others = dataset.inputs().numCols > 2 ? "; the other features stay at their mean" : "";
    String thinned = rows > MANY ? "; where they are dense, not all are drawn" : "";
    return wrong + " of " + rows + " examples wrong, accuracy " + accuracy + others + thinned;
  }

  /** Which examples the network gets wrong. */
  private boolean[] wrong() {
    boolean[] wrong = new boolean[dataset.rows()];
    Matrix probabilities = ClassProbabilities.of(network, dataset.inputs());
    for (int row = 0; row < wrong.length; row++) {
      wrong[row] = ClassProbabilities.classOf(probabilities, row) != dataset.classOf(row);
    }
    return wrong;
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    boolean[] wrong = wrong();
    Rectangle below = names(wrong).paint(graphics, area);
    FeaturePlane plane = new FeaturePlane(dataset, xFeature, yFeature, scaler);
    String xTitle = ContourMap.axisTitle(plane.xName(), below.width);
    Axes axes = new Axes(theme(), xTitle, ContourMap.axisTitle(plane.yName(), below.height));
    axes.hideGrid();
    axes.setRange(plane.xRange(), false, plane.yRange(), false);
    axes.paint(graphics, below, (under, plotArea) -> paintField(under, plotArea, plane));
    DecisionRegions said = regions;
    ValueMap.Values values = (x, y) -> axes.valueAt(x, y) + ": " + at(said, axes, x, y);
    ValueMap.note(graphics, axes.plotArea(), values);
    paintDots(graphics, axes, plane, wrong, false);
    paintDots(graphics, axes, plane, wrong, true); // on top, so that none is hidden
  }

  private void paintDots(
      Graphics2D graphics, Axes axes, FeaturePlane plane, boolean[] wrong, boolean which) {
    boolean many = wrong.length > MANY;
    Set<List<Integer>> taken = new HashSet<>();
    for (int row = 0; row < wrong.length; row++) {
      boolean canShow =
          AxisRange.canShow(plane.x(row), false) && AxisRange.canShow(plane.y(row), false);
      if (canShow && wrong[row] == which) {
        double x = axes.screenX(plane.x(row));
        double y = axes.screenY(plane.y(row));
        int trueClass = dataset.classOf(row);
        if (!many || taken.add(List.of((int) (x / SQUARE), (int) (y / SQUARE), trueClass))) {
          Pen.example(graphics, theme(), x, y, trueClass, which, many ? 0.5 : 1);
        }
      }
    }
  }

  private Legend names(boolean[] wrong) {
    Legend names = new Legend(theme());
    for (int c = 0; c < dataset.classNames().size(); c++) {
      names.addClass(dataset.classNames().get(c), c);
    }
    for (boolean isWrong : wrong) {
      if (isWrong) {
        names.addRinged("wrong");
        break;
      }
    }
    return names;
  }

  private void paintField(Graphics2D graphics, Rectangle2D plotArea, FeaturePlane plane) {
    SampleGrid grid = plane.grid(network, plotArea);
    regions = new DecisionRegions(theme(), grid, plane.probabilities(network, grid));
    regions.paint(graphics, plotArea);
  }

  private String at(DecisionRegions said, Axes axes, double screenX, double screenY) {
    return said.at(axes.numberX(screenX), axes.numberY(screenY), dataset.classNames());
  }

  /**
   * A plane in the space of the features, in which two of them change and the others stay at their
   * mean; in the units of the data set, or in those from before it was scaled.
   */
  static final class FeaturePlane {
    /**
     * Units between the places where the network is asked; a saved picture has two pixels a unit.
     */
    private static final double STEP = 2;

    /** A large network is asked at fewer places, but at so many. */
    private static final double FEWEST_PLACES = 2000;

    private final Dataset dataset;
    private final int xFeature;
    private final int yFeature;
    private final Scaler scaler;
    private final Matrix shown; // the inputs, in the units of the axes

    /** A plane; without a scaler (null) in the units of the data set. */
    FeaturePlane(Dataset dataset, int xFeature, int yFeature, Scaler scaler) {
      this.dataset = dataset;
      this.xFeature = xFeature;
      this.yFeature = yFeature;
      this.scaler = scaler;
      this.shown = scaler == null ? dataset.inputs() : scaler.invert(dataset.inputs());
    }

    String xName() {
      return dataset.featureNames().get(xFeature);
    }

    String yName() {
      return dataset.featureNames().get(yFeature);
    }

    double x(int row) {
      return shown.get(row, xFeature);
    }

    double y(int row) {
      return shown.get(row, yFeature);
    }

    /** What the axes show: all examples, and some room around them. */
    AxisRange xRange() {
      return range(xFeature);
    }

    AxisRange yRange() {
      return range(yFeature);
    }

    private AxisRange range(int feature) {
      double[] values = new double[dataset.rows()];
      for (int row = 0; row < values.length; row++) {
        values[row] = shown.get(row, feature);
      }
      return AxisRange.of(values, false).widened(0.08);
    }

    /** Enough places for a sharp picture, and so few that the network answers in time. */
    SampleGrid grid(Network network, Rectangle2D plotArea) {
      double perPlace = InferenceCost.ofOneExample(network, shown.numCols);
      double affordable = Math.max(FEWEST_PLACES, InferenceCost.AFFORDABLE / perPlace);
      double area = plotArea.getWidth() * plotArea.getHeight();
      double step = Math.max(STEP, Math.sqrt(area / affordable));
      int columns = 2 + (int) (plotArea.getWidth() / step);
      int rows = 2 + (int) (plotArea.getHeight() / step);
      return new SampleGrid(xRange(), yRange(), columns, rows);
    }

    /** What the network says at each place, a row for each. */
    Matrix probabilities(Network network, SampleGrid grid) {
      Matrix all = new Matrix(grid.size(), dataset.classNames().size());
      Matrix inputs = atMeans(grid.columns());
      // A row of places at a time: the layers' buffers stay small.
      for (int row = 0; row < grid.rows(); row++) {
        for (int column = 0; column < grid.columns(); column++) {
          inputs.set(column, xFeature, grid.x(column));
          inputs.set(column, yFeature, grid.y(row));
        }
        Matrix scaled = scaler == null ? inputs : scaler.apply(inputs);
        Matrix said = ClassProbabilities.of(network, scaled);
        System.arraycopy(
            said.data, 0, all.data, row * said.getNumElements(), said.getNumElements());
      }
      return all;
    }

    private Matrix atMeans(int rows) {
      Matrix means = new Matrix(1, shown.numCols);
      Rows.columnMeans(shown, means);
      Matrix inputs = new Matrix(rows, shown.numCols);
      for (int row = 0; row < rows; row++) {
        Rows.copy(means, 0, inputs, row);
      }
      return inputs;
    }
  }
}
