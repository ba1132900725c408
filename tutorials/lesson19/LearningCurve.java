package lesson19;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.plots.LinePlot;
import java.nio.file.Path;
import java.util.Locale;

/** How the losses of lesson 19 change with the number of points, for the same number of steps. */
final class LearningCurve {
  private static final int[] POINTS = {20, 60, 200, 600, 2000, 6000};

  private final double[] points = new double[POINTS.length];
  private final double[] training = new double[POINTS.length];
  private final double[] fresh = new double[POINTS.length];
  private final double[] decayed = new double[POINTS.length];

  private static final int DRAWS = 5; // of the training points, with the seeds 1 to 5

  private LearningCurve() {}

  /** Trains with more and more points: 1200 steps each time, with and without weight decay. */
  static LearningCurve measure(Dataset test) {
    LearningCurve curve = new LearningCurve();
    print(
        "%nMore points, but the same number of steps; means over %d draws of the points%n%n",
        DRAWS);
    print("points  epochs  training    test     gap  test, weight decay%n");
    for (int i = 0; i < POINTS.length; i++) {
      int epochs = OverfitAndRegularize.EPOCHS * POINTS[0] / POINTS[i];
      curve.points[i] = POINTS[i];
      for (int seed = 1; seed <= DRAWS; seed++) {
        Dataset train = Synthetic.moons(POINTS[i], OverfitAndRegularize.NOISE, seed);
        Network plain = trained(train, 0, epochs);
        curve.training[i] += OverfitAndRegularize.loss(plain, train) / DRAWS;
        curve.fresh[i] += OverfitAndRegularize.loss(plain, test) / DRAWS;
        curve.decayed[i] += OverfitAndRegularize.loss(trained(train, 0.01, epochs), test) / DRAWS;
      }
      print("%6d %7d %9.4f %7.4f", POINTS[i], epochs, curve.training[i], curve.fresh[i]);
      print(" %7.4f %19.4f%n", curve.fresh[i] - curve.training[i], curve.decayed[i]);
    }
    return curve;
  }

  private static Network trained(Dataset train, double weightDecay, int epochs) {
    Network network = OverfitAndRegularize.network(0);
    OverfitAndRegularize.trainer(network, weightDecay).fit(train, epochs);
    return network;
  }

  void draw() {
    LinePlot plot =
        LinePlot.of(
            "More points close the gap between training and test",
            "the same network after 1200 steps, means over 5 draws of the points");
    plot.axes("points to learn from", "loss");
    plot.line("training", points, training);
    plot.line("test", points, fresh);
    plot.line("test, weight decay", points, decayed);
    plot.logX().save(Path.of("target", "overfit-points.png"));
    print("and what more points do in target/overfit-points.png.%n");
    plot.show();
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
