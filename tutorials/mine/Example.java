package mine;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Standardizer;
import gradus.data.ThreeWaySplit;
import gradus.data.files.CsvOptions;
import gradus.data.files.CsvReader;
import gradus.data.files.Missing;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.metrics.Accuracy;
import gradus.optimizers.Adam;
import java.nio.file.Path;
import java.util.Random;

/**
 * An example to copy: it reads a CSV file, trains a network to predict the column "species", and
 * says how often it is right. Run it with {@code mvn -q -Dlesson=Example}.
 */
public final class Example {
  private Example() {}

  public static void main(String[] args) {
    // The file and the number of epochs, if they are given.
    Path file = Path.of(args.length > 0 ? args[0] : "datasets/penguins.csv");
    int epochs = args.length > 1 ? Integer.parseInt(args[1]) : 30;

    CsvOptions options =
        CsvOptions.classification()
            .label("species")
            .categorical("island")
            .categorical("sex")
            .drop("year")
            .missing(Missing.DROP_ROW);
    Dataset data = CsvReader.read(file, options);

    // 60 % to learn from, 20 % to watch during training, 20 % to test on at the end.
    ThreeWaySplit parts = data.split(0.6, 0.2, 42);
    Standardizer scale = Standardizer.fit(parts.train());
    Dataset train = scale.apply(parts.train());
    Dataset validation = scale.apply(parts.validation());
    Dataset test = scale.apply(parts.test());

    Random random = new Random(42);
    Network network =
        new Network(
            new Dense(data.featureNames().size(), 8, random),
            new ReLU(),
            new Dense(8, data.classNames().size(), random),
            new Softmax());
    Trainer trainer =
        new Trainer(network, new CrossEntropy(), new Adam(network.parameters(), 0.01));
    trainer.setSeed(42);
    trainer.fit(train, validation, epochs);

    double accuracy = Accuracy.of(network.predict(test.inputs()), test.targets());
    System.out.println("Test accuracy: " + accuracy);
  }
}
