package lesson19;

import gradus.History;
import gradus.Network;
import gradus.Trainer;
import gradus.callbacks.EarlyStopping;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.metrics.Accuracy;
import gradus.optimizers.SGD;
import java.util.Locale;
import java.util.Random;

/**
 * Lesson 19: a network of 1218 numbers learns 20 points by heart, and three ways to keep it from
 * that.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>the gap between the loss on what was learned and the loss on new points;
 *   <li>what weight decay, dropout and early stopping do to it;
 *   <li>that the lowest training loss comes with the worst test loss;
 *   <li>how much more points help: a learning curve.
 * </ul>
 *
 * <p>Predict before you run it: the training loss falls to 0.005; where does the test loss end?
 *
 * <p>Run it with {@code mvn -q -Dlesson=19}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 * nothing            300    0.0051  0.6381  0.6330          0.799    13.16
 * weight decay       300    0.0728  0.2850  0.2122          0.889     6.53
 * </pre>
 */
public final class OverfitAndRegularize {
  static final double NOISE = 0.3;
  static final int EPOCHS = 300;

  private OverfitAndRegularize() {}

  public static void main(String[] args) {
    Dataset train = Synthetic.moons(20, NOISE, 5); // learned from
    Dataset validation = Synthetic.moons(500, NOISE, 6); // looked at in training
    Dataset test = Synthetic.moons(1000, NOISE, 7); // judged by at the end
    print("                epochs  training    test     gap  test accuracy  weights%n");

    Network plain = network(0);
    History history = trainer(plain, 0).fit(train, validation, EPOCHS);
    judge("nothing", history, plain, train, test);

    // Weight decay: every step also shrinks each weight a little, towards 0.
    Network decayed = network(0);
    History decayHistory = trainer(decayed, 0.01).fit(train, validation, EPOCHS);
    judge("weight decay", decayHistory, decayed, train, test);

    // Dropout: in every step 30 % of the hidden units are missing, each time others.
    Network dropped = network(0.3);
    History dropoutHistory = trainer(dropped, 0).fit(train, validation, EPOCHS);
    judge("dropout", dropoutHistory, dropped, train, test);

    // Early stopping: the weights of the epoch with the lowest validation loss.
    Network stopped = network(0);
    Trainer trainer = trainer(stopped, 0);
    EarlyStopping stopping = new EarlyStopping(20);
    trainer.addListener(stopping);
    History stoppedHistory = trainer.fit(train, validation, EPOCHS);
    judge("early stopping", stoppedHistory, stopped, train, test);
    print("%nEarly stopping kept the weights of epoch %d.%n", stopping.bestEpoch());

    // What helps most is more points: the same networks again, with up to 640 of them.
    LearningCurve curve = LearningCurve.measure(test);

    Pictures.losses(history, decayHistory, stopping.bestEpoch());
    Pictures.boundary(plain, train);
    curve.draw();
  }

  /** 2-32-32-2, with the same first weights each time; a dropout rate of 0 drops nothing. */
  static Network network(double rate) {
    Random random = new Random(1);
    return new Network(
        new Dense(2, 32, random),
        new ReLU(),
        new Dropout(rate, 11),
        new Dense(32, 32, random),
        new ReLU(),
        new Dropout(rate, 12),
        new Dense(32, 2, random),
        new Softmax());
  }

  static Trainer trainer(Network network, double weightDecay) {
    SGD sgd = new SGD(network.parameters(), 0.1);
    sgd.setWeightDecay(weightDecay);
    Trainer trainer = new Trainer(network, new CrossEntropy(), sgd);
    trainer.setBatchSize(5);
    trainer.setSeed(1);
    trainer.setQuiet(true);
    return trainer;
  }

  private static void judge(
      String name, History history, Network network, Dataset train, Dataset test) {
    double learned = loss(network, train);
    double fresh = loss(network, test);
    print("%-15s %6d %9.4f %7.4f", name, history.epochs().size(), learned, fresh);
    print(
        " %7.4f %14.3f",
        fresh - learned, Accuracy.of(network.predict(test.inputs()), test.targets()));
    print(" %8.2f%n", length(network));
  }

  static double loss(Network network, Dataset data) {
    return new CrossEntropy().value(network.predict(data.inputs()), data.targets());
  }

  /** The length of all weights and biases as one vector: the root of the sum of their squares. */
  private static double length(Network network) {
    double sum = 0;
    for (Parameter parameter : network.parameters()) {
      for (int i = 0; i < parameter.value.getNumElements(); i++) {
        sum += parameter.value.data[i] * parameter.value.data[i];
      }
    }
    return Math.sqrt(sum);
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
