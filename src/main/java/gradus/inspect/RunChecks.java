package gradus.inspect;

import gradus.math.Decimals;

/**
 * What the losses of a run, and the steps of each layer, say: uphill instead of downhill, too fast,
 * too slow, or in vain. See I. Goodfellow, Y. Bengio, A. Courville, "Deep Learning" (2016), section
 * 11.5.
 */
final class RunChecks {
  /** Of fewer steps nobody can expect much. */
  private static final int FEWEST_STEPS = 20;

  /** The share of steps that may go uphill; with momentum or Adam it was up to 47 %. */
  private static final double UPHILL = 0.9;

  /** How many times the first loss, or the guess, a tenth may have; in healthy runs up to 1.1. */
  private static final double RISEN = 3;

  /** The same for a single step, the last. */
  private static final double EXPLODED = 30;

  /** The largest median update of a layer, relative to its values; in healthy runs up to 0.08. */
  private static final double LARGE_UPDATE = 0.2;

  /** A layer with smaller updates needs 10,000 of them to go as far as its values are long. */
  private static final double SMALL_UPDATE = 1e-4;

  /** A loss above this part of the guess leaves much to learn. */
  private static final double MUCH_LEFT = 0.5;

  /** A loss above this part of the guess has learned next to nothing from the inputs. */
  private static final double NOTHING_LEARNED = 0.95;

  /** A loss that is still on its way falls to less than this part in three tenths of the run. */
  private static final double FALLING = 0.98;

  private final Findings findings;
  private final RunRecord run;
  private final double[] tenths;
  private final double[] updates; // the median of each layer
  private final int fastest; // the layer of the largest

  RunChecks(Findings findings, RunRecord run) {
    this.findings = findings;
    this.run = run;
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
          Findings.share(uphill, changes.length, "measured steps")
              + " went along the gradient, which is uphill; the loss went "
              + fromTo()
              + ".",
          "subtract the gradient, don't add it: value - learningRate * gradient, as"
              + " optimizer.step() does.");
    }
  }

  /** A loss that jumps away, or weights that are thrown about. */
  void addTooHigh() {
    double highest = 0;
    for (double loss : tenths) {
      highest = loss <= highest ? highest : loss; // a NaN is taken, too
    }
    double start = Math.max(run.firstLoss, run.guess);
    boolean risen = !(highest <= RISEN * start) || run.lastLoss() > EXPLODED * start;
    String advice = "a tenth of the learning rate, or ClipByNorm(parameters, 1).";
    if (risen) {
      String evidence = "The loss went " + fromTo() + ", by way of " + Decimals.of(highest, 3);
      findings.error("learning rate too high", evidence + ".", advice);
    } else if (updates.length > 0 && updates[fastest] > LARGE_UPDATE) {
      String evidence = "The loss went " + fromTo() + "." + fastestUpdate();
      findings.warning("learning rate too high", evidence, advice);
    }
  }

  /** A loss that could still fall: too slow, or in vain. */
  void addTooSlow() {
    if (run.steps() < FEWEST_STEPS || updates.length == 0) {
      return;
    }
    double end = tenths[tenths.length - 1];
    boolean inVain = end > NOTHING_LEARNED * run.guess;
    boolean slow = updates[fastest] < SMALL_UPDATE && end > MUCH_LEFT * run.guess;
    if (slow || (inVain && isFalling())) {
      findings.warning(
          "learning rate too low",
          "The loss went " + fromTo() + " in " + run.steps() + " steps." + fastestUpdate(),
          "ten times the learning rate, or more epochs.");
    } else if (inVain) {
      findings.error(
          "no better than guessing",
          "The loss went "
              + fromTo()
              + "; giving every row the same answer, whatever its inputs are, costs "
              + Decimals.of(run.guess, 3)
              + ".",
          "are the rows of inputs and targets still in the same order? Shuffle both alike, as"
              + " Batches does. If they are: more units, another learning rate, more epochs.");
    }
  }

  /** Compares the last three tenths of the run with the three before. */
  private boolean isFalling() {
    if (tenths.length < 6) {
      return false;
    }
    double earlier = 0;
    double later = 0;
    for (int i = 1; i <= 3; i++) {
      earlier += tenths[tenths.length - 3 - i];
      later += tenths[tenths.length - i];
    }
    return later < FALLING * earlier;
  }

  /** A layer that the optimizer doesn't know. */
  void addStill() {
    for (int i = 0; i < run.monitor.layers().size(); i++) {
      double[] ratios = run.monitor.updateRatios(i);
      double norm = RunRecord.median(run.monitor.gradientNorms(i));
      if (norm > 0 && sum(ratios) == 0 && sum(updates) > 0) {
        findings.warning(
            "layer stands still",
            "The values of %s didn't change in any of %d measured steps, though its gradient has a"
                    .formatted(run.monitor.layers().get(i), ratios.length)
                + " median norm of "
                + Decimals.of(norm, 3)
                + ".",
            "does the optimizer know the layer? It is made with network.parameters().");
        return;
      }
    }
  }

  private static double sum(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum;
  }

  private String fastestUpdate() {
    return " A median step changes "
        + run.monitor.layers().get(fastest)
        + " by "
        + Decimals.compact(100 * updates[fastest])
        + " % of its values; 0.1 % is good.";
  }

  private String fromTo() {
    String end = Decimals.of(tenths[tenths.length - 1], 3);
    return "from " + Decimals.of(run.firstLoss, 3) + " to " + end;
  }
}
