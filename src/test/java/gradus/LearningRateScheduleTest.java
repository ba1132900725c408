package gradus;

import static gradus.Training.classifier;
import static gradus.Training.trainer;
import static gradus.Training.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.callbacks.LearningRateSchedule;
import gradus.data.Split;
import gradus.losses.CrossEntropy;
import gradus.optimizers.ConstantRate;
import gradus.optimizers.CosineDecay;
import gradus.optimizers.ExponentialDecay;
import gradus.optimizers.OneCycle;
import gradus.optimizers.Schedule;
import gradus.optimizers.StepDecay;
import gradus.optimizers.WarmUp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 120 rows in batches of 16 are 8 steps an epoch. */
class LearningRateScheduleTest {
  private final Split iris = Training.iris();
  private final Network network = classifier(1);
  private final Trainer trainer = trainer(network, new CrossEntropy(), 0.7);

  /** Notes the rate of each step, if it is added before the schedule. */
  private static final class Rates implements Listener {
    final List<Double> used = new ArrayList<>();

    @Override
    public void stepEnded(Trainer trainer) {
      used.add(trainer.optimizer().learningRate());
    }
  }

  private static List<Double> rates(Schedule schedule, int count) {
    List<Double> rates = new ArrayList<>();
    for (int time = 0; time < count; time++) {
      rates.add(schedule.learningRate(time));
    }
    return rates;
  }

  @Test
  void byStepsEveryStepHasARateOfItsOwn() {
    Rates rates = new Rates();
    Schedule schedule = new WarmUp(3, new CosineDecay(0.1, 0, 13));
    trainer.addListener(rates);
    trainer.addListener(LearningRateSchedule.bySteps(schedule));
    trainer.fit(iris.train(), 2);
    assertThat(rates.used).isEqualTo(rates(schedule, 16));
  }

  @Test
  void byEpochsTheStepsOfAnEpochHaveTheSameRate() {
    Rates rates = new Rates();
    trainer.addListener(rates);
    trainer.addListener(LearningRateSchedule.byEpochs(new ExponentialDecay(0.4, 0.5)));
    trainer.setBatchSize(60);
    trainer.fit(iris.train(), 3);
    assertThat(rates.used).containsExactly(0.4, 0.4, 0.2, 0.2, 0.1, 0.1);
  }

  @Test
  void theHistoryHasTheRateOfEachEpochsLastStep() {
    Schedule schedule = new OneCycle(0.1, 24);
    trainer.addListener(LearningRateSchedule.bySteps(schedule));
    History history = trainer.fit(iris.train(), 3);
    for (History.Epoch epoch : history.epochs()) {
      double expected = schedule.learningRate(8L * epoch.number() - 1);
      assertThat(epoch.learningRate()).isEqualTo(expected);
    }
    Trainer plain = trainer(classifier(1), new CrossEntropy(), 0.7);
    assertThat(plain.fit(iris.train(), 1).last().learningRate()).isEqualTo(0.7);
  }

  @Test
  void aConstantRateIsAsGoodAsNone() {
    trainer.addListener(LearningRateSchedule.bySteps(new ConstantRate(0.1)));
    trainer.fit(iris.train(), 3);
    Network plain = classifier(1);
    trainer(plain, new CrossEntropy(), 0.1).fit(iris.train(), 3);
    assertThat(weights(network)).containsExactly(weights(plain));
  }

  @Test
  void twoFitsGoOnWhereOneLongOneWouldBe() {
    for (LearningRateSchedule schedule :
        List.of(
            LearningRateSchedule.bySteps(new OneCycle(0.3, 48)),
            LearningRateSchedule.byEpochs(new StepDecay(0.3, 2, 0.5)))) {
      Network once = classifier(1);
      Trainer whole = trainer(once, new CrossEntropy());
      whole.addListener(schedule);
      whole.fit(iris.train(), iris.test(), 6);
      Network twice = classifier(1);
      Trainer halves = trainer(twice, new CrossEntropy());
      halves.addListener(schedule); // the same object, since a schedule remembers nothing
      halves.fit(iris.train(), iris.test(), 3);
      halves.fit(iris.train(), iris.test(), 3);
      assertThat(weights(twice)).containsExactly(weights(once));
      assertThat(halves.history().epochs()).isEqualTo(whole.history().epochs());
    }
  }

