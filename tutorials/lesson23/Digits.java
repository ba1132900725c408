package lesson23;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.files.Datasets;
import gradus.layers.Parameter;
import gradus.math.Matrix;
import gradus.metrics.Accuracy;
import java.util.List;
import org.ejml.dense.row.CommonOps_DDRM;

/** The digits of lesson 23, with pixels from 0 to 1, and what its table needs. */
final class Digits {
  /** What is done to the digits. */
  static final List<String> NAMES =
      List.of("as they are", "shifted to the right", "pixels permuted");

  private Digits() {}

  /** 1438 digits to learn from, 359 to be read. */
  static Split split() {
    Split split = Datasets.digits().split(0.8, 42);
    return new Split(scaled(split.train()), scaled(split.test()));
  }

  /** Divided by 16: paper is 0, and ink is 1. */
  private static Dataset scaled(Dataset images) {
    Matrix inputs = new Matrix(images.inputs());
    CommonOps_DDRM.divide(inputs, 16);
    return new Dataset(
        inputs,
        images.targets(),
        images.featureNames(),
        images.classNames(),
        images.name(),
        images.imageShape());
  }

  /** The share of images that a network reads correctly. */
  static double accuracy(Network network, Dataset images) {
    return Accuracy.of(network.predict(images.inputs()), images.targets());
  }

  /** How many numbers a network learns. */
  static int parameters(Network network) {
    int count = 0;
    for (Parameter parameter : network.parameters()) {
      count += parameter.value.getNumElements();
    }
    return count;
  }
}
