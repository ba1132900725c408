package exercises;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.divergence.DivergedException;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.optimizers.SGD;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 29, name = "a learning rate to find", lesson = 15)
class Task29FindTheRateTest {
  Task29FindTheRate yours = new Task29FindTheRate();

  /** The validation losses of wines that were measured already: they are the same each time. */
  private static final Map<Double, Double> MEASURED = new HashMap<>();

  private static final String WHOLE =
      "In Java, 1 / 3 and i / 3 of whole numbers are whole numbers, too: divide by (count - 1.0).";

  private static final double[] RATES = {0.02, 0.2, 2, 20};

  /** A trial whose losses are known, for the rates in {@code RATES}. */
  private static Task29FindTheRate.Trial known(double... losses) {
    return rate -> {
      for (int i = 0; i < RATES.length; i++) {
        if (rate == RATES[i]) {
          return losses[i];
        }
      }
      throw new AssertionError("best tried the rate %s, which isn't in its list.".formatted(rate));
    };
  }

  @Test
  @Order(1)
  void ratesLieAFactorApart() {
    Answer.to("rates(0.01, 10, 4)", yours.rates(0.01, 10, 4))
        .mistake(
            "Those lie equal distances apart, so three of four are large; multiply by a factor.",
            0.01,
            3.34,
            6.67,
            10)
        .mistake(
            "The last one should be 10: between 4 rates there are 3 factors.",
            0.01,
            0.0562,
            0.3162,
            1.7783)
        .mistake(WHOLE, 0.01, 0.01, 0.01, 0.01)
        .mistake(WHOLE, 0.01, 0.01, 0.01, 10)
        .mistake("The first one should be 0.01: begin with factor to the power 0.", 0.1, 1, 10, 100)
        .mistake("Those are the exponents; a rate is 10 to that power.", -2, -1, 0, 1)
        .expect("the factor is (10 / 0.01)^(1/3) = 10 (lesson 15).", 0.01, 0.1, 1, 10);
  }

  @Test
  @Order(2)
  void theLowestLossWins() {
    Answer.to(
            "best for the rates 0.02, 0.2, 2 and 20 with the losses 0.9, 0.3, 0.5 and 1.5",
            yours.best(known(0.9, 0.3, 0.5, 1.5), RATES))
        .mistake("That is the lowest loss; return its rate.", 0.3)
        .mistake("That is the place in the list; return the rate.", 1)
        .mistake("That is the rate with the highest loss.", 20)
        .mistake("That is the lowest rate, not that of the lowest loss.", 0.02)
        .expect("0.3 is the lowest loss (lesson 15).", 0.2);
  }

  @Test
  @Order(3)
  void aTrainingThatDivergedNeverWins() {
    double nan = Double.NaN;
    double[] best = {
      yours.best(known(0.9, 0.6, nan, nan), RATES),
      yours.best(known(nan, 0.9, 0.4, Double.POSITIVE_INFINITY), RATES)
    };
    Answer.to("best for the losses [0.9, 0.6, NaN, NaN], and for [NaN, 0.9, 0.4, Infinity]", best)
        .mistake(
            "Nothing is smaller than NaN: a search that begins with it stays there. Begin with infinity.",
            0.2,
            0.02)
        .mistake("NaN won. A comparison with NaN is false: ask loss < lowest.", 20, 2)
        .mistake("NaN won. A comparison with NaN is false: ask loss < lowest.", 20, 20)
        .mistake("NaN won: Math.min of NaN and a number is NaN.", 2, 0.02)
        .expect("NaN and infinity are trainings that diverged (lesson 15).", 0.2, 2);
  }

  @Test
  @Order(4)
  void eachRateIsTriedOnce() {
    int[] trials = {0};
    Task29FindTheRate.Trial counted =
        rate -> {
          trials[0]++;
          return Math.abs(rate - 2);
        };
    yours.best(counted, RATES);
    Answer.to("The number of trainings for four rates", trials[0])
        .mistake("Each rate was tried twice: keep its loss in a variable.", 8)
        .mistake("One of the four wasn't tried.", 3)
        .expect("each is tried once (lesson 15).", 4);
  }

