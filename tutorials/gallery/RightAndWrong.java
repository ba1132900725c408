package gallery;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.MinMaxScaler;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.MaxPool2D;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.math.Matrix;
import gradus.metrics.Calibration;
import gradus.metrics.ConfusionMatrix;
import gradus.metrics.PrecisionRecallCurve;
import gradus.plots.ActivationHistograms;
import gradus.plots.CalibrationPlot;
import gradus.plots.ConfusionMatrixPlot;
import gradus.plots.FeatureMaps;
import gradus.plots.ImageGrid;
import gradus.plots.Mistakes;
import gradus.plots.NetworkDiagram;
import gradus.plots.PrecisionRecallPlot;
import gradus.plots.Report;
import gradus.plots.RocPlot;
import gradus.plots.ThresholdPlot;
import gradus.plots.WeightImages;
import java.util.Random;

/**
 * The second half of the gallery: what classifiers get right and wrong. {@link Gallery} calls it.
 */
final class RightAndWrong {
  private RightAndWrong() {}

  /** Images of digits: what the network mixes up, and what it looks for. */
  static void digits() {
    Split split = Datasets.digits().split(0.8, 42);
    Random random = new Random(1);
    Network network =
        new Network(
            new Dense(64, 32, random), new ReLU(), new Dense(32, 10, random), new Softmax());
    Standardizer scale = Standardizer.fit(split.train());
    Dataset train = scale.apply(split.train());
    Dataset test = scale.apply(split.test());
    Trainer trainer = Gallery.trainer(network, 0.05);
    trainer.fit(train, test, 12);
    Matrix probabilities = network.predict(test.inputs());
    ConfusionMatrix confusion =
        ConfusionMatrix.of(probabilities, test.targets(), test.classNames());
    Gallery.save(ConfusionMatrixPlot.of(confusion), "confusion");
    Calibration calibration = Calibration.of(probabilities, test.targets());
    CalibrationPlot.of(calibration).size(912, 768).save(Gallery.FOLDER.resolve("calibration.png"));
    Gallery.save(WeightImages.of((Dense) network.layers().get(0), 8, 8), "weights");
    Gallery.save(Mistakes.of(network, test, 8, 8).inOriginalUnits(scale), "mistakes");
    Gallery.save(ImageGrid.of(Datasets.digits(), 8, 8), "samples");
    Report report = Report.of(trainer, test).images(8, 8).inOriginalUnits(scale);
    report.save(Gallery.FOLDER.resolve("report.html"));

    Network deep = Gallery.classifier(64, 64, 10);
    Gallery.save(ActivationHistograms.of(deep, train.inputs()), "activations");
  }

  /** A network of convolutions: its filters, and what it sees in a digit. */
  static void convolutions() {
    Split split = Datasets.digits().split(0.8, 42);
    MinMaxScaler scale = MinMaxScaler.fit(split.train());
    Dataset train = scale.apply(split.train());
    Dataset test = scale.apply(split.test());
    Random random = new Random(1);
    Conv2D conv1 = new Conv2D(train.imageShape(), 8, 3, 3, 1, 1, random);
    MaxPool2D pool1 = new MaxPool2D(conv1.outputShape(), 2);
    Conv2D conv2 = new Conv2D(pool1.outputShape(), 12, 3, 3, 1, 1, random);
    Network network =
        new Network(
            conv1,
            new ReLU(),
            pool1,
            conv2,
            new ReLU(),
            new Dense(conv2.outputShape().size(), 10, random),
            new Softmax());
    Gallery.trainer(network, 0.1).fit(train, test, 12);
    Gallery.save(WeightImages.of(conv1), "filters");
    Gallery.save(FeatureMaps.of(network, test.row(3)), "feature-maps");
    Gallery.save(NetworkDiagram.of(network).named(test).with(test.row(3)), "image-network");
  }

  /** A rare class: what a threshold makes of its probabilities. */
  static void soil() {
    Split split = Datasets.satelliteSoil().split(0.8, 42);
    Standardizer scale = Standardizer.fit(split.train());
    Dataset test = scale.apply(split.test());
    Network network = Gallery.classifier(test.inputs().numCols, 16, test.classNames().size());
    Gallery.trainer(network, 0.05).fit(scale.apply(split.train()), 10);
    Matrix probabilities = network.predict(test.inputs());
    Gallery.save(RocPlot.of(probabilities, test.targets(), test.classNames()), "roc");
    Gallery.save(
        PrecisionRecallPlot.of(probabilities, test.targets(), test.classNames()),
        "precision-recall");
    int rare = test.classNames().indexOf("damp_grey_soil");
    PrecisionRecallCurve curve = PrecisionRecallCurve.of(probabilities, test.targets(), rare);
    Gallery.save(ThresholdPlot.of(curve, test.classNames().get(rare)), "threshold");
  }
}
