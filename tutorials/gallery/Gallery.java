package gallery;

import gradus.History;
import gradus.Network;
import gradus.Trainer;
import gradus.callbacks.LearningRateSchedule;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.data.Synthetic;
import gradus.data.files.Datasets;
import gradus.inspect.LayerMonitor;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.losses.MeanSquaredError;
import gradus.math.Matrix;
import gradus.optimizers.CosineDecay;
import gradus.optimizers.SGD;
import gradus.plots.AccuracyCurve;
import gradus.plots.Animation;
import gradus.plots.ContourPlot;
import gradus.plots.DecisionBoundary;
import gradus.plots.DescentPlot;
import gradus.plots.GradientNorms;
import gradus.plots.GraphDiagram;
import gradus.plots.HistoryComparison;
import gradus.plots.LearningRateCurve;
import gradus.plots.LinePlot;
import gradus.plots.LossCurve;
import gradus.plots.LossLandscape;
import gradus.plots.MatrixPlot;
import gradus.plots.NetworkDiagram;
import gradus.plots.Panels;
import gradus.plots.Plot;
import gradus.plots.PredictionErrorPlot;
import gradus.plots.ProbabilityBars;
import gradus.plots.RegressionFit;
import gradus.plots.Theme;
import gradus.plots.UpdateRatios;
import gradus.plots.WeightPath;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes every kind of picture once, into {@code target/gallery}; GALLERY.md shows them. Those of
 * digits and soil are in {@link RightAndWrong}.
 *
 * <pre>
 *   mvn -q -Dlesson=gallery
 * </pre>
 */
public final class Gallery {
  static final Path FOLDER = Path.of("target/gallery");

  private Gallery() {}

  /** Trains a few small networks and draws them. */
  public static void main(String[] args) {
    descent();
    curves();
    boundaries();
    plotsOfYourOwn();
    smallMatrices();
    RightAndWrong.digits();
    RightAndWrong.convolutions();
    RightAndWrong.soil();
    System.out.println("The pictures are in " + FOLDER + ".");
  }

  static void save(Plot plot, String name) {
    plot.size(1200, 675).save(FOLDER.resolve(name + ".png"));
  }

  static Network classifier(int inputs, int hidden, int classes) {
    Random random = new Random(1);
    return new Network(
        new Dense(inputs, hidden, random),
        new Tanh(),
        new Dense(hidden, hidden, random),
        new Tanh(),
        new Dense(hidden, classes, random),
        new Softmax());
  }

  static Trainer trainer(Network network, double learningRate) {
    SGD sgd = new SGD(network.parameters(), learningRate);
    Trainer trainer = new Trainer(network, new CrossEntropy(), sgd);
    trainer.setBatchSize(16);
    trainer.setQuiet(true);
    return trainer;
  }

  /** Steps down a parabola, and down a stretched bowl. */
  private static void descent() {
    double[] path = new double[21];
    for (int i = 1; i < path.length; i++) {
      path[i] = path[i - 1] - 0.1 * 2 * (path[i - 1] - 3);
    }
    save(DescentPlot.of(w -> (w - 3) * (w - 3), path), "descent");

    double[] w1 = new double[41];
    double[] w2 = new double[41];
    w1[0] = -4.5;
    w2[0] = 1.2;
    for (int i = 1; i < w1.length; i++) {
      w1[i] = w1[i - 1] - 0.18 * w1[i - 1];
      w2[i] = w2[i - 1] - 0.18 * 10 * w2[i - 1];
    }
    ContourPlot bowl = ContourPlot.of((x, y) -> 0.5 * (x * x + 10 * y * y), -5, 5, -2, 2);
    save(bowl.axes("w1", "w2").path("gradient descent", w1, w2), "bowl");
  }

  /** One training, seen from all sides, and four side by side. */
  private static void curves() {
    Dataset spirals = Synthetic.spirals(300, 3, 0.05, 1);
    Split split = spirals.split(0.7, 1);
    Map<String, History> runs = new LinkedHashMap<>();
    for (String rate : List.of("0.01", "0.03", "0.1", "0.3")) {
      Trainer trainer = trainer(classifier(2, 16, 3), Double.parseDouble(rate));
      runs.put("rate " + rate, trainer.fit(split.train(), split.test(), 150));
    }
    save(HistoryComparison.of(runs), "comparison");
    save(LossCurve.of(runs.get("rate 0.1")).theme(Theme.DARK), "loss");
    save(AccuracyCurve.of(runs.get("rate 0.1")).smoothed(0.9), "accuracy");

    Trainer trainer = trainer(classifier(2, 16, 3), 0.3);
    trainer.addListener(LearningRateSchedule.byEpochs(new CosineDecay(0.3, 0.003, 100)));
    LayerMonitor monitor = new LayerMonitor(2);
    trainer.addListener(monitor);
    History history = trainer.fit(split.train(), split.test(), 100);
    LearningRateCurve rates = LearningRateCurve.of(history);
    save(rates.titled("The rate falls along half a cosine wave"), "learning-rate");
    save(GradientNorms.of(monitor).smoothed(0.95), "gradient-norms");
    save(UpdateRatios.of(monitor).smoothed(0.95), "update-ratios");
  }

