package gradus.inspect;

import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.math.Decimals;
import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * What the losses of a run, and the steps of each layer, say: uphill instead of downhill, too fast,
 * too slow, or in vain. See I. Goodfellow, Y. Bengio, A. Courville, "Deep Learning" (2016), section
 * 11.5.
 */
final class RunChecks {
  /** Of fewer steps nobody can expect much. */
  private static final int FEWEST_STEPS = 20;

  /** After fewer steps without any change one cannot speak of learning. */
  private static final int FEWEST_IN_VAIN = 5;

  /** The share of steps that may go uphill; with momentum or Adam it was up to 47 %. */
  private static final double UPHILL = 0.9;

  /** How many times the first loss, or the guess, a tenth may have; in healthy runs up to 1.1. */
  private static final double RISEN = 3;

  /** The same for a single step, the last. */
  private static final double EXPLODED = 30;

  /** The largest median update of a layer, relative to its values; in healthy runs up to 0.21. */
  private static final double LARGE_UPDATE = 0.25;

  /** A layer with smaller updates needs 10,000 of them to go as far as its values are long. */
  private static final double SMALL_UPDATE = 1e-4;

  /** The same for a loss that falls in every tenth of the run, and so could fall faster. */
  private static final double SMALL_STEADY_UPDATE = 1e-3;

  /** A loss levels out if its last fall is below this part of the first. */
  private static final double LEVELED = 0.3;

  /** A loss above this part of the guess leaves much to learn. */
  private static final double MUCH_LEFT = 0.5;

  /** A loss above this part of the guess has learned next to nothing from the inputs. */
  private static final double NOTHING_LEARNED = 0.95;

  /** A loss that is still on its way falls to less than this part in three tenths of the run. */
  private static final double FALLING = 0.98;

  /** A loss that is going to fall by less than this part of it has leveled out. */
  private static final double LITTLE_LEFT = 0.05;

  /** The part of its first norm that a weight matrix keeps under any sensible penalty. */
  private static final double SHRUNK = 0.05;

  /** A smaller gradient is rounding, as that of biases before BatchNorm. */
  private static final double NO_GRADIENT = 1e-9;

  private final Findings findings;
  private final RunRecord run;
  private final double[] tenths;
  private final double[] updates; // the median of each layer
  private final int fastest; // the layer of the largest
  private final double finalLoss; // of the sample, after the last update; NaN if there is none

  RunChecks(Findings findings, RunRecord run, double finalLoss) {
    this.findings = findings;
    this.run = run;
    this.finalLoss = finalLoss;
    this.tenths = run.tenths();
    this.updates = run.updateRatios();
    int largest = 0;
    for (int i = 1; i < updates.length; i++) {
      largest = updates[i] > updates[largest] ? i : largest;
    }
    this.fastest = largest;
  }

  /** Steps that go along the gradient, not against it. */
  void addAscent() {
    double[] changes = run.monitor.predictedChanges();
    int uphill = 0;
    for (double change : changes) {
      uphill += change > 0 ? 1 : 0;
    }
    if (uphill > 0 && uphill >= UPHILL * changes.length) {
      findings.error(
          "gradient ascent",
          "%s went along the gradient, which is uphill; the loss went %s."
              .formatted(Findings.share(uphill, changes.length, "measured steps"), fromTo()),
          "subtract the gradient, don't add it: value - learningRate * gradient, as"
              + " optimizer.step() does.");
    }
  }

  /** A loss that jumps away, perhaps in the last step, or weights that are thrown about. */
  void addTooHigh() {
    double highest = 0;
    for (double loss : tenths) {
      highest = loss <= highest ? highest : loss; // a NaN is taken, too
    }
    double start = Math.max(run.firstLoss, run.guess);
    String advice = "a tenth of the learning rate, or ClipByNorm(parameters, 1).";
    if (!(highest <= RISEN * start) || run.lastLoss() > EXPLODED * start) {
      String evidence = "The loss went " + fromTo() + ", by way of " + Decimals.of(highest, 3);
      findings.error("learning rate too high", evidence + ".", advice);
    } else if (!(finalLoss <= EXPLODED * start)) {
      findings.error(
          "learning rate too high",
          "The loss was %s before the first step, and after step %d, the last, it is %s."
              .formatted(Decimals.of(run.firstLoss, 3), run.steps(), Decimals.of(finalLoss, 3)),
          advice);
    } else if (updates.length > 0 && updates[fastest] > LARGE_UPDATE) {
      String evidence = "The loss went " + fromTo() + "." + fastestUpdate();
      findings.warning("learning rate too high", evidence, advice);
    }
  }

