package gradus.inspect;

import gradus.Listener;
import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Watches each layer that learns something, itself or in the layers it is made of, while a trainer
 * fits: how long its gradient is, and how far a step moves it.
 *
 * <pre>{@code
 * LayerMonitor monitor = new LayerMonitor(10);
 * trainer.addListener(monitor);
 * trainer.fit(train, 20);
 * double[] ratios = monitor.updateRatios(0); // one for each of monitor.steps()
 * }</pre>
 *
 * <p>With g for all gradients of a layer, as the optimizer got them (after penalties and clipping),
 * and w for all its values, weights and biases together:
 *
 * <pre>
 *   gradient norm = |g| = √(Σ g²)          update ratio = |w after − w before| / |w before|
 * </pre>
 *
 * <p>Gradients that shrink from the last layer to the first, factor by factor, vanish; those that
 * grow explode. The update ratio says what the learning rate means for this layer: 0.001 is a good
 * one according to A. Karpathy's notes for the course CS231n (Stanford), "Neural Networks Part 3".
 *
 * <p>A listener is told of a step when it is done. So the values are copied at the end of the step
 * before each one that is measured; the network isn't changed.
 */
public final class LayerMonitor implements Listener {
  private final int every;
  private final int firstSteps; // which are measured all
  private final List<WatchedLayer> watched = new ArrayList<>();
  private final List<Long> steps = new ArrayList<>();
  private Trainer trainer; // whose fits are recorded; null in a loop of your own

  /**
   * Measures at every n-th step: those whose number is a multiple of {@code every}.
   *
   * @param every 1 for all steps; 10 costs next to nothing
   * @throws IllegalArgumentException if it is below 1
   */
  public LayerMonitor(int every) {
    this(every, 0);
  }

  /** Measures the first steps as well, all of them. */
  LayerMonitor(int every, int firstSteps) {
    if (every < 1) {
      throw new IllegalArgumentException(
          ("LayerMonitor got %d as the number of steps from one measurement to the next,"
                  + " but expects at least 1.")
              .formatted(every));
    }
    this.every = every;
    this.firstSteps = firstSteps;
  }

  /** Goes on with the record of this trainer's earlier fits; forgets what another one left. */
  @Override
  public void fitStarted(Trainer trainer, Dataset train) {
    if (trainer != this.trainer) {
      watch(trainer.network());
      this.trainer = trainer;
    }
    keepValuesBefore(trainer.steps() + 1);
  }

  @Override
  public void stepEnded(Trainer trainer) {
    stepEnded(trainer.steps());
  }

  /** For a training loop of your own: starts over with this network, before its first step. */
  public void watch(Network network) {
    trainer = null;
    steps.clear();
    watched.clear();
    for (int i = 0; i < network.layers().size(); i++) {
      List<Parameter> parameters = parametersOf(network.layers().get(i));
      if (!parameters.isEmpty()) {
        watched.add(new WatchedLayer(name(network, i), parameters));
      }
    }
  }

  /** What a layer learns, and the layers inside it. */
  static List<Parameter> parametersOf(Layer layer) {
    List<Parameter> parameters = new ArrayList<>();
    for (Layer one : layer.tree()) {
      parameters.addAll(one.parameters());
    }
    return parameters;
  }

  /** A layer by its place in the network, as in {@code layer 0, Dense(4, 16)}. */
  static String name(Network network, int place) {
    return "layer " + place + ", " + network.layers().get(place);
  }

  /** A layer by its place, as in {@code layer 2.1, ReLU} for the second one inside layer 2. */
  static String name(Network network, Layer layer) {
    return "layer " + place(network.layers(), layer) + ", " + layer;
  }

  private static String place(List<Layer> layers, Layer wanted) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) == wanted) {
        return Integer.toString(i);
      }
      String inside = place(layers.get(i).children(), wanted);
      if (!inside.isEmpty()) {
        return i + "." + inside;
      }
    }
    return "";
  }

  /**
   * For a training loop of your own: to be called after each update.
   *
   * @param step the number of the step that was done, from 1 on
   */
  public void stepEnded(long step) {
    if (isMeasured(step)) {
      steps.add(step);
      for (int i = 0; i < watched.size(); i++) {
        watched.get(i).measure();
      }
    }
    keepValuesBefore(step + 1);
  }

  private boolean isMeasured(long step) {
    return step % every == 0 || step <= firstSteps;
  }

  private void keepValuesBefore(long step) {
    if (isMeasured(step)) {
      for (int i = 0; i < watched.size(); i++) {
        watched.get(i).keepValues();
      }
    }
  }

  /** The watched layers by their places in the network, as in {@code layer 0, Dense(4, 16)}. */
  public List<String> layers() {
    List<String> names = new ArrayList<>();
    for (WatchedLayer layer : watched) {
      names.add(layer.name);
    }
    return names;
  }

  /** The numbers of the steps that were measured, counted from 1. */
  public long[] steps() {
    long[] numbers = new long[steps.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = steps.get(i);
    }
    return numbers;
  }

  /**
   * The norm of all gradients of a layer together, at each of the {@link #steps}.
   *
   * @param layer an index into {@link #layers}
   * @throws IllegalArgumentException if there is no such layer
   */
  public double[] gradientNorms(int layer) {
    return toArray(watchedLayer(layer).gradientNorms);
  }

  /**
   * How far each of the {@link #steps} moved a layer, relative to where it was; infinite if all its
   * values were 0 before.
   *
   * @param layer an index into {@link #layers}
   * @throws IllegalArgumentException if there is no such layer
   */
  public double[] updateRatios(int layer) {
    return toArray(watchedLayer(layer).updateRatios);
  }

  /**
   * Σ g·(w after − w before) over all layers: by how much each step should change the loss, to
   * first order. Negative where the step goes downhill.
   */
  double[] predictedChanges() {
    double[] sums = new double[steps.size()];
    for (WatchedLayer layer : watched) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += layer.predictedChanges.get(i);
      }
    }
    return sums;
  }

  private WatchedLayer watchedLayer(int layer) {
    if (layer < 0 || layer >= watched.size()) {
      String problem =
          watched.isEmpty()
              ? "watches none yet: add it with trainer.addListener(monitor), and fit."
              : "expects an index from 0 to %d: see layers().".formatted(watched.size() - 1);
      throw new IllegalArgumentException(
          "LayerMonitor got layer %d, but %s".formatted(layer, problem));
    }
    return watched.get(layer);
  }

  private static double[] toArray(List<Double> numbers) {
    double[] array = new double[numbers.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = numbers.get(i);
    }
    return array;
  }

  /** One line: how many layers are watched, and how often they were measured. */
  @Override
  public String toString() {
    return "LayerMonitor(%d layers, measured at %d steps, every %d)"
        .formatted(watched.size(), steps.size(), every);
  }

  /** One layer under a {@link LayerMonitor}: its values before a step, and what was measured. */
  private static final class WatchedLayer {
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
}