  @Test
  void stepsByHandCountToo() {
    trainer.addListener(LearningRateSchedule.bySteps(new ExponentialDecay(1, 0.5)));
    trainer.step(iris.train().inputs(), iris.train().targets());
    trainer.step(iris.train().inputs(), iris.train().targets());
    trainer.setBatchSize(120);
    // Time 2: 0.5²
    assertThat(trainer.fit(iris.train(), 1).last().learningRate()).isEqualTo(0.25);
  }

  private void assertRefused(LearningRateSchedule schedule, int epochs, String message) {
    Trainer refusing = trainer(network, new CrossEntropy(), 0.7);
    refusing.addListener(schedule);
    double[] before = weights(network);
    assertThatThrownBy(() -> refusing.fit(iris.train(), epochs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThat(weights(network)).containsExactly(before);
    assertThat(refusing.steps()).isZero();
    assertThat(refusing.epoch()).isZero();
    assertThat(refusing.optimizer().learningRate()).isEqualTo(0.7);
  }

  @Test
  void aScheduleThatEndsBeforeTheFitIsRefusedBeforeTheFirstStep() {
    assertRefused(
        LearningRateSchedule.bySteps(new OneCycle(0.1, 23)),
        3,
        "OneCycle(0.1 in 23) has a rate for 23 steps, but this fit ends after step 24, at 8 an"
            + " epoch: make the schedule that long, or train less.");
    assertRefused(
        LearningRateSchedule.byEpochs(new CosineDecay(0.1, 0, 9)),
        10,
        "CosineDecay(0.1 to 0.0 in 9) has a rate for 9 epochs, but this fit ends after epoch 10:"
            + " make the schedule that long, or train less.");
  }

  @Test
  void soIsOneThatEndsInALaterFit() {
    trainer.addListener(LearningRateSchedule.byEpochs(new CosineDecay(0.1, 0, 5)));
    trainer.fit(iris.train(), 3);
    assertThatThrownBy(() -> trainer.fit(iris.train(), 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has a rate for 5 epochs, but this fit ends after epoch 6:");
    trainer.fit(iris.train(), 2);
    assertThat(trainer.epoch()).isEqualTo(5);
  }

  @Test
  void aScheduleAsLongAsTheFitIsLongEnough() {
    trainer.setBatchSize(60); // two steps an epoch
    trainer.addListener(LearningRateSchedule.bySteps(new OneCycle(0.1, 6)));
    trainer.fit(iris.train(), 3);
    assertThat(trainer.steps()).isEqualTo(6);
    // There is no next step, so the rate stays that of the last: 0.1/250,000.
    assertThat(trainer.optimizer().learningRate()).isEqualTo(new OneCycle(0.1, 6).learningRate(5));
  }

  @Test
  void aFitOfMoreStepsThanAnIntHoldsIsCountedRight() {
    // 8 · 1,000,000,000
    assertRefused(
        LearningRateSchedule.bySteps(new OneCycle(0.1, 100)),
        1_000_000_000,
        "OneCycle(0.1 in 100) has a rate for 100 steps, but this fit ends after step 8000000000,"
            + " at 8 an epoch: make the schedule that long, or train less.");
  }

  @Test
  void aRateThatFallsToZeroBeforeTheEndIsRefusedBeforeTheFirstStep() {
    // 1·0.5¹⁰⁷⁴ is the smallest double, the rate of step 1075; 1,080 steps are 135 epochs.
    assertRefused(
        LearningRateSchedule.bySteps(new ExponentialDecay(1, 0.5)),
        135,
        "ExponentialDecay(1.0, times 0.5) has a rate of 0.0 in step 1080, the last of this fit, but"
            + " a learning rate must be positive: let it fall more slowly, or train less.");
    assertRefused(
        LearningRateSchedule.byEpochs(new StepDecay(1, 1, 1e-200)),
        3,
        "StepDecay(1.0, times 1.0E-200 every 1) has a rate of 0.0 in epoch 3, the last of this fit,"
            + " but a learning rate must be positive: let it fall more slowly, or train less.");
    trainer.addListener(LearningRateSchedule.bySteps(new ExponentialDecay(1, 0.5)));
    trainer.fit(iris.train(), 134); // 1,072 steps
    assertThat(trainer.history().last().learningRate()).isEqualTo(8 * Double.MIN_VALUE);
  }
}
