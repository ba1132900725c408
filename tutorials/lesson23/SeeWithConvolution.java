package lesson23;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Images;
import gradus.data.Split;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.ImageShape;
import gradus.layers.MaxPool2D;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.Adam;
import gradus.plots.FeatureMaps;
import gradus.plots.MatrixPlot;
import gradus.plots.Panels;
import gradus.plots.WeightImages;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Lesson 23: a network that looks at an image through small windows.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>a convolution and a max pool of a 4 x 4 image, small enough to check by hand;
 *   <li>that shared weights read digits better with fewer numbers than dense layers do;
 *   <li>that this rests on an assumption: once all pixels have changed places, it is gone.
 * </ul>
 *
 * <p>Predict before you run it: the pixels of all digits, those to learn from and those to be read,
 * change places by the same rule. What becomes of the accuracy of each network?
 *
 * <p>Run it with {@code mvn -q -Dlesson=23}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 * output       -5 -5 -5    -5 -5 -5    -5 -5 -5
 * parameters               2410         1898
 * </pre>
 */
public final class SeeWithConvolution {
  private static final int SEEDS = 3;
  private static final int EPOCHS = 20;

  private SeeWithConvolution() {}

  public static void main(String[] args) {
    WindowByHand.show();
    Split split = Digits.split();
    Dataset train = split.train();
    Dataset test = split.test();
    Dataset shifted = Images.shifted(test, 1, 0);
    Dataset permutedTrain = Images.permuted(train, 1);
    Dataset permutedTest = Images.permuted(test, 1);
    Matrix accuracies = new Matrix(3, 2); // as they are, shifted, permuted; dense, convolution
    Network shown = null;
    for (int seed = 1; seed <= SEEDS; seed++) {
      for (int kind = 0; kind < 2; kind++) {
        Network network = trained(kind == 0 ? dense(seed) : convolutional(seed, 8, 3, 1), train);
        accuracies.add(0, kind, Digits.accuracy(network, test) / SEEDS);
        accuracies.add(1, kind, Digits.accuracy(network, shifted) / SEEDS);
        Network other = kind == 0 ? dense(seed) : convolutional(seed, 8, 3, 1);
        trained(other, permutedTrain);
        accuracies.add(2, kind, Digits.accuracy(other, permutedTest) / SEEDS);
        shown = network;
      }
    }
    printTable(accuracies);
    draw(shown, test, accuracies);
  }

  private static Network dense(long seed) {
    Random random = new Random(seed);
    return new Network(
        new Dense(64, 32, random), new ReLU(), new Dense(32, 10, random), new Softmax());
  }

  /** Two convolutions, each with a pool, for square images; 16 filters in the second one. */
  private static Network convolutional(long seed, int width, int window, int padding) {
    Random random = new Random(seed);
    ImageShape image = new ImageShape(1, width, width);
    Conv2D first = new Conv2D(image, 8, window, window, 1, padding, random);
    MaxPool2D pool1 = new MaxPool2D(first.outputShape(), 2);
    Conv2D second = new Conv2D(pool1.outputShape(), 16, window, window, 1, padding, random);
    MaxPool2D pool2 = new MaxPool2D(second.outputShape(), 2);
    Dense dense = new Dense(pool2.outputShape().size(), 10, random);
    return new Network(first, new ReLU(), pool1, second, new ReLU(), pool2, dense, new Softmax());
  }

  private static Network trained(Network network, Dataset train) {
    Adam adam = new Adam(network.parameters(), 0.01);
    Trainer trainer = new Trainer(network, new CrossEntropy(), adam);
    trainer.setBatchSize(32);
    trainer.setSeed(1);
    trainer.setQuiet(true);
    trainer.fit(train, EPOCHS);
    return network;
  }

  private static void printTable(Matrix accuracies) {
    System.out.println();
    System.out.println(convolutional(1, 8, 3, 1).summary());
    print(
        "%nThe same for images of 28 x 28, with windows of 5 x 5: %d parameters.%n",
        Digits.parameters(convolutional(1, 28, 5, 0)));
    print("%nAccuracy on 359 digits, the mean over %d seeds%n%n", SEEDS);
    print("                        dense  convolution%n");
    print(
        "parameters         %10d%13d%n",
        Digits.parameters(dense(1)), Digits.parameters(convolutional(1, 8, 3, 1)));
    for (int row = 0; row < 3; row++) {
      print("%-19s%10.3f", Digits.NAMES.get(row), accuracies.get(row, 0));
      print("%13.3f%n", accuracies.get(row, 1));
    }
  }

  private static void draw(Network network, Dataset test, Matrix accuracies) {
    Panels picture =
        Panels.of(
                "What is learned in one place is known in all, if neighbors mean something", "", 2)
            .add(
                "The 8 filters of the first layer",
                WeightImages.of((Conv2D) network.layers().get(0)))
            .add(
                "Accuracy on test digits",
                MatrixPlot.of(accuracies)
                    .rowNames(Digits.NAMES)
                    .columnNames(List.of("dense", "convolution")));
    picture.size(1920, 840).save(Path.of("target", "convolution-filters.png"));
    picture.show();
    FeatureMaps maps = FeatureMaps.of(network, test.row(0));
    maps.titled("A test digit on its way through the network")
        .save(Path.of("target", "convolution-maps.png"));
    maps.show();
    print("%nThe filters are in target/convolution-filters.png,%n");
    print("and what they see in target/convolution-maps.png.%n");
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
