package lesson15;

import gradus.History;
import gradus.Network;
import gradus.Trainer;
import gradus.data.Batches;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.optimizers.SGD;
import gradus.plots.HistoryComparison;
import gradus.plots.Panels;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Lesson 15: one network, five learning rates, four batch sizes.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>that a learning rate can be too low, right, or too high, and what each looks like;
 *   <li>that a curve is noisy because each batch is a sample, and that this is no fault;
 *   <li>how to tell this noise from a learning rate that is too high.
 * </ul>
 *
 * <p>Predict before you run it: of the batch sizes 240 (all rows), 60, 16 and 4, which has the
 * curve that never rises, and which has the lowest loss in the end?
 *
 * <p>Run it with {@code mvn -q -Dlesson=15}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 *  rate  training      test  accuracy  rose
 *  0.30    0.0959    0.1005     0.963    63
 *  3.00    1.1609    1.1018     0.333    73
 * </pre>
 */
public final class LearningRateLab {
  private static final int EPOCHS = 150;
  private static final Dataset TRAIN = Synthetic.spirals(240, 3, 0.05, 1);
  private static final Dataset TEST = Synthetic.spirals(240, 3, 0.05, 2); // other noise

  private LearningRateLab() {}

  public static void main(String[] args) {
    print("Batches of 16, so %d epochs are %d steps:%n%n", EPOCHS, EPOCHS * 240 / 16);
    print("           loss of%n");
    print(" rate  training      test  accuracy  rose%n");
    Map<String, History> byRate = new LinkedHashMap<>();
    for (double rate : new double[] {0.01, 0.1, 0.3, 1, 3}) {
      History history = train(network(), rate, 16, EPOCHS);
      printRow("%5.2f", rate, history);
      byRate.put(String.format(Locale.ROOT, "rate %.2f", rate), history);
    }

    print("%nThe learning rate 0.1 with other batches:%n%n");
    print("           loss of%n");
    print("batch  training      test  accuracy  rose%n");
    Map<String, History> byBatch = new LinkedHashMap<>();
    for (int size : new int[] {240, 60, 16, 4}) {
      History history = train(network(), 0.1, size, EPOCHS);
      printRow("%5.0f", size, history);
      byBatch.put("batch " + size, history);
    }

    measureWithoutLearning();
    drawPicture(byRate, byBatch);
  }

  /** Always with the same first weights; it ends in logits, whose softmax is in the loss. */
  private static Network network() {
    Random random = new Random(1);
    return new Network(
        new Dense(2, 16, random),
        new ReLU(),
        new Dense(16, 16, random),
        new ReLU(),
        new Dense(16, 3, random));
  }

  private static History train(Network network, double rate, int batchSize, int epochs) {
    SGD sgd = new SGD(network.parameters(), rate);
    Trainer trainer = new Trainer(network, new SoftmaxCrossEntropy(), sgd);
    trainer.setBatchSize(batchSize);
    trainer.setSeed(42);
    trainer.setQuiet(true);
    return trainer.fit(TRAIN, TEST, epochs);
  }

  private static void printRow(String format, double setting, History history) {
    int rose = 0; // epochs with a higher training loss than the one before
    for (int i = 1; i < history.epochs().size(); i++) {
      double before = history.epochs().get(i - 1).trainingLoss();
      rose += history.epochs().get(i).trainingLoss() > before ? 1 : 0;
    }
    History.Epoch last = history.last();
    print(format, setting);
    print("  %8.4f  %8.4f", last.trainingLoss(), last.validationLoss());
    print("  %8.3f  %4d%n", last.validationAccuracy(), rose);
  }

  /** Single batches at the same weights: all that differs is which rows they hold. */
  private static void measureWithoutLearning() {
    Network network = network();
    train(network, 0.1, 16, 40);
    SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();
    print("%nThe network of epoch 40, asked batch by batch, learning nothing in between:%n%n");
    print("                loss of a batch%n");
    print("batch  batches    lowest      mean   highest%n");
    for (int size : new int[] {240, 60, 16, 4}) {
      double lowest = Double.POSITIVE_INFINITY;
      double highest = 0;
      double sum = 0;
      Batches batches = new Batches(TRAIN, size);
      batches.startShuffled(42, 1);
      while (batches.next()) {
        double value = loss.value(network.predict(batches.inputs), batches.targets);
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
        sum += value;
      }
      int count = 240 / size;
      print("%5d  %7d  %8.4f  %8.4f  %8.4f%n", size, count, lowest, sum / count, highest);
    }
  }

  private static void drawPicture(Map<String, History> byRate, Map<String, History> byBatch) {
    Panels picture =
        Panels.of(
                "Too low crawls, too high is thrown about; noise alone does no harm",
                "training loss per epoch: three spirals, two hidden layers of 16",
                2)
            .add("Five rates, batches of 16", HistoryComparison.ofTraining(byRate).logAxis())
            .add("Four batch sizes, rate 0.1", HistoryComparison.ofTraining(byBatch).logAxis());
    picture.size(1920, 840).save(Path.of("target", "rates-and-batches.png"));
    print("%nThe curves are in target/rates-and-batches.png.%n");
    picture.show();
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
