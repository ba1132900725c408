package gradus;

import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.divergence.DivergedException;
import gradus.layers.Dense;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.optimizers.SGD;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.ejml.data.DMatrixRMaj;

/** What several tests of training set up. */
public final class Training {
  private Training() {}

  /** A data set split 80 to 20, standardized by its training part. */
  public static Split split(Dataset dataset, long seed) {
    Split split = dataset.split(0.8, seed);
    Standardizer scale = Standardizer.fit(split.train());
    return new Split(scale.apply(split.train()), scale.apply(split.test()));
  }

  static Split iris() {
    return split(Datasets.iris(), 1);
  }

  /** 4-8-3 with ReLU and Softmax. */
  public static Network classifier(long seed) {
    Random random = new Random(seed);
    return new Network(new Dense(4, 8, random), new ReLU(), new Dense(8, 3, random), new Softmax());
  }

  /** A quiet trainer with batches of 16 and the seed 42. */
  public static Trainer trainer(Network network, Loss loss, double learningRate) {
    Trainer trainer = new Trainer(network, loss, new SGD(network.parameters(), learningRate));
    trainer.setBatchSize(16);
    trainer.setSeed(42);
    trainer.setQuiet(true);
    return trainer;
  }

  /** The same with a learning rate of 0.1. */
  static Trainer trainer(Network network, Loss loss) {
    return trainer(network, loss, 0.1);
  }

  /** An epoch with this validation loss ends, as the listener sees it; nothing is trained. */
  static void endEpoch(Trainer trainer, Listener listener, double validationLoss) {
    int number = trainer.epoch() + 1;
    History.Epoch epoch =
        new History.Epoch(number, Double.NaN, validationLoss, Double.NaN, Double.NaN);
    trainer.history().add(epoch);
    listener.epochEnded(trainer);
  }

  /** What ends a thousand steps with the same batch. */
  static DivergedException divergence(Trainer trainer, Matrix inputs, Matrix targets) {
    return Assertions.catchThrowableOfType(
        DivergedException.class,
        () -> {
          for (int i = 0; i < 1000; i++) {
            trainer.step(inputs, targets);
          }
        });
  }

  /** Every weight and bias, in order. */
  static double[] weights(Network network) {
    List<Double> all = new ArrayList<>();
    for (Parameter parameter : network.parameters()) {
      for (int i = 0; i < parameter.value.getNumElements(); i++) {
        all.add(parameter.value.data[i]);
      }
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** A layer that hands its input on, and notes what it was and in which mode. */
  static final class Probe implements Layer {
    final List<Boolean> modes = new ArrayList<>();
    final List<double[]> inputs = new ArrayList<>();
    private boolean training;

    @Override
    public Matrix forward(DMatrixRMaj input) {
      modes.add(training);
      inputs.add(Arrays.copyOf(input.data, input.getNumElements()));
      return new Matrix(input);
    }

    @Override
    public Matrix backward(DMatrixRMaj outputGradient) {
      return new Matrix(outputGradient);
    }

    @Override
    public void setTraining(boolean training) {
      this.training = training;
    }
  }
}
