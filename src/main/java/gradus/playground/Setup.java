package gradus.playground;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything about a training before its first step, as one value: data, features, layers, loss,
 * optimizer and seeds. The same setup gives the same weights, bit by bit, on every machine.
 *
 * <p>A setup never changes; the {@code with} methods make another one. Where a change makes another
 * part impossible, that part is adapted: a regression has no cross-entropy, and data with a single
 * column have no x2.
 *
 * @param data the examples
 * @param features what the network sees of a point, in the order of {@link Feature}
 * @param layers the hidden layers, first to last; none for a linear model
 * @param loss what is made small
 * @param optimizer how a gradient becomes a step
 * @param learningRate the factor of each step, from 1e-6 to 1000
 * @param penalty the price of large weights
 * @param penaltyStrength its factor, from 0 to 10
 * @param batchSize how many rows a step looks at, from 1 to {@value DataSetup#MOST_ROWS}
 * @param start where the weights start
 * @param bug a mistake planted on purpose
 * @param seed of the first weights, the order of the rows and dropout
 */
public record Setup(
    DataSetup data,
    List<Feature> features,
    List<HiddenLayer> layers,
    LossKind loss,
    OptimizerKind optimizer,
    double learningRate,
    PenaltyKind penalty,
    double penaltyStrength,
    int batchSize,
    Start start,
    Bug bug,
    int seed) {
  /** More hidden layers can't be shown. */
  public static final int MOST_LAYERS = 8;

  private static final double LOWEST_RATE = 1e-6;
  private static final double HIGHEST_RATE = 1000;
  private static final double MOST_STRENGTH = 10;
  private static final int MOST_SEED = 999_999_999;

  /** Checks the limits, and that the parts fit together. */
  public Setup {
    require(
        data != null
            && loss != null
            && optimizer != null
            && penalty != null
            && start != null
            && bug != null,
        "The setup is not complete: it needs data, loss, optimizer, penalty, start and bug.");
    features = sorted(features, data);
    layers = List.copyOf(layers);
    require(
        layers.size() <= MOST_LAYERS,
        "The setup got %s hidden layers, but the playground expects at most %s."
            .formatted(layers.size(), MOST_LAYERS));
    require(
        !features.isEmpty() || !data.otherColumns().isEmpty(),
        "The setup got no feature, but the network needs at least one input.");
    require(
        data.isClassification() || loss == LossKind.SQUARED_ERROR,
        "The setup got the loss %s for a regression, but that needs SQUARED_ERROR."
            .formatted(loss));
    require(
        bug != Bug.DOUBLE_SOFTMAX || loss == LossKind.CROSS_ENTROPY,
        "The setup got the bug DOUBLE_SOFTMAX with the loss %s, but it needs CROSS_ENTROPY."
            .formatted(loss));
    requireRate(learningRate);
    requireStrength(penaltyStrength);
    requireBatchSize(batchSize);
    require(
        seed >= 0 && seed <= MOST_SEED,
        "The setup got the seed %s, but expects a whole number from 0 to %s."
            .formatted(seed, MOST_SEED));
  }

  private static List<Feature> sorted(List<Feature> features, DataSetup data) {
    List<Feature> sorted = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      if (features.contains(feature)) {
        require(
            data.hasX2() || !feature.needsX2(),
            "The setup got the feature %s, but these data have a single column."
                .formatted(feature));
        sorted.add(feature);
      }
    }
    return List.copyOf(sorted);
  }

  private static void require(boolean met, String message) {
    if (!met) {
      throw new IllegalArgumentException(message);
    }
  }

  static void requireRate(double rate) {
    require(
        rate >= LOWEST_RATE && rate <= HIGHEST_RATE,
        "The learning rate is %s, but the playground expects a number from 0.000001 to 1000."
            .formatted(rate));
  }

  static void requireStrength(double strength) {
    require(
        strength >= 0 && strength <= MOST_STRENGTH,
        "The regularization rate is %s, but the playground expects a number from 0 to 10."
            .formatted(strength));
  }

  static void requireBatchSize(int size) {
    require(
        size >= 1 && size <= DataSetup.MOST_ROWS,
        "The batch size is %s, but the playground expects 1 to %s."
            .formatted(size, DataSetup.MOST_ROWS));
  }

  /** A first setup for these data: x1 and x2, one hidden layer of four units, plain SGD. */
  public static Setup of(DataSetup data) {
    return new Setup(
        data,
        data.hasX2() ? List.of(Feature.X1, Feature.X2) : List.of(Feature.X1),
        List.of(new HiddenLayer(4, ActivationKind.TANH)),
        data.isClassification() ? LossKind.CROSS_ENTROPY : LossKind.SQUARED_ERROR,
        OptimizerKind.SGD,
        0.1,
        PenaltyKind.NONE,
        0,
        10,
        Start.UNIFORM,
        Bug.NONE,
        1);
  }

  /** A first setup for data made by a formula. */
  public static Setup of(DataKind kind) {
    return of(DataSetup.of(kind));
  }

  /** The same with other data; features and loss are adapted. */
  public Setup withData(DataSetup other) {
    List<Feature> usable = new ArrayList<>();
    for (Feature feature : features) {
      if (other.hasX2() || !feature.needsX2()) {
        usable.add(feature);
      }
    }
    boolean moreColumns = other.hasX2() && !data.hasX2();
    if (usable.isEmpty()) {
      usable.add(Feature.X1);
    }
    if (moreColumns) {
      usable.add(Feature.X2);
    }
    boolean keepsLoss = other.isClassification() == data.isClassification();
    LossKind usual = other.isClassification() ? LossKind.CROSS_ENTROPY : LossKind.SQUARED_ERROR;
    LossKind otherLoss = keepsLoss ? loss : usual;
    boolean keepsBug = bug != Bug.DOUBLE_SOFTMAX || otherLoss == LossKind.CROSS_ENTROPY;
    Draft draft = new Draft(this);
    draft.data = other;
    draft.features = usable;
    draft.loss = otherLoss;
    draft.bug = keepsBug ? bug : Bug.NONE;
    return draft.setup();
  }

  /** The same with other features. */
  public Setup withFeatures(List<Feature> other) {
    Draft draft = new Draft(this);
    draft.features = other;
    return draft.setup();
  }

  /** The same with a feature added, or taken away if it is there. */
  public Setup withFeatureToggled(Feature feature) {
    List<Feature> toggled = new ArrayList<>(features);
    if (!toggled.remove(feature)) {
      toggled.add(feature);
    }
    return withFeatures(toggled);
  }

  /** The same with other hidden layers. */
  public Setup withLayers(List<HiddenLayer> other) {
    Draft draft = new Draft(this);
    draft.layers = other;
    return draft.setup();
  }

  /** The same with one hidden layer replaced. */
  public Setup withLayer(int index, HiddenLayer layer) {
    List<HiddenLayer> other = new ArrayList<>(layers);
    requireLayer(index);
    other.set(index, layer);
    return withLayers(other);
  }

  /** The same with a hidden layer more, before the output. */
  public Setup withLayerAdded(HiddenLayer layer) {
    List<HiddenLayer> other = new ArrayList<>(layers);
    other.add(layer);
    return withLayers(other);
  }

  /** The same without one hidden layer; those after it move up. */
  public Setup withoutLayer(int index) {
    List<HiddenLayer> other = new ArrayList<>(layers);
    requireLayer(index);
    other.remove(index);
    return withLayers(other);
  }

  /** The same with another number of units in a hidden layer. */
  public Setup withUnits(int index, int units) {
    requireLayer(index);
    return withLayer(index, layers.get(index).withUnits(units));
  }

  /** The same with this activation in all hidden layers. */
  public Setup withActivation(ActivationKind activation) {
    List<HiddenLayer> other = new ArrayList<>();
    for (HiddenLayer layer : layers) {
      other.add(layer.withActivation(activation));
    }
    return withLayers(other);
  }

  private void requireLayer(int index) {
    if (index < 0 || index >= layers.size()) {
      throw new IllegalArgumentException(
          "There is no hidden layer %d: this network has %d.".formatted(index, layers.size()));
    }
  }

  /** The same with another loss; the bug DOUBLE_SOFTMAX stays only with cross-entropy. */
  public Setup withLoss(LossKind other) {
    boolean keepsBug = bug != Bug.DOUBLE_SOFTMAX || other == LossKind.CROSS_ENTROPY;
    Draft draft = new Draft(this);
    draft.loss = other;
    draft.bug = keepsBug ? bug : Bug.NONE;
    return draft.setup();
  }

  /** The same with another optimizer. */
  public Setup withOptimizer(OptimizerKind other) {
    Draft draft = new Draft(this);
    draft.optimizer = other;
    return draft.setup();
  }

  /** The same with another learning rate. */
  public Setup withLearningRate(double other) {
    Draft draft = new Draft(this);
    draft.learningRate = other;
    return draft.setup();
  }

  /** The same with another penalty on the weights. */
  public Setup withPenalty(PenaltyKind other, double strength) {
    Draft draft = new Draft(this);
    draft.penalty = other;
    draft.penaltyStrength = strength;
    return draft.setup();
  }

  /** The same with another batch size. */
  public Setup withBatchSize(int other) {
    Draft draft = new Draft(this);
    draft.batchSize = other;
    return draft.setup();
  }

  /** The same with other first weights. */
  public Setup withStart(Start other) {
    Draft draft = new Draft(this);
    draft.start = other;
    return draft.setup();
  }

  /** The same with another mistake planted; DOUBLE_SOFTMAX brings cross-entropy with it. */
  public Setup withBug(Bug other) {
    boolean twice = other == Bug.DOUBLE_SOFTMAX && data.isClassification();
    Draft draft = new Draft(this);
    draft.loss = twice ? LossKind.CROSS_ENTROPY : loss;
    draft.bug = other;
    return draft.setup();
  }

  /** The same with another seed: other first weights, and another order of the rows. */
  public Setup withSeed(int other) {
    Draft draft = new Draft(this);
    draft.seed = other;
    return draft.setup();
  }

  /** The number of inputs: the features, and all other columns if they are wanted. */
  public int inputs() {
    return features.size() + data.otherColumns().size();
  }

  /**
   * Whether a training can go on from one setup to the other: they differ in nothing but learning
   * rate, penalty and batch size.
   */
  public boolean canContinueAs(Setup other) {
    return equals(
        other
            .withLearningRate(learningRate)
            .withPenalty(penalty, penaltyStrength)
            .withBatchSize(batchSize));
  }

  /** A copy in which single parts are replaced. */
  private static final class Draft {
    private DataSetup data;
    private List<Feature> features;
    private List<HiddenLayer> layers;
    private LossKind loss;
    private OptimizerKind optimizer;
    private double learningRate;
    private PenaltyKind penalty;
    private double penaltyStrength;
    private int batchSize;
    private Start start;
    private Bug bug;
    private int seed;

    Draft(Setup setup) {
      data = setup.data;
      features = setup.features;
      layers = setup.layers;
      loss = setup.loss;
      optimizer = setup.optimizer;
      learningRate = setup.learningRate;
      penalty = setup.penalty;
      penaltyStrength = setup.penaltyStrength;
      batchSize = setup.batchSize;
      start = setup.start;
      bug = setup.bug;
      seed = setup.seed;
    }

    Setup setup() {
      return new Setup(
          data,
          features,
          layers,
          loss,
          optimizer,
          learningRate,
          penalty,
          penaltyStrength,
          batchSize,
          start,
          bug,
          seed);
    }
  }
}
