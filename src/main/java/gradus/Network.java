package gradus;

import gradus.layers.Layer;
import gradus.layers.LayerChain;
import gradus.layers.LayersText;
import gradus.layers.Parameter;
import gradus.math.Matrix;
import gradus.math.MemoryLimit;
import gradus.math.Shapes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A sequence of layers: the output of each is the input of the next.
 *
 * <pre>
 *   forward:   X → first layer → … → last layer → Y
 *   backward:      first layer ← … ← last layer ← dL/dY
 * </pre>
 *
 * <p>{@link #predict} is for using a network, {@link #forward} and {@link #backward} are for
 * training it.
 *
 * <p><b>Threads.</b> Several threads may call {@link #predict} and {@link #outputs} at once: they
 * take turns. While one thread fits the network, calls from other threads are refused. A training
 * loop of your own must stay on one thread.
 */
public final class Network {
  private final List<Layer> layers;
  private final List<Layer> allLayers; // including the layers inside layers
  private final List<Parameter> parameters = new ArrayList<>();
  private final int inputWidth;
  private final int outputWidth;
  private final LayerLocks locks;
  private boolean training = false; // as set by the last setTraining

  /**
   * A network of these layers.
   *
   * @throws IllegalArgumentException if there is no layer, a layer is null or appears twice, or two
   *     neighbors don't fit together
   */
  public Network(Layer... layers) {
    this(LayerChain.of("A network", layers));
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
   * @param inputs n×d, one example per row; may be kept by reference, not modified
   * @return n×k, the last layer's matrix, valid until the next {@code forward}, {@code predict},
   *     {@code outputs} or {@code trace}
   * @throws IllegalArgumentException if an input is NaN or infinite, the batch is empty, or its
   *     width isn't that of the first layer
   */
  public Matrix forward(DMatrixRMaj inputs) {
    Shapes.requireFinite("The network", "an input", inputs);
    Matrix output = layers.get(0).forward(inputs);
    // An index instead of a for-each loop: no iterator is allocated in a step.
    for (int i = 1; i < layers.size(); i++) {
      output = layers.get(i).forward(output);
    }
    return output;
  }

  /**
   * Sends the gradient of the loss back through the layers, which sets the gradient of every
   * parameter.
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
   * Computes the network's output for these inputs, in inference mode.
   *
   * @param inputs n×d, one example per row, scaled like the training data; not modified
   * @return n×k, a copy
   * @throws IllegalArgumentException as {@link #forward} does
   * @throws IllegalStateException if another thread is training the network
   */
  public Matrix predict(DMatrixRMaj inputs) {
    LayerLocks.Use use = useToPredict();
    try {
      return new Matrix(forward(inputs));
    } catch (OutOfMemoryError e) {
      String what = "The output for " + inputs.numRows + " rows";
      throw MemoryLimit.explained(e, what, "predict fewer rows at a time");
    } finally {
      use.close();
    }
  }

  /** The parameters of all layers, in order, including those of layers inside layers. */
  public List<Parameter> parameters() {
    return Collections.unmodifiableList(parameters);
  }

  // ---- The book ends here. What follows: looking inside, threads, modes, accessors. ----

  /**
   * Computes the output of every layer for these inputs, in inference mode.
   *
   * @return a copy of each layer's output, first to last; the last equals {@link #predict}
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

  /** Reserves the layers for the caller, in inference mode, until it is closed. */
  LayerLocks.Use useToPredict() {
    return locks.toPredict(this);
  }

  /** Reserves the layers for the caller until it is closed. */
  LayerLocks.Use useToFit() {
    return locks.toFit(this);
  }

  /**
   * Switches all layers between training and inference. A {@link Trainer} does this for you; begin
   * a training loop of your own with {@code setTraining(true)}.
   */
  public void setTraining(boolean training) {
    this.training = training;
    for (int i = 0; i < allLayers.size(); i++) {
      allLayers.get(i).setTraining(training);
    }
  }

  /**
   * Whether {@link #setTraining} last switched this network to training; false at first. Another
   * network that shares its layers may have switched them since.
   */
  public boolean isTraining() {
    return training;
  }

  /** The layers, first to last. */
  public List<Layer> layers() {
    return layers;
  }

  /** The layers, each followed by the layers inside it. */
  public List<Layer> allLayers() {
    return allLayers;
  }

  /**
   * Everything that predictions and later steps depend on: the values of the parameters, then the
   * layers' saved state, such as running means. These are not copies: {@code new
   * StateCopy(network.state())} makes one.
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

  /** The number of input columns, or {@link Layer#ANY_WIDTH}. */
  public int inputWidth() {
    return inputWidth;
  }

  /** The number of output columns, or {@link Layer#ANY_WIDTH} for as many as the inputs. */
  public int outputWidth() {
    return outputWidth;
  }

  /**
   * A network of the same layers, shared, without the last one. For a classifier that ends in
   * {@code Softmax}, it outputs the logits, the scores before the softmax.
   *
   * @throws IllegalArgumentException if there is only one layer
   */
  public Network withoutLastLayer() {
    return new Network(List.copyOf(layers.subList(0, layers.size() - 1)));
  }

  /** A table of the layers with the shapes of their outputs and their parameters. */
  public String summary() {
    return LayersText.summary(layers, inputWidth);
  }

  /**
   * Follows these inputs through the layers: the shape of each output, its smallest, mean and
   * largest entry, the number of zeros, and its first rows. Entries that are NaN or infinite are
   * counted and left out of the statistics.
   *
   * <p>This runs in inference mode, like {@link #predict}, and overwrites the layers' last outputs:
   * don't call it between {@link #forward} and {@link #backward}.
   *
   * @param inputs n×d, one example per row; not modified
   * @throws IllegalArgumentException as {@link #forward} does
   */
  public String trace(DMatrixRMaj inputs) {
    return LayersText.trace(layers, inputs, outputs(inputs));
  }

  /**
   * The layers, such as {@code Dense(4, 16), ReLU, Dense(16, 3), Softmax}; some if there are many.
   */
  @Override
  public String toString() {
    return LayersText.line(layers);
  }
}
