package gradus;

import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.math.Matrix;
import gradus.math.Shapes;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Layers in a row: the output of each is the input of the next.
 *
 * <p>{@link #predict} is for using a network; {@link #forward} and {@link #backward} are for
 * training it, and return matrices that belong to the layers.
 */
public final class Network {
  private final List<Layer> layers;
  private final List<Parameter> parameters;
  private final int inputWidth;
  private final int outputWidth;
  private boolean training;

  /**
   * A network of these layers.
   *
   * @throws IllegalArgumentException if there is no layer, a layer stands in it twice, or two
   *     neighbours don't fit together
   */
  public Network(Layer... layers) {
    this(List.of(layers));
  }

  private Network(List<Layer> layers) {
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("A network needs at least one layer.");
    }
    List<Parameter> all = new ArrayList<>();
    int first = Layer.ANY_WIDTH;
    int width = Layer.ANY_WIDTH;
    Layer widthSetBy = null;
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      requireOnce(layers, i);
      if (width == Layer.ANY_WIDTH) {
        first = layer.inputWidth();
      } else {
        requireFits(widthSetBy, width, layer);
      }
      if (layer.outputWidth() != Layer.ANY_WIDTH) {
        width = layer.outputWidth();
        widthSetBy = layer;
      }
      all.addAll(layer.parameters());
    }
    this.layers = layers;
    this.parameters = List.copyOf(all);
    this.inputWidth = first;
    this.outputWidth = width;
  }

  private static void requireOnce(List<Layer> layers, int position) {
    for (int earlier = 0; earlier < position; earlier++) {
      if (layers.get(earlier) == layers.get(position)) {
        throw new IllegalArgumentException(
            layers.get(position)
                + " stands in the network twice, as layer "
                + earlier
                + " and as layer "
                + position
                + ". A layer remembers its last input, so make a second one.");
      }
    }
  }

  private static void requireFits(Layer before, int width, Layer layer) {
    int expected = layer.inputWidth();
    if (expected != Layer.ANY_WIDTH && expected != width) {
      throw new IllegalArgumentException(
          layer
              + " cannot follow "
              + before
              + ": it expects "
              + expected
              + " inputs, but gets "
              + width
              + ". Make the two numbers equal.");
    }
  }

  /**
   * Sends a batch through the layers.
   *
   * @param inputs n×d, one example a row; kept by reference, not modified
   * @return n×k, the last layer's matrix, valid until the next call
   * @throws IllegalArgumentException if an input is NaN or infinite, the batch is empty or has
   *     another width than the first layer
   */
  public Matrix forward(DMatrixRMaj inputs) {
    Shapes.requireFinite("The network", "an input", inputs);
    Matrix output = layers.get(0).forward(inputs);
    for (int i = 1; i < layers.size(); i++) {
      output = layers.get(i).forward(output);
    }
    return output;
  }

  /**
   * Sends the loss's gradient back through the layers, which fills the gradient of every parameter.
   *
   * @param outputGradient n×k: dLoss/dOutput of the last {@link #forward}
   */
  public void backward(DMatrixRMaj outputGradient) {
    DMatrixRMaj gradient = outputGradient;
    for (int i = layers.size() - 1; i > 0; i--) {
      gradient = layers.get(i).backward(gradient);
    }
    layers.get(0).backwardParameters(gradient);
  }

  /**
   * What the network says about these inputs, in inference mode.
   *
   * @param inputs n×d, one example a row, scaled like those it was trained on; not modified
   * @return n×k, a copy that is the caller's to keep
   * @throws IllegalArgumentException as {@link #forward} does
   */
  public Matrix predict(DMatrixRMaj inputs) {
    boolean wasTraining = training;
    setTraining(false);
    try {
      return new Matrix(forward(inputs));
    } finally {
      setTraining(wasTraining);
    }
  }

  /** Switches all layers between training and inference; {@link Trainer} does this for you. */
  public void setTraining(boolean training) {
    this.training = training;
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).setTraining(training);
    }
  }

  /** Whether {@link #setTraining} switched the layers to training; false at first. */
  public boolean isTraining() {
    return training;
  }

  /** The layers, first to last. */
  public List<Layer> layers() {
    return layers;
  }

  /** What is learned: the parameters of each layer in order. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /**
   * All that predictions depend on: the values of the parameters, then the statistics of the
   * layers, such as running means. Copy it to keep the network as it is now.
   */
  public List<Matrix> state() {
    List<Matrix> state = new ArrayList<>();
    for (Parameter parameter : parameters()) {
      state.add(parameter.value);
    }
    for (Layer layer : layers) {
      state.addAll(layer.statistics());
    }
    return state;
  }

  /** How many columns the inputs need, or {@link Layer#ANY_WIDTH}. */
  public int inputWidth() {
    return inputWidth;
  }

  /** How many columns the outputs have, or {@link Layer#ANY_WIDTH} for as many as the inputs. */
  public int outputWidth() {
    return outputWidth;
  }

  /**
   * The same layers, shared, without the last: of a classifier that ends in {@code Softmax}, what
   * puts out its logits.
   *
   * @throws IllegalArgumentException if there is only one
   */
  public Network withoutLastLayer() {
    return new Network(List.copyOf(layers.subList(0, layers.size() - 1)));
  }

  /** A table of the layers with the shapes of their outputs and what they learn. */
  public String summary() {
    return NetworkText.summary(this);
  }

  /**
   * What becomes of these inputs, layer by layer: the shape of each output, its smallest, mean and
   * largest entry, how many are 0, and its first rows. Entries that are NaN or infinite are counted
   * and left out of the figures.
   *
   * <p>In inference mode, as {@link #predict}: the layers' last outputs are overwritten, so don't
   * ask for it between {@link #forward} and {@link #backward}.
   *
   * @param inputs n×d, one example a row; not modified
   * @throws IllegalArgumentException as {@link #forward} does
   */
  public String trace(DMatrixRMaj inputs) {
    boolean wasTraining = training;
    setTraining(false);
    try {
      return NetworkTrace.of(this, inputs);
    } finally {
      setTraining(wasTraining);
    }
  }

  /** The layers, as in {@code Dense(4→16), ReLU, Dense(16→3), Softmax}; of many, some. */
  @Override
  public String toString() {
    return NetworkText.line(layers);
  }
}
