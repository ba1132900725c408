package gradus.plots;

import gradus.Network;
import gradus.layers.Parameter;

/** All that a network has learned as one row of numbers, parameter by parameter: a place. */
final class ParameterVector {
  private ParameterVector() {}

  static int count(Network network) {
    int count = 0;
    for (Parameter parameter : network.parameters()) {
      count += parameter.value.getNumElements();
    }
    return count;
  }

  static double[] of(Network network) {
    double[] all = new double[count(network)];
    int start = 0;
    for (Parameter parameter : network.parameters()) {
      int count = parameter.value.getNumElements();
      System.arraycopy(parameter.value.data, 0, all, start, count);
      start += count;
    }
    return all;
  }

  static void set(Network network, double[] all) {
    int start = 0;
    for (Parameter parameter : network.parameters()) {
      int count = parameter.value.getNumElements();
      System.arraycopy(all, start, parameter.value.data, 0, count);
      start += count;
    }
  }

  /** The sum of a·b over all entries. */
  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  static double[] difference(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }
}
