package lesson24;

import gradus.Network;
import gradus.Trainer;
import gradus.callbacks.LearningRateSchedule;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.TextExamples;
import gradus.data.TextSampler;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.Embedding;
import gradus.layers.Initializer;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.Adam;
import gradus.optimizers.CosineDecay;
import gradus.plots.LinePlot;
import gradus.plots.MatrixPlot;
import gradus.plots.Panels;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Lesson 24: guesses the next letter of a first name, and so invents names.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>that a language model is a classifier: its classes are the letters that may come next;
 *   <li>that one layer can learn no more than a table of counts knows, and how close it comes;
 *   <li>that an embedding and three letters of context do better, on names never seen.
 * </ul>
 *
 * <p>Predict before you run it: 26 letters and the end of a name make 27 classes. What is the loss
 * of a network that knows nothing?
 *
 * <p>Run it with {@code mvn -q -Dlesson=24}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 * knows nothing, ln 27              3.2958
 * the table of counts               2.4182
 * </pre>
 */
public final class InventNames {
  private static final List<String> NAMES = Datasets.firstNames();
  private static final int SYMBOLS = 27;

  private InventNames() {}

  public static void main(String[] args) {
    Dataset pairs = TextExamples.of(NAMES, 1).withOneHotInputs().all();
    double[][] counts = PairCounts.of(pairs);
    print("%d names, %d pairs of a letter and the next one%n%n", NAMES.size(), pairs.rows());
    print("loss on all pairs%n");
    print("knows nothing, ln 27        %12.4f%n", StrictMath.log(SYMBOLS));
    print("the table of counts         %12.4f%n", PairCounts.loss(counts));

    Network layer = new Network(new Dense(SYMBOLS, SYMBOLS, Initializer.zeros()), new Softmax());
    print("one layer, not yet trained  %12.4f%n", loss(layer, pairs));
    train(layer, pairs, 0.1, 2048);
    print("one layer, after 10 epochs  %12.4f%n%n", loss(layer, pairs));

    TextExamples threes = TextExamples.of(NAMES, 3);
    Split split = threes.split(0.9, 42);
    print("three letters of context, loss on 840 names never seen%n");
    Network plane = network(2);
    train(plane, split.train(), 0.01, 128);
    print("2 numbers for each letter   %12.4f%n", loss(plane, split.test()));
    Network network = network(10);
    train(network, split.train(), 0.01, 128);
    print("10 numbers for each letter  %12.4f%n%n", loss(network, split.test()));

    print("Invented names:%n");
    List<String> invented = new TextSampler(threes, network::predict, 1, 42).lines(12);
    for (String name : invented) {
      print("  %s%s%n", name, NAMES.contains(name) ? "  (in the file)" : "");
    }
    draw((Embedding) plane.layers().get(0), counts, threes.symbols());
  }

  /** From three letters to the next one; each letter becomes so many numbers. */
  private static Network network(int width) {
    Random random = new Random(42);
    return new Network(
        new Embedding(SYMBOLS, width, 3, random),
        new Dense(3 * width, 100, random),
        new Tanh(),
        new Dense(100, SYMBOLS, random),
        new Softmax());
  }

  private static void train(Network network, Dataset examples, double rate, int batchSize) {
    Adam adam = new Adam(network.parameters(), rate);
    Trainer trainer = new Trainer(network, new CrossEntropy(), adam);
    trainer.addListener(LearningRateSchedule.byEpochs(new CosineDecay(rate, 0.01 * rate, 10)));
    trainer.setBatchSize(batchSize);
    trainer.setSeed(1);
    trainer.setQuiet(true);
    trainer.fit(examples, 10);
  }

  private static double loss(Network network, Dataset examples) {
    return new CrossEntropy().value(network.predict(examples.inputs()), examples.targets());
  }

  /** The letters at their two numbers, and the table of counts. */
  private static void draw(Embedding embedding, double[][] counts, List<String> symbols) {
    LinePlot letters = LinePlot.of("", "").axes("first number", "second number");
    Matrix places = embedding.weights.value;
    for (int symbol = 0; symbol < SYMBOLS; symbol++) {
      letters.mark(symbols.get(symbol), places.get(symbol, 0), places.get(symbol, 1));
    }
    Panels picture =
        Panels.of(
                "Nobody told it which letters are vowels",
                "letters that are used alike have moved together",
                2)
            .add("each letter's two numbers", letters)
            .add(
                "how often a letter (row) is followed by another (column)",
                MatrixPlot.of(new Matrix(counts)).rowNames(symbols).columnNames(symbols));
    picture.size(1920, 960).save(Path.of("target", "letters.png"));
    print("%nThe letters are in target/letters.png.%n");
    picture.show();
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
