package gradus.benchmark;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What someone writes who needs one network and has EJML: dense layers with ReLU between, softmax
 * and cross-entropy, plain gradient descent, in arrays made once. What Gradus is compared with.
 */
final class PlainNetwork {
  private static final double LEARNING_RATE = 0.01;

  private final int[] widths;
  private final DMatrixRMaj[] weights;
  private final DMatrixRMaj[] biases;
  private final DMatrixRMaj[] outputs; // before the activation
  private final DMatrixRMaj[] activations; // the first are the inputs
  private final DMatrixRMaj[] weightsGradients;
  private final DMatrixRMaj[] biasesGradients;
  private final DMatrixRMaj[] outputGradients;

  PlainNetwork(int[] widths, int batch, Random random) {
    int layers = widths.length - 1;
    this.widths = widths;
    weights = new DMatrixRMaj[layers];
    biases = new DMatrixRMaj[layers];
    outputs = new DMatrixRMaj[layers];
    activations = new DMatrixRMaj[layers];
    weightsGradients = new DMatrixRMaj[layers];
    biasesGradients = new DMatrixRMaj[layers];
    outputGradients = new DMatrixRMaj[layers];
    for (int layer = 0; layer < layers; layer++) {
      weights[layer] = Numbers.gaussian(widths[layer], widths[layer + 1], random);
      CommonOps_DDRM.scale(Math.sqrt(2.0 / widths[layer]), weights[layer]);
      biases[layer] = new DMatrixRMaj(1, widths[layer + 1]);
      outputs[layer] = new DMatrixRMaj(batch, widths[layer + 1]);
      activations[layer] = new DMatrixRMaj(batch, widths[layer]);
      weightsGradients[layer] = new DMatrixRMaj(widths[layer], widths[layer + 1]);
      biasesGradients[layer] = new DMatrixRMaj(1, widths[layer + 1]);
      outputGradients[layer] = new DMatrixRMaj(batch, widths[layer + 1]);
    }
  }

  /** One step of gradient descent; returns the loss before it. */
  double step(DMatrixRMaj inputs, DMatrixRMaj targets) {
    int last = weights.length - 1;
    activations[0] = inputs;
    for (int layer = 0; layer <= last; layer++) {
      CommonOps_DDRM.mult(activations[layer], weights[layer], outputs[layer]);
      addBiases(outputs[layer], biases[layer]);
      if (layer < last) {
        rectify(outputs[layer].data, activations[layer + 1].data);
      }
    }
    double loss = softmaxCrossEntropy(outputs[last], targets, outputGradients[last]);
    for (int layer = last; layer >= 0; layer--) {
      DMatrixRMaj gradient = outputGradients[layer];
      CommonOps_DDRM.multTransA(activations[layer], gradient, weightsGradients[layer]);
      CommonOps_DDRM.sumCols(gradient, biasesGradients[layer]);
      if (layer > 0) {
        CommonOps_DDRM.multTransB(gradient, weights[layer], outputGradients[layer - 1]);
        cut(outputs[layer - 1].data, outputGradients[layer - 1].data);
      }
    }
    for (int layer = 0; layer <= last; layer++) {
      CommonOps_DDRM.addEquals(weights[layer], -LEARNING_RATE, weightsGradients[layer]);
      CommonOps_DDRM.addEquals(biases[layer], -LEARNING_RATE, biasesGradients[layer]);
    }
    return loss;
  }

  private static void addBiases(DMatrixRMaj output, DMatrixRMaj biases) {
    for (int row = 0; row < output.numRows; row++) {
      for (int j = 0; j < output.numCols; j++) {
        output.data[row * output.numCols + j] += biases.data[j];
      }
    }
  }

  private static void rectify(double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = Math.max(0, x[i]);
    }
  }

  private static void cut(double[] x, double[] gradient) {
    for (int i = 0; i < x.length; i++) {
      if (x[i] <= 0) {
        gradient[i] = 0;
      }
    }
  }

  private static double softmaxCrossEntropy(
      DMatrixRMaj logits, DMatrixRMaj targets, DMatrixRMaj gradient) {
    int columns = logits.numCols;
    double loss = 0;
    for (int row = 0; row < logits.numRows; row++) {
      int start = row * columns;
      double max = logits.data[start];
      for (int j = start + 1; j < start + columns; j++) {
        max = Math.max(max, logits.data[j]);
      }
      double sum = 0;
      for (int j = start; j < start + columns; j++) {
        gradient.data[j] = Math.exp(logits.data[j] - max);
        sum += gradient.data[j];
      }
      double logSum = max + Math.log(sum);
      for (int j = start; j < start + columns; j++) {
        loss += targets.data[j] * (logSum - logits.data[j]);
        gradient.data[j] = (gradient.data[j] / sum - targets.data[j]) / logits.numRows;
      }
    }
    return loss / logits.numRows;
  }

  @Override
  public String toString() {
    return "PlainNetwork" + Arrays.toString(widths);
  }
}
