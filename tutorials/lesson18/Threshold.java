package lesson18;

import gradus.data.Dataset;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.plots.LinePlot;
import java.nio.file.Path;
import java.util.Locale;

/** What is found in lesson 18 if all pixels with a probability above a threshold are named rare. */
final class Threshold {
  private static final int RARE = 1; // the column of damp_grey_soil

  private Threshold() {}

  /** How many pixels of a class have a probability of being rare above the threshold. */
  private static int above(double threshold, Matrix probabilities, Dataset data, int trueClass) {
    int count = 0;
    for (int row = 0; row < data.rows(); row++) {
      boolean named = probabilities.get(row, RARE) > threshold;
      count += named && data.classOf(row) == trueClass ? 1 : 0;
    }
    return count;
  }

  private static double recall(double threshold, Matrix probabilities, Dataset data) {
    return (double) above(threshold, probabilities, data, RARE) / data.classCounts()[RARE];
  }

  /** NaN, 0/0, where nothing lies above the threshold. */
  static double precision(double threshold, Matrix probabilities, Dataset data) {
    int found = above(threshold, probabilities, data, RARE);
    int falseAlarms = above(threshold, probabilities, data, 0);
    return (double) found / (found + falseAlarms);
  }

  /** The mean probability of being rare of all pixels above the threshold. */
  static double meanAbove(double threshold, Matrix probabilities) {
    double sum = 0;
    int count = 0;
    for (int row = 0; row < probabilities.numRows; row++) {
      double p = probabilities.get(row, RARE);
      sum += p > threshold ? p : 0;
      count += p > threshold ? 1 : 0;
    }
    return sum / count;
  }

  /** One line of the table. */
  static void judge(String name, Matrix probabilities, Dataset data, double threshold) {
    int found = above(threshold, probabilities, data, RARE);
    int falseAlarms = above(threshold, probabilities, data, 0);
    int rare = data.classCounts()[RARE];
    double accuracy = (double) (data.rows() - rare + found - falseAlarms) / data.rows();
    print("%-13s %10.4f %7.1f %%  %3d of %d", name, threshold, 100 * accuracy, found, rare);
    print(" %7.3f", recall(threshold, probabilities, data));
    print(" %10.3f", precision(threshold, probabilities, data));
    print(" %7.4f%n", new CrossEntropy().value(probabilities, data.targets()));
  }

  /** What each threshold finds. */
  static void draw(Matrix plain, Matrix weighted, Dataset data, double share) {
    int points = 61; // thresholds from 0 to 0.6
    double[] thresholds = new double[points];
    double[] recalls = new double[points];
    double[] weightedRecalls = new double[points];
    double[] precisions = new double[points];
    for (int i = 0; i < points; i++) {
      thresholds[i] = i / 100.0;
      recalls[i] = recall(thresholds[i], plain, data);
      weightedRecalls[i] = recall(thresholds[i], weighted, data);
      precisions[i] = precision(thresholds[i], plain, data);
    }
    LinePlot plot =
        LinePlot.of(
            "What class weights find, a lower threshold finds",
            "the network isn't blind to the rare class: the threshold 1/2 is");
    plot.axes("threshold", "");
    plot.line("recall", thresholds, recalls);
    plot.line("recall, class weights", thresholds, weightedRecalls);
    plot.line("precision", thresholds, precisions);
    plot.level("112 of 125 found", recall(share, plain, data));
    plot.level("44 of 125 found", recall(0.5, plain, data));
    plot.mark("", 0.5, recall(0.5, plain, data));
    plot.mark("threshold 1/2", 0.5, recall(0.5, weighted, data));
    plot.mark("threshold 0.097", share, recall(share, plain, data));
    plot.save(Path.of("target", "imbalance-threshold.png"));
    System.out.println("\nWhat each threshold finds is in target/imbalance-threshold.png,");
    plot.show();
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
