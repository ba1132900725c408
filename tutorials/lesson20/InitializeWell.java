package lesson20;

import gradus.History;
import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.divergence.DivergedException;
import gradus.inspect.LayerMonitor;
import gradus.layers.Dense;
import gradus.layers.Initializer;
import gradus.layers.Layer;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.math.TextTable;
import gradus.optimizers.SGD;
import gradus.plots.ActivationHistograms;
import gradus.plots.Plot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Lesson 20: five hidden layers, and what becomes of the signal if the first weights are too large,
 * too small or right.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>how the spread of the outputs grows, fades or stays from layer to layer;
 *   <li>units that are stuck before the first step;
 *   <li>how far the first step moves the first layer and the last;
 *   <li>that all this decides what is learned.
 * </ul>
 *
 * <p>Predict before you run it: with ReLU, 64 inputs and weights from N(0, 1), by which factor does
 * the spread grow from layer to layer?
 *
 * <p>Run it with {@code mvn -q -Dlesson=20}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 * ReLU, N(0, 1)    4.5712  24.2625  132.6355  718.5992  3775.4683         5 %
 * ReLU, Glorot     0.5714   0.3791    0.2591    0.1754     0.1152         5 %
 * ReLU, He         0.8081   0.7582    0.7327    0.7018     0.6518         5 %
 * </pre>
 */
public final class InitializeWell {
  static final int HIDDEN_LAYERS = 5;
  private static final int UNITS = 64; // as many as a digit has pixels
  private static final int EPOCHS = 3;

  private final Dataset train;
  private final Dataset test;
  private final TextTable signals = new TextTable("lrrrrrr");
  private final TextTable results = new TextTable("lrrrr");

  private InitializeWell(Dataset train, Dataset test) {
    this.train = train;
    this.test = test;
  }

  public static void main(String[] args) {
    Split split = Datasets.digits().split(0.8, 42);
    Standardizer scale = Standardizer.fit(split.train());
    new InitializeWell(scale.apply(split.train()), scale.apply(split.test())).run();
  }

  private void run() {
    signals.add("spread of layer", "1", "2", "3", "4", "5", "stuck in 5");
    results.add("", "step moves first", "and last", "accuracy after 1", "and 3 epochs");

    // The same random numbers each time, multiplied by 1, 1/8 (Glorot) or 0.1768 (He).
    Network wild = network(true, standardNormal(new Random(1)));
    Network glorot = network(true, Initializer.glorotNormal(new Random(1)));
    Plot stuck =
        ActivationHistograms.of(wild, train.inputs()).titled("N(0, 1): most outputs are stuck");
    Plot healthy =
        ActivationHistograms.of(glorot, train.inputs())
            .titled("Glorot: every layer passes a signal on");
    study("tanh, N(0, 1)", wild);
    study("tanh, Glorot", glorot);
    study("ReLU, N(0, 1)", network(false, standardNormal(new Random(1))));
    study("ReLU, Glorot", network(false, Initializer.glorotNormal(new Random(1))));
    study("ReLU, He", network(false, Initializer.heNormal(new Random(1))));

    System.out.println(signals);
    System.out.println();
    System.out.println(results);
    stuck.save(Path.of("target", "initialize-normal.png"));
    healthy.save(Path.of("target", "initialize-glorot.png"));
    System.out.println();
    System.out.println("The outputs of tanh are in target/initialize-normal.png");
    System.out.println("and target/initialize-glorot.png.");
    stuck.show();
    healthy.show();
  }

  private static Initializer standardNormal(Random random) {
    return weights -> {
      for (int i = 0; i < weights.getNumElements(); i++) {
        weights.data[i] = random.nextGaussian();
      }
    };
  }

  /** 64-64-64-64-64-64-10 with biases of 0. */
  private static Network network(boolean tanh, Initializer initializer) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < HIDDEN_LAYERS; i++) {
      layers.add(new Dense(UNITS, UNITS, initializer));
      layers.add(tanh ? new Tanh() : new ReLU());
    }
    layers.add(new Dense(UNITS, 10, initializer));
    layers.add(new Softmax());
    return new Network(layers.toArray(new Layer[0]));
  }

  private void study(String name, Network network) {
    signals.add(Signal.cells(name, network, train.inputs()));
    LayerMonitor monitor = new LayerMonitor(1);
    Trainer trainer = new Trainer(network, new CrossEntropy(), new SGD(network.parameters(), 0.05));
    trainer.setSeed(1);
    trainer.setQuiet(true);
    trainer.addListener(monitor);
    String early = "-";
    String late;
    try {
      History history = trainer.fit(train, test, EPOCHS);
      early = text("%.3f", history.epochs().get(0).validationAccuracy());
      late = text("%.3f", history.last().validationAccuracy());
    } catch (DivergedException e) {
      late = "diverged, step " + (trainer.steps() + 1);
    }
    double first = monitor.updateRatios(0)[0];
    double last = monitor.updateRatios(HIDDEN_LAYERS)[0];
    results.add(name, text("%.1e", first), text("%.1e", last), early, late);
  }

  private static String text(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }
}
