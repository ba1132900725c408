package gradus.plots;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.layers.Dense;
import gradus.losses.MeanSquaredError;
import gradus.math.Matrix;
import gradus.optimizers.SGD;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.List;

/**
 * The smallest training there is, and a plot of it: {@code y = w·x + b} with {@code w = b = 0} at
 * first learns the points (−1, −2) and (1, 2).
 *
 * <p>With the learning rate 0.25 every epoch, one step, halves the distance of w from 2: the loss
 * {@code ((w − 2)² + (w − 2)²) / 2} has the slope {@code 2·(w − 2)}, so w ← w − 0.5·(w − 2).
 */
public final class Slope extends Plot {
  /** The two points, in this order. */
  public static final Dataset POINTS =
      new Dataset(
          new Matrix(new double[][] {{-1}, {1}}),
          new Matrix(new double[][] {{-2}, {2}}),
          List.of("x"),
          List.of(),
          "two points");

  private final Network network;

  private Slope(Network network) {
    super("Slope");
    this.network = network;
  }

  /** A quiet trainer of a new network. */
  public static Trainer trainer() {
    Network network = new Network(new Dense(new double[][] {{0}}, new double[] {0}));
    Trainer trainer =
        new Trainer(network, new MeanSquaredError(), new SGD(network.parameters(), 0.25));
    trainer.setQuiet(true);
    return trainer;
  }

  /** The slope w. */
  public static double of(Network network) {
    return network.parameters().get(0).value.get(0, 0);
  }

  /** A bar as wide as the slope is large: the whole body for 2. */
  public static Slope plot(Trainer trainer) {
    return new Slope(trainer.network());
  }

  @Override
  String subtitle() {
    return "";
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    graphics.setColor(theme().color(0));
    int width = (int) Math.round(area.width * of(network) / 2);
    graphics.fillRect(area.x, area.y, width, area.height);
  }
}
