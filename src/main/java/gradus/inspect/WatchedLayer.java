package gradus.inspect;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;

/** One layer under a {@link LayerMonitor}: its values before a step, and what was measured. */
final class WatchedLayer {
  final String name;
  final List<Double> gradientNorms = new ArrayList<>();
  final List<Double> updateRatios = new ArrayList<>();
  final List<Double> predictedChanges = new ArrayList<>();

  private final List<Parameter> parameters;
  private final List<Matrix> before = new ArrayList<>();

  WatchedLayer(String name, List<Parameter> parameters) {
    this.name = name;
    this.parameters = parameters;
    for (Parameter parameter : parameters) {
      before.add(new Matrix(parameter.value));
    }
  }

  /** Copies the values as they are before the next step. */
  void keepValues() {
    for (int i = 0; i < before.size(); i++) {
      before.get(i).setTo(parameters.get(i).value);
    }
  }

  /** Compares the values after a step with those kept before it. */
  void measure() {
    double squaredGradient = 0;
    double squaredValue = 0;
    double squaredChange = 0;
    double predictedChange = 0;
    for (int i = 0; i < parameters.size(); i++) {
      Matrix gradient = parameters.get(i).gradient;
      Matrix value = parameters.get(i).value;
      Matrix old = before.get(i);
      for (int j = 0; j < value.getNumElements(); j++) {
        double change = value.data[j] - old.data[j];
        squaredGradient += gradient.data[j] * gradient.data[j];
        squaredValue += old.data[j] * old.data[j];
        squaredChange += change * change;
        predictedChange += change * gradient.data[j];
      }
    }
    gradientNorms.add(Math.sqrt(squaredGradient));
    // 0/0, a layer of zeros that stays so, has not changed
    updateRatios.add(squaredChange == 0 ? 0 : Math.sqrt(squaredChange / squaredValue));
    predictedChanges.add(predictedChange);
  }
}
