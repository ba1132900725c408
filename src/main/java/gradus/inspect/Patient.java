package gradus.inspect;

import gradus.Network;
import gradus.data.Dataset;
import gradus.layers.BatchNorm;
import gradus.layers.Layer;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.math.Seeds;
import java.util.Arrays;

/**
 * What the doctor examines: a network and a loss as a trainer steps through them, which is to say
 * with {@code Softmax} and {@code CrossEntropy} fused, and data to send through.
 */
final class Patient {
  private static final int SAMPLE_ROWS = 200;

  final Network network; // what the loss is computed from
  final Loss loss;
  final Dataset data;
  final Dataset sample; // of the data, for what needs no more

  /** A network and a loss, fused where a trainer would do so. */
  static Patient of(Network network, Loss loss, Dataset data) {
    Layer last = network.layers().get(network.layers().size() - 1);
    if (last instanceof Softmax && loss instanceof CrossEntropy crossEntropy) {
      return new Patient(network.withoutLastLayer(), crossEntropy.onLogits(), data);
    }
    return new Patient(network, loss, data);
  }

  /** Without the Softmax of a network whose loss is on logits already, after a fusion. */
  static Patient fused(Network network, Loss loss, Dataset data) {
    return new Patient(network.withoutLastLayer(), loss, data);
  }

  private Patient(Network network, Loss loss, Dataset data) {
    data.requireComplete();
    this.network = network;
    this.loss = loss;
    this.data = data;
    this.sample = sample(data, SAMPLE_ROWS);
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
   * Switches Dropout off, since chance would blur what is to be seen. BatchNorm takes the mean and
   * variance of the batch: before training it knows no others.
   */
  void holdStill() {
    for (Layer layer : network.layers()) {
      layer.setTraining(layer instanceof BatchNorm && sample.rows() > 1);
    }
  }
}
