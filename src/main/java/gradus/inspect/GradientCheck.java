package gradus.inspect;

import gradus.Network;
import gradus.layers.Activation;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.layers.StateCopy;
import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.math.Shapes;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/**
 * Compares the gradients that {@code backward} computes with finite differences.
 *
 * <p>Every number that the loss depends on, each input and each entry of each parameter, is moved a
 * little up and a little down, and the loss is computed again. The numeric gradient is the central
 * difference, whose error shrinks with h²:
 *
 * <pre>
 *   dL/dx ≈ (L(x + h) − L(x − h)) / (2h)          h = 1e-5 · max(1, |x|)
 *   relative error = ‖analytic − numeric‖ / max(‖analytic‖, ‖numeric‖), over all entries
 * </pre>
 *
 * <p>A right {@code backward} has an error of about 1e-10, a wrong one usually above 1e-3. Where
 * the step crosses a kink of an activation (ReLU at 0), the difference says nothing, and where the
 * derivative has a corner (softsign at 0), too little; such entries are left out and counted, also
 * if the activation is inside another layer.
 *
 * <p>Inputs that are symbols, as those of {@code Embedding}, can't be moved a little: then only the
 * parameters are compared.
 *
 * <p>For a layer by itself, the loss is a sum of its outputs with random weights.
 *
 * <p>Layers are checked in the mode they are in: to check {@code BatchNorm} and {@code Dropout} as
 * they train, call {@code setTraining(true)} first. What layers, and the layers inside them,
 * remember is put back before each pass, so dropout masks are held still, and running statistics
 * are as before. Give BatchNorm five rows or more: where all numbers of a column are close
 * together, it is too curved for the numeric gradient.
 */
public final class GradientCheck {
  private static final double RELATIVE_STEP = 1e-5;

  /** A difference of backward and numeric gradient, relatively, that is worth a second look. */
  private static final double SUSPICIOUS = 1e-6;

  /** How far the slopes on the left and on the right differ at a kink, relatively, at least. */
  private static final double JUMP = 1e-3;

  /** ‖analytic − numeric‖ / max(‖analytic‖, ‖numeric‖) over all entries that were compared. */
  public final double relativeError;

  /** How many entries were compared. */
  public final int compared;

  /** How many were left out because of a kink or a corner there. */
  public final int kinks;

  private final String worst;

  private GradientCheck(double relativeError, int compared, int kinks, String worst) {
    this.relativeError = relativeError;
    this.compared = compared;
    this.kinks = kinks;
    this.worst = worst;
  }

  /**
   * Checks a network together with a loss: every parameter, and the inputs.
   *
   * @throws IllegalArgumentException if a layer draws random numbers whose position it doesn't name
   */
  public static GradientCheck of(
      Network network, Loss loss, DMatrixRMaj inputs, DMatrixRMaj targets) {
    return new Run(network.layers(), loss, inputs, targets).check();
  }

  /** Checks a single layer, whatever it is meant for: its parameters, and its input. */
  public static GradientCheck of(Layer layer, DMatrixRMaj input) {
    StateCopy memory = StateCopy.ofLayers(List.of(layer));
    Matrix output = layer.forward(input);
    memory.restore();
    Matrix outputWeights = new Matrix(output.numRows, output.numCols);
    Random random = new Random(1);
    for (int i = 0; i < outputWeights.getNumElements(); i++) {
      outputWeights.data[i] = random.nextGaussian();
    }
    return new Run(List.of(layer), new WeightedSum(), input, outputWeights).check();
  }

  /** Checks a loss: its gradient with respect to the output. */
  public static GradientCheck of(Loss loss, DMatrixRMaj output, DMatrixRMaj targets) {
    return new Run(List.of(), loss, output, targets).check();
  }

  /**
   * Does nothing if the relative error is at most {@code tolerance}; 1e-8 is a good one.
   *
   * @throws AssertionError otherwise, with the story of the worst entry
   */
  public void requireBelow(double tolerance) {
    if (compared == 0 || !(relativeError <= tolerance)) {
      throw new AssertionError(
          String.format(
              Locale.ROOT,
              "The gradient check failed: relative error %.2e, but at most %.0e is expected (%d"
                  + " entries compared, %d left out at kinks). %s",
              relativeError,
              tolerance,
              compared,
              kinks,
              worst));
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "relative error %.2e over %d entries (%d left out at kinks). %s",
        relativeError,
        compared,
        kinks,
        worst);
  }

  /** The loss of a layer by itself: Σ weight · output. */
  private static final class WeightedSum implements Loss {
    @Override
    public double value(DMatrixRMaj output, DMatrixRMaj targets) {
      double sum = 0;
      for (int i = 0; i < output.getNumElements(); i++) {
        sum += targets.data[i] * output.data[i];
      }
      return sum;
    }

