package gradus.inspect.worked;

import static org.ejml.dense.row.CommonOps_DDRM.add;

import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.layers.Residual;
import gradus.layers.StateCopy;
import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.math.Shapes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * One forward and one backward pass, of which everything is kept: X0 are the inputs, layer i makes
 * X(i+1) of Xi, and dXi is the gradient of the loss with respect to Xi.
 *
 * <p>The layers inside a residual block have a pass of their own. If the block is layer 2, they are
 * the layers 2.0, 2.1 and so on, and layer 2.1 makes X2.2 of X2.1.
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

  private final RecordedPass outer; // which the block is in; null for the whole network
  private final int index; // of the block in there
  private final Map<Integer, RecordedPass> blocks = new HashMap<>(); // the blocks in here
  private final StateCopy memory;
  private final List<Matrix> oldGradients = new ArrayList<>(); // of the parameters

  /** A parameter, its layer's number and its name, such as W0. */
  record Learned(Parameter parameter, String place, String name) {}

  RecordedPass(List<Layer> layers, Loss loss, DMatrixRMaj inputs, DMatrixRMaj targets) {
    this.layers = layers;
    this.loss = loss;
    this.targets = new Matrix(targets);
    outer = null;
    index = 0;
    values.add(new Matrix(inputs));
    memory = StateCopy.ofLayers(layers);
    for (int i = 0; i < layers.size(); i++) {
      for (Parameter parameter : parameters(i)) {
        oldGradients.add(new Matrix(parameter.gradient));
      }
    }
  }

  /** Of the layers inside a residual block, for its input in the pass around. */
  private RecordedPass(RecordedPass outer, int index) {
    this.layers = outer.layers.get(index).children();
    this.loss = outer.loss;
    this.targets = outer.targets;
    this.outer = outer;
    this.index = index;
    values.add(new Matrix(outer.values.get(index)));
    memory = StateCopy.ofLayers(layers);
  }

  /** Whether this is the pass of the whole network, and not of a block in it. */
  boolean isWhole() {
    return outer == null;
  }

  /** The number of a layer: 2, or 2.0 for the first one in the block that is layer 2. */
  String place(int layer) {
    return (isWhole() ? "" : outer.place(index) + ".") + layer;
  }

  /** The name of what goes into a layer: X0 for the inputs, X1 for the output of layer 0. */
  String nameOf(int value) {
    return "X" + place(value);
  }

  /** The pass of the layers inside a residual block. */
  RecordedPass block(int layer) {
    return blocks.get(layer);
  }

  /** All that is learned, in the order of the network. */
  List<Learned> learned() {
    List<Learned> all = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      if (blocks.containsKey(i)) {
        all.addAll(blocks.get(i).learned());
        continue;
      }
      for (Parameter parameter : parameters(i)) {
        String name = Notation.parameter(layers.get(i), place(i), parameter);
        all.add(new Learned(parameter, place(i), name));
      }
    }
    return all;
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
    forward();
    lossValue = loss.value(output(), targets);
    backward(loss.gradient(output(), targets));
    memory.restore(); // the next forward has the same dropout masks
  }

  private void forward() {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof Residual) {
        RecordedPass block = new RecordedPass(this, i);
        block.forward();
        block.memory.restore(); // what the block does now is the same once more
        blocks.put(i, block);
      }
      values.add(new Matrix(layers.get(i).forward(values.get(i))));
    }
  }

  private void backward(Matrix outputGradient) {
    gradients.add(new Matrix(outputGradient));
    for (int i = layers.size() - 1; i >= 0; i--) {
      if (blocks.containsKey(i)) {
        blocks.get(i).backward(gradients.get(0));
        blocks.get(i).memory.restore();
      }
      gradients.add(0, new Matrix(layers.get(i).backward(gradients.get(0))));
    }
  }

  /** The loss that comes of X{@code first}, whatever that holds now. */
  double lossFrom(int first) {
    return lossFrom(first, values.get(first));
  }

  private double lossFrom(int first, DMatrixRMaj value) {
    DMatrixRMaj output = value;
    for (int i = first; i < layers.size(); i++) {
      output = layers.get(i).forward(output);
    }
    if (isWhole()) {
      return loss.value(output, targets);
    }
    // The block's input, which goes by the other path, stays as it was.
    Matrix sum = new Matrix(0, 0);
    add(outer.values.get(index), output, sum);
    return outer.lossFrom(index + 1, sum);
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

  /** What the network outputs. */
  Matrix output() {
    return values.get(layers.size());
  }
}
