package gradus;

import static gradus.Training.classifier;
import static gradus.Training.trainer;
import static gradus.Training.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.data.Split;
import gradus.data.Synthetic;
import gradus.layers.Dense;
import gradus.layers.Initializer;
import gradus.layers.Parameter;
import gradus.losses.CrossEntropy;
import gradus.losses.MeanSquaredError;
import gradus.math.Matrix;
import gradus.optimizers.ClipByNorm;
import gradus.optimizers.ClipByValue;
import gradus.optimizers.GradientChange;
import gradus.optimizers.L1Penalty;
import gradus.optimizers.L2Penalty;
import gradus.optimizers.Optimizer;
import gradus.optimizers.SGD;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Penalties and clipping on their way through the trainer. */
class GradientChangesTest {
  private final Split iris = Training.iris();

  /** One weight of 2 and a bias of 0, which one step on x = 1, y = 0 changes. */
  private final Dense dense = new Dense(new double[][] {{2}}, new double[] {0});

  private final List<Parameter> parameters = dense.parameters();

  /** The weight and the bias after a step with the rate 0.25; dL/dw = dL/db = 2·(2·1 − 0) = 4. */
  private double[] stepped(GradientChange... changes) {
    Trainer trainer = trainer(new Network(dense), new MeanSquaredError(), 0.25);
    for (GradientChange change : changes) {
      trainer.addGradientChange(change);
    }
    double loss = trainer.step(new Matrix(new double[][] {{1}}), new Matrix(new double[][] {{0}}));
    assertThat(loss).isEqualTo(4); // (2 − 0)², without any penalty
    return weights(new Network(dense));
  }

  @Test
  void withoutAnyTheStepIsPlain() {
    // 2 − 0.25·4, 0 − 0.25·4
    assertThat(stepped()).containsExactly(1, -1);
  }

  @Test
  void aPenaltyIsPartOfTheStep() {
    // 2 − 0.25·(4 + 0.5·2), 0 − 0.25·(4 + 0.5·0)
    assertThat(stepped(new L2Penalty(parameters, 0.5))).containsExactly(0.75, -1);
  }

  @Test
  void clippingIsPartOfTheStep() {
    // 2 − 0.25·1, 0 − 0.25·1
    assertThat(stepped(new ClipByValue(parameters, 1))).containsExactly(1.75, -0.25);
  }

  @Test
  void changesAreMadeInTheOrderInWhichTheyWereAdded() {
    // Clipped to 3, then 1·2 more: 2 − 0.25·5, 0 − 0.25·3
    assertThat(stepped(new ClipByValue(parameters, 3), new L2Penalty(parameters, 1)))
        .containsExactly(0.75, -0.75);
    dense.weights.value.fill(2);
    dense.biases.value.fill(0);
    // 4 + 1·2 is clipped to 3: 2 − 0.25·3
    assertThat(stepped(new L2Penalty(parameters, 1), new ClipByValue(parameters, 3)))
        .containsExactly(1.25, -0.75);
  }

  @Test
  void theClippedNormHasThePenaltyInIt() {
    ClipByNorm clip = new ClipByNorm(parameters, 2.5);
    // √((4 + 0.5·2)² + 4²) = √41
    double[] weights = stepped(new L2Penalty(parameters, 0.5), clip);
    assertThat(clip.lastNorm()).isEqualTo(Math.sqrt(41), within(1e-15));
    double kept = 2.5 / Math.sqrt(41);
    assertThat(weights)
        .containsExactly(new double[] {2 - 0.25 * 5 * kept, -0.25 * 4 * kept}, within(1e-15));
  }

  @Test
  void underSgdAnL2PenaltyIsWeightDecay() {
    for (double momentum : new double[] {0, 0.9}) {
      Network penalized = classifier(1);
      SGD plain = new SGD(penalized.parameters(), 0.1);
      plain.setMomentum(momentum);
      Trainer penalizing = new Trainer(penalized, new CrossEntropy(), plain);
      penalizing.setQuiet(true);
      penalizing.addGradientChange(new L2Penalty(penalized.parameters(), 0.05));
      penalizing.fit(iris.train(), 20);
      Network decayed = classifier(1);
      SGD decaying = new SGD(decayed.parameters(), 0.1);
      decaying.setMomentum(momentum);
      decaying.setWeightDecay(0.05);
      Trainer other = new Trainer(decayed, new CrossEntropy(), decaying);
      other.setQuiet(true);
      other.fit(iris.train(), 20);
      assertThat(weights(penalized)).containsExactly(weights(decayed), within(1e-15));
    }
  }

