package gradus.plots;

import gradus.math.Decimals;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The loss step by step: that of each batch, and after each epoch those of training and validation
 * data. A window that shows a training while it runs draws it again from the same numbers, in some
 * milliseconds.
 *
 * <p>What to look for: the losses of batches scatter, the more the smaller the batches; what
 * matters is whether their mean falls.
 */
public final class BatchLossCurve extends Plot {
  private static final BasicStroke THIN = Theme.round(1.2f);

  private final int stepsPerMean;
  private final double firstStep;
  private final double[] batchSteps;
  private final double[] batchLosses;
  private final double[] epochSteps;
  private final double[] training;
  private final double[] validation;

  /** What the curves are drawn from; grows with the training, on the thread that trains. */
  public static final class Losses {
    private static final int MOST_EPOCHS = 1000;

    private final BatchMeans batches;
    private final List<double[]> epochs = new ArrayList<>(); // step, training, validation

    /** No loss yet, after so many steps. */
    public Losses(long firstStep) {
      batches = new BatchMeans(firstStep);
    }

    /** A step was made; this was the loss of its batch. */
    public void addBatch(double loss) {
      batches.add(loss);
    }

    /** An epoch ended with this step; NaN for a loss that was not measured. */
    public void addEpoch(long step, double trainingLoss, double validationLoss) {
      epochs.add(new double[] {step, trainingLoss, validationLoss});
      if (epochs.size() > MOST_EPOCHS) {
        for (int i = epochs.size() - 2; i > 0; i -= 2) {
          epochs.remove(i); // every second one, so that the picture stays quick to paint
        }
      }
    }

    int epochs() {
      return epochs.size();
    }

    double lastEpochStep() {
      return epochs.get(epochs.size() - 1)[0];
    }

    /** As it is now; goes on by itself. */
    public Losses copy() {
      Losses copy = new Losses(batches.firstStep);
      copy.batches.setTo(batches);
      copy.epochs.addAll(epochs); // whose numbers never change
      return copy;
    }

    private double[] column(int column) {
      return epochs.stream().mapToDouble(epoch -> epoch[column]).toArray();
    }
  }

  private BatchLossCurve(Losses losses) {
    super("Loss");
    stepsPerMean = losses.batches.stepsPerMean();
    firstStep = losses.batches.firstStep;
    batchSteps = losses.batches.steps();
    batchLosses = losses.batches.losses();
    epochSteps = losses.column(0);
    training = losses.column(1);
    validation = losses.column(2);
  }

  /** The curves as they are now: what is added later isn't in them. */
  public static BatchLossCurve of(Losses losses) {
    return new BatchLossCurve(losses);
  }

  @Override
  String subtitle() {
    return stepsPerMean == 1
        ? "of each batch, and the mean of each epoch"
        : "means of " + stepsPerMean + " batches, and of each epoch";
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    boolean validated = end(validation) >= 0;
    // As wide as any, so that nothing jumps while numbers change.
    String widest = validated ? "validation 0.0000" : "training 0.0000";
    EndLabels labels = new EndLabels(theme(), area, List.of(widest));
    PaintedAxes axes = new PaintedAxes(theme(), steps(), losses(), "step", "");
    Rectangle2D plotArea = axes.layOut(labels.plot());
    axes.paint(graphics, true);
    Color faint = ColorMap.mix(theme().color(0), theme().background, 0.55);
    axes.paintCurve(graphics, batchSteps, batchLosses, faint, THIN);
    axes.paintCurve(graphics, epochSteps, training, theme().color(0), Theme.CURVE);
    axes.paintCurve(graphics, epochSteps, validation, theme().color(1), Theme.CURVE);
    if (end(training) < 0) {
      addLabel(labels, axes, "batch", batchSteps, batchLosses, theme().color(0));
    }
    addLabel(labels, axes, "training", epochSteps, training, theme().color(0));
    addLabel(labels, axes, "validation", epochSteps, validation, theme().color(1));
    labels.paint(graphics, plotArea);
  }

  private static void addLabel(
      EndLabels labels, PaintedAxes axes, String name, double[] xs, double[] ys, Color color) {
    int end = end(ys);
    if (end >= 0) {
      String text = name + " " + Decimals.of(ys[end], 1);
      labels.add(text, color, axes.screenX(xs[end]), axes.screenY(ys[end]));
    }
  }

  /** The index of the last number that can be drawn, or −1. */
  private static int end(double[] ys) {
    int end = ys.length - 1;
    while (end >= 0 && !AxisRange.canShow(ys[end], false)) {
      end--;
    }
    return end;
  }

  private AxisRange steps() {
    double last = batchSteps.length == 0 ? firstStep : batchSteps[batchSteps.length - 1];
    double lastEpoch = epochSteps.length == 0 ? firstStep : epochSteps[epochSteps.length - 1];
    return new AxisRange(firstStep, Math.max(Math.max(last, lastEpoch), firstStep + 10));
  }

  /** From 0, or what is lowest, to a round number above all: it stays for a while. */
  private AxisRange losses() {
    AxisRange range = new AxisRange(0, 0);
    for (double[] curve : List.of(batchLosses, training, validation)) {
      range = end(curve) < 0 ? range : range.and(AxisRange.of(curve, false));
    }
    double length = range.length() > 0 ? range.length() : 1;
    double power = Math.pow(10, Math.floor(Math.log10(length)));
    for (double factor : new double[] {1, 1.5, 2, 3, 4, 5, 7, 10}) {
      if (factor * power >= 1.02 * length) {
        return new AxisRange(range.low(), range.low() + factor * power);
      }
    }
    return new AxisRange(range.low(), range.low() + 15 * power);
  }

  /**
   * The loss of every step, in a thousand numbers at most: when there are more, two neighbors
   * become their mean, and from then on each number is the mean of twice as many steps.
   */
  static final class BatchMeans {
    private static final int MOST = 1000;

    private final long firstStep; // the steps done before
    private final double[] means = new double[MOST];
    private int size = 0;
    private int stepsPerMean = 1;
    private double sum = 0; // of the steps that don't make a mean yet
    private int summed = 0;

    BatchMeans(long firstStep) {
      this.firstStep = firstStep;
    }

    void add(double loss) {
      sum += loss;
      summed++;
      if (summed == stepsPerMean) {
        means[size] = sum / summed;
        size++;
        sum = 0;
        summed = 0;
        if (size == MOST) {
          halve();
        }
      }
    }

    void setTo(BatchMeans other) {
      System.arraycopy(other.means, 0, means, 0, other.size);
      size = other.size;
      stepsPerMean = other.stepsPerMean;
      sum = other.sum;
      summed = other.summed;
    }

    private void halve() {
      size /= 2;
      for (int i = 0; i < size; i++) {
        means[i] = (means[2 * i] + means[2 * i + 1]) / 2;
      }
      stepsPerMean *= 2;
    }

    /** How many steps a number stands for. */
    int stepsPerMean() {
      return stepsPerMean;
    }

    /** The numbers, first to last, as a copy. */
    double[] losses() {
      return Arrays.copyOf(means, size);
    }

    /** The last step that is in each of the numbers. */
    double[] steps() {
      double[] steps = new double[size];
      for (int i = 0; i < size; i++) {
        steps[i] = firstStep + (i + 1.0) * stepsPerMean;
      }
      return steps;
    }
  }
}
