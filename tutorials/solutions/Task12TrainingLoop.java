package solutions;

import gradus.Network;
import gradus.data.Batches;
import gradus.data.Dataset;
import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.optimizers.Optimizer;

/** One way to do task 12. */
public class Task12TrainingLoop extends exercises.Task12TrainingLoop {
  @Override
  public void train(
      Network network,
      Loss loss,
      Optimizer optimizer,
      Dataset data,
      int batchSize,
      int epochs,
      long seed) {
    Batches batches = new Batches(data, batchSize);
    for (int epoch = 1; epoch <= epochs; epoch++) {
      batches.startShuffled(seed, epoch);
      while (batches.next()) {
        Matrix output = network.forward(batches.inputs);
        Matrix outputGradient = loss.gradient(output, batches.targets);
        network.backward(outputGradient);
        optimizer.step();
      }
    }
  }
}