  /** Changes nothing, so that all epochs see the same weights. */
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
  void lossesAreReportedWithoutThePenalty() {
    Network network = classifier(1);
    Optimizer still = new Still(network.parameters());
    Trainer plain = new Trainer(network, new CrossEntropy(), still);
    plain.setQuiet(true);
    Trainer penalized = new Trainer(network, new CrossEntropy(), still);
    penalized.setQuiet(true);
    L1Penalty l1 = new L1Penalty(network.parameters(), 0.1);
    L2Penalty l2 = new L2Penalty(network.parameters(), 0.3);
    penalized.addGradientChange(l1);
    penalized.addGradientChange(new ClipByNorm(network.parameters(), 1));
    penalized.addGradientChange(l2);
    History.Epoch without = plain.fit(iris.train(), iris.test(), 1).last();
    History.Epoch with = penalized.fit(iris.train(), iris.test(), 1).last();
    assertThat(with.trainingLoss()).isEqualTo(without.trainingLoss());
    assertThat(with.validationLoss()).isEqualTo(without.validationLoss());
    assertThat(without.penalty()).isZero();
    assertThat(with.penalty()).isEqualTo(l1.value() + l2.value()).isPositive();
  }

  @Test
  void thePenaltyOfAnEpochIsThatOfItsLastWeights() {
    Network network = classifier(1);
    L2Penalty penalty = new L2Penalty(network.parameters(), 0.3);
    Trainer trainer = trainer(network, new CrossEntropy());
    trainer.addGradientChange(penalty);
    double before = penalty.value();
    double reported = trainer.fit(iris.train(), 1).last().penalty();
    assertThat(reported).isEqualTo(penalty.value()).isNotEqualTo(before);
  }

  private static double sumOfSizes(Function<List<Parameter>, GradientChange> penalties) {
    Split iris = Training.iris();
    Network network = classifier(1);
    Trainer trainer = trainer(network, new CrossEntropy());
    trainer.addGradientChange(penalties.apply(network.parameters()));
    trainer.fit(iris.train(), 50);
    return new L1Penalty(network.parameters(), 1).value();
  }

  @Test
  void strongerPenaltiesLeaveSmallerWeights() {
    double free = sumOfSizes(parameters -> new L1Penalty(parameters, 0));
    assertThat(sumOfSizes(parameters -> new L1Penalty(parameters, 0.01))).isLessThan(0.8 * free);
    assertThat(sumOfSizes(parameters -> new L2Penalty(parameters, 0.05))).isLessThan(0.8 * free);
  }

  /** y = 1000x. A learning rate of 10 is far too high, so each step is longer than the last. */
  @Test
  void clippingKeepsSteepGradientsFromThrowingTheWeightsAway() {
    assertThat(slopeAfterTwentySteps(Double.MAX_VALUE)).isGreaterThan(1e6);
    // No step is longer than 10·0.1.
    assertThat(slopeAfterTwentySteps(0.1)).isBetween(15.0, 20.0);
  }

  private static double slopeAfterTwentySteps(double limit) {
    Dense line = new Dense(1, 1, Initializer.zeros());
    Trainer trainer = trainer(new Network(line), new MeanSquaredError(), 10);
    trainer.addGradientChange(new ClipByNorm(line.parameters(), limit));
    trainer.fit(Synthetic.line(64, 1000, 0, 0, 1), 5);
    return Math.abs(line.weights.value.data[0]);
  }

  @Test
  void theTrainerShowsThem() {
    Network network = classifier(1);
    Trainer trainer = trainer(network, new CrossEntropy());
    trainer.addGradientChange(new L2Penalty(network.parameters(), 0.01));
    trainer.addGradientChange(new ClipByNorm(network.parameters(), 1));
    assertThat(trainer)
        .hasToString(
            "Trainer(Dense(4, 8), ReLU, Dense(8, 3) | SoftmaxCrossEntropy | SGD(learning rate 0.1) |"
                + " [L2Penalty(0.01), ClipByNorm(1.0)] | 0 steps done)");
  }
}
