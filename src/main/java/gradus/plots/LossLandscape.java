package gradus.plots;

import gradus.Network;
import gradus.data.Dataset;
import gradus.layers.Layer;
import gradus.layers.Meaning;
import gradus.layers.Softmax;
import gradus.losses.Loss;
import gradus.math.Matrix;
import java.util.Arrays;
import java.util.List;

/**
 * The loss around the weights of a network, in a plane through them, and the path of the training.
 *
 * <p>A network has many weights, and a picture shows two directions of change: two single weights,
 * two random directions, or those in which the training moved most. In all other directions nothing
 * changes, so the picture is a cut: a valley may have a way out that cannot be seen. Of the path it
 * shows the shadow on the plane, where the loss isn't quite that of the path itself.
 *
 * <p>The loss is that of the data set in inference mode. It is computed when the plot is made, at
 * 425 to 9,801 places, and for a large network or data set on some of the examples only, evenly
 * taken. Afterwards the network is as it was.
 */
public final class LossLandscape extends ContourMap {
  private final Plane plane;
  private final String subtitle;

  private LossLandscape(Plane plane, SampleGrid grid, String subtitle) {
    super("Loss landscape: " + plane.dataset.name(), grid, plane.losses(grid));
    this.plane = plane;
    this.subtitle = subtitle;
  }

  /**
   * The landscape around the weights as they are now.
   *
   * @param loss the one that was given to the trainer
   * @param across to the right, see {@link Direction}
   * @param up upward
   * @throws IllegalArgumentException if the directions don't span a plane, or network, loss and
   *     data don't fit
   */
  public static LossLandscape of(
      Network network, Loss loss, Dataset dataset, Direction across, Direction up) {
    Plane plane = plane(network, loss, dataset, across, up);
    AxisRange x = around(across);
    AxisRange y = around(up);
    String subtitle =
        "loss %s in the middle%s"
            .formatted(text(plane.lossAt(ParameterVector.of(network))), plane.examples());
    LossLandscape landscape = new LossLandscape(plane, plane.grid(x, y), subtitle);
    landscape.add("weights as they are", new double[] {across.origin}, new double[] {up.origin});
    return landscape;
  }

  /**
   * The landscape in which the training took place: the plane that comes closest to its path.
   *
   * @param path a listener of the training
   * @throws IllegalArgumentException if the path isn't one of this network, the network has a
   *     single weight, or network, loss and data don't fit
   */
  public static LossLandscape of(Network network, Loss loss, Dataset dataset, WeightPath path) {
    requirePath(network, path);
    PrincipalPlane best = new PrincipalPlane(network, path.places());
    Plane plane = plane(network, loss, dataset, best.across, best.up);
    String share = NumberFormats.percent(100 * best.share, 0);
    return alongPath(plane, path, "; the plane holds " + share + " of the path");
  }

  /**
   * The landscape over two directions of your choice, and the path of the training.
   *
   * @throws IllegalArgumentException as the other two do
   */
  public static LossLandscape of(
      Network network,
      Loss loss,
      Dataset dataset,
      WeightPath path,
      Direction across,
      Direction up) {
    requirePath(network, path);
    return alongPath(plane(network, loss, dataset, across, up), path, "");
  }

