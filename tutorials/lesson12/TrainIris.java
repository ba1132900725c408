package lesson12;

import gradus.History;
import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Standardizer;
import gradus.data.ThreeWaySplit;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.metrics.Accuracy;
import gradus.metrics.ConfusionMatrix;
import gradus.optimizers.SGD;
import gradus.plots.AccuracyCurve;
import gradus.plots.LossCurve;
import gradus.plots.Panels;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Lesson 12: trains a network to tell three species of iris apart.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>the loop: batch, forward, loss, backward, update (from forward on, it is {@code
 *       Trainer.step});
 *   <li>why a validation and a test part are put aside, and why inputs are standardized by the
 *       training part only;
 *   <li>how the loss goes on falling while the accuracy stands still.
 * </ul>
 *
 * <p>Predict before you run it: which loss does a network have that knows nothing about three
 * classes?
 *
 * <p>Run it with {@code mvn -q -Dlesson=12}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 * Guessing evenly would cost ln 3 = 1.0986. Before training the loss is 1.7934.
 *        1       1.0396       0.7067      0.475        0.600
 *      100       0.0504       0.3428      0.983        0.867
 * Test accuracy: 1.000
 * </pre>
 */
public final class TrainIris {
  private TrainIris() {}

  public static void main(String[] args) {
    // The data: 120 flowers to learn from, 15 to look at on the way, 15 to be judged by.
    ThreeWaySplit split = Datasets.iris().split(0.8, 0.1, 42);
    Standardizer scale = Standardizer.fit(split.train());
    Dataset train = scale.apply(split.train());
    Dataset validation = scale.apply(split.validation());
    Dataset test = scale.apply(split.test());

    // The network: 4 measurements in, 3 probabilities out.
    Random random = new Random(42);
    Network network =
        new Network(
            new Dense(4, 16, random), // 4 measurements to 16 hidden units
            new ReLU(),
            new Dense(16, 3, random), // to 3 logits
            new Softmax()); // to 3 probabilities
    System.out.println(network.summary());
    System.out.println();

    // Before training: how wrong is a network that knows nothing?
    CrossEntropy crossEntropy = new CrossEntropy();
    double lossBefore = crossEntropy.value(network.predict(train.inputs()), train.targets());
    print("Guessing evenly would cost ln 3 = %.4f.", StrictMath.log(3));
    print(" Before training the loss is %.4f.%n%n", lossBefore);

    // Training: 100 times through the data, 16 flowers a step.
    SGD sgd = new SGD(network.parameters(), 0.1);
    Trainer trainer = new Trainer(network, crossEntropy, sgd);
    trainer.setBatchSize(16);
    trainer.setSeed(42);
    History history = trainer.fit(train, validation, 100);

    // On the way: the loss and the accuracy of the validation part.
    History.Epoch early = history.epochs().get(19);
    History.Epoch last = history.last();
    print("From epoch 20 to 100 the validation loss went from %.4f", early.validationLoss());
    print(" to %.4f,%n", last.validationLoss());
    print("but the validation accuracy from %.3f", early.validationAccuracy());
    print(" to %.3f.%n%n", last.validationAccuracy());

    // Judging, once, at the end: flowers that nothing was learned from or chosen by.
    Matrix probabilities = network.predict(test.inputs());
    print("Test accuracy: %.3f%n%n", Accuracy.of(probabilities, test.targets()));
    System.out.println(ConfusionMatrix.of(probabilities, test.targets(), test.classNames()));
    System.out.println();

    Panels curves =
        Panels.of("After epoch 15 the losses still fall, and the accuracies hardly change", "", 2)
            .add("how sure of what is true", LossCurve.of(history))
            .add("how often right", AccuracyCurve.of(history));
    curves.size(1920, 760).save(Path.of("target", "iris-loss.png"));
    System.out.println("Loss and accuracy are in target/iris-loss.png.");
    curves.show();
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
