package gradus;

import gradus.divergence.DivergedException;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.optimizers.GradientChange;
import gradus.optimizers.Optimizer;
import gradus.optimizers.SGD;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * Puts a number that isn't finite into one entry of one result, in one step of a training: what a
 * search for it has to find.
 *
 * @param layer which gets it, or −1
 * @param operation as a {@link DivergedException} names it; "input gradient" and "gradient" are the
 *     two results of "backward"
 * @param step counted from 1
 * @param row of the batch, in its first column; in a parameter, the index of the entry
 * @param value NaN or an infinity
 */
record Fault(int layer, String operation, long step, int row, double value) {

  /** Into the first entry of the row. */
  void spoil(DMatrixRMaj matrix) {
    matrix.set(row, 0, value);
  }

  /** When it strikes: also when the step is run again. */
  static final class Clock {
    Trainer trainer;

    boolean isTimeFor(Fault fault) {
      return trainer.steps() + 1 == fault.step;
    }
  }

  /** A layer with the fault, if it is the fault's, and otherwise just the layer. */
  static final class InLayer implements Layer {
    private final Layer layer;
    private final Fault fault;
    private final Clock clock;
    private boolean training;

    InLayer(Layer layer, Fault fault, Clock clock) {
      this.layer = layer;
      this.fault = fault;
      this.clock = clock;
    }

    private boolean strikes(String operation) {
      return fault.operation.equals(operation) && training && clock.isTimeFor(fault);
    }

    @Override
    public Matrix forward(DMatrixRMaj input) {
      Matrix output = layer.forward(input);
      boolean inValidation = fault.operation.equals("validation") && !training;
      if (strikes("forward") || (inValidation && clock.trainer.steps() == fault.step)) {
        fault.spoil(output);
      }
      return output;
    }

    @Override
    public Matrix backward(DMatrixRMaj outputGradient) {
      Matrix inputGradient = layer.backward(outputGradient);
      if (strikes("input gradient")) {
        fault.spoil(inputGradient);
      }
      spoilGradient();
      return inputGradient;
    }

    @Override
    public void backwardParameters(DMatrixRMaj outputGradient) {
      layer.backwardParameters(outputGradient);
      spoilGradient();
    }

    private void spoilGradient() {
      if (strikes("gradient")) {
        parameters().get(0).gradient.data[fault.row] = fault.value;
      }
    }

    @Override
    public List<Parameter> parameters() {
      return layer.parameters();
    }

    @Override
    public Map<String, Matrix> state() {
      return layer.state();
    }

    @Override
    public void setTraining(boolean training) {
      this.training = training;
      layer.setTraining(training);
    }

    @Override
    public boolean isTraining() {
      return training;
    }

    @Override
    public String toString() {
      return layer.toString();
    }
  }

  /** A loss with the fault in the value, or in the gradient, of one row. */
  static final class InLoss implements Loss {
    private final Loss loss;
    private final Fault fault;
    private final Clock clock;
    private double spoiledOutput; // by which the row is known when it comes alone

    InLoss(Loss loss, Fault fault, Clock clock) {
      this.loss = loss;
      this.fault = fault;
      this.clock = clock;
    }

    @Override
    public double value(DMatrixRMaj output, DMatrixRMaj targets) {
      if (output.numRows > 1) {
        spoiledOutput = output.get(fault.row, 0);
      }
      if (fault.operation.equals("loss") && clock.isTimeFor(fault)) {
        for (int row = 0; row < output.numRows; row++) {
          if (output.get(row, 0) == spoiledOutput) {
            return fault.value;
          }
        }
      }
      return loss.value(output, targets);
    }

    @Override
    public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
      Matrix gradient = loss.gradient(output, targets);
      if (fault.operation.equals("loss gradient") && clock.isTimeFor(fault)) {
        fault.spoil(gradient);
      }
      return gradient;
    }

    @Override
    public String toString() {
      return loss.toString();
    }
  }

  /** A change that brings the fault into the gradient of this parameter. */
  record InChange(Parameter parameter, Fault fault, Clock clock) implements GradientChange {
    @Override
    public void apply() {
      if (clock.isTimeFor(fault)) {
        parameter.gradient.data[fault.row] = fault.value;
      }
    }
  }

  /** SGD that brings the fault into the value of this parameter. */
  record InUpdate(SGD sgd, Parameter parameter, Fault fault, Clock clock) implements Optimizer {
    @Override
    public void step() {
      sgd.step();
      if (clock.isTimeFor(fault)) {
        parameter.value.data[fault.row] = fault.value;
      }
    }

    @Override
    public List<Parameter> parameters() {
      return sgd.parameters();
    }

    @Override
    public double learningRate() {
      return sgd.learningRate();
    }

    @Override
    public void setLearningRate(double learningRate) {
      sgd.setLearningRate(learningRate);
    }
  }
}
