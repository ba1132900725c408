package gradus.persist;

import gradus.Network;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.ELU;
import gradus.layers.GELU;
import gradus.layers.Layer;
import gradus.layers.LayerNorm;
import gradus.layers.LeakyReLU;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.SiLU;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.layers.Softplus;
import gradus.layers.Tanh;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Networks of one to eight layers of any kind, in any order, with random numbers in them. */
final class RandomNetworks {
  private static final int KINDS = 13;

  private RandomNetworks() {}

  /** A network with this many inputs. */
  static Network of(int inputs, Random random) {
    List<Layer> layers = new ArrayList<>();
    int width = inputs;
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      Layer layer = layer(width, random);
      if (layer.outputWidth() != Layer.ANY_WIDTH) {
        width = layer.outputWidth();
      }
      layers.add(layer);
    }
    return new Network(layers.toArray(new Layer[0]));
  }

  private static Layer layer(int width, Random random) {
    return switch (random.nextInt(KINDS)) {
      case 0 -> dense(width, random);
      case 1 -> batchNorm(width, random);
      case 2 -> layerNorm(width, random);
      case 3 -> new Dropout(0.5, random);
      case 4 -> new ReLU();
      case 5 -> new LeakyReLU(0.01 + 0.9 * random.nextDouble());
      case 6 -> new ELU(0.1 + random.nextDouble());
      case 7 -> new GELU();
      case 8 -> new SiLU();
      case 9 -> new Sigmoid();
      case 10 -> new Softplus();
      case 11 -> new Tanh();
      default -> new Softmax();
    };
  }

  private static Layer dense(int width, Random random) {
    Dense dense = new Dense(width, 1 + random.nextInt(12), random);
    fill(dense.biases.value, random);
    return dense;
  }

  private static Layer batchNorm(int width, Random random) {
    BatchNorm norm = new BatchNorm(width, 0.1, Math.max(1e-7, 1e-3 * random.nextDouble()));
    fill(norm.parameters(), random);
    fill(norm.runningMeans, random);
    for (int j = 0; j < width; j++) {
      norm.runningVariances.data[j] = 0.1 + 2 * random.nextDouble();
    }
    return norm;
  }

  /** With an epsilon that keeps it from making 300 times as much of the last digits of a float. */
  private static Layer layerNorm(int width, Random random) {
    LayerNorm norm = new LayerNorm(width, 0.01);
    fill(norm.parameters(), random);
    return norm;
  }

  private static void fill(List<Parameter> parameters, Random random) {
    for (Parameter parameter : parameters) {
      fill(parameter.value, random);
    }
  }

  private static void fill(Matrix matrix, Random random) {
    for (int i = 0; i < matrix.getNumElements(); i++) {
      matrix.data[i] = random.nextGaussian();
    }
  }
}
