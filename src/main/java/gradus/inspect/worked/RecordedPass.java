package gradus.inspect.worked;

import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.layers.StateCopy;
import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.math.Shapes;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * One forward and one backward pass, of which everything is kept: X0 are the inputs, layer i makes
 * X(i+1) of Xi, and dXi is the gradient of the loss with respect to Xi.
 */
final class RecordedPass {
  final List<Layer> layers;
  final Loss loss;
  final Matrix targets;

  /** X0 to the output of the last layer. */
  final List<Matrix> values = new ArrayList<>();

  /** dX0 to the gradient of the output, in the order of {@link #values}. */
  final List<Matrix> gradients = new ArrayList<>();

  double lossValue = Double.NaN;

  private final StateCopy memory;
  private final List<Matrix> oldGradients = new ArrayList<>(); // of the parameters

  RecordedPass(List<Layer> layers, Loss loss, DMatrixRMaj inputs, DMatrixRMaj targets) {
    this.layers = layers;
    this.loss = loss;
    this.targets = new Matrix(targets);
    values.add(new Matrix(inputs));
    memory = StateCopy.ofLayers(layers);
    for (int i = 0; i < layers.size(); i++) {
      for (Parameter parameter : parameters(i)) {
        oldGradients.add(new Matrix(parameter.gradient));
      }
    }
  }

  /** What a layer learns, and the layers inside it. */
  List<Parameter> parameters(int index) {
    List<Parameter> parameters = new ArrayList<>();
    for (Layer layer : layers.get(index).tree()) {
      parameters.addAll(layer.parameters());
    }
    return parameters;
  }

  void run() {
    Shapes.requireFinite("The network", "an input", values.get(0));
    for (int i = 0; i < layers.size(); i++) {
      values.add(new Matrix(layers.get(i).forward(values.get(i))));
    }
    lossValue = loss.value(output(), targets);
    gradients.add(new Matrix(loss.gradient(output(), targets)));
    for (int i = layers.size() - 1; i >= 0; i--) {
      gradients.add(0, new Matrix(layers.get(i).backward(gradients.get(0))));
    }
    memory.restore(); // the next forward has the same dropout masks
  }

  /** The loss that comes of X{@code first}, whatever that holds now. */
  double lossFrom(int first) {
    DMatrixRMaj output = values.get(first);
    for (int i = first; i < layers.size(); i++) {
      output = layers.get(i).forward(output);
    }
    return loss.value(output, targets);
  }

  /** Puts back what the layers remembered before, and the gradients of their parameters. */
  void restore() {
    memory.restore();
    int next = 0;
    for (int i = 0; i < layers.size(); i++) {
      for (Parameter parameter : parameters(i)) {
        parameter.gradient.setTo(oldGradients.get(next));
        next++;
      }
    }
  }

  /** What the network puts out. */
  Matrix output() {
    return values.get(layers.size());
  }
}
