package gradus.inspect.worked;

import gradus.layers.Activation;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Layer;
import gradus.layers.LayerNorm;
import gradus.layers.Parameter;
import gradus.layers.Softmax;
import gradus.math.Matrix;
import java.util.List;

/**
 * How a layer is shown: its parameters and its output, and on the way back its gradients beside
 * what nudging says.
 *
 * <p>This is enough for any layer. Subclasses add formulas and arithmetic for the kinds they know.
 */
class LayerSection {
  final Pass pass;
  final int index;
  final Layer layer;
  final Matrix input;
  final Matrix output;
  final Matrix inputGradient;
  final Matrix outputGradient;

  /** The name of the input, X0 for layer 0; that of its gradient is dX0. */
  final String in;

  /** The name of the output, X1 for layer 0. */
  final String out;

  LayerSection(Pass pass, int index) {
    this.pass = pass;
    this.index = index;
    layer = pass.layers.get(index);
    input = pass.values.get(index);
    output = pass.values.get(index + 1);
    inputGradient = pass.gradients.get(index);
    outputGradient = pass.gradients.get(index + 1);
    in = Names.value(index);
    out = Names.value(index + 1);
  }

  static LayerSection of(Pass pass, int index) {
    Layer layer = pass.layers.get(index);
    if (layer instanceof Dense dense) {
      return new DenseSection(pass, index, dense);
    }
    if (layer instanceof Activation activation) {
      return new ActivationSection(pass, index, activation);
    }
    if (layer instanceof Softmax) {
      return new SoftmaxSection(pass, index);
    }
    if (layer instanceof BatchNorm || layer instanceof LayerNorm) {
      return new NormSection(pass, index);
    }
    if (layer instanceof Dropout) {
      return new DropoutSection(pass, index);
    }
    return new LayerSection(pass, index);
  }

  final void addForward(Sheet sheet) {
    addTitle(sheet);
    addForwardFormulas(sheet);
    for (Parameter parameter : layer.parameters()) {
      sheet.matrix(nameOf(parameter), parameter.value);
    }
    addOutputSteps(sheet);
    sheet.matrix(out, output);
  }

  final void addBackward(Sheet sheet) {
    addTitle(sheet);
    addBackwardFormulas(sheet);
    for (Parameter parameter : layer.parameters()) {
      String name = "d" + nameOf(parameter);
      sheet.gradient(name, parameter.value, parameter.gradient, index, entryOf(parameter));
    }
    if (index == 0) {
      sheet.paragraph("Training leaves out `dX0`: nobody changes the inputs.");
    }
    addInputGradientSteps(sheet);
    sheet.gradient("d" + in, input, inputGradient, index, this::inputGradientEntry);
    addRemark(sheet);
  }

  private void addTitle(Sheet sheet) {
    sheet.heading(2, "Layer " + index + ": " + Names.of(layer));
  }

  final String nameOf(Parameter parameter) {
    return Names.parameter(layer, index, parameter);
  }

  void addForwardFormulas(Sheet sheet) {
    sheet.paragraph("`" + out + "` is what its forward makes of `" + in + "`.");
  }

  /** What stands between the parameters and the output. */
  void addOutputSteps(Sheet sheet) {}

  void addBackwardFormulas(Sheet sheet) {
    sheet.paragraph("These gradients are what its backward makes of `d" + out + "`.");
  }

  /** What stands before the input gradient. */
  void addInputGradientSteps(Sheet sheet) {}

  /** What stands at the end of the way back. */
  void addRemark(Sheet sheet) {}

  /** How the gradient of a parameter is calculated. */
  Sheet.Entry entryOf(Parameter parameter) {
    return (row, column) -> List.of();
  }

  /** How the input gradient is calculated. */
  List<Arithmetic> inputGradientEntry(int row, int column) {
    return List.of();
  }
}
