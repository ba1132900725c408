package gradus;

import static gradus.Training.classifier;
import static gradus.Training.trainer;
import static gradus.Training.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.losses.SigmoidCrossEntropy;
import gradus.math.Matrix;
import gradus.metrics.ConfusionMatrix;
import gradus.optimizers.Optimizer;
import gradus.optimizers.SGD;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Class weights and label smoothing on their way through the trainer. */
class WeightedTrainingTest {
  private static final CrossEntropy LOSS =
      new CrossEntropy().withClassWeights(1, 4, 0.5).withLabelSmoothing(0.1);

  private final Split iris = Training.iris();

  /** Changes nothing, so that every batch of an epoch sees the same weights. */
  private record Still(List<Parameter> parameters) implements Optimizer {
    @Override
    public void step() {}

    @Override
    public double learningRate() {
      return 0;
    }

    @Override
    public void setLearningRate(double learningRate) {}
  }

  @Test
  void theFusedLossKeepsWeightsAndSmoothing() {
    Trainer trainer = trainer(classifier(1), LOSS);
    assertThat(trainer.isFused()).isTrue();
    assertThat(trainer.loss())
        .hasToString("SoftmaxCrossEntropy(class weights [1.0, 4.0, 0.5], label smoothing 0.1)");
  }

  @Test
  void fusedTrainingEqualsALoopOverSoftmaxAndCrossEntropy() {
    Matrix inputs = iris.train().inputs();
    Matrix targets = iris.train().targets();
    Network fused = classifier(1);
    Trainer trainer = trainer(fused, LOSS);
    Network unfused = classifier(1);
    SGD sgd = new SGD(unfused.parameters(), 0.1);
    for (int step = 0; step < 50; step++) {
      Matrix output = unfused.forward(inputs);
      double lossValue = LOSS.value(output, targets);
      unfused.backward(LOSS.gradient(output, targets));
      sgd.step();
      assertThat(trainer.step(inputs, targets)).isEqualTo(lossValue, within(1e-13));
    }
    assertThat(weights(fused)).containsExactly(weights(unfused), within(1e-12));
    // Without the weights it would have gone elsewhere.
    Network plain = classifier(1);
    trainer(plain, new CrossEntropy()).step(inputs, targets);
    Network weighted = classifier(1);
    trainer(weighted, LOSS).step(inputs, targets);
    assertThat(weights(weighted)[0]).isNotCloseTo(weights(plain)[0], within(1e-4));
  }

  @Test
  void theLossOfAnEpochIsThatOfTheWholeSet() {
    Network network = classifier(1);
    Trainer trainer = new Trainer(network, LOSS, new Still(network.parameters()));
    trainer.setQuiet(true);
    trainer.setBatchSize(7);
    History history = trainer.fit(iris.train(), iris.test(), 1);
    assertThat(history.last().trainingLoss())
        .isEqualTo(lossOf(network, iris.train()), within(1e-14));
    assertThat(history.last().validationLoss())
        .isEqualTo(lossOf(network, iris.test()), within(1e-14));
  }

  private static double lossOf(Network network, Dataset dataset) {
    return LOSS.value(network.predict(dataset.inputs()), dataset.targets());
  }

  @Test
  void aBatchCountsByTheWeightOfItsRows() {
    SigmoidCrossEntropy loss = new SigmoidCrossEntropy().withClassWeights(1, 3);
    Dataset dataset =
        new Dataset(
            new Matrix(new double[][] {{2}, {-1}, {0.5}}),
            new Matrix(new double[][] {{1}, {0}, {1}}),
            List.of("x"),
            List.of("no", "yes"),
            "three rows");
    EpochScore score = new EpochScore(dataset, loss);
    // The losses 10 and 2, of batches that weigh 3 and 1: (3·10 + 1·2) / 4, not (10 + 2) / 2.
    Matrix output = new Matrix(1, 1);
    score.add(10, output, new Matrix(new double[][] {{1}}));
    score.add(2, output, new Matrix(new double[][] {{0}}));
    assertThat(score.loss()).isEqualTo(8);
    // The accuracy counts rows: a logit of 0 says no.
    assertThat(score.accuracy()).isEqualTo(0.5);
  }

  @Test
  void theFirstStepSaysThatAWeightIsMissing() {
    Trainer trainer = trainer(classifier(1), new CrossEntropy().withClassWeights(1, 4));
    assertThatThrownBy(() -> trainer.fit(iris.train(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "SoftmaxCrossEntropy(class weights [1.0, 4.0]) got targets with 3 columns, but has 2"
                + " class weights: it needs one for each class, in the order of the columns.");
  }

  private enum Remedy {
    NONE,
    CLASS_WEIGHTS,
    OVERSAMPLING
  }

  /** The figures in the Javadoc of {@code SoftmaxCrossEntropy.withClassWeights}. */
  @Test
  void classWeightsAndOversamplingFindTheRareClass() {
    // Recall, precision, and the mean probability of the rare class, which is 9.7 % of the rows.
    assertThat(onFiveSplits(Remedy.NONE))
        .containsExactly(new double[] {0.31, 0.60, 0.09}, within(0.005));
    assertThat(onFiveSplits(Remedy.CLASS_WEIGHTS))
        .containsExactly(new double[] {0.87, 0.36, 0.25}, within(0.005));
    assertThat(onFiveSplits(Remedy.OVERSAMPLING))
        .containsExactly(new double[] {0.92, 0.34, 0.28}, within(0.005));
  }

  private static double[] onFiveSplits(Remedy remedy) {
    Dataset soil = Datasets.satelliteSoil();
    int rare = soil.classNames().indexOf("damp_grey_soil");
    double[] means = new double[3];
    for (int seed = 0; seed < 5; seed++) {
      Split split = Training.split(soil, seed);
      Dataset test = split.test();
      Matrix probabilities = trainedOn(split.train(), remedy, seed).predict(test.inputs());
      ConfusionMatrix confusion =
          ConfusionMatrix.of(probabilities, test.targets(), test.classNames());
      means[0] += confusion.recall(rare) / 5;
      means[1] += confusion.precision(rare) / 5;
      for (int row = 0; row < test.rows(); row++) {
        means[2] += probabilities.get(row, rare) / test.rows() / 5;
      }
    }
    return means;
  }

  private static Network trainedOn(Dataset train, Remedy remedy, long seed) {
    CrossEntropy plain = new CrossEntropy();
    boolean weighted = remedy == Remedy.CLASS_WEIGHTS;
    Loss loss = weighted ? plain.withClassWeights(train.classWeights()) : plain;
    Random random = new Random(seed);
    Network network =
        new Network(new Dense(4, 16, random), new ReLU(), new Dense(16, 2, random), new Softmax());
    Trainer trainer = trainer(network, loss);
    trainer.setBatchSize(32);
    trainer.setSeed(seed);
    trainer.fit(remedy == Remedy.OVERSAMPLING ? train.oversampled(seed) : train, 20);
    return network;
  }
}
