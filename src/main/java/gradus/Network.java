package gradus;

import gradus.layers.Layer;
import gradus.layers.LayerChain;
import gradus.layers.LayersText;
import gradus.layers.Parameter;
import gradus.math.Matrix;
import gradus.math.Shapes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Layers in a row: the output of each is the input of the next.
 *
 * <pre>
 *   forward:   X → layer 0 → … → layer k → Y
 *   backward:      layer 0 ← … ← layer k ← dL/dY
 * </pre>
 *
 * <p>{@link #predict} is for using a network; {@link #forward} and {@link #backward} are for
 * training it, and return matrices that belong to the layers.
 *
 * <p><b>Threads.</b> Several may call {@link #predict} and {@link #outputs} at once: they take
 * turns. While one thread fits the network, the others are refused. A training loop of your own
 * belongs to one thread.
 */
public final class Network {
  private final List<Layer> layers;
  private final List<Layer> allLayers; // with their children
  private final List<Parameter> parameters = new ArrayList<>();
  private final int inputWidth;
  private final int outputWidth;
  private final LayerLocks locks;
  private boolean training = false; // what setTraining said last

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
    this.layers = layers;
    allLayers = LayerChain.withChildren(layers);
    for (Layer layer : allLayers) {
      parameters.addAll(layer.parameters());
    }
    LayerChain.requireDistinct(layers, allLayers, parameters);
    inputWidth = LayerChain.inputWidth(layers);
    outputWidth = LayerChain.outputWidth(layers);
    locks = new LayerLocks(allLayers);
  }

  /**
   * Sends a batch through the layers.
   *
   * @param inputs n×d, one example a row; kept by reference, not modified
   * @return n×k, the last layer's matrix, valid until the next {@code forward} or {@code predict}
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
   * @param outputGradient n×k: dL/dY of the last {@link #forward}
   */
  public void backward(DMatrixRMaj outputGradient) {
    DMatrixRMaj gradient = outputGradient;
    for (int i = layers.size() - 1; i > 0; i--) {
      gradient = layers.get(i).backward(gradient);
    }
    layers.get(0).backwardParameters(gradient);
  }

  /**
   * The network's answer to these inputs, in inference mode.
   *
   * @param inputs n×d, one example a row, scaled like those it was trained on; not modified
   * @return n×k, a copy that is the caller's to keep
   * @throws IllegalArgumentException as {@link #forward} does
   * @throws IllegalStateException if another thread trains the network
   */
  public Matrix predict(DMatrixRMaj inputs) {
    LayerLocks.Use use = useToPredict();
    try {
      return new Matrix(forward(inputs));
    } finally {
      use.close();
    }
  }

  /**
   * What each layer puts out for these inputs, in inference mode.
   *
   * @return a copy of each layer's output, first to last; the last is what {@link #predict} returns
   * @throws IllegalArgumentException as {@link #forward} does
   */
  public List<Matrix> outputs(DMatrixRMaj inputs) {
    Shapes.requireFinite("The network", "an input", inputs);
    LayerLocks.Use use = useToPredict();
    try {
      List<Matrix> outputs = new ArrayList<>();
      DMatrixRMaj output = inputs;
      for (Layer layer : layers) {
        output = layer.forward(output);
        outputs.add(new Matrix(output));
      }
      return outputs;
    } finally {
      use.close();
    }
  }

  /** Nobody else may use the layers until it is closed; they are in inference mode. */
  LayerLocks.Use useToPredict() {
    return locks.toPredict(this);
  }

  /** Nobody else may use the layers until it is closed. */
  LayerLocks.Use useToFit() {
    return locks.toFit(this);
  }

  /**
   * Switches all layers between training and inference. {@link Trainer} does this for you; a loop
   * of your own begins with {@code setTraining(true)}.
   */
  public void setTraining(boolean training) {
    this.training = training;
    for (int i = 0; i < allLayers.size(); i++) {
      allLayers.get(i).setTraining(training);
    }
  }

  /**
   * Whether {@link #setTraining} switched this network to training; false at first. A network that
   * shares layers with it may have switched those since.
   */
  public boolean isTraining() {
    return training;
  }

  /** The layers, first to last. */
  public List<Layer> layers() {
    return layers;
  }

  /** The layers, each followed by those that it is made of. */
  public List<Layer> allLayers() {
    return allLayers;
  }

  /** What is learned: the parameters of each layer in order, and of its children. */
  public List<Parameter> parameters() {
    return Collections.unmodifiableList(parameters);
  }

  /**
   * All that predictions and later steps depend on: the values of the parameters, then what layers
   * remember, such as running means. Not copies: {@code new StateCopy(network.state())} keeps the
   * network as it is now.
   */
  public List<Matrix> state() {
    List<Matrix> state = new ArrayList<>();
    for (Parameter parameter : parameters) {
      state.add(parameter.value);
    }
    for (Layer layer : allLayers) {
      state.addAll(layer.state().values());
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
    return LayersText.summary(layers, inputWidth);
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
    return LayersText.trace(layers, inputs, outputs(inputs));
  }

  /** The layers, as in {@code Dense(4, 16), ReLU, Dense(16, 3), Softmax}; of many, some. */
  @Override
  public String toString() {
    return LayersText.line(layers);
  }
}
