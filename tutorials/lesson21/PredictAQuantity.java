package lesson21;

import gradus.Network;
import gradus.Trainer;
import gradus.callbacks.EarlyStopping;
import gradus.data.Dataset;
import gradus.data.Standardizer;
import gradus.data.ThreeWaySplit;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.losses.Loss;
import gradus.losses.MeanAbsoluteError;
import gradus.losses.MeanSquaredError;
import gradus.math.Matrix;
import gradus.metrics.RegressionErrors;
import gradus.optimizers.Adam;
import gradus.plots.PredictionErrorPlot;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Lesson 21: predicts how strong a concrete will be, a number and not a class.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>a network that ends in one number, with a loss that measures distance;
 *   <li>targets that are standardized like the inputs, and predictions that are scaled back;
 *   <li>errors in the unit of the quantity itself, and how much of the spread is explained.
 * </ul>
 *
 * <p>Predict before you run it: the strengths have a standard deviation of about 16 MPa. If the
 * answer is always the mean, how far off is it, as a root mean square?
 *
 * <p>Run it with {@code mvn -q -Dlesson=21}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 * always the mean          15.91    12.85    -0.001
 * </pre>
 */
public final class PredictAQuantity {
  private static final ThreeWaySplit SPLIT =
      Datasets.concrete().withoutRepeats().split(0.6, 0.2, 42);
  private static final Standardizer INPUTS = Standardizer.fit(SPLIT.train());
  private static final Standardizer TARGETS = Standardizer.fitTargets(SPLIT.train());

  private PredictAQuantity() {}

  public static void main(String[] args) {
    Dataset train = scaled(SPLIT.train());
    Dataset validation = scaled(SPLIT.validation());
    Dataset test = scaled(SPLIT.test());
    double mean = TARGETS.means.get(0, 0);
    print("%d mixtures to learn from: %.1f MPa on average,", train.rows(), mean);
    print(" standard deviation %.1f%n%n", TARGETS.deviations.get(0, 0));

    print("On %d other mixtures%n%n", test.rows());
    print("                       RMSE in   MAE in%n");
    print("                           MPa      MPa        R2   best epoch%n");
    Matrix constant = new Matrix(test.rows(), 1); // 0 in standardized units is the mean
    printRow("always the mean", strengths(constant), "");
    Network line = new Network(new Dense(8, 1, new Random(1)));
    train("one layer", line, new MeanSquaredError(), train, validation, test);
    Network network = network();
    train("hidden layers, MSE", network, new MeanSquaredError(), train, validation, test);
    train("hidden layers, MAE", network(), new MeanAbsoluteError(), train, validation, test);
    draw(strengths(network.predict(test.inputs())));
  }

  /** Inputs and targets with mean 0 and standard deviation 1, as in the training part. */
  private static Dataset scaled(Dataset part) {
    Dataset inputs = INPUTS.apply(part);
    return new Dataset(
        inputs.inputs(),
        TARGETS.apply(part.targets()),
        part.featureNames(),
        part.classNames(),
        part.name());
  }

  /** Eight ingredients and the age in, one number out. */
  private static Network network() {
    Random random = new Random(1);
    return new Network(
        new Dense(8, 32, random),
        new ReLU(),
        new Dense(32, 32, random),
        new ReLU(),
        new Dense(32, 1, random)); // no softmax: the number itself
  }

  /**
   * Trains until the validation loss has not improved for 40 epochs, and prints the test errors.
   */
  private static void train(
      String name, Network network, Loss loss, Dataset train, Dataset validation, Dataset test) {
    Trainer trainer = new Trainer(network, loss, new Adam(network.parameters(), 0.005));
    EarlyStopping stopping = new EarlyStopping(40);
    trainer.addListener(stopping);
    trainer.setBatchSize(32);
    trainer.setSeed(1);
    trainer.setQuiet(true);
    trainer.fit(train, validation, 400);
    String epoch = String.format(Locale.ROOT, "%10d", stopping.bestEpoch());
    printRow(name, strengths(network.predict(test.inputs())), epoch);
  }

  /** Back to MPa. */
  private static Matrix strengths(Matrix scaled) {
    return TARGETS.invert(scaled);
  }

  private static void printRow(String name, Matrix predicted, String epoch) {
    RegressionErrors errors = RegressionErrors.of(predicted, SPLIT.test().targets());
    String row =
        String.format(
            Locale.ROOT,
            "%-20s%10.2f%9.2f%10.3f   %s",
            name,
            errors.rmse(),
            errors.mae(),
            errors.rSquared(),
            epoch);
    System.out.println(row.stripTrailing());
  }

  /** A dot for each mixture of the test part. */
  private static void draw(Matrix predicted) {
    PredictionErrorPlot plot = PredictionErrorPlot.of(predicted, SPLIT.test().targets());
    plot.quantity("strength in MPa")
        .titled("Most mixtures are off by less than 4 MPa, a few by far more")
        .size(1920, 960)
        .save(Path.of("target", "strength.png"));
    print("%nThe predictions are in target/strength.png.%n");
    plot.show();
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
