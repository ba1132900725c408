package gradus.playground;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.DerivedFeatures;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.data.Transform;
import gradus.layers.Activation;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Layer;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.losses.MeanSquaredError;
import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.optimizers.GradientChange;
import gradus.optimizers.Optimizer;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * What a setup is built into: the two parts of the data, the way from a point to the network's
 * inputs, the network, its loss and its optimizer.
 *
 * <pre>
 *   rows → training and test part → standardized → features → network → loss
 * </pre>
 */
final class Parts {
  /** The seed of the dropout masks of layer i is this one, plus i, plus the setup's seed. */
  static final int DROPOUT_SEED = 100;

  final Setup setup;

  /** The rows to learn from, in the units of the data; the labels may be shuffled by a bug. */
  final Dataset rawTrain;

  /** The other rows; null if there are none. */
  final Dataset rawTest;

  /** Which row of all rows each training row is. */
  final int[] trainRows;

  /** Which row of all rows each test row is. */
  final int[] testRows;

  /** What the network learns from. */
  final Dataset train;

  /** What it is judged by; null if there is nothing. */
  final Dataset test;

  final Network network;

  /** The layers that are trained: without a softmax that the trainer fuses with the loss. */
  final Network trained;

  /** The loss before a fusion, as a program passes it to the trainer. */
  final Loss loss;

  final Optimizer optimizer;

  /** One for each hidden layer, and one for the output. */
  final List<Dense> dense = new ArrayList<>();

  /**
   * Where in the network each dense layer's activation is; the same as the sum's if it has none.
   */
  final List<Integer> activationAt = new ArrayList<>();

  /** Where in the network the weighted sums z of each dense layer are, after a BatchNorm. */
  final List<Integer> sumAt = new ArrayList<>();

  private final List<Transform> transforms = new ArrayList<>();
  private final Matrix means; // of the raw training inputs, for columns that aren't shown

  Parts(Setup setup) {
    this.setup = setup;
    Dataset all = setup.data().all();
    if (canSplit(all, setup.data().trainShare())) {
      Split split = all.split(setup.data().trainShare(), setup.data().seed());
      rawTrain = split.train();
      rawTest = split.test();
      Split numbers = numbered(all).split(setup.data().trainShare(), setup.data().seed());
      trainRows = rowNumbers(numbers.train());
      testRows = rowNumbers(numbers.test());
    } else {
      rawTrain = all;
      rawTest = null;
      trainRows = rowNumbers(numbered(all));
      testRows = new int[0];
    }
    means = new Matrix(1, rawTrain.inputs().numCols);
    Rows.columnMeans(rawTrain.inputs(), means);
    addTransforms();
    Dataset learned = transformed(rawTrain);
    boolean shuffled = setup.bug() == Bug.SHUFFLED_LABELS;
    train = shuffled ? Bugs.shuffledLabels(learned, setup.seed()) : learned;
    test = rawTest == null ? null : transformed(rawTest);
    network = new Network(layers().toArray(new Layer[0]));
    if (setup.bug() == Bug.DEAD_UNITS) {
      Bugs.sinkBiases(network.layers());
    }
    loss = loss(setup, train);
    optimizer = setup.optimizer().optimizer(network.parameters(), setup.learningRate());
    trained = loss instanceof CrossEntropy ? network.withoutLastLayer() : network;
  }

  /** The same labels, with the number of the row as the only input. */
  private static Dataset numbered(Dataset all) {
    Matrix numbers = new Matrix(all.rows(), 1);
    for (int row = 0; row < all.rows(); row++) {
      numbers.set(row, 0, row);
    }
    return new Dataset(numbers, all.targets(), List.of("row"), all.classNames(), all.name());
  }

  private static int[] rowNumbers(Dataset numbered) {
    int[] rows = new int[numbered.rows()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (int) numbered.inputs().get(i, 0);
    }
    return rows;
  }

  /** Whether both parts can have a row of each class. */
  static boolean canSplit(Dataset all, double trainShare) {
    if (trainShare >= 1) {
      return false;
    }
    if (!all.isClassification()) {
      return all.rows() > 1;
    }
    for (int count : all.classCounts()) {
      if (count == 1) {
        return false;
      }
    }
    return true;
  }

  private void addTransforms() {
    if (setup.data().standardized()) {
      transforms.add(Standardizer.fit(rawTrain));
    }
    transforms.add(new DerivedFeatures(terms(setup).toArray(new DerivedFeatures.Term[0])));
    if (setup.bug() == Bug.UNSCALED_INPUTS) {
      transforms.add(Bugs.unscaledInputs());
    }
  }

  /** The inputs of the network: the features of x1 and x2, then all other columns. */
  static List<DerivedFeatures.Term> terms(Setup setup) {
    DataSetup data = setup.data();
    List<DerivedFeatures.Term> terms = new ArrayList<>();
    for (Feature feature : setup.features()) {
      terms.add(feature.term(data.xColumn(), data.yColumn()));
    }
    for (int column : data.otherColumns()) {
      terms.add(DerivedFeatures.Term.column(column));
    }
    return terms;
  }

