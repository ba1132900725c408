package gradus.plots;

import gradus.Network;
import gradus.data.Dataset;
import gradus.layers.Layer;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.losses.Loss;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Decimals;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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
  private final LossPlane plane;
  private final String subtitle;

  private LossLandscape(LossPlane plane, SampleGrid grid, String subtitle) {
    super(grid, plane.losses(grid));
    this.plane = plane;
    this.subtitle = subtitle;
  }

  /**
   * The landscape around the weights as they are now.
   *
   * @param loss the one that was given to the trainer
   * @param across to the right, see {@link Direction}
   * @param up upwards
   * @throws IllegalArgumentException if the directions don't span a plane, or network, loss and
   *     data don't fit
   */
  public static LossLandscape of(
      Network network, Loss loss, Dataset dataset, Direction across, Direction up) {
    LossPlane plane = plane(network, loss, dataset, across, up);
    AxisRange x = around(across);
    AxisRange y = around(up);
    String subtitle =
        "loss "
            + text(plane.lossAt(ParameterVector.of(network)))
            + " in the middle"
            + plane.examples();
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
    LossPlane plane = plane(network, loss, dataset, best.across, best.up);
    String share = String.format(Locale.ROOT, "%.0f", 100 * best.share);
    return alongPath(plane, path, "; the plane holds " + share + " % of the path");
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

  private static LossLandscape alongPath(LossPlane plane, WeightPath path, String remark) {
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

  private static LossPlane plane(
      Network network, Loss loss, Dataset dataset, Direction across, Direction up) {
    requireFittingLoss(network, loss);
    int weights = ParameterVector.count(network);
    if (across.change.length != weights || up.change.length != weights) {
      throw new IllegalArgumentException(
          "LossLandscape got directions of "
              + across.change.length
              + " and "
              + up.change.length
              + " weights, but the network has "
              + weights
              + ": make both directions with this network.");
    }
    LossPlane plane = new LossPlane(network, loss, dataset, across, up);
    if (plane.isLine()) {
      throw new IllegalArgumentException(
          "LossLandscape got the directions \""
              + across
              + "\" and \""
              + up
              + "\", which don't span a plane: choose two that change the weights differently.");
    }
    return plane;
  }

  private static void requireFittingLoss(Network network, Loss loss) {
    Layer last = network.layers().get(network.layers().size() - 1);
    boolean squashed = last instanceof Softmax || last instanceof Sigmoid;
    if (squashed && (loss instanceof SoftmaxCrossEntropy || loss instanceof SigmoidCrossEntropy)) {
      throw new IllegalArgumentException(
          "LossLandscape got "
              + loss
              + ", which expects logits, and a network that ends in "
              + last
              + ". Give it the loss that was given to the trainer"
              + (last instanceof Softmax ? ": CrossEntropy." : "."));
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
    return Decimals.of(loss, 1);
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
  String title() {
    return "Loss landscape: " + plane.dataset.name();
  }

  @Override
  String subtitle() {
    return subtitle;
  }
}