    @Override
    public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
      return new Matrix(targets);
    }
  }

  /** One check under way. */
  private static final class Run {
    private final List<Layer> layers;
    private final StateCopy memory;
    private final Loss loss;
    private final Matrix inputs;
    private final DMatrixRMaj targets;

    private DMatrixRMaj output; // of the last pass
    private double lossValue; // where nothing is moved
    private double squaredDifference = 0;
    private double squaredAnalytic = 0;
    private double squaredNumeric = 0;
    private int compared = 0;
    private int kinks = 0;
    private double worstDifference = -1;
    private long sides; // hash of the side of 0 on which each input of a kinked activation lies
    private long sidesBefore; // that of the pass before
    private String worst = "Nothing was compared.";

    Run(List<Layer> layers, Loss loss, DMatrixRMaj inputs, DMatrixRMaj targets) {
      this.layers = layers;
      this.memory = StateCopy.ofLayers(layers);
      this.loss = loss;
      this.inputs = new Matrix(inputs);
      this.targets = targets;
    }

    GradientCheck check() {
      try {
        return compareAll();
      } finally {
        memory.restore();
      }
    }

    private GradientCheck compareAll() {
      lossValue = loss();
      DMatrixRMaj gradient = loss.gradient(output, targets);
      for (int i = layers.size() - 1; i >= 0; i--) {
        gradient = layers.get(i).backward(gradient);
      }
      memory.restore(); // what follows has the same dropout masks
      requireSameLoss();
      // Copied: it is valid until the next call. Below, no backward overwrites the parameters'.
      Matrix inputGradient = new Matrix(gradient);
      for (int i = 0; i < layers.size(); i++) {
        for (Layer layer : layers.get(i).tree()) {
          String place = layer == layers.get(i) ? "" : "inside ";
          for (Parameter parameter : layer.parameters()) {
            String what = "%s of %slayer %d, %s".formatted(parameter.name, place, i, layer);
            compare(what, parameter.value, parameter.gradient);
          }
        }
      }
      if (layers.isEmpty() || !layers.get(0).takesSymbols()) {
        compare(layers.isEmpty() ? "output given to " + loss : "inputs", inputs, inputGradient);
      }
      double norm = Math.sqrt(Math.max(squaredAnalytic, squaredNumeric));
      double error = norm == 0 ? 0 : Math.sqrt(squaredDifference) / norm;
      return new GradientCheck(error, compared, kinks, worst);
    }

    /** Refuses layers that draw other random numbers in each pass. */
    private void requireSameLoss() {
      double again = loss();
      memory.restore();
      if (Double.compare(again, lossValue) != 0) {
        throw new IllegalArgumentException(
            ("GradientCheck got a loss of %s in a first pass and %s in a second, from the"
                    + " same inputs: a layer draws random numbers in each pass. Let it name their"
                    + " position in state(), and the layers inside it in children(); or"
                    + " switch it to"
                    + " inference with setTraining(false).")
                .formatted(lossValue, again));
      }
    }

    private void compare(String what, Matrix values, Matrix analytic) {
      for (int i = 0; i < values.getNumElements(); i++) {
        CentralDifference difference = CentralDifference.of(this::loss, values, i, RELATIVE_STEP);
        if (sides != sidesBefore || isAtKink(values, i, analytic.data[i], difference)) {
          kinks++;
        } else {
          add(what, values, i, analytic.data[i], difference.derivative());
        }
      }
    }

    /**
     * Whether a tenth of the step shows a kink where nobody named one, such as that of a ReLU
     * inside another layer. With h, the difference of the slopes on both sides of a smooth loss
     * shrinks to a tenth, and the error of the central difference to a hundredth; that of a
     * derivative with a corner, as softsign has at 0, to a tenth. A wrong gradient stays wrong.
     */
    private boolean isAtKink(Matrix values, int i, double analytic, CentralDifference large) {
      double scale = Math.max(Math.abs(analytic), Math.abs(large.derivative()));
      double error = Math.abs(analytic - large.derivative());
      if (!(error > SUSPICIOUS * scale && Double.isFinite(error))) {
        return false;
      }
      CentralDifference small = CentralDifference.of(this::loss, values, i, RELATIVE_STEP / 10);
      double shrunkError = Math.abs(analytic - small.derivative()) / error;
      double shrunkJump = jump(small) / jump(large);
      boolean jumps = jump(large) > JUMP * scale && (shrunkJump > 0.2 || shrunkJump < 0.05);
      boolean hasCorner = shrunkError > 0.05 && shrunkError < 0.2;
      return jumps || hasCorner;
    }

    /** How much the slopes on the right and on the left differ. */
    private double jump(CentralDifference difference) {
      double right = difference.above() - lossValue;
      double left = lossValue - difference.below();
      return Math.abs(right - left) / difference.h();
    }

    private double loss() {
      sidesBefore = sides;
      output = forward();
      return loss.value(output, targets);
    }

    private void add(String what, Matrix values, int i, double analytic, double numeric) {
      double difference = Math.abs(analytic - numeric);
      squaredDifference += difference * difference;
      squaredAnalytic += analytic * analytic;
      squaredNumeric += numeric * numeric;
      compared++;
      if (difference > worstDifference || Double.isNaN(difference)) {
        worstDifference = difference;
        worst =
            String.format(
                Locale.ROOT,
                "Worst: %s (%s), row %d, column %d: backward says %.10g, the finite difference says %.10g.",
                what,
                Shapes.of(values),
                i / values.numCols,
                i % values.numCols,
                analytic,
                numeric);
      }
    }

    private DMatrixRMaj forward() {
      DMatrixRMaj output = inputs;
      sides = 1;
      for (int i = 0; i < layers.size(); i++) {
        if (layers.get(i) instanceof Activation activation && activation.hasKinkAtZero()) {
          noteSides(output);
        }
        output = layers.get(i).forward(output);
      }
      return output;
    }

    private void noteSides(DMatrixRMaj activationInput) {
      for (int i = 0; i < activationInput.getNumElements(); i++) {
        sides = 31 * sides + (activationInput.data[i] > 0 ? 1 : 2);
      }
    }
  }
}