  /** A real training: wine, 13-16-3, five epochs. */
  @Test
  @Order(5)
  void aRateForWine() {
    double[] rates = {0.0003, 0.003, 0.03, 0.3, 3, 30};
    StringBuilder losses = new StringBuilder();
    double right = rates[0];
    for (double rate : rates) {
      losses.append(String.format(Locale.ROOT, " %.4f", lossOfWine(rate)));
      right = lossOfWine(rate) < lossOfWine(right) ? rate : right;
    }
    Answer.to("best for wine", yours.best(Task29FindTheRateTest::lossOfWine, rates))
        .expect(
            "the losses after five epochs at 0.0003, 0.003, 0.03, 0.3, 3 and 30 are%s (lessons 15 and 16)."
                .formatted(losses),
            right);
  }

  private static double lossOfWine(double rate) {
    return MEASURED.computeIfAbsent(rate, Task29FindTheRateTest::train);
  }

  private static double train(double rate) {
    Split split = Datasets.wine().split(0.8, 42);
    Standardizer scale = Standardizer.fit(split.train());
    Dataset validation = scale.apply(split.test());
    Random random = new Random(42);
    Network network = new Network(new Dense(13, 16, random), new ReLU(), new Dense(16, 3, random));
    Trainer trainer =
        new Trainer(network, new SoftmaxCrossEntropy(), new SGD(network.parameters(), rate));
    trainer.setBatchSize(16);
    trainer.setSeed(42);
    trainer.setQuiet(true);
    try {
      return trainer.fit(scale.apply(split.train()), validation, 5).last().validationLoss();
    } catch (DivergedException e) {
      return Double.NaN;
    }
  }

  @Test
  @Order(6)
  void twoRulesOfThumb() {
    double[] rates = {yours.rateForSum(0.1, 16), yours.rateForMomentum(0.3, 0.9)};
    Answer.to("[rateForSum(0.1, 16), rateForMomentum(0.3, 0.9)]", rates)
        .mistake("The gradient of a sum is n times as large, so the rate is a 16th.", 1.6, 0.03)
        .mistake("The gradient of a sum is n times as large, so the rate can't stay.", 0.1, 0.03)
        .mistake(
            "With momentum the steps add up to ten times their length: multiply by 1 - m.",
            0.00625,
            3)
        .mistake("Multiply by 1 - m, not by m.", 0.00625, 0.27)
        .mistake("With momentum the steps get longer, so the rate can't stay.", 0.00625, 0.3)
        .expect("0.1 / 16 and 0.3 * (1 - 0.9) (lessons 15 and 16).", 0.00625, 0.03);
  }

  @Test
  @Order(7)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();

    double low = random.number(0.1, 0.5);
    double high = random.number(20, 90);
    double[] right = new double[3];
    for (int i = 0; i < 3; i++) {
      right[i] = low * StrictMath.pow(high / low, i / 2.0);
    }
    Answer.to("rates(%s, %s, 3)".formatted(low, high), yours.rates(low, high, 3))
        .expect(random.note("the middle one is the root of the product", "lesson 15"), right);
    double[] losses = random.row(4, 0.1, 2);
    int lowest = 0;
    for (int i = 1; i < 4; i++) {
      lowest = losses[i] < losses[lowest] ? i : lowest;
    }
    Answer.to(
            "best for the losses %s".formatted(RandomInputs.text(losses)),
            yours.best(known(losses), RATES))
        .expect(random.note("the lowest loss wins", "lesson 15"), RATES[lowest]);
    int n = random.whole(2, 9);
    Answer.to("rateForSum(0.9, %d)".formatted(n), yours.rateForSum(0.9, n))
        .expect(random.note("it is an n-th", "lesson 15"), 0.9 / n);
  }
}
