package gradus.divergence;

import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.layers.StateCopy;
import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.optimizers.GradientChange;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Finds where the first number that isn't finite came from, by running the step again and looking
 * at every result. The first that isn't finite, though all that it was made of was, is the one.
 *
 * <p>It is the same step again: {@link StateCopy} gives each dropout its mask back, and a step that
 * is given up has changed no parameter. Each method {@code in…} looks at one part of the step, and
 * returns null if nothing is wrong there.
 */
final class FirstBadNumber {
  private static final String NOT_REPEATABLE = null;

  private static final int NO_LAYER = -1;
  private static final int NO_ROW = -1;

  private final TrainingState training;
  private final Loss loss;
  private final List<Layer> layers;
  private final StateCopy memory;
  private final DMatrixRMaj targets;
  private final DMatrixRMaj[] layerInputs; // of each layer, and then the output of the last
  private boolean stateChanged = false; // by the forward pass of the step

  /**
   * In the step, or the validation, with this batch.
   *
   * @param memory noted between the forward and the backward pass
   */
  FirstBadNumber(
      TrainingState training, StateCopy memory, DMatrixRMaj inputs, DMatrixRMaj targets) {
    this.training = training;
    this.loss = training.loss();
    this.layers = training.layers();
    this.memory = memory;
    this.targets = targets;
    this.layerInputs = new DMatrixRMaj[layers.size() + 1];
    this.layerInputs[0] = inputs;
  }

  /** Behind the loss of a step, which isn't finite. */
  BadNumber behindLoss(double lossValue) {
    stateChanged = forwardChangesState();
    BadNumber bad = inUpdate(gradients());
    if (bad == null) {
      bad = inForward("forward");
    }
    if (bad == null) {
      bad = inLoss("loss", lossValue);
    }
    memory.restore();
    return bad;
  }

  /** Behind the loss of a validation; in inference mode layers remember nothing. */
  BadNumber behindValidation(double lossValue) {
    BadNumber bad = inForward("validation");
    return bad == null ? inLoss("validation", lossValue) : bad;
  }

  /** Behind a gradient or a statistic that isn't finite after a backward pass. */
  BadNumber behindGradients() {
    stateChanged = forwardChangesState();
    BadNumber bad = inUpdate(new Magnitudes()); // the update's own gradients are gone
    BadNumber seen = inGradients("backward", NOT_REPEATABLE, new Magnitudes());
    memory.restore();
    if (bad == null) {
      bad = inForward("forward");
    }
    if (bad == null) {
      bad = inBackward();
    }
    if (bad == null) {
      bad = inGradientChanges();
    }
    memory.restore();
    return bad == null ? seen : bad;
  }

  /** Behind a value that isn't finite after the last step. */
  BadNumber behindUpdate() {
    return inUpdate(gradients());
  }

  private boolean forwardChangesState() {
    memory.restore();
    DMatrixRMaj output = layerInputs[0];
    for (Layer layer : layers) {
      output = layer.forward(output);
    }
    boolean changes = memory.isChanged();
    memory.restore();
    return changes;
  }

  /** In the values, and in what the optimizer remembers, as the step before left them. */
  private BadNumber inUpdate(Magnitudes gradients) {
    boolean started = training.steps() > 0;
    String operation = started ? "update" : "start";
    double learningRate = training.lastLearningRate();
    Magnitudes madeOf = started ? gradients.add("learning rate", learningRate) : new Magnitudes();
    for (int i = 0; i < layers.size(); i++) {
      for (Parameter parameter : parameters(i)) {
        if (isBad(parameter.value)) {
          String what = place(parameter.value) + " of the " + parameter.name + " of ";
          return new BadNumber(i, name(i), operation, what, NO_ROW, madeOf, stateChanged);
        }
      }
    }
    for (Matrix matrix : training.optimizer().state()) {
      if (isBad(matrix)) {
        String what = place(matrix) + " of the state of ";
        return new BadNumber(
            NO_LAYER,
            training.optimizer().toString(),
            operation,
            what,
            NO_ROW,
            madeOf,
            stateChanged);
      }
    }
    return null;
  }

  private BadNumber inForward(String operation) {
    for (int i = 0; i < layers.size(); i++) {
      Matrix output = layers.get(i).forward(layerInputs[i]);
      layerInputs[i + 1] = output;
      if (isBad(output)) {
        String what = place(output) + " of the output of ";
        return new BadNumber(
            i, name(i), operation, what, row(output), inputsAndValues(i), stateChanged);
      }
      for (Matrix statistic : statistics(i)) {
        if (isBad(statistic)) {
          String what = place(statistic) + " of the running statistics of ";
          return new BadNumber(
              i, name(i), operation, what, NO_ROW, inputsAndValues(i), stateChanged);
        }
      }
    }
    return null;
  }