  /** Weights that are pulled to 0, whatever the data says. */
  void addShrunk() {
    List<Parameter> parameters = run.network.parameters();
    int shrunk = 0;
    int weights = 0;
    int example = -1;
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).value.numRows > 1 && run.firstNorm(i) > 0) { // biases have one row
        weights++;
        if (norm(parameters.get(i).value) < SHRUNK * run.firstNorm(i)) {
          shrunk++;
          example = example < 0 ? i : example;
        }
      }
    }
    if (shrunk > 0 && 2 * shrunk >= weights) {
      findings.error(
          "penalty too strong",
          ("The %s had the norm %s before the first step, and now have %s: something pulls"
                  + " them to 0, whatever the data says.")
              .formatted(
                  nameOf(example),
                  Decimals.of(run.firstNorm(example), 3),
                  Decimals.of(norm(parameters.get(example).value), 3)),
          "a weaker penalty or weight decay, such as L2Penalty(parameters, 1e-4), or none.");
    }
  }

  /** A loss that could still fall: too slow, or in vain. */
  void addTooSlow() {
    if (run.steps() < FEWEST_STEPS || updates.length == 0) {
      return;
    }
    double end = tenths[tenths.length - 1];
    boolean inVain = end > NOTHING_LEARNED * run.guess;
    double small = fallsSteadily() ? SMALL_STEADY_UPDATE : SMALL_UPDATE;
    boolean slow = updates[fastest] < small && end > MUCH_LEFT * run.guess;
    if (slow || (inVain && isFalling())) {
      findings.warning(
          "learning rate too low",
          "The loss went %s in %d steps.%s".formatted(fromTo(), run.steps(), fastestUpdate()),
          "ten times the learning rate, or more epochs.");
    } else if (inVain) {
      findings.error(
          "no better than guessing",
          "The loss went %s; giving every row the same answer, whatever its inputs are, costs %s."
              .formatted(fromTo(), Decimals.of(run.guess, 3)),
          "are the rows of inputs and targets still in the same order? Shuffle both alike, as"
              + " Batches does. If they are: more units, another learning rate, more epochs.");
    }
  }

  /** Whether next to nothing was learned, and the loss doesn't fall anymore. */
  boolean isInVain() {
    return tenths[tenths.length - 1] > NOTHING_LEARNED * run.guess && !isFalling();
  }

  /** Whether the loss falls in every tenth of the run, as with a full batch, and goes on so. */
  private boolean fallsSteadily() {
    if (tenths.length < 6) {
      return false;
    }
    for (int i = 1; i < tenths.length; i++) {
      if (!(tenths[i] < tenths[i - 1])) {
        return false;
      }
    }
    double first = tenths[0] - tenths[1];
    double last = tenths[tenths.length - 2] - tenths[tenths.length - 1];
    return last > LEVELED * first;
  }

  /**
   * Whether the loss falls steadily, or was lower in the last three tenths than in those before.
   */
  boolean isFalling() {
    if (tenths.length < 6) {
      return false;
    }
    double earlier = 0;
    double later = 0;
    for (int i = 1; i <= 3; i++) {
      earlier += tenths[tenths.length - 3 - i];
      later += tenths[tenths.length - i];
    }
    return fallsSteadily() || later < FALLING * earlier;
  }

  /**
   * Whether the loss falls less and less, so that hardly anything is left: if each fall of three
   * tenths of the run were followed by one that is smaller by the same factor q, they would add up
   * to {@code fall·(q + q² + …) = fall·q / (1 − q)}.
   */
  boolean isLevelingOut() {
    if (tenths.length < 10) {
      return false;
    }
    double end = meanOfThree(7);
    double fallBefore = meanOfThree(1) - meanOfThree(4);
    double fall = meanOfThree(4) - end;
    double q = fall / fallBefore;
    return fallBefore > 0 && fall >= 0 && q < 1 && fall * q / (1 - q) < LITTLE_LEFT * end;
  }

  private double meanOfThree(int first) {
    return (tenths[first] + tenths[first + 1] + tenths[first + 2]) / 3;
  }

  /** Parameters that are the same as before the run, though they have a gradient. */
  void addStill(Examination examination) {
    examination.backward();
    List<String> layers = new ArrayList<>();
    List<String> parameters = new ArrayList<>();
    int first = 0; // the place of the layer's first parameter
    boolean anyMoved = false;
    for (Layer layer : run.network.allLayers()) {
      List<Parameter> ofLayer = layer.parameters();
      String name = LayerMonitor.name(run.network, layer);
      List<String> still = still(ofLayer, first, name);
      boolean moved = false;
      for (int j = 0; j < ofLayer.size(); j++) {
        moved |= !run.isUnchanged(first + j);
      }
      if (moved) {
        parameters.addAll(still);
      } else if (!still.isEmpty()) {
        layers.add(name);
      }
      anyMoved |= moved;
      first += ofLayer.size();
    }
    addStill(anyMoved, layers, parameters);
  }

  /** The names of a layer's parameters that should have changed. */
  private List<String> still(List<Parameter> parameters, int first, String layer) {
    List<String> still = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      if (run.isUnchanged(first + i) && norm(parameters.get(i).gradient) > NO_GRADIENT) {
        still.add(parameters.get(i).name + " of " + layer);
      }
    }
    return still;
  }

  private void addStill(boolean anyMoved, List<String> layers, List<String> parameters) {
    String steps = run.steps() == 1 ? "1 step" : run.steps() + " steps";
    String evidence = "The %s didn't change in %s, though %s gradient isn't 0.";
    if (!anyMoved && !layers.isEmpty() && run.steps() >= FEWEST_IN_VAIN) {
      findings.error(
          "nothing is learned",
          "No value of the network changed in %s, though the gradient isn't 0.".formatted(steps),
          "call optimizer.step() after backward, with a learning rate above 0; and make"
              + " the optimizer with network.parameters() of this network.");
    } else if (anyMoved && !layers.isEmpty()) {
      findings.warning(
          "layer stands still",
          evidence.formatted("values of " + layers.get(0), steps, "its"),
          "does the optimizer know the layer? It is made with network.parameters().");
    } else if (!parameters.isEmpty()) {
      findings.warning(
          "parameters stand still",
          evidence.formatted(parameters.get(0), steps, "their"),
          "does the optimizer know them? It is made with network.parameters(), which lists"
              + " weights and biases of every layer.");
    }
  }

  /** As in {@code biases of layer 0, Dense(4, 16)}. */
  private String nameOf(int parameter) {
    Parameter wanted = run.network.parameters().get(parameter);
    for (Layer layer : run.network.allLayers()) {
      if (layer.parameters().contains(wanted)) {
        return wanted.name + " of " + LayerMonitor.name(run.network, layer);
      }
    }
    return wanted.name;
  }

  private static double norm(Matrix matrix) {
    return Math.sqrt(Rows.dot(matrix, matrix));
  }

  private String fastestUpdate() {
    return " A median step changes %s by %s %% of its values; 0.1 %% is good."
        .formatted(run.monitor.layers().get(fastest), Decimals.compact(100 * updates[fastest]));
  }

  private String fromTo() {
    String end = Decimals.of(tenths[tenths.length - 1], 3);
    int steps = run.stepsOfLastTenth();
    String from = "from %s to %s".formatted(Decimals.of(run.firstLoss, 3), end);
    return steps == 1 ? from : from + " (mean of the last " + steps + " steps)";
  }
}
