package gradus.inspect.worked;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;

/** The step of plain gradient descent, and the loss after it. */
final class UpdateSection {
  private final RecordedPass pass;
  private final double learningRate;

  UpdateSection(RecordedPass pass, double learningRate) {
    this.pass = pass;
    this.learningRate = learningRate;
  }

  void addTo(Document document) {
    document.heading(1, "Update");
    String rate = Arithmetic.fourDigits(learningRate);
    document.paragraph(
        ("Plain SGD with the learning rate `%s` makes `w - %s*dw` of each number `w` that"
                + " is learned.")
            .formatted(rate, rate));
    List<Matrix> before = new ArrayList<>();
    for (RecordedPass.Learned learned : pass.learned()) {
      Parameter parameter = learned.parameter();
      before.add(new Matrix(parameter.value));
      document.paragraph("The " + Notation.of(parameter) + " of layer " + learned.place() + ":");
      addParameter(document, learned.name(), parameter);
    }
    if (!before.isEmpty()) {
      addLoss(document, before);
    }
  }

  private void addParameter(Document document, String name, Parameter parameter) {
    Matrix after = new Matrix(parameter.value);
    subtractStep(after, parameter);
    document.entries(name, after, (row, column) -> step(parameter, row, column));
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
  private void addLoss(Document document, List<Matrix> before) {
    int next = 0;
    try {
      for (RecordedPass.Learned learned : pass.learned()) {
        subtractStep(learned.parameter().value, learned.parameter());
      }
      document.paragraph(
          "After this step, the loss of the same rows is `"
              + Arithmetic.fourDigits(pass.lossFrom(0))
              + "`. It was `"
              + Arithmetic.fourDigits(pass.lossValue)
              + "`.");
    } finally {
      for (RecordedPass.Learned learned : pass.learned()) {
        learned.parameter().value.setTo(before.get(next));
        next++;
      }
    }
  }
}
