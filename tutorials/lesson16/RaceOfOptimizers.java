package lesson16;

import gradus.plots.LinePlot;
import gradus.plots.Panels;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lesson 16: four optimizers train the same network, each at seven learning rates.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>that momentum, Adam and a schedule change how far a step goes, and not where the gradient
 *       points;
 *   <li>that a rate that is right for one of them is wrong for another;
 *   <li>that a comparison is fair only if each has a rate of its own.
 * </ul>
 *
 * <p>Predict before you run it: at its own best rate, how many steps does each of them need until
 * the validation loss is 0.3 for the first time?
 *
 * <p>Run it with {@code mvn -q -Dlesson=16}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 *  0.010         -       115        50         -
 *  0.300        40     worse     worse        40
 * </pre>
 */
public final class RaceOfOptimizers {
  private static final double[] RATES = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1};
  private static final List<String> NAMES = List.of("SGD", "momentum", "Adam", "cosine");
  private static final int EPOCHS = 12;
  private static final int STEPS = EPOCHS * 34; // 1078 digits in batches of 32
  private static final double GOAL = 0.3;

  private RaceOfOptimizers() {}

  public static void main(String[] args) {
    print("Steps until the validation loss is %.1f%n", GOAL);
    print("(-: not in %d steps; worse: ended above ln 10, the loss of guessing)%n%n", STEPS);
    print("  rate       SGD  momentum      Adam    cosine%n");
    Map<String, Race> best = new LinkedHashMap<>();
    for (double rate : RATES) {
      print("%6.3f", rate);
      for (String name : NAMES) {
        Race race = Race.run(name, rate, EPOCHS);
        String steps = race.stepsTo(GOAL) < 0 ? "-" : String.valueOf(race.stepsTo(GOAL));
        print("%10s", race.lastLoss() > StrictMath.log(10) ? "worse" : steps);
        Race before = best.get(name);
        if (before == null || race.lastLoss() < before.lastLoss()) {
          best.put(name, race);
        }
      }
      print("%n");
    }
    print("%nEach at the rate that ends with the lowest validation loss%n%n");
    print("             rate  steps to %.1f  validation loss  test accuracy%n", GOAL);
    for (String name : NAMES) {
      Race race = best.get(name);
      print("%-9s%8.3f%14d", name, race.rate, race.stepsTo(GOAL));
      print("%17.4f%15.3f%n", race.lastLoss(), race.testAccuracy());
    }
    draw(best);
  }

  private static void draw(Map<String, Race> best) {
    LinePlot common = LinePlot.of("", "").axes("step", "validation loss").logY();
    LinePlot own = LinePlot.of("", "").axes("step", "validation loss").logY();
    for (String name : NAMES) {
      Race race = Race.run(name, 0.01, EPOCHS);
      common.line(name, race.steps(), race.losses());
      own.line(name, best.get(name).steps(), best.get(name).losses());
    }
    Panels picture =
        Panels.of("At one rate for all, Adam wins; each at its own best rate, it comes last", "", 2)
            .add("all at the rate 0.01", common)
            .add("each at its own best rate", own);
    picture.size(1920, 840).save(Path.of("target", "race.png"));
    print("%nThe curves are in target/race.png.%n");
    picture.show();
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
