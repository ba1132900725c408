package lesson18;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.SGD;
import gradus.plots.LinePlot;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Lesson 18: looks for a kind of soil that only 9.7 % of the pixels of a satellite image show.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>how an accuracy of 90.3 % is reached without finding a single one;
 *   <li>that cross-entropy learns the share of a rare class honestly, and that it is the threshold
 *       1/2 which doesn't find it;
 *   <li>that class weights do what a lower threshold does.
 * </ul>
 *
 * <p>Predict before you run it: of 125 rare pixels in the test part, how many does a network find
 * that is right for 91 % of all pixels?
 *
 * <p>Run it with {@code mvn -q -Dlesson=18}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 * share for all     0.5000    90.3 %    0 of 125   0.000        NaN  0.3187
 * network           0.5000    91.4 %   44 of 125   0.352      0.595  0.1814
 * network           0.0973    82.7 %  112 of 125   0.896      0.348  0.1814
 * </pre>
 */
public final class ImbalancedClasses {
  private static final int RARE = 1; // the column of damp_grey_soil

  private ImbalancedClasses() {}

  public static void main(String[] args) {
    Split split = Datasets.satelliteSoil().split(0.8, 42);
    Standardizer scale = Standardizer.fit(split.train());
    Dataset train = scale.apply(split.train());
    Dataset test = scale.apply(split.test());

    // How rare it is, and what class weights make of that: half of all weight for each class.
    double share = (double) train.classCounts()[RARE] / train.rows();
    double[] weights = train.classWeights(); // n / (2 * rows of the class)
    print("Of %d training pixels %d are rare: ", train.rows(), train.classCounts()[RARE]);
    print("a share of %.4f.%n", share);
    print("Class weights: %.4f for the others, %.4f for the rare.%n%n", weights[0], weights[1]);

    // Two networks that differ in their loss only.
    Network plain = train(new CrossEntropy(), train);
    Network weighted = train(new CrossEntropy().withClassWeights(weights), train);
    print("The mean probability of the rare class on the training pixels%n");
    print("  without weights  %.4f%n", meanProbability(plain.predict(train.inputs())));
    print("  with weights     %.4f%n%n", meanProbability(weighted.predict(train.inputs())));

    // Judged on the test pixels. The first "network" says the share for every pixel.
    Matrix constant = new Matrix(test.rows(), 2);
    for (int row = 0; row < test.rows(); row++) {
      constant.set(row, 0, 1 - share);
      constant.set(row, RARE, share);
    }
    Matrix plainSays = plain.predict(test.inputs());
    Matrix weightedSays = weighted.predict(test.inputs());
    print("               threshold  accuracy       found  recall  precision    loss%n");
    judge("share for all", constant, test, 0.5);
    judge("network", plainSays, test, 0.5);
    judge("class weights", weightedSays, test, 0.5);
    judge("network", plainSays, test, share);

    draw(plainSays, weightedSays, test, share);
  }

  /** 4-16-2, with the same first weights each time. */
  private static Network train(CrossEntropy loss, Dataset train) {
    Random random = new Random(42);
    Network network =
        new Network(new Dense(4, 16, random), new ReLU(), new Dense(16, 2, random), new Softmax());
    Trainer trainer = new Trainer(network, loss, new SGD(network.parameters(), 0.1));
    trainer.setSeed(42);
    trainer.setQuiet(true);
    trainer.fit(train, 20);
    return network;
  }

  private static double meanProbability(Matrix probabilities) {
    double sum = 0;
    for (int row = 0; row < probabilities.numRows; row++) {
      sum += probabilities.get(row, RARE);
    }
    return sum / probabilities.numRows;
  }

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
  private static double precision(double threshold, Matrix probabilities, Dataset data) {
    int found = above(threshold, probabilities, data, RARE);
    int falseAlarms = above(threshold, probabilities, data, 0);
    return (double) found / (found + falseAlarms);
  }

  private static void judge(String name, Matrix probabilities, Dataset data, double threshold) {
    int found = above(threshold, probabilities, data, RARE);
    int falseAlarms = above(threshold, probabilities, data, 0);
    int rare = data.classCounts()[RARE];
    double accuracy = (double) (data.rows() - rare + found - falseAlarms) / data.rows();
    print("%-13s %10.4f %7.1f %%  %3d of %d", name, threshold, 100 * accuracy, found, rare);
    print(" %7.3f", recall(threshold, probabilities, data));
    print(" %10.3f", precision(threshold, probabilities, data));
    print(" %7.4f%n", new CrossEntropy().value(probabilities, data.targets()));
  }

  private static void draw(Matrix plain, Matrix weighted, Dataset data, double share) {
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
    System.out.println("\nThe picture is in target/imbalance-threshold.png.");
    plot.show();
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
