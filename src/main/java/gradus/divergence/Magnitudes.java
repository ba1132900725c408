package gradus.divergence;

import gradus.layers.Parameter;
import gradus.math.Decimals;
import gradus.math.SummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.ejml.data.DMatrixRMaj;

/** The largest magnitudes that a result was made of, each with its name. */
final class Magnitudes {
  private final Map<String, Double> largest = new LinkedHashMap<>();

  /** Adds a matrix, whose entries that are not finite don't count. */
  Magnitudes add(String name, DMatrixRMaj matrix) {
    SummaryStatistics figures = SummaryStatistics.of(matrix);
    boolean anyFinite = figures.notFinite() < figures.entries();
    return add(name, anyFinite ? Math.max(-figures.min(), figures.max()) : 0);
  }

  /** Adds the values of parameters, by their names. */
  Magnitudes addValues(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      add(parameter.name, parameter.value);
    }
    return this;
  }

  /** Adds the gradients of parameters, all together. */
  Magnitudes addGradients(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      add("gradients", parameter.gradient);
    }
    return this;
  }

  /** Adds a number; of several with the same name the largest stays. */
  Magnitudes add(String name, double magnitude) {
    largest.merge(name, magnitude, Math::max);
    return this;
  }

  /** The largest of all; 0 if there are none. */
  double largest() {
    double most = 0;
    for (double magnitude : largest.values()) {
      most = Math.max(most, magnitude);
    }
    return most;
  }

  /** As in "inputs up to 3.1000, weights up to 0.5000". */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ");
    for (Map.Entry<String, Double> entry : largest.entrySet()) {
      text.add(entry.getKey() + " up to " + Decimals.of(entry.getValue(), 3));
    }
    return text.toString();
  }
}
