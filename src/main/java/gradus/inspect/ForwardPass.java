package gradus.inspect;

import gradus.layers.Layer;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;

/** What each layer makes of the patient's sample, and what the loss says of it. */
final class ForwardPass {
  /** What goes into each layer: a row an example, a column a unit. */
  final List<Matrix> inputs = new ArrayList<>();

  /** What comes out of the last layer. */
  final Matrix output;

  final double loss;

  /** Sends the sample through, in the mode that the layers are in. */
  ForwardPass(Patient patient) {
    Matrix passed = patient.sample.inputs();
    for (Layer layer : patient.network.layers()) {
      inputs.add(passed);
      passed = new Matrix(layer.forward(passed));
    }
    output = passed;
    loss = patient.loss.value(output, patient.sample.targets());
  }
}
