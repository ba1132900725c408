package lesson10;

import gradus.History;
import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Datasets;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.metrics.Accuracy;
import gradus.metrics.ConfusionMatrix;
import gradus.optimizers.SGD;
import gradus.plots.LossCurve;
import java.nio.file.Path;
import java.util.Random;

public final class TrainIris {
  private TrainIris() {}

  public static void main(String[] args) {
    Split split = Datasets.iris().split(0.8, 42);
    Standardizer scale = Standardizer.fit(split.train());
    Dataset train = scale.apply(split.train());
    Dataset test = scale.apply(split.test());

    Random random = new Random(42);
    Network network =
        new Network(new Dense(4, 16, random), new ReLU(), new Dense(16, 3, random), new Softmax());
    System.out.println(network.summary());
    System.out.println();

    Trainer trainer = new Trainer(network, new CrossEntropy(), new SGD(network.parameters(), 0.1));
    trainer.setBatchSize(16);
    trainer.setSeed(42);
    History history = trainer.fit(train, test, 100);

    Matrix probabilities = network.predict(test.inputs());
    System.out.println(Accuracy.of(probabilities, test.targets()));
    System.out.println(ConfusionMatrix.of(probabilities, test.targets(), test.classNames()));
    Path picture = Path.of("target/iris-loss.png");
    LossCurve.of(history).save(picture);
    System.out.println("Loss curve: " + picture);
    LossCurve.of(history).show();
  }
}
