package gradus;

import static org.assertj.core.api.Assertions.catchThrowable;

import gradus.callbacks.BestWeights;
import gradus.callbacks.CsvLog;
import gradus.callbacks.EarlyStopping;
import gradus.callbacks.LearningRateSchedule;
import gradus.callbacks.ReduceOnPlateau;
import gradus.data.Dataset;
import gradus.data.DerivedFeatures;
import gradus.data.Images;
import gradus.data.MeanImputer;
import gradus.data.MinMaxScaler;
import gradus.data.OneHot;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.data.Synthetic;
import gradus.data.TextExamples;
import gradus.data.files.CsvReader;
import gradus.data.files.Datasets;
import gradus.data.files.IdxReader;
import gradus.inspect.GradientCheck;
import gradus.inspect.LayerMonitor;
import gradus.inspect.TrainingDoctor;
import gradus.inspect.worked.WorkedExample;
import gradus.layers.AveragePool2D;
import gradus.layers.BatchNorm;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.ELU;
import gradus.layers.Embedding;
import gradus.layers.GELU;
import gradus.layers.GlobalAveragePool2D;
import gradus.layers.ImageShape;
import gradus.layers.Initializer;
import gradus.layers.Layer;
import gradus.layers.LayerNorm;
import gradus.layers.LeakyReLU;
import gradus.layers.MaxPool2D;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Residual;
import gradus.layers.SiLU;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.layers.Softplus;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.losses.Hinge;
import gradus.losses.Huber;
import gradus.losses.Loss;
import gradus.losses.MeanAbsoluteError;
import gradus.losses.MeanSquaredError;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.math.MatrixProduct;
import gradus.metrics.Accuracy;
import gradus.metrics.Calibration;
import gradus.metrics.ClassificationReport;
import gradus.metrics.ConfusionMatrix;
import gradus.metrics.PrecisionRecallCurve;
import gradus.metrics.RegressionErrors;
import gradus.metrics.RocCurve;
import gradus.metrics.TopKAccuracy;
import gradus.optimizers.AdaGrad;
import gradus.optimizers.Adam;
import gradus.optimizers.AdamW;
import gradus.optimizers.ClipByNorm;
import gradus.optimizers.ClipByValue;
import gradus.optimizers.ConstantRate;
import gradus.optimizers.CosineDecay;
import gradus.optimizers.ExponentialDecay;
import gradus.optimizers.L1Penalty;
import gradus.optimizers.L2Penalty;
import gradus.optimizers.OneCycle;
import gradus.optimizers.RMSProp;
import gradus.optimizers.SGD;
import gradus.optimizers.StepDecay;
import gradus.optimizers.WarmUp;
import gradus.persist.Checkpoint;
import gradus.persist.Classifier;
import gradus.persist.Model;
import gradus.persist.Models;
import gradus.plots.Animation;
import gradus.plots.Direction;
import gradus.plots.ImageGrid;
import gradus.plots.LossCurve;
import gradus.plots.MatrixPlot;
import gradus.plots.NetworkDiagram;
import gradus.plots.WeightPath;
import gradus.plots.live.LiveTraining;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * A program that prints every kind of text the framework has: each thing as it shows itself, a fit
 * on a terminal and in a file, reports, and what is said about mistakes.
 */
final class EverythingPrinted {
  private static final ImageShape SHAPE = new ImageShape(2, 4, 4);
  private static final int COLUMNS = 32; // 2 channels of 4 x 4 pixels

  /** The classes of the things that were printed. */
  final Set<Class<?>> kinds = new HashSet<>();

  /** How many mistakes were reported. */
  int errors = 0;

  private final Random random = new Random(1);
  private final Split iris = Training.split(Datasets.iris(), 1);
  private final Network network =
      new Network(new Dense(4, 12, random), new ReLU(), new Dense(12, 3, random), new Softmax());
  private final List<Parameter> parameters = network.parameters();

  void run() {
    printLayers();
    printLosses();
    printOptimizers();
    printData();
    Trainer trainer = printFit();
    printListeners(trainer);
    printResults(trainer);
    reportOfNetworks(trainer);
    reportOfData();
    reportOfPictures();
  }

  private void print(Object thing) {
    kinds.add(thing.getClass());
    System.out.println(thing);
  }

