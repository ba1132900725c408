package gradus;

import gradus.layers.Layer;
import gradus.layers.LayerMemory;
import gradus.layers.Parameter;
import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.optimizers.GradientChange;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Finds where the first number that isn't finite came from, by running the step again and looking
 * at every result. The first that isn't finite, though all that it was made of was, is the culprit.
 *
 * <p>It is the same step again: {@link LayerMemory} gives each dropout its mask back, and a step
 * that is given up has changed no parameter. Each method {@code in…} looks at one part of the step,
 * and returns null if nothing is wrong there.
 */
final class FirstBadNumber {
  static final String NOT_REPEATABLE =
      "something that gives other numbers when the step is run again";

  private static final int NO_LAYER = -1;
  private static final int NO_ROW = -1;

  private final Trainer trainer;
  private final Loss loss;
  private final List<Layer> layers;
  private final LayerMemory memory;
  private final DMatrixRMaj targets;
  private final DMatrixRMaj[] layerInputs; // of each layer, and then the output of the last

  /**
   * In the step, or the validation, with this batch.
   *
   * @param memory noted between the forward and the backward pass
   */
  FirstBadNumber(Trainer trainer, LayerMemory memory, DMatrixRMaj inputs, DMatrixRMaj targets) {
    this.trainer = trainer;
    this.loss = trainer.loss();
    this.layers = trainer.network.layers();
    this.memory = memory;
    this.targets = targets;
    this.layerInputs = new DMatrixRMaj[layers.size() + 1];
    this.layerInputs[0] = inputs;
  }

  /** Behind the loss of a step, which isn't finite. */
  Culprit behindLoss(double lossValue) {
    Culprit culprit = inUpdate(gradients());
    if (culprit == null) {
      culprit = inForward("forward");
    }
    if (culprit == null) {
      culprit = inLoss("loss", lossValue);
    }
    memory.restore();
    return culprit;
  }

  /** Behind the loss of a validation; in inference mode layers remember nothing. */
  Culprit behindValidation(double lossValue) {
    Culprit culprit = inForward("validation");
    return culprit == null ? inLoss("validation", lossValue) : culprit;
  }

  /** Behind a gradient or a statistic that isn't finite after a backward pass. */
  Culprit behindGradients() {
    Culprit culprit = inUpdate(new Magnitudes()); // the update's own gradients are gone
    Culprit seen = inGradients("backward", NOT_REPEATABLE, new Magnitudes());
    memory.restore();
    if (culprit == null) {
      culprit = inForward("forward");
    }
    if (culprit == null) {
      culprit = inBackward();
    }
    if (culprit == null) {
      culprit = inGradientChanges();
    }
    memory.restore();
    return culprit == null ? seen : culprit;
  }

  /** Behind a value that isn't finite after the last step. */
  Culprit behindUpdate() {
    return inUpdate(gradients());
  }

  /** In the values, and in what the optimizer remembers, as the step before left them. */
  private Culprit inUpdate(Magnitudes gradients) {
    boolean started = trainer.steps() > 0;
    String operation = started ? "update" : "start";
    double learningRate = trainer.progress.lastLearningRate;
    Magnitudes madeOf = started ? gradients.add("learning rate", learningRate) : new Magnitudes();
    for (int i = 0; i < layers.size(); i++) {
      for (Parameter parameter : layers.get(i).parameters()) {
        if (isBad(parameter.value)) {
          String what = place(parameter.value) + " of the " + parameter.name + " of ";
          return new Culprit(i, name(i), operation, what, NO_ROW, madeOf);
        }
      }
    }
    for (Matrix matrix : trainer.optimizer().state()) {
      if (isBad(matrix)) {
        String what = place(matrix) + " of the state of ";
        return new Culprit(
            NO_LAYER, trainer.optimizer().toString(), operation, what, NO_ROW, madeOf);
      }
    }
    return null;
  }

