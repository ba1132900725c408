package lesson18;

import static lesson18.Threshold.judge;

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
import gradus.metrics.Calibration;
import gradus.optimizers.SGD;
import gradus.plots.CalibrationPlot;
import gradus.plots.Panels;
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
 *   <li>that class weights do what a lower threshold does, and make the probabilities dishonest.
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
    if (args.length > 0) { // -Dargs=three, for the exercise
      ThreeClasses.show();
      return;
    }
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

    // Are the probabilities honest one by one, and not only on average?
    Calibration plainCalibration = Calibration.of(plainSays, test.targets());
    Calibration weightedCalibration = Calibration.of(weightedSays, test.targets());
    print("%n                 calibration    of the pixels named rare%n");
    print("                       error    mean probability   truly rare%n");
    printHonesty("without weights", plainCalibration, plainSays, test);
    printHonesty("with weights", weightedCalibration, weightedSays, test);

    Threshold.draw(plainSays, weightedSays, test, share);
    drawCalibration(plainCalibration, weightedCalibration);
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

  private static void printHonesty(
      String name, Calibration calibration, Matrix probabilities, Dataset data) {
    print("%-15s %12.4f", name, calibration.expectedError());
    print(" %19.3f", Threshold.meanAbove(0.5, probabilities));
    print(" %13.3f%n", Threshold.precision(0.5, probabilities, data));
  }

  private static void drawCalibration(Calibration plain, Calibration weighted) {
    Panels picture =
        Panels.of("With class weights the network is too sure", "", 2)
            .add("without weights", CalibrationPlot.of(plain))
            .add("with class weights", CalibrationPlot.of(weighted));
    picture.size(1920, 960).save(Path.of("target", "imbalance-calibration.png"));
    print("and how honest they are, in target/imbalance-calibration.png.%n");
    picture.show();
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