  /** The number by which the first weights of each input are drawn: the same beside any others. */
  static int[] inputNumbers(Setup setup) {
    int[] numbers = new int[setup.inputs()];
    int next = 0;
    for (Feature feature : setup.features()) {
      numbers[next++] = List.of(Feature.values()).indexOf(feature);
    }
    for (int column : setup.data().otherColumns()) {
      numbers[next++] = Feature.values().length + column;
    }
    return numbers;
  }

  private Dataset transformed(Dataset raw) {
    Dataset dataset = raw;
    for (Transform transform : transforms) {
      dataset = transform.apply(dataset);
    }
    return dataset;
  }

  /** The network's inputs for rows in the units of the data. */
  Matrix inputs(DMatrixRMaj raw) {
    Matrix inputs = new Matrix(raw);
    for (Transform transform : transforms) {
      inputs = transform.apply(inputs);
    }
    return inputs;
  }

  /** The test rows, or the training rows, as the network gets them. */
  Dataset part(boolean ofTest) {
    if (ofTest && test == null) {
      throw new IllegalArgumentException("There are no test rows: all rows are learned from.");
    }
    return ofTest ? test : train;
  }

  /** Which of all rows a test point or a training point is. */
  int rowOf(boolean ofTest, int point) {
    int[] rows = ofTest ? testRows : trainRows;
    if (point < 0 || point >= rows.length) {
      throw new IllegalArgumentException(
          "There is no point %d: the points go from 0 to %d.".formatted(point, rows.length - 1));
    }
    return rows[point];
  }

  /** A raw row with these x1 and x2, and the mean of every other column. */
  void setPoint(Matrix raw, int row, double x, double y) {
    Rows.copy(means, 0, raw, row);
    raw.set(row, setup.data().yColumn(), y);
    raw.set(row, setup.data().xColumn(), x); // last, for a single column is both
  }

  /** The target of a row with this class, or with this number to predict. */
  Matrix target(double label) {
    Matrix target = new Matrix(1, setup.data().outputs());
    GivenRows.setLabel(target, 0, label, setup.data().isClassification());
    return target;
  }

  /** Which of the dense layers this is; -1 for none of them. */
  int indexOfDense(Layer layer) {
    for (int i = 0; i < dense.size(); i++) {
      if (dense.get(i) == layer) {
        return i;
      }
    }
    return -1;
  }

  /** Whether no number of it is NaN or infinite. */
  static boolean isFinite(Matrix matrix) {
    return Rows.firstNotFinite(matrix) < 0;
  }

  private List<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    int width = setup.inputs();
    for (int i = 0; i < setup.layers().size(); i++) {
      HiddenLayer hidden = setup.layers().get(i);
      FirstWeights first = FirstWeights.ofLayer(i, setup.seed());
      addDense(layers, new Dense(width, hidden.units(), starting(first, i)));
      if (hidden.batchNorm()) {
        layers.add(new BatchNorm(hidden.units()));
      }
      sumAt.add(layers.size() - 1);
      Activation activation = hidden.activation().layer();
      if (activation != null) {
        layers.add(activation);
      }
      activationAt.add(layers.size() - 1);
      if (hidden.dropout() > 0) {
        layers.add(new Dropout(hidden.dropout(), setup.seed() + DROPOUT_SEED + (long) i));
      }
      width = hidden.units();
    }
    FirstWeights last = FirstWeights.ofOutput(setup.seed());
    int outputs = setup.data().outputs();
    addDense(layers, new Dense(width, outputs, starting(last, setup.layers().size())));
    sumAt.add(layers.size() - 1);
    if (setup.data().isClassification()) {
      layers.add(new Softmax());
    }
    activationAt.add(layers.size() - 1);
    return layers;
  }

  private FirstWeights starting(FirstWeights first, int layer) {
    FirstWeights start = first.from(setup.start());
    return layer == 0 ? start.forInputs(inputNumbers(setup)) : start;
  }

  private void addDense(List<Layer> layers, Dense layer) {
    layers.add(layer);
    dense.add(layer);
  }

  private static Loss loss(Setup setup, Dataset train) {
    if (setup.bug() == Bug.DOUBLE_SOFTMAX) {
      return Bugs.softmaxTwice();
    }
    return switch (setup.loss()) {
      case CROSS_ENTROPY -> new CrossEntropy();
      case WEIGHTED_CROSS_ENTROPY -> new CrossEntropy().withClassWeights(train.classWeights());
      case SQUARED_ERROR -> new MeanSquaredError();
    };
  }

  /** A trainer of these parts, with the bug and the penalty, if there are any. */
  Trainer trainer(PenaltyKind penalty, double strength) {
    Trainer trainer = new Trainer(network, loss, optimizer);
    if (setup.bug() == Bug.ASCENT) {
      trainer.addGradientChange(Bugs.ascent(network.parameters()));
    }
    GradientChange change = penalty.penalty(network.parameters(), strength);
    if (change != null) {
      trainer.addGradientChange(change);
    }
    return trainer;
  }

  /** Switches to inference: whatever is asked between two steps must leave no trace. */
  void rest() {
    trained.setTraining(false);
    network.setTraining(false);
  }

  /** Everything that the next step depends on; not copies. */
  List<Matrix> state() {
    List<Matrix> state = new ArrayList<>(network.state());
    state.addAll(optimizer.state());
    return state;
  }
}