  private static LossLandscape alongPath(Plane plane, WeightPath path, String remark) {
    List<double[]> places = path.places();
    double[] xs = new double[places.size()];
    double[] ys = new double[places.size()];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = plane.x(places.get(i));
      ys[i] = plane.y(places.get(i));
    }
    AxisRange x = around(xs, plane.across.origin);
    AxisRange y = around(ys, plane.up.origin);
    String losses = text(plane.lossAt(places.get(0))) + " at the start, ";
    losses += text(plane.lossAt(places.get(xs.length - 1))) + " after " + path.stepsText();
    String subtitle = "loss " + losses + plane.examples() + remark;
    LossLandscape landscape = new LossLandscape(plane, plane.grid(x, y), subtitle);
    landscape.add("path of the training", xs, ys);
    return landscape;
  }

  /** All places of a path and the weights as they are now, and some room around them. */
  private static AxisRange around(double[] places, double now) {
    double[] all = Arrays.copyOf(places, places.length + 1);
    all[places.length] = now;
    return AxisRange.of(all, false).widened(0.35);
  }

  private static AxisRange around(Direction direction) {
    double low = direction.origin - direction.reach;
    double high = direction.origin + direction.reach;
    return AxisRange.of(new double[] {low, high}, false);
  }

  private static Plane plane(
      Network network, Loss loss, Dataset dataset, Direction across, Direction up) {
    requireFittingLoss(network, loss);
    int weights = ParameterVector.count(network);
    if (across.change.length != weights || up.change.length != weights) {
      throw new IllegalArgumentException(
          ("LossLandscape got directions of %s and %s weights, but the network has %s: make"
                  + " both directions with this network.")
              .formatted(across.change.length, up.change.length, weights));
    }
    Plane plane = new Plane(network, loss, dataset, across, up);
    if (plane.isLine()) {
      throw new IllegalArgumentException(
          ("LossLandscape got the directions \"%s\" and \"%s\", which don't span a plane:"
                  + " choose two that change the weights differently.")
              .formatted(across, up));
    }
    return plane;
  }

  private static void requireFittingLoss(Network network, Loss loss) {
    Layer last = network.layers().get(network.layers().size() - 1);
    boolean probabilities = last.outputMeaning() == Meaning.PROBABILITIES;
    if (probabilities && loss.expects() == Meaning.LOGITS) {
      throw new IllegalArgumentException(
          ("LossLandscape got %s, which expects logits, and a network that ends in %s. Give"
                  + " it the loss that was given to the trainer%s")
              .formatted(loss, last, last instanceof Softmax ? ": CrossEntropy." : "."));
    }
  }

  private static void requirePath(Network network, WeightPath path) {
    if (path.network() != network) {
      throw new IllegalArgumentException(
          "LossLandscape got a path "
              + (path.network() == null ? "without a step" : "of another network")
              + ": add it with trainer.addListener(path) before this network is trained.");
    }
  }

  private static String text(double loss) {
    return NumberFormats.measured(loss);
  }

  @Override
  String xName() {
    return plane.across.name;
  }

  @Override
  String yName() {
    return plane.up.name;
  }

  @Override
  String subtitle() {
    return subtitle;
  }

  /**
   * A plane in the space of a network's weights, through where they are now, and the loss on it.
   *
   * <p>Whatever it asks, the network has its own weights again afterwards, also after an error.
   */
  static final class Plane {
    private static final int FEWEST_COLUMNS = 25;
    private static final int MOST_COLUMNS = 121;
    private static final int FEWEST_EXAMPLES = 300;

    private final Network network;
    private final Loss loss;
    final Dataset dataset;
    final Direction across;
    final Direction up;
    private final int allExamples;
    private final double[] center; // the weights as they are now

    // Products of the two directions: they needn't be at a right angle.
    private final double acrossAcross;
    private final double acrossUp;
    private final double upUp;
    private final double determinant;

    Plane(Network network, Loss loss, Dataset dataset, Direction across, Direction up) {
      this.network = network;
      this.loss = loss;
      this.dataset = affordable(network, dataset);
      this.allExamples = dataset.rows();
      this.across = across;
      this.up = up;
      center = ParameterVector.of(network);
      acrossAcross = ParameterVector.dot(across.change, across.change);
      acrossUp = ParameterVector.dot(across.change, up.change);
      upUp = ParameterVector.dot(up.change, up.change);
      determinant = acrossAcross * upUp - acrossUp * acrossUp;
    }

    /** Whether the two directions are no different ones. */
    boolean isLine() {
      return !(determinant > 1e-12 * acrossAcross * upUp);
    }

    /** The x of the place in the plane that is closest to these weights. */
    double x(double[] weights) {
      double[] distance = ParameterVector.difference(weights, center);
      double alongAcross = ParameterVector.dot(distance, across.change);
      double alongUp = ParameterVector.dot(distance, up.change);
      return across.origin + (alongAcross * upUp - alongUp * acrossUp) / determinant;
    }

    /** The y of the same place. */
    double y(double[] weights) {
      double[] distance = ParameterVector.difference(weights, center);
      double alongAcross = ParameterVector.dot(distance, across.change);
      double alongUp = ParameterVector.dot(distance, up.change);
      return up.origin + (alongUp * acrossAcross - alongAcross * acrossUp) / determinant;
    }

    /** As many places as can be asked in time: 25×17 to 121×81. */
    SampleGrid grid(AxisRange x, AxisRange y) {
      double perPlace =
          dataset.rows() * InferenceCost.ofOneExample(network, dataset.inputs().numCols);
      double affordable = Math.sqrt(1.5 * InferenceCost.AFFORDABLE / perPlace);
      int columns = (int) Math.max(FEWEST_COLUMNS, Math.min(MOST_COLUMNS, affordable));
      return new SampleGrid(x, y, columns, columns * 2 / 3 + 1);
    }

    /** On how many of the examples, if not on all. */
    String examples() {
      boolean all = dataset.rows() == allExamples;
      return all ? "" : ", on " + dataset.rows() + " of " + allExamples + " examples";
    }

    /**
     * The data set, or of one that takes too long for the fewest places some rows, evenly taken.
     */
    private static Dataset affordable(Network network, Dataset dataset) {
      double places = FEWEST_COLUMNS * FEWEST_COLUMNS * 2 / 3.0;
      double perExample = InferenceCost.ofOneExample(network, dataset.inputs().numCols);
      double affordable =
          Math.max(FEWEST_EXAMPLES, InferenceCost.AFFORDABLE / (places * perExample));
      if (dataset.rows() <= affordable) {
        return dataset;
      }
      int[] rows = new int[(int) affordable];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = (int) ((long) dataset.rows() * i / rows.length);
      }
      return dataset.subset(rows, dataset.name());
    }

    /** The loss at each place. */
    double[] losses(SampleGrid grid) {
      double[] losses = new double[grid.size()];
      double[] weights = new double[center.length];
      try {
        for (int place = 0; place < losses.length; place++) {
          double x = grid.x(place % grid.columns()) - across.origin;
          double y = grid.y(place / grid.columns()) - up.origin;
          for (int i = 0; i < weights.length; i++) {
            weights[i] = center[i] + x * across.change[i] + y * up.change[i];
          }
          losses[place] = loss(weights);
        }
      } finally {
        ParameterVector.set(network, center);
      }
      return losses;
    }

    /** The loss with these weights. */
    double lossAt(double[] weights) {
      try {
        return loss(weights);
      } finally {
        ParameterVector.set(network, center);
      }
    }

    private double loss(double[] weights) {
      ParameterVector.set(network, weights);
      Matrix output = network.predict(dataset.inputs());
      return loss.value(output, dataset.targets());
    }
  }
}
