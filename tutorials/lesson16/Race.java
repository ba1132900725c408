package lesson16;

import gradus.Listener;
import gradus.Network;
import gradus.Trainer;
import gradus.callbacks.LearningRateSchedule;
import gradus.data.Dataset;
import gradus.data.Standardizer;
import gradus.data.ThreeWaySplit;
import gradus.data.files.Datasets;
import gradus.divergence.DivergedException;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.metrics.Accuracy;
import gradus.optimizers.Adam;
import gradus.optimizers.CosineDecay;
import gradus.optimizers.Optimizer;
import gradus.optimizers.SGD;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One run of lesson 16: the same network, starting weights and batches, another optimizer. */
public final class Race implements Listener {
  private static final int EVERY = 5; // steps between two looks at the validation part

  private static final ThreeWaySplit SPLIT = Datasets.digits().split(0.6, 0.2, 42);
  private static final Standardizer SCALE = Standardizer.fit(SPLIT.train());
  private static final Dataset TRAIN = SCALE.apply(SPLIT.train());
  private static final Dataset VALIDATION = SCALE.apply(SPLIT.validation());
  private static final Dataset TEST = SCALE.apply(SPLIT.test());

  /** The learning rate; for "cosine", that of the first step. */
  public final double rate;

  private final Network network;
  private final List<Double> losses = new ArrayList<>();

  private Race(double rate) {
    this.rate = rate;
    Random random = new Random(1);
    network = new Network(new Dense(64, 64, random), new ReLU(), new Dense(64, 10, random));
  }

  /** Trains for so many epochs, or until the numbers are no longer finite. */
  public static Race run(String name, double rate, int epochs) {
    Race race = new Race(rate);
    Optimizer optimizer = race.optimizer(name);
    Trainer trainer = new Trainer(race.network, new SoftmaxCrossEntropy(), optimizer);
    if (name.equals("cosine")) {
      int steps = epochs * ((TRAIN.rows() + 31) / 32);
      trainer.addListener(LearningRateSchedule.bySteps(new CosineDecay(rate, 0, steps)));
    }
    trainer.setBatchSize(32);
    trainer.setSeed(42);
    trainer.setQuiet(true);
    trainer.addListener(race);
    try {
      trainer.fit(TRAIN, epochs);
    } catch (DivergedException e) {
      race.losses.add(Double.POSITIVE_INFINITY);
    }
    return race;
  }

  private Optimizer optimizer(String name) {
    if (name.equals("Adam")) {
      return new Adam(network.parameters(), rate);
    }
    SGD sgd = new SGD(network.parameters(), rate);
    sgd.setMomentum(name.equals("momentum") ? 0.9 : 0);
    return sgd;
  }

  @Override
  public void stepEnded(Trainer trainer) {
    if (trainer.steps() % EVERY == 0) {
      Matrix logits = network.predict(VALIDATION.inputs());
      losses.add(new SoftmaxCrossEntropy().value(logits, VALIDATION.targets()));
    }
  }

  /** The first step, of those looked at, with a validation loss no higher than this; -1 if none. */
  public int stepsTo(double goal) {
    for (int i = 0; i < losses.size(); i++) {
      if (losses.get(i) <= goal) {
        return (i + 1) * EVERY;
      }
    }
    return -1;
  }

  /** The last validation loss. */
  public double lastLoss() {
    return losses.get(losses.size() - 1);
  }

  /** The accuracy on the test part, on which no choice was based. */
  public double testAccuracy() {
    return Accuracy.of(network.predict(TEST.inputs()), TEST.targets());
  }

  double[] steps() {
    double[] steps = new double[losses.size()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = (i + 1) * EVERY;
    }
    return steps;
  }

  double[] losses() {
    return losses.stream().mapToDouble(loss -> loss).toArray();
  }
}
