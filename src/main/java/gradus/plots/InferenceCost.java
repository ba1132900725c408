package gradus.plots;

import gradus.Network;
import gradus.layers.Layer;

/** How long a network takes to answer: how often a picture may ask depends on it. */
final class InferenceCost {
  /** As much takes about half a second, in multiplications. */
  static final double AFFORDABLE = 4e8;

  /** What an exponential or the like costs, in multiplications. */
  private static final double EXPONENTIAL = 50;

  private InferenceCost() {}

  /** For one example: a multiplication a weight, and a function of each number between layers. */
  static double ofOneExample(Network network, int features) {
    double work = ParameterVector.count(network);
    int width = features;
    for (Layer layer : network.layers()) {
      if (layer.outputWidth() == Layer.ANY_WIDTH) {
        work += EXPONENTIAL * width;
      } else {
        width = layer.outputWidth();
      }
    }
    return work + EXPONENTIAL * width; // of the loss, or of the softmax on logits
  }
}
