package lesson17;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.Layer;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.math.Decimals;
import gradus.math.Matrix;
import gradus.math.TextTable;
import gradus.plots.LinePlot;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Lesson 17: five trainings on wine, each with one fault, and a healthy one beside them.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>that no fault here stops the program: each only shows in the figures;
 *   <li>which symptom belongs to which fault;
 *   <li>that the doctor finds all five.
 * </ul>
 *
 * <p>Predict before you run it: one of the faults leaves an accuracy of 99 %. Which?
 *
 * <p>Run it with {@code mvn -q -Dlesson=17}, or with the green arrow of your IDE, and name the
 * faults before you read the code below. Among other lines it prints
 *
 * <pre>
 * healthy         1.4224         0.4370           0.0135     1.000   50 %
 * B               1.6672         1.2025           0.8822     0.579   52 %
 * C               1.0988         0.9563           0.5699     0.994   50 %
 * </pre>
 */
public final class DiagnoseFiveBugs {
  private static final double RATE = 0.1;

  /** Higher losses leave the picture: E goes up to 1e36. */
  private static final double HIGHEST_DRAWN = 300;

  private DiagnoseFiveBugs() {}

  public static void main(String[] args) {
    Dataset wine = Datasets.wine();
    Dataset scaled = Standardizer.fit(wine).apply(wine);
    Run healthy = Run.train("healthy", network(), scaled, RATE);

    // A: the wines as they were measured.
    Run a = Run.train("A", network(), wine, RATE);

    // B: the inputs of one wine, the cultivar of another.
    Matrix ofOthers = scaled.shuffled(1).targets();
    Dataset mixed =
        new Dataset(scaled.inputs(), ofOthers, scaled.featureNames(), scaled.classNames(), "mixed");
    Run b = Run.train("B", network(), mixed, RATE);

    // C: the network ends in a softmax, and the loss applies another.
    List<Layer> layers = network().layers();
    Network twice = new Network(layers.get(0), layers.get(1), layers.get(2), new Softmax());
    Run c = Run.train("C", twice, scaled, RATE);

    // D: the hidden units start far below 0, where ReLU turns them into 0.
    Network sunken = network();
    ((Dense) sunken.layers().get(0)).biases.value.fill(-20);
    Run d = Run.train("D", sunken, scaled, RATE);

    // E: minus times minus, so the gradient is added.
    Run e = Run.train("E", network(), scaled, -RATE);

    List<Run> runs = List.of(healthy, a, b, c, d, e);
    if (args.length > 0) { // -Dargs=answers, or a program argument in the IDE
      for (Run run : runs) {
        System.out.println("---- " + run.name + " ----\n" + run.diagnosis + "\n");
      }
      return;
    }
    printSymptoms(runs);
    draw(runs);
    System.out.println("Name the five faults. What the doctor finds:");
    System.out.println("mvn -q -Dlesson=17 -Dargs=answers");
  }

  /** 13-16-3, without a softmax at its end, and with the same first weights each time. */
  private static Network network() {
    Random random = new Random(1);
    return new Network(new Dense(13, 16, random), new ReLU(), new Dense(16, 3, random));
  }

  private static void printSymptoms(List<Run> runs) {
    TextTable table = new TextTable("lrrrrr");
    table.add("", "loss at first", "after 1 epoch", "after 30 epochs", "accuracy", "zeros");
    for (Run run : runs) {
      table.add(
          run.name,
          Decimals.of(run.losses[0], 1),
          Decimals.of(run.losses[1], 1),
          Decimals.of(run.losses[Run.EPOCHS], 1),
          text("%.3f", run.accuracy),
          text("%.0f %%", 100 * run.zeros));
    }
    System.out.println(table);
  }

  private static void draw(List<Run> runs) {
    LinePlot plot =
        LinePlot.of(
            "Five faults, and none stops the program: only the healthy loss goes to 0",
            "A and D end with the same answer for every wine; E leaves the picture, on to 1e36");
    plot.axes("epoch", "training loss").logY();
    plot.level("guessing evenly: ln 3", StrictMath.log(3));
    double[] epochs = new double[Run.EPOCHS + 1];
    for (int epoch = 0; epoch <= Run.EPOCHS; epoch++) {
      epochs[epoch] = epoch;
    }
    for (int i = 0; i < runs.size(); i++) {
      double[] losses = runs.get(i).losses.clone();
      for (int epoch = 0; epoch <= Run.EPOCHS; epoch++) {
        losses[epoch] = losses[epoch] > HIGHEST_DRAWN ? Double.NaN : losses[epoch];
      }
      plot.line(runs.get(i).name, epochs, losses);
    }
    plot.save(Path.of("target", "five-bugs.png"));
    System.out.println("\nThe six curves are in target/five-bugs.png.");
    plot.show();
  }

  private static String text(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }
}