  /** Prints what is said about a mistake. */
  private void report(ThrowingCallable mistake) {
    Throwable error = catchThrowable(mistake);
    if (error == null) {
      throw new AssertionError("mistake " + errors + " is no mistake");
    }
    System.out.println(error);
    errors++;
  }

  private List<Layer> layers() {
    return List.of(
        new AveragePool2D(SHAPE, 2, 1),
        new BatchNorm(COLUMNS),
        new Conv2D(SHAPE, 3, 3, 3, 2, 1, random),
        new Dense(COLUMNS, 5, random),
        new Dropout(0.5, random),
        new ELU(),
        new Embedding(5, 4, COLUMNS, random),
        new GELU(),
        new GlobalAveragePool2D(SHAPE),
        new LayerNorm(COLUMNS),
        new LeakyReLU(),
        new MaxPool2D(SHAPE, 2, 1),
        new ReLU(),
        new Residual(new Dense(COLUMNS, COLUMNS, random), new Tanh()),
        new SiLU(),
        new Sigmoid(),
        new Softmax(),
        new Softplus(),
        new Tanh());
  }

  private void printLayers() {
    for (Layer layer : layers()) {
      print(layer);
      layer.parameters().forEach(this::print);
      print(layer.settings());
      layer.forward(new Matrix(3, COLUMNS));
      report(() -> layer.forward(new Matrix(0, COLUMNS)));
      report(() -> layer.backward(new Matrix(4, 99)));
      if (layer.inputWidth() != Layer.ANY_WIDTH) {
        report(() -> layer.forward(new Matrix(3, COLUMNS + 1)));
      }
    }
    List<Layer> deep = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      deep.add(new Dense(3, 3, Initializer.zeros()));
    }
    print(new Network(deep.toArray(new Layer[0])));
    report(() -> new Dense(4, 0, random));
    report(() -> new Dense(new double[][] {{1, 2}}, new double[] {0}));
    report(() -> new Dropout(1.5, random));
    report(() -> new BatchNorm(0));
    report(() -> new Conv2D(SHAPE, 3, 9, random));
    report(() -> new MaxPool2D(SHAPE, 5));
    report(() -> new Residual(new Dense(4, 5, random)));
    report(() -> new Embedding(5, 4, 1, random).forward(new Matrix(new double[][] {{7}})));
    report(() -> new ImageShape(0, 4, 4));
  }

  private void printLosses() {
    List<Loss> losses =
        List.of(
            new CrossEntropy(),
            new CrossEntropy().withClassWeights(1, 2, 3).withLabelSmoothing(0.1),
            new Hinge(),
            new Huber(1),
            new MeanAbsoluteError(),
            new MeanSquaredError(),
            new SigmoidCrossEntropy(),
            new SoftmaxCrossEntropy(),
            new SoftmaxCrossEntropy().withClassWeights(1, 2, 3));
    for (Loss loss : losses) {
      print(loss);
      report(() -> loss.value(new Matrix(2, 3), new Matrix(2, 4)));
      report(() -> loss.gradient(new Matrix(0, 3), new Matrix(0, 3)));
    }
    report(() -> new CrossEntropy().value(new Matrix(2, 3), new Matrix(2, 3)));
    report(() -> new CrossEntropy().withClassWeights(1, -2));
    report(() -> new CrossEntropy().withLabelSmoothing(2));
    report(() -> new Huber(0));
  }

  private void printOptimizers() {
    SGD nesterov = new SGD(parameters, 0.1);
    nesterov.setMomentum(0.9);
    nesterov.setNesterov(true);
    nesterov.setWeightDecay(0.01);
    List<Object> things = new ArrayList<>(List.of(nesterov, new AdaGrad(parameters)));
    things.addAll(List.of(new RMSProp(parameters), new Adam(parameters), new AdamW(parameters)));
    things.addAll(List.of(new ConstantRate(0.1), new StepDecay(0.1, 10, 0.5)));
    things.addAll(List.of(new ExponentialDecay(0.1, 0.9), new CosineDecay(0.1, 0, 50)));
    things.addAll(List.of(new OneCycle(0.1, 50), new WarmUp(5, new ConstantRate(0.1))));
    things.addAll(List.of(new L1Penalty(parameters, 0.1), new L2Penalty(parameters, 0.1)));
    things.addAll(List.of(new ClipByNorm(parameters, 1), new ClipByValue(parameters, 1)));
    things.forEach(this::print);
    report(() -> new SGD(parameters, -1));
    report(() -> new SGD(List.of(), 0.1));
    report(() -> new SGD(List.of(parameters.get(0), parameters.get(0)), 0.1));
    report(() -> nesterov.setMomentum(1));
    report(() -> new Adam(parameters).setLearningRate(Double.NaN));
    report(() -> new CosineDecay(0.1, 1, 50));
    report(() -> new L2Penalty(parameters, -1));
    report(() -> new ClipByNorm(parameters, 0));
  }

  private void printData() {
    for (Datasets.Bundled bundled : Datasets.all()) {
      print(bundled);
    }
    List<Dataset> sets = List.of(Datasets.iris(), Datasets.penguins(), Datasets.concrete());
    for (Dataset dataset : sets) {
      print(dataset);
      print(dataset.summary());
      print(dataset.head(3));
      print(dataset.inputs());
    }
    print(iris);
    print(Datasets.iris().split(0.6, 0.2, 1));
    print(Standardizer.fit(iris.train()));
    print(MinMaxScaler.fit(iris.train()));
    print(MeanImputer.fit(iris.train()));
    print(new DerivedFeatures(DerivedFeatures.Term.product(0, 1), DerivedFeatures.Term.sine(2)));
    print(TextExamples.of(List.of("anna", "otto"), 2));
    print(Images.toText(Datasets.digits().row(0), 8));
    print(Synthetic.moons(20, 0.1, 1));
    print(new Matrix(new double[][] {{Double.NaN, 1, 2, 3, 4, 5, 6, 7, 8, 9}, new double[10]}));
    print(new Matrix(200, 200)); // a part of it is read
  }

  private Trainer printFit() {
    Trainer trainer = new Trainer(network, new CrossEntropy(), new SGD(parameters, 0.1));
    trainer.setQuiet(true);
    print(trainer);
    for (boolean terminal : new boolean[] {true, false}) {
      ProgressLine line = new ProgressLine(terminal, () -> 0);
      print(line);
      trainer.addListener(line);
      trainer.fit(iris.train(), iris.test(), 12);
      System.out.println();
    }
    print(trainer);
    print(trainer.history());
    print(trainer.snapshot());
    print(network);
    print(network.summary());
    print(network.trace(iris.test().inputs()));
    return trainer;
  }

  private void printListeners(Trainer trainer) {
    print(new BestWeights());
    print(new CsvLog(Path.of("log.csv")));
    print(new EarlyStopping(5, 0.01));
    print(LearningRateSchedule.byEpochs(new CosineDecay(0.1, 0, 50)));
    print(new ReduceOnPlateau(0.5, 3));
    print(new LayerMonitor(1));
    print(new TrainingDoctor());
    print(new WeightPath());
    print(Checkpoint.every(100, Path.of("run.checkpoint")));
    print(Animation.record(trainer, 1, LossCurve.of(trainer.history())));
    print(LiveTraining.watch(trainer, iris.test()));
  }

  private void printResults(Trainer trainer) {
    Dataset test = iris.test();
    Matrix probabilities = network.predict(test.inputs());
    Matrix targets = test.targets();
    print(Accuracy.of(probabilities, targets));
    print(ConfusionMatrix.of(probabilities, targets, test.classNames()));
    print(ClassificationReport.of(probabilities, targets, test.classNames()));
    print(Calibration.of(probabilities, targets));
    print(RocCurve.of(probabilities, targets, 1));
    print(PrecisionRecallCurve.of(probabilities, targets, 1));
    print(RegressionErrors.of(probabilities, targets, 0));
    Matrix inputs = test.subset(new int[] {0, 1}, "two").inputs();
    Matrix two = test.subset(new int[] {0, 1}, "two").targets();
    print(GradientCheck.of(network, new CrossEntropy(), inputs, two));
    print(WorkedExample.of(network, new CrossEntropy(), inputs, two, 0.1));
    print(TrainingDoctor.examine(network, new CrossEntropy(), iris.train()));
    print(TrainingDoctor.examine(network, new SoftmaxCrossEntropy(), iris.train()));
    Model model = Model.of(trainer, iris.train(), Standardizer.fit(Datasets.iris()));
    print(model);
    print(model.provenance());
    print(new Classifier(model));
    print(new Classifier(model).predict(5.1, 3.5, 1.4, 0.2));
    report(() -> Accuracy.of(probabilities, new Matrix(7, 3)));
    report(() -> TopKAccuracy.of(probabilities, targets, 9));
    report(() -> ConfusionMatrix.of(probabilities, targets, List.of("a")));
    report(() -> new Classifier(model).predict(1, 2));
    report(() -> Models.load(Path.of("README.md")));
    report(() -> Models.load(Path.of("no such model")));
  }

  private void reportOfNetworks(Trainer trainer) {
    report(Network::new);
    report(() -> new Network(new Dense(4, 5, random), new Dense(6, 3, random)));
    report(() -> network.predict(new Matrix(2, 9)));
    report(() -> network.predict(new Matrix(new double[][] {{1, 2, Double.NaN, 4}})));
    SGD sgd = new SGD(parameters, 0.1);
    report(() -> new Trainer(network, new SigmoidCrossEntropy(), sgd).fit(iris.train(), 1));
    report(() -> new Trainer(network, new SoftmaxCrossEntropy(), sgd).fit(iris.train(), 1));
    report(() -> trainer.setBatchSize(0));
    report(() -> trainer.fit(iris.train(), -1));
    report(() -> trainer.fit(Datasets.concrete(), 1));
    report(() -> trainer.step(iris.train().inputs(), new Matrix(2, 3)));
    report(() -> trainer.resume(new Trainer(other(), new CrossEntropy(), sgdOfOther()).snapshot()));
    Network wild = new Network(new Dense(4, 3, random));
    Trainer diverging = Training.trainer(wild, new MeanSquaredError(), 1e200);
    report(() -> diverging.fit(iris.train(), 5));
    report(() -> WorkedExample.of(network, new CrossEntropy(), new Matrix(1, 4), new Matrix(1, 2)));
  }

  private final Network other = new Network(new Dense(4, 3, new Random(1)), new Softmax());

  private Network other() {
    return other;
  }

  private SGD sgdOfOther() {
    return new SGD(other.parameters(), 0.1);
  }

  private void reportOfData() {
    Dataset data = Datasets.iris();
    Matrix square = new Matrix(2, 2);
    report(() -> data.split(1.5, 1));
    report(() -> data.folds(1, 1));
    report(() -> data.onlyClasses("rose"));
    report(() -> data.withImageShape(SHAPE));
    report(() -> data.subset(new int[] {999}, "far"));
    report(() -> new Dataset(square, new Matrix(3, 2), List.of("a", "b"), List.of(), "odd"));
    report(() -> new Dataset(square, new Matrix(2, 2), List.of("a"), List.of(), "odd"));
    report(() -> Standardizer.fit(data).apply(square));
    report(() -> MinMaxScaler.fit(data).apply(square));
    report(() -> MeanImputer.fit(data).apply(square));
    report(() -> OneHot.of(new int[] {3}, 3));
    report(() -> TextExamples.of(List.of(), 2));
    report(() -> Images.toText(square, 2));
    report(() -> Images.toText(new Matrix(1, 64), 7));
    report(() -> Images.shifted(data, 1, 1));
    report(() -> CsvReader.read(Path.of("README.md")));
    report(() -> CsvReader.read(Path.of("no such file")));
    report(() -> IdxReader.read(Path.of("README.md"), Path.of("README.md")));
    report(() -> new Matrix(-1, 2));
    report(() -> new Matrix(new double[][] {{1, 2}, {3}}));
    MatrixProduct product = new MatrixProduct();
    report(() -> product.multiply(square, new Matrix(3, 3), new Matrix(0, 0)));
    report(() -> product.multiplyTransA(square, new Matrix(3, 3), new Matrix(0, 0)));
    report(() -> product.multiplyTransB(square, new Matrix(3, 3), square));
    report(() -> Synthetic.spirals(0, 2, 0.1, 1));
  }

  private void reportOfPictures() {
    report(() -> LossCurve.of(new History()).size(20, 20));
    report(() -> ImageGrid.of(Datasets.iris()));
    report(() -> ImageGrid.of(Datasets.iris(), 3, 3));
    report(() -> NetworkDiagram.of(network).with(new Matrix(2, 4)));
    report(() -> Direction.of(network, parameters.get(0), 99, 0));
    report(() -> MatrixPlot.of(new Matrix(2, 2)).rowNames(List.of("a")));
    report(() -> MatrixPlot.softmaxJacobian(new Matrix(1, 3)));
  }
}
