package gradus;

import gradus.data.Dataset;
import gradus.layers.Layer;
import gradus.layers.LayerMemory;
import gradus.layers.Parameter;
import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Watches that every step of a {@link Trainer} computes with finite numbers, for less than a
 * hundredth of its time. It only notices that something is wrong; what it was, {@link
 * FirstBadNumber} finds out by running the step again.
 *
 * <p>On its way forward a NaN makes the loss NaN, on its way back it gets into gradients, and an
 * update makes it a value, with which the next loss is NaN. Infinities do the same, unless an
 * activation makes them finite again, as tanh makes infinity 1. So a step looks at its loss and at
 * one sum over all gradients' squares. Only where that sum is near an overflow, it looks at the
 * values after the update too; otherwise they are looked at once an epoch.
 */
final class Sentinel {
  /** Gradients whose squares add up to more are near enough to an overflow to look closely. */
  private static final double SUSPICIOUS = 1e200;

  private final Trainer trainer;
  private final List<Parameter> parameters;
  private final List<Matrix> statistics = new ArrayList<>();
  private final LayerMemory memory; // between the forward and the backward pass of the last step
  private boolean suspicious = false; // whether the last step was

  Sentinel(Trainer trainer) {
    this.trainer = trainer;
    parameters = trainer.network.parameters();
    memory = new LayerMemory(trainer.network.layers());
    for (Layer layer : trainer.network.layers()) {
      statistics.addAll(layer.statistics());
    }
  }

  /** Asked before the backward pass. */
  void requireFiniteLoss(double loss, DMatrixRMaj inputs, DMatrixRMaj targets) {
    memory.note();
    if (suspicious) {
      requireFiniteUpdate(inputs, targets);
    }
    if (!Double.isFinite(loss)) {
      Culprit culprit = firstBadNumber(inputs, targets).behindLoss(loss);
      throw new DivergenceReport(trainer, culprit, inputs, targets).exception();
    }
  }

  /** Asked before the update, so that a bad step changes no parameter. */
  void requireFiniteGradients(DMatrixRMaj inputs, DMatrixRMaj targets) {
    double sum = 0;
    for (int i = 0; i < parameters.size(); i++) {
      Matrix gradient = parameters.get(i).gradient;
      sum += Rows.dot(gradient, gradient);
    }
    for (int i = 0; i < statistics.size(); i++) {
      sum += Rows.dot(statistics.get(i), statistics.get(i));
    }
    // Written so that a NaN is suspicious.
    double rate = Math.max(1, trainer.optimizer().learningRate());
    suspicious = !(sum * rate * rate < SUSPICIOUS);
    if (suspicious && !areFinite(statistics, gradients())) {
      Culprit culprit = firstBadNumber(inputs, targets).behindGradients();
      throw new DivergenceReport(trainer, culprit, inputs, targets).exception();
    }
  }

  /** Asked after the last step of an epoch, for which no other step asks it. */
  void requireFiniteUpdate(DMatrixRMaj inputs, DMatrixRMaj targets) {
    if (!areFinite(trainer.optimizer().state(), values())) {
      Culprit culprit = firstBadNumber(inputs, targets).behindUpdate();
      throw new DivergenceReport(trainer, culprit, inputs, targets).exception();
    }
  }

  /** Asked after a validation, while in inference mode. */
  void requireFiniteValidation(double loss, Dataset validation) {
    if (!Double.isFinite(loss)) {
      DMatrixRMaj inputs = validation.inputs();
      DMatrixRMaj targets = validation.targets();
      Culprit culprit = firstBadNumber(inputs, targets).behindValidation(loss);
      throw new DivergenceReport(trainer, culprit, inputs, targets).exception();
    }
  }

  private List<Matrix> values() {
    List<Matrix> values = new ArrayList<>();
    for (Parameter parameter : parameters) {
      values.add(parameter.value);
    }
    return values;
  }

  private List<Matrix> gradients() {
    List<Matrix> gradients = new ArrayList<>();
    for (Parameter parameter : parameters) {
      gradients.add(parameter.gradient);
    }
    return gradients;
  }

  private static boolean areFinite(List<Matrix> first, List<Matrix> second) {
    boolean finite = true;
    for (Matrix matrix : first) {
      finite &= Rows.firstNotFinite(matrix) < 0;
    }
    for (Matrix matrix : second) {
      finite &= Rows.firstNotFinite(matrix) < 0;
    }
    return finite;
  }

  private FirstBadNumber firstBadNumber(DMatrixRMaj inputs, DMatrixRMaj targets) {
    return new FirstBadNumber(trainer, memory, inputs, targets);
  }

  @Override
  public String toString() {
    return "Sentinel(" + parameters.size() + " parameters watched)";
  }
}