  private Culprit inForward(String operation) {
    for (int i = 0; i < layers.size(); i++) {
      Matrix output = layers.get(i).forward(layerInputs[i]);
      layerInputs[i + 1] = output;
      if (isBad(output)) {
        String what = place(output) + " of the output of ";
        return new Culprit(i, name(i), operation, what, row(output), inputsAndValues(i));
      }
      for (Matrix statistic : layers.get(i).statistics()) {
        if (isBad(statistic)) {
          String what = place(statistic) + " of the running statistics of ";
          return new Culprit(i, name(i), operation, what, NO_ROW, inputsAndValues(i));
        }
      }
    }
    return null;
  }

  /** Not null: what is left if every output is finite, but not the loss. */
  private Culprit inLoss(String operation, double lossValue) {
    DMatrixRMaj output = layerInputs[layers.size()];
    Magnitudes madeOf = new Magnitudes().add("outputs", output).add("targets", targets);
    for (int row = 0; row < output.numRows; row++) {
      double rowLoss = lossOfRow(output, row);
      if (!Double.isFinite(rowLoss)) {
        String what = rowLoss + " for row " + row + " from ";
        return new Culprit(NO_LAYER, loss.toString(), operation, what, row, madeOf);
      }
    }
    boolean again = !Double.isFinite(loss.value(output, targets));
    String where = again ? loss.toString() : NOT_REPEATABLE;
    return new Culprit(NO_LAYER, where, operation, lossValue + " from ", NO_ROW, madeOf);
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

  private Culprit inBackward() {
    DMatrixRMaj output = layerInputs[layers.size()];
    Matrix gradient = loss.gradient(output, targets);
    if (isBad(gradient)) {
      Magnitudes madeOf = new Magnitudes().add("outputs", output).add("targets", targets);
      String what = place(gradient) + " of the gradient of ";
      return new Culprit(NO_LAYER, loss.toString(), "loss gradient", what, row(gradient), madeOf);
    }
    for (int i = layers.size() - 1; i >= 0; i--) {
      Magnitudes madeOf = inputsAndValues(i).add("output gradients", gradient);
      if (i > 0) {
        gradient = layers.get(i).backward(gradient);
        if (isBad(gradient)) {
          String what = place(gradient) + " of the input gradient of ";
          return new Culprit(i, name(i), "backward", what, row(gradient), madeOf);
        }
      } else {
        layers.get(0).backwardParameters(gradient);
      }
      for (Parameter parameter : layers.get(i).parameters()) {
        if (isBad(parameter.gradient)) {
          String what = place(parameter.gradient) + " of the gradient of the " + parameter.name;
          return new Culprit(i, name(i), "backward", what + " of ", NO_ROW, madeOf);
        }
      }
    }
    return null;
  }

  private Culprit inGradientChanges() {
    for (GradientChange change : trainer.gradientChanges.list()) {
      Magnitudes madeOf = gradients();
      change.apply();
      Culprit culprit = inGradients("gradient change", change.toString(), madeOf);
      if (culprit != null) {
        return culprit;
      }
    }
    return null;
  }

  private Culprit inGradients(String operation, String where, Magnitudes madeOf) {
    for (int i = 0; i < layers.size(); i++) {
      for (Parameter parameter : layers.get(i).parameters()) {
        if (isBad(parameter.gradient)) {
          String of = " of the gradient of the " + parameter.name + " of " + name(i) + ", by ";
          String what = place(parameter.gradient) + of;
          return new Culprit(i, where, operation, what, NO_ROW, madeOf);
        }
      }
    }
    return null;
  }

  private Magnitudes inputsAndValues(int layer) {
    List<Parameter> parameters = layers.get(layer).parameters();
    return new Magnitudes().add("inputs", layerInputs[layer]).addValues(parameters);
  }

  private Magnitudes gradients() {
    return new Magnitudes().addGradients(trainer.network.parameters());
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
