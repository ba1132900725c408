package gradus.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The loss step by step: that of each batch, and after each epoch those of training and validation
 * data. A window that shows a training while it runs draws it anew from the same numbers.
 *
 * <p>What to look for: the losses of batches scatter, the more the smaller the batches; what
 * matters is whether their mean falls.
 */
public final class BatchLossCurve extends CurvePlot {
  private static final BasicStroke THIN = Theme.round(1.2f);

  private final int stepsPerMean;

  /** What the curves are drawn from; grows with the training, on the thread that trains. */
  public static final class Losses {
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
    }

    private double[] column(int column) {
      return epochs.stream().mapToDouble(epoch -> epoch[column]).toArray();
    }
  }

  private BatchLossCurve(Losses losses) {
    super("Loss", "step");
    stepsPerMean = losses.batches.stepsPerMean();
    add("batch", losses.batches.steps(), losses.batches.losses());
    add("training", losses.column(0), losses.column(1));
    add("validation", losses.column(0), losses.column(2));
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
  Color color(int curve) {
    Color color = theme().color(Math.max(0, curve - 1));
    return curve == 0 ? ColorMap.mix(color, theme().background, 0.55) : color;
  }

  @Override
  BasicStroke stroke(int curve) {
    return curve == 0 ? THIN : super.stroke(curve);
  }

  /**
   * The loss of every step, in a thousand numbers at most: when there are more, two neighbours
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
