package gradus.divergence;

import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.layers.StateCopy;
import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Watches that every step of a training computes with finite numbers, for less than a hundredth of
 * its time. It only notices that something is wrong; what it was, {@link FirstBadNumber} finds out
 * by running the step again.
 *
 * <p>On its way forward a NaN makes the loss NaN, on its way back it gets into gradients, and an
 * update makes it a value, with which the next loss is NaN. Infinities do the same, unless an
 * activation makes them finite again, as tanh makes infinity 1. So a step looks at its loss and at
 * one sum over all gradients' squares. Only where that sum is near an overflow, it looks at the
 * values after the update too; otherwise they are looked at once an epoch.
 */
public final class FiniteGuard {
  /** Gradients whose squares add up to more are near enough to an overflow to look closely. */
  private static final double SUSPICIOUS = 1e200;

  private final TrainingState training;
  private final List<Matrix> values = new ArrayList<>();
  private final List<Matrix> gradients = new ArrayList<>();
  private final List<Matrix> statistics = new ArrayList<>();
  private final StateCopy memory; // between the forward and the backward pass of the last step
  private boolean suspicious = false; // whether the last step was

  /** A guard of this training. */
  public FiniteGuard(TrainingState training) {
    this.training = training;
    for (Layer layer : training.layers()) {
      for (Layer one : layer.tree()) {
        for (Parameter parameter : one.parameters()) {
          values.add(parameter.value);
          gradients.add(parameter.gradient);
        }
        statistics.addAll(one.state().values());
      }
    }
    memory = new StateCopy(statistics);
  }

  /**
   * Called between the forward and the backward pass.
   *
   * @throws DivergedException if the loss isn't finite
   */
  public void requireFiniteLoss(double loss, DMatrixRMaj inputs, DMatrixRMaj targets) {
    memory.update();
    if (suspicious) {
      requireFiniteUpdate(inputs, targets);
    }
    if (!Double.isFinite(loss)) {
      throw exception(search(inputs, targets).behindLoss(loss), inputs, targets);
    }
  }

  /**
   * Called before the update, so that a bad step changes no parameter.
   *
   * @throws DivergedException if a gradient or running statistic isn't finite
   */
  public void requireFiniteGradients(DMatrixRMaj inputs, DMatrixRMaj targets) {
    double sum = 0;
    for (int i = 0; i < gradients.size(); i++) {
      sum += Rows.dot(gradients.get(i), gradients.get(i));
    }
    for (int i = 0; i < statistics.size(); i++) {
      sum += Rows.dot(statistics.get(i), statistics.get(i));
    }
    // Written so that a NaN is suspicious.
    double rate = Math.max(1, training.optimizer().learningRate());
    suspicious = !(sum * rate * rate < SUSPICIOUS);
    if (suspicious && !(areFinite(statistics) && areFinite(gradients))) {
      throw exception(search(inputs, targets).behindGradients(), inputs, targets);
    }
  }

  /**
   * Called after the last step of an epoch, for which no other step does it.
   *
   * @throws DivergedException if the update made a value infinite or NaN
   */
  public void requireFiniteUpdate(DMatrixRMaj inputs, DMatrixRMaj targets) {
    if (!(areFinite(training.optimizer().state()) && areFinite(values))) {
      throw exception(search(inputs, targets).behindUpdate(), inputs, targets);
    }
  }

  /**
   * Called after a validation, while in inference mode.
   *
   * @throws DivergedException if its loss isn't finite
   */
  public void requireFiniteValidation(double loss, DMatrixRMaj inputs, DMatrixRMaj targets) {
    if (!Double.isFinite(loss)) {
      throw exception(search(inputs, targets).behindValidation(loss), inputs, targets);
    }
  }

  private FirstBadNumber search(DMatrixRMaj inputs, DMatrixRMaj targets) {
    return new FirstBadNumber(training, memory, inputs, targets);
  }

  private DivergedException exception(BadNumber bad, DMatrixRMaj inputs, DMatrixRMaj targets) {
    return new DivergenceReport(training, bad, inputs, targets).exception();
  }

  private static boolean areFinite(List<Matrix> matrices) {
    for (Matrix matrix : matrices) {
      if (Rows.firstNotFinite(matrix) >= 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "FiniteGuard(" + values.size() + " parameters watched)";
  }
}
