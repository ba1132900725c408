package gradus.inspect;

import gradus.Network;
import gradus.data.Dataset;
import gradus.layers.ImageShape;
import gradus.layers.Layer;
import gradus.layers.LayerChain;
import gradus.layers.Meaning;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.math.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the doctor examines: a network and a loss as a trainer steps through them, which is to say
 * with {@code Softmax} and {@code CrossEntropy} fused, and data to send through.
 */
final class Examination {
  /** As many rows as most questions need. */
  static final int SAMPLE_ROWS = 200;

  /** Up to this loss the outputs are the targets. */
  private static final double ROUNDING = 1e-12;

  final Network network; // what the loss is computed from
  final Loss loss;
  final Dataset data;
  final Dataset sample; // of the data, for what needs no more
  private NearestNeighbors neighbors; // null until somebody asks

  /** A network and a loss, fused where a trainer would do so. */
  static Examination of(Network network, Loss loss, Dataset data) {
    Layer last = network.layers().get(network.layers().size() - 1);
    if (CrossEntropy.fuses(last, loss)) {
      return fused(network, ((CrossEntropy) loss).onLogits(), data);
    }
    return new Examination(network, loss, data);
  }

  /** Without the Softmax of a network whose loss is on logits already, after a fusion. */
  static Examination fused(Network network, Loss loss, Dataset data) {
    return new Examination(network.withoutLastLayer(), loss, data);
  }

  private Examination(Network network, Loss loss, Dataset data) {
    data.requireComplete();
    this.network = network;
    this.loss = loss;
    this.data = data;
    this.sample = sample(data, SAMPLE_ROWS);
  }

  /** Which rows of the data lie close together. */
  NearestNeighbors neighbors() {
    if (neighbors == null) {
      neighbors = new NearestNeighbors(data);
    }
    return neighbors;
  }

  /**
   * Whether the loss is small where the outputs are the targets. A loss of a student's own on
   * logits may forget to say what it expects.
   */
  boolean isOnNumbers() {
    return loss.expects() == Meaning.NUMBERS
        && loss.value(sample.targets(), sample.targets()) < ROUNDING;
  }

  /** As the loss calls itself; its class if it has nothing to say. */
  String lossName() {
    String name = loss.toString();
    boolean javas = name.startsWith(loss.getClass().getName() + "@");
    return javas ? loss.getClass().getSimpleName() : name;
  }

  /** So many rows chosen at random, the same ones every time; all rows if there are no more. */
  static Dataset sample(Dataset data, int rows) {
    if (data.rows() <= rows) {
      return data;
    }
    int[] order = new int[data.rows()];
    for (int row = 0; row < order.length; row++) {
      order[row] = row;
    }
    Seeds.shuffle(order, 0, 0);
    return data.subset(Arrays.copyOf(order, rows), data.name());
  }

  /**
   * Switches off what draws random numbers, as dropout does, since chance would blur what is to be
   * seen. Other layers are in training mode: before training, BatchNorm knows no mean and variance
   * but those of the batch.
   */
  void holdStill() {
    for (Layer layer : network.allLayers()) {
      boolean random = layer.settings().containsKey("seed");
      layer.setTraining(!random && sample.rows() > 1);
    }
    if (sample.rows() > 1 && !isStill()) { // a layer of a student's own that doesn't name its seed
      network.setTraining(false);
    }
  }

  /** Whether two forward passes give the same output. */
  private boolean isStill() {
    Matrix output = new Matrix(network.forward(sample.inputs()));
    Matrix again = network.forward(sample.inputs());
    return Arrays.equals(output.data, Arrays.copyOf(again.data, output.data.length));
  }

  /** Sends the sample through, in the mode that the layers are in. */
  ForwardPass forward() {
    return forward(sample);
  }

  /** Fills the gradients of all parameters from the sample. */
  void backward() {
    Matrix output = network.forward(sample.inputs());
    network.backward(loss.gradient(output, sample.targets()));
  }

  /** Sends these rows through, in the mode that the layers are in. */
  ForwardPass forward(Dataset rows) {
    List<PassedLayer> passed = new ArrayList<>();
    Matrix output = forward(network.layers(), rows.inputs(), null, passed);
    boolean finite = Rows.firstNotFinite(output) < 0; // a loss may refuse other outputs
    return new ForwardPass(
        passed, output, finite ? loss.value(output, rows.targets()) : Double.NaN);
  }

  /** Sends a batch through layers in a row, and through those in a row inside them. */
  private static Matrix forward(
      List<Layer> layers, Matrix inputs, ImageShape image, List<PassedLayer> passed) {
    Matrix input = inputs;
    ImageShape shape = image;
    for (Layer layer : layers) {
      if (layer.childrenInSequence()) {
        forward(layer.children(), input, shape, passed);
      }
      shape = LayerChain.imageAfter(layer, shape);
      Matrix output = new Matrix(layer.forward(input));
      passed.add(new PassedLayer(layer, input, output, shape));
      input = output;
    }
    return input;
  }

  /**
   * What the layers compute from the sample, and what the loss says of it.
   *
   * @param layers each layer, after those inside it
   * @param output what comes out of the last layer
   */
  record ForwardPass(List<PassedLayer> layers, Matrix output, double loss) {}

  /**
   * What a layer computes: a row an example, a column a unit.
   *
   * @param image the shape of the images that it outputs, or null if they are none
   */
  record PassedLayer(Layer layer, Matrix input, Matrix output, ImageShape image) {}
}
