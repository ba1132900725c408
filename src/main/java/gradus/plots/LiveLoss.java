package gradus.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/** The loss while it falls: of each batch, and after each epoch of training and validation data. */
final class LiveLoss extends CurvePlot {
  private static final BasicStroke THIN =
      new BasicStroke(1.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  private final int stepsPerMean;

  /** What the curves are drawn from; grows with the training, on its thread. */
  static final class Points {
    private final LossTrace batches;
    private final List<double[]> epochs = new ArrayList<>(); // step, training, validation

    Points(long firstStep) {
      batches = new LossTrace(firstStep);
    }

    void addBatch(double loss) {
      batches.add(loss);
    }

    void addEpoch(long step, double trainingLoss, double validationLoss) {
      epochs.add(new double[] {step, trainingLoss, validationLoss});
    }

    private double[] column(int column) {
      return epochs.stream().mapToDouble(epoch -> epoch[column]).toArray();
    }
  }

  /** The curves as they are now: what is added later isn't in it. */
  LiveLoss(Points points) {
    super("step");
    stepsPerMean = points.batches.stepsPerMean();
    add("batch", points.batches.steps(), points.batches.losses());
    add("training", points.column(0), points.column(1));
    add("validation", points.column(0), points.column(2));
  }

  @Override
  String title() {
    return "Loss";
  }

  @Override
  String subtitle() {
    return stepsPerMean == 1
        ? "of each batch, and the mean of each epoch"
        : "means of " + stepsPerMean + " batches, and of each epoch";
  }

  @Override
  Color color(int curve) {
    Color color = theme().color(Math.max(0, curve - 1));
    return curve == 0 ? ColorMap.mix(color, theme().background, 0.55) : color;
  }

  @Override
  BasicStroke stroke(int curve) {
    return curve == 0 ? THIN : super.stroke(curve);
  }
}
