package lesson07;

import static lesson07.LogitsOrProbabilities.gradient;
import static lesson07.LogitsOrProbabilities.logarithms;
import static lesson07.LogitsOrProbabilities.loss;
import static lesson07.LogitsOrProbabilities.softmax;

import gradus.plots.LinePlot;
import java.nio.file.Path;
import java.util.Locale;

/** The logits of the three rows of lesson 7, trained with the right loss and with the wrong one. */
final class TwoTrainings {
  private static final double LEARNING_RATE = 0.5;
  private static final int STEPS = 200;

  private TwoTrainings() {}

  /** Trains the logits of the three rows, with both losses side by side. */
  static void run(double[][] probabilities, int[] classes, int wrongRow) {
    double[] steps = new double[STEPS + 1];
    double[] once = new double[STEPS + 1];
    double[] twice = new double[STEPS + 1];
    double[][] logitsOnce = logarithms(probabilities);
    double[][] logitsTwice = logarithms(probabilities);
    print("%n        softmax once       softmax twice%n");
    print("step    loss   wrong row    loss   wrong row%n");
    for (int step = 0; step <= STEPS; step++) {
      double pOnce = softmax(logitsOnce[wrongRow])[classes[wrongRow]];
      double pTwice = softmax(logitsTwice[wrongRow])[classes[wrongRow]];
      steps[step] = step;
      once[step] = descend(logitsOnce, classes, false);
      twice[step] = descend(logitsTwice, classes, true);
      if (step % 50 == 0 || step == 10 || step == 20) {
        print("%4d%8.4f%12.4f", step, once[step], pOnce);
        print("%8.4f%12.4f%n", twice[step], pTwice);
      }
    }

    LinePlot plot =
        LinePlot.of(
                "One softmax too many: the loss falls, but late, and never below 0.5514",
                "mean loss of the same three rows, one of them sure and wrong at the start")
            .axes("step", "loss")
            .line("softmax once", steps, once)
            .line("softmax twice", steps, twice)
            .level("floor: ln(e + 2) - 1 = 0.5514", 0.5514)
            .mark("one row is still sure and wrong", 50, twice[50]);
    plot.save(Path.of("target", "logits-or-probabilities.png"));
    print("%nThe two losses are in target/logits-or-probabilities.png.%n");
    plot.show();
  }

  /** One step: the logits of each row against their gradient; returns the mean loss before it. */
  private static double descend(double[][] logits, int[] classes, boolean twice) {
    double sum = 0;
    for (int row = 0; row < logits.length; row++) {
      double[] z = logits[row];
      sum += loss(z, classes[row], twice);
      double[] gradient = gradient(z, classes[row], twice);
      for (int k = 0; k < z.length; k++) {
        z[k] -= LEARNING_RATE * gradient[k];
      }
    }
    return sum / logits.length;
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
