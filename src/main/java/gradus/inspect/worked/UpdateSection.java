package gradus.inspect.worked;

import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;

/** The step of plain gradient descent, and the loss after it. */
final class UpdateSection {
  private final Pass pass;
  private final double learningRate;

  UpdateSection(Pass pass, double learningRate) {
    this.pass = pass;
    this.learningRate = learningRate;
  }

  void addTo(Sheet sheet) {
    sheet.heading(1, "Update");
    String rate = FourDigits.of(learningRate);
    sheet.paragraph(
        "Plain SGD with the learning rate `%s` makes `w - %s*dw` of each number `w` that is learned."
            .formatted(rate, rate));
    List<Matrix> before = new ArrayList<>();
    for (int i = 0; i < pass.layers.size(); i++) {
      Layer layer = pass.layers.get(i);
      for (Parameter parameter : layer.parameters()) {
        before.add(new Matrix(parameter.value));
        sheet.paragraph("The " + Names.of(parameter) + " of layer " + i + ":");
        addParameter(sheet, Names.parameter(layer, i, parameter), parameter);
      }
    }
    if (!before.isEmpty()) {
      addLoss(sheet, before);
    }
  }

  private void addParameter(Sheet sheet, String name, Parameter parameter) {
    Matrix after = new Matrix(parameter.value);
    subtractStep(after, parameter);
    sheet.entries(name, after, (row, column) -> step(parameter, row, column));
  }

  private void subtractStep(Matrix values, Parameter parameter) {
    for (int i = 0; i < values.getNumElements(); i++) {
      values.data[i] -= learningRate * parameter.gradient.data[i];
    }
  }

  private List<Arithmetic> step(Parameter parameter, int row, int column) {
    Arithmetic change =
        Arithmetic.number(learningRate)
            .times(Arithmetic.number(parameter.gradient.get(row, column)));
    return List.of(Arithmetic.number(parameter.value.get(row, column)).minus(change));
  }

  /** Tries the step, and takes it back. */
  private void addLoss(Sheet sheet, List<Matrix> before) {
    int next = 0;
    try {
      for (Layer layer : pass.layers) {
        for (Parameter parameter : layer.parameters()) {
          subtractStep(parameter.value, parameter);
        }
      }
      sheet.paragraph(
          "After this step, the loss of the same rows is `"
              + FourDigits.of(pass.lossFrom(0))
              + "`. It was `"
              + FourDigits.of(pass.lossValue)
              + "`.");
    } finally {
      for (Layer layer : pass.layers) {
        for (Parameter parameter : layer.parameters()) {
          parameter.value.setTo(before.get(next));
          next++;
        }
      }
    }
  }
}
