package gradus.inspect;

import gradus.Network;
import gradus.layers.Parameter;
import gradus.layers.StateCopy;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a network keeps between two steps: the values and gradients of its parameters,
 * statistics, dropout steps, and whether it is in training. Who tries things out with a network
 * that isn't his keeps it here first.
 */
final class NetworkMemory {
  private final Network network;
  private final StateCopy layers;
  private final boolean training;
  private final List<Matrix> values = new ArrayList<>();
  private final List<Matrix> gradients = new ArrayList<>();

  /** Notes how the network is now. */
  NetworkMemory(Network network) {
    this.network = network;
    this.layers = StateCopy.ofLayers(network.layers());
    this.training = network.isTraining();
    for (Parameter parameter : network.parameters()) {
      values.add(new Matrix(parameter.value));
      gradients.add(new Matrix(parameter.gradient));
    }
  }

  /** Puts everything back. */
  void restore() {
    for (int i = 0; i < values.size(); i++) {
      network.parameters().get(i).value.setTo(values.get(i));
      network.parameters().get(i).gradient.setTo(gradients.get(i));
    }
    layers.restore();
    network.setTraining(training);
  }
}
