package gradus.optimizers;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all optimizers of this package share: the parameters, the learning rate and the weight
 * decay, each checked when it is set.
 */
abstract class BaseOptimizer implements Optimizer {
  final List<Parameter> parameters;
  double learningRate;
  double weightDecay = 0;
  private final String usualRates; // ends the message about a bad learning rate

  BaseOptimizer(List<Parameter> parameters, double learningRate, String usualRates) {
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException(
          "%s got no parameters to change: pass network.parameters() of a network with at least one Dense layer."
              .formatted(name()));
    }
    requireDistinct(name(), parameters);
    this.parameters = List.copyOf(parameters);
    this.usualRates = usualRates;
    setLearningRate(learningRate);
  }

  /** Refuses a list in which the same parameter stands twice. */
  static void requireDistinct(String owner, List<Parameter> parameters) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.subList(0, i).contains(parameters.get(i))) {
        throw new IllegalArgumentException(
            "%s got the same %s (parameter %d and parameter %d), and would change it twice in each step: list each parameter once."
                .formatted(
                    owner,
                    parameters.get(i).shortText(),
                    parameters.indexOf(parameters.get(i)),
                    i));
      }
    }
  }

  @Override
  public final List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public final double learningRate() {
    return learningRate;
  }

  @Override
  public final void setLearningRate(double learningRate) {
    requirePositive("a learning rate", learningRate, usualRates);
    this.learningRate = learningRate;
  }

  /** How strongly a step pulls every parameter toward 0. */
  public final double weightDecay() {
    return weightDecay;
  }

  /**
   * How strongly a step pulls every parameter toward 0, in the way that the class describes. As in
   * PyTorch biases are pulled, too.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public final void setWeightDecay(double weightDecay) {
    boolean met = weightDecay >= 0 && Double.isFinite(weightDecay);
    String usual = "0.0001 and 0.01 are usual first tries";
    require(met, "a weight decay", weightDecay, "0 or a positive number", usual);
    this.weightDecay = weightDecay;
  }

  /** Refuses what isn't positive and finite; {@code usual} ends the message. */
  final void requirePositive(String what, double value, String usual) {
    require(value > 0 && Double.isFinite(value), what, value, "a positive number", usual);
  }

  /** Refuses what cannot be the share of the past that a step keeps. */
  final void requireShare(String what, double value, String usual) {
    require(value >= 0 && value < 1, what, value, "a number from 0 to below 1", usual);
  }

  private void require(boolean met, String what, double value, String expected, String usual) {
    if (!met) {
      throw new IllegalArgumentException(
          "%s got %s of %s, but expects %s; %s.".formatted(name(), what, value, expected, usual));
    }
  }

  /** A matrix of zeros for each parameter, of the same shape. */
  final List<Matrix> zeros() {
    List<Matrix> zeros = new ArrayList<>();
    for (Parameter parameter : parameters) {
      zeros.add(new Matrix(parameter.value.numRows, parameter.value.numCols));
    }
    return List.copyOf(zeros);
  }

  /**
   * Refuses NaN in what belongs to the parameters, and with {@code squares} also what is below 0.
   */
  final void requireSound(String what, List<Matrix> ofParameters, boolean squares) {
    for (int i = 0; i < ofParameters.size(); i++) {
      Matrix matrix = ofParameters.get(i);
      for (int j = 0; j < matrix.getNumElements(); j++) {
        double number = matrix.data[j];
        if (Double.isNaN(number) || (squares && number < 0)) {
          throw new IllegalArgumentException(
              "%s got %s of %s for parameter %d (%s), entry %d, but expects %s."
                  .formatted(
                      name(),
                      what,
                      number,
                      i,
                      parameters.get(i).shortText(),
                      j,
                      squares ? "0 or more" : "a number"));
        }
      }
    }
  }

  @Override
  public final Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    addSettings(settings);
    settings.put("weight decay", weightDecay);
    return settings;
  }

  /** Adds the settings that only this kind of optimizer has. */
  abstract void addSettings(Map<String, Object> settings);

  /** What {@link #toString} says between learning rate and weight decay, with a comma before. */
  abstract String options();

  final String name() {
    return getClass().getSimpleName();
  }

  @Override
  public final String toString() {
    String decay = weightDecay > 0 ? ", weight decay " + weightDecay : "";
    return name() + "(learning rate " + learningRate + options() + decay + ")";
  }
}