  /** Not null: what is left if every output is finite, but not the loss. */
  private BadNumber inLoss(String operation, double lossValue) {
    DMatrixRMaj output = layerInputs[layers.size()];
    Magnitudes madeOf = new Magnitudes().add("outputs", output).add("targets", targets);
    for (int row = 0; row < output.numRows; row++) {
      double rowLoss = lossOfRow(output, row);
      if (!Double.isFinite(rowLoss)) {
        String what = rowLoss + " for row " + row + " from ";
        return new BadNumber(
            NO_LAYER, loss.toString(), operation, what, row, madeOf, stateChanged, rowLoss > 0);
      }
    }
    boolean again = !Double.isFinite(loss.value(output, targets));
    String where = again ? loss.toString() : NOT_REPEATABLE;
    return new BadNumber(
        NO_LAYER, where, operation, lossValue + " from ", NO_ROW, madeOf, stateChanged);
  }

  private double lossOfRow(DMatrixRMaj output, int row) {
    Matrix oneOutput = new Matrix(1, output.numCols);
    Matrix oneTarget = new Matrix(1, targets.numCols);
    Rows.copy(output, row, oneOutput, 0);
    Rows.copy(targets, row, oneTarget, 0);
    try {
      return loss.value(oneOutput, oneTarget);
    } catch (IllegalArgumentException weighsNothing) {
      return 0; // a row of a class with the weight 0 has no loss of its own
    }
  }

  private BadNumber inBackward() {
    DMatrixRMaj output = layerInputs[layers.size()];
    Matrix gradient = loss.gradient(output, targets);
    if (isBad(gradient)) {
      Magnitudes madeOf = new Magnitudes().add("outputs", output).add("targets", targets);
      String what = place(gradient) + " of the gradient of ";
      return new BadNumber(
          NO_LAYER, loss.toString(), "loss gradient", what, row(gradient), madeOf, stateChanged);
    }
    for (int i = layers.size() - 1; i >= 0; i--) {
      Magnitudes madeOf = inputsAndValues(i).add("output gradients", gradient);
      if (i > 0) {
        gradient = layers.get(i).backward(gradient);
        if (isBad(gradient)) {
          String what = place(gradient) + " of the input gradient of ";
          return new BadNumber(i, name(i), "backward", what, row(gradient), madeOf, stateChanged);
        }
      } else {
        layers.get(0).backwardParameters(gradient);
      }
      for (Parameter parameter : parameters(i)) {
        if (isBad(parameter.gradient)) {
          String what = place(parameter.gradient) + " of the gradient of the " + parameter.name;
          return new BadNumber(i, name(i), "backward", what + " of ", NO_ROW, madeOf, stateChanged);
        }
      }
    }
    return null;
  }

  private BadNumber inGradientChanges() {
    for (GradientChange change : training.gradientChanges()) {
      Magnitudes madeOf = gradients();
      change.apply();
      BadNumber bad = inGradients("gradient change", change.toString(), madeOf);
      if (bad != null) {
        return bad;
      }
    }
    return null;
  }

  private BadNumber inGradients(String operation, String where, Magnitudes madeOf) {
    for (int i = 0; i < layers.size(); i++) {
      for (Parameter parameter : parameters(i)) {
        if (isBad(parameter.gradient)) {
          String of = " of the gradient of the " + parameter.name + " of " + name(i) + ", by ";
          String what = place(parameter.gradient) + of;
          return new BadNumber(i, where, operation, what, NO_ROW, madeOf, stateChanged);
        }
      }
    }
    return null;
  }

  private Magnitudes inputsAndValues(int layer) {
    List<Parameter> parameters = parameters(layer);
    return new Magnitudes().add("inputs", layerInputs[layer]).addValues(parameters);
  }

  private Magnitudes gradients() {
    Magnitudes gradients = new Magnitudes();
    for (int i = 0; i < layers.size(); i++) {
      gradients.addGradients(parameters(i));
    }
    return gradients;
  }

  /** Those of a layer and of its children. */
  private List<Parameter> parameters(int layer) {
    List<Parameter> parameters = new ArrayList<>();
    for (Layer one : layers.get(layer).tree()) {
      parameters.addAll(one.parameters());
    }
    return parameters;
  }

  private List<Matrix> statistics(int layer) {
    List<Matrix> statistics = new ArrayList<>();
    for (Layer one : layers.get(layer).tree()) {
      statistics.addAll(one.state().values());
    }
    return statistics;
  }

  private String name(int layer) {
    return "layer " + layer + ", " + layers.get(layer);
  }

  private static boolean isBad(DMatrixRMaj matrix) {
    return Rows.firstNotFinite(matrix) >= 0;
  }

  private static int row(DMatrixRMaj matrix) {
    return Rows.firstNotFinite(matrix) / matrix.numCols;
  }

  private static String place(DMatrixRMaj matrix) {
    int i = Rows.firstNotFinite(matrix);
    return matrix.data[i] + " in row " + i / matrix.numCols + ", column " + i % matrix.numCols;
  }
}
