package gradus.layers;

import static org.ejml.dense.row.CommonOps_DDRM.elementMult;
import static org.ejml.dense.row.CommonOps_DDRM.fill;

import gradus.math.Matrix;
import gradus.math.Seeds;
import gradus.math.Shapes;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;

/**
 * Sets a random share of its inputs to 0 while training, so that no unit can rely on another one.
 *
 * <pre>
 *   Y = X ⊙ M          dX = dY ⊙ M          entry by entry; X, M and Y are n×d
 *   in training    each m is 0 with the probability rate, and 1 / (1 − rate) otherwise
 *   in inference   each m is 1
 * </pre>
 *
 * <p>The mean of m is 1, so that the next layer gets inputs of the same size on average in both
 * modes ("inverted" dropout). A layer starts in inference mode; in a loop of your own, call {@code
 * network.setTraining(true)}.
 *
 * <p><b>Repeatable.</b> The mask M depends on the seed and the {@link #step} only, so two layers
 * need two seeds. The step ends with {@code backward}: until then every {@code forward} in training
 * has the same mask, and a step that is given up leaves no trace.
 *
 * <p>Source: N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever, R. Salakhutdinov, "Dropout: a
 * simple way to prevent neural networks from overfitting" (2014).
 */
public final class Dropout implements Layer {
  /** The share that is dropped in training. */
  public final double rate;

  /** What the masks depend on, together with the {@link #step}. */
  public final long seed;

  private final Matrix step = new Matrix(1, 1); // how many training steps are done
  private boolean training = false;

  private final Matrix mask = new Matrix(0, 0);
  private final Matrix output = new Matrix(0, 0);
  private final Matrix inputGradient = new Matrix(0, 0);

  /**
   * Drops with this probability, as the seed decides.
   *
   * @throws IllegalArgumentException if the rate isn't at least 0 and below 1
   */
  public Dropout(double rate, long seed) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          "Dropout got a rate of "
              + rate
              + ", but expects the share to drop: at least 0 and below 1, such as 0.5.");
    }
    this.rate = rate;
    this.seed = seed;
  }

  /** Drops with this probability, with a seed drawn here and now. */
  public Dropout(double rate, Random random) {
    this(rate, drawSeed(random));
  }

  private static long drawSeed(Random random) {
    if (random == null) {
      throw new IllegalArgumentException(
          "Dropout got no random generator: pass one with a seed of your own, such as new"
              + " Random(42), so that the run can be repeated.");
    }
    return random.nextLong();
  }

  @Override
  public Matrix forward(DMatrixRMaj input) {
    Shapes.requireNotEmpty(this, input);
    mask.reshape(input.numRows, input.numCols);
    if (training) {
      drawMask();
    } else {
      fill(mask, 1);
    }
    // Y = X ⊙ M
    elementMult(input, mask, output);
    return output;
  }

  private void drawMask() {
    double kept = 1 / (1 - rate);
    // Below 0, where a Trainer with the same seed draws nothing: it shuffles at positions 1, 2, …
    long position = -1 - step();
    for (int i = 0; i < mask.getNumElements(); i++) {
      mask.data[i] = Seeds.uniform(seed, position, i) < rate ? 0 : kept;
    }
  }

  @Override
  public Matrix backward(DMatrixRMaj outputGradient) {
    Shapes.requireOutputGradient(this, outputGradient, output);
    // dX = dY ⊙ M
    elementMult(outputGradient, mask, inputGradient);
    if (training) {
      step.data[0]++;
    }
    return inputGradient;
  }

  @Override
  public void setTraining(boolean training) {
    this.training = training;
  }

  @Override
  public boolean isTraining() {
    return training;
  }

  /** The {@link #step}: so a snapshot draws the same masks again. */
  @Override
  public Map<String, Matrix> state() {
    return Map.of("step", step);
  }

  @Override
  public boolean predictsByState() {
    return false;
  }

  @Override
  public void requireSoundState() {
    double steps = step.data[0];
    if (!(steps >= 0 && steps == Math.rint(steps))) {
      throw new IllegalArgumentException(
          "%s got step %s, but expects a whole number from 0.".formatted(this, steps));
    }
  }

  @Override
  public Map<String, Object> settings() {
    return new TreeMap<>(Map.of("rate", rate, "seed", seed));
  }

  /** How many training steps are done: the position of the next mask in the sequence. */
  public long step() {
    return (long) step.data[0];
  }

  /**
   * Goes on as after this many steps, to resume training or to repeat a mask.
   *
   * @throws IllegalArgumentException if it is below 0
   */
  public void setStep(long step) {
    if (step < 0) {
      throw new IllegalArgumentException("Dropout got step " + step + ", but steps start at 0.");
    }
    this.step.data[0] = step;
  }

  @Override
  public String toString() {
    return "Dropout(" + rate + ")";
  }
}