  /** What networks with one and two inputs have learned, and how they came there. */
  private static void boundaries() {
    Dataset moons = Synthetic.moons(200, 0.2, 1);
    Network network = classifier(2, 8, 2);
    Trainer trainer = trainer(network, 0.1);
    WeightPath path = new WeightPath();
    trainer.addListener(path);
    Animation animation = Animation.record(trainer, 10, DecisionBoundary.of(network, moons));
    Plot darkBoundary = DecisionBoundary.of(network, moons).theme(Theme.DARK);
    Animation darkAnimation = Animation.record(trainer, 10, darkBoundary);
    trainer.fit(moons, 150);
    save(DecisionBoundary.of(network, moons), "boundary");
    save(LossLandscape.of(network, new CrossEntropy(), moons, path), "landscape");
    animation.size(720, 405).save(FOLDER.resolve("boundary.gif"));
    darkAnimation.size(720, 405).save(FOLDER.resolve("boundary-dark.gif"));

    Dataset iris = Datasets.iris();
    Standardizer scale = Standardizer.fit(iris);
    Dataset scaled = scale.apply(iris);
    Network irisNetwork = classifier(4, 8, 3);
    trainer(irisNetwork, 0.1).fit(scaled, 60);
    DecisionBoundary petals = DecisionBoundary.of(irisNetwork, scaled, 2, 3);
    save(petals.inOriginalUnits(scale), "iris-boundary");

    Dataset sine = Synthetic.sine(60, 0.2, 1);
    Random random = new Random(1);
    Network curve = new Network(new Dense(1, 16, random), new Tanh(), new Dense(16, 1, random));
    SGD sgd = new SGD(curve.parameters(), 0.05);
    Trainer fit = new Trainer(curve, new MeanSquaredError(), sgd);
    fit.setQuiet(true);
    fit.fit(sine, 2000);
    save(RegressionFit.of(curve, sine).truth(Math::sin), "regression");
    errors();
  }

  /** How far a network is off that predicts how strong a concrete will be. */
  private static void errors() {
    Split split = Datasets.concrete().withoutRepeats().split(0.8, 1);
    Standardizer inputs = Standardizer.fit(split.train());
    Standardizer targets = Standardizer.fitTargets(split.train());
    Dataset train = targets.applyToTargets(inputs.apply(split.train()));
    Random random = new Random(1);
    Network network = new Network(new Dense(8, 16, random), new Tanh(), new Dense(16, 1, random));
    SGD sgd = new SGD(network.parameters(), 0.05);
    Trainer trainer = new Trainer(network, new MeanSquaredError(), sgd);
    trainer.setQuiet(true);
    trainer.fit(train, 200);
    Matrix predictions = targets.invert(network.predict(inputs.apply(split.test()).inputs()));
    PredictionErrorPlot plot = PredictionErrorPlot.of(predictions, split.test().targets());
    save(plot.quantity("strength in MPa"), "errors");
  }

  /** What no other plot draws, and several on one page. */
  private static void plotsOfYourOwn() {
    LinePlot cost =
        LinePlot.of("What a prediction costs", "the less the truth was expected, the more")
            .axes("probability of the true class", "loss")
            .function("-ln p", p -> -Math.log(p), 0.01, 1)
            .level("guessing among three: ln 3", Math.log(3))
            .mark("p = 1/3", 1.0 / 3, Math.log(3));
    save(cost, "lines");

    Panels gaps = Panels.of("The same gaps, the same probabilities", "two rows of scores", 1);
    gaps.add("-1, 0, 2", ProbabilityBars.of(new Matrix(new double[][] {{-1, 0, 2}})));
    gaps.add("1, 2, 4", ProbabilityBars.of(new Matrix(new double[][] {{1, 2, 4}})));
    save(gaps, "panels");
  }

  /** Numbers small enough to be read one by one. */
  private static void smallMatrices() {
    Matrix scores = new Matrix(new double[][] {{1, 2, 3}});
    save(ProbabilityBars.of(scores), "softmax");
    Matrix probabilities = new Softmax().forward(scores);
    save(MatrixPlot.softmaxJacobian(probabilities), "jacobian");
    Network network =
        new Network(
            new Dense(new double[][] {{0.5, -0.2}, {0.1, 0.3}}, new double[] {0.1, -0.5}),
            new ReLU(),
            new Dense(new double[][] {{1, -1, 0.5}, {0.2, 0.4, -0.3}}, new double[] {0, 0.1, 0.2}),
            new Softmax());
    Matrix input = new Matrix(new double[][] {{1, 2}});
    save(NetworkDiagram.of(network).with(input), "network");

    GraphDiagram graph = GraphDiagram.of("f = a·b + a²", "each value, and the derivative of f");
    int a = graph.box(0, "a", "3.0   gradient 2.0");
    int b = graph.box(0, "b", "-4.0   gradient 3.0");
    int product = graph.box(1, "p = a·b", "-12.0   gradient 1.0", a, b);
    int square = graph.box(1, "q = a²", "9.0   gradient 1.0", a);
    graph.box(2, "f = p + q", "-3.0   gradient 1.0", product, square);
    save(graph, "graph");
  }
}
