package lesson22;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.metrics.ConfusionMatrix;
import gradus.optimizers.SGD;
import gradus.persist.Model;
import java.util.Locale;
import java.util.Random;

/**
 * Lesson 22: reads handwritten digits, looks at its mistakes, is saved and loaded, and then gets
 * digits and clothes that are less kind to it.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>a whole classifier: trained, judged, saved with its scaling, loaded to the same bits,
 *       exported for other programs;
 *   <li>that an accuracy is a statement about images made like those of the training part;
 *   <li>what is left of it where they were made differently, and where the task is harder.
 * </ul>
 *
 * <p>Predict before you run it: of 359 digits it reads 97.5 % correctly. Which share of the same
 * 359, if each of them stands one pixel further to the right?
 *
 * <p>Run it with {@code mvn -q -Dlesson=22}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 * Test accuracy: 0.975, 9 of 359 are wrong.
 * Loaded again: 0 of 3590 probabilities differ.
 * digits, split at random               9 of 359     0.975
 * clothes                              84 of 500     0.832
 * </pre>
 */
public final class ReadHandwrittenDigits {
  private static final int HIDDEN_UNITS = 64;
  private static final double LEARNING_RATE = 0.1;
  private static final double WEIGHT_DECAY = 0.003;
  private static final int EPOCHS = 40;

  /** The row where the last three of the 14 forms begin that the digits were written on. */
  private static final int LAST_FORMS = 1415;

  private ReadHandwrittenDigits() {}

  public static void main(String[] args) {
    // Learn from 1438 digits, and be judged by 359 others.
    Dataset digits = Datasets.digits();
    Split split = digits.split(0.8, 42);
    Dataset test = split.test();
    Model model = learn(split.train());
    ConfusionMatrix confusion = judge(model, test);
    print("Test accuracy: %.3f, %s are wrong.%n%n", confusion.accuracy(), wrong(confusion));
    print("%s%n%n", confusion);
    Kept.printSurestMistake(model, test);
    Kept.saveAndExport(model, test);

    // The same network and the same digits, each one pixel further right.
    Dataset moved = OtherDigits.movedRight(test, 8);
    ConfusionMatrix movedConfusion = judge(model, moved);

    // The same code, but no form has digits in both parts.
    Model byForms = learn(OtherDigits.rows(digits, 0, LAST_FORMS));
    Dataset lastForms = OtherDigits.rows(digits, LAST_FORMS, digits.rows());

    // The same code, but photographs of clothes.
    Split clothes = Datasets.fashionMnist();
    Model clothesModel = learn(clothes.train());
    ConfusionMatrix clothesConfusion = judge(clothesModel, clothes.test());

    print("judged by                                wrong  accuracy%n");
    printRow("digits, split at random", confusion);
    printRow("the same, one pixel further right", movedConfusion);
    printRow("digits of three other forms", judge(byForms, lastForms));
    printRow("clothes", clothesConfusion);
    printRecalls(confusion, clothesConfusion);

    Pictures pictures = new Pictures();
    pictures.add(wrong(confusion) + " digits", model, test, 8);
    pictures.add(wrong(movedConfusion) + ", one pixel further right", model, moved, 8);
    pictures.add(wrong(clothesConfusion) + " clothes", clothesModel, clothes.test(), 28);
    pictures.drawMistakes();
    Pictures.drawWeights((Dense) model.network().layers().get(0));
  }

  /** Trains a network with one hidden layer on images; the model scales raw pixels itself. */
  private static Model learn(Dataset images) {
    Standardizer scale = Standardizer.fit(images);
    Dataset train = scale.apply(images);
    Random random = new Random(42);
    Network network =
        new Network(
            new Dense(train.inputs().numCols, HIDDEN_UNITS, random),
            new ReLU(),
            new Dense(HIDDEN_UNITS, train.classNames().size(), random),
            new Softmax());
    SGD sgd = new SGD(network.parameters(), LEARNING_RATE);
    sgd.setWeightDecay(WEIGHT_DECAY);
    Trainer trainer = new Trainer(network, new CrossEntropy(), sgd);
    trainer.setBatchSize(32);
    trainer.setSeed(42);
    trainer.setQuiet(true);
    trainer.fit(train, EPOCHS);
    return Model.of(trainer, train, scale);
  }

  private static ConfusionMatrix judge(Model model, Dataset images) {
    Matrix pixels = images.inputs();
    Matrix probabilities = model.predict(pixels);
    return ConfusionMatrix.of(probabilities, images.targets(), images.classNames());
  }

  /** As in "9 of 359": all but the diagonal. */
  private static String wrong(ConfusionMatrix confusion) {
    int wrong = confusion.rows();
    for (int c = 0; c < confusion.classNames().size(); c++) {
      wrong -= confusion.count(c, c);
    }
    return wrong + " of " + confusion.rows();
  }

  private static void printRow(String name, ConfusionMatrix confusion) {
    print("%-34s  %10s  %8.3f%n", name, wrong(confusion), confusion.accuracy());
  }

  private static void printRecalls(ConfusionMatrix digits, ConfusionMatrix clothes) {
    print("%ndigit  recall  clothes      recall%n");
    for (int c = 0; c < 10; c++) {
      print("%5d  %6.3f  %-11s", c, digits.recall(c), clothes.classNames().get(c));
      print("  %6.3f%n", clothes.recall(c));
    }
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
