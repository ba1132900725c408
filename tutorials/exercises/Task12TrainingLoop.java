package exercises;

import gradus.Network;
import gradus.data.Dataset;
import gradus.losses.Loss;
import gradus.optimizers.Optimizer;

/**
 * Task 12: the training loop (lesson 12).
 *
 * <p>In every epoch the data are shuffled and gone through once, batch by batch. Each batch is one
 * step: forward, the loss's gradient, backward, update. {@link gradus.data.Batches} cuts the
 * batches:
 *
 * <pre>
 *   Batches batches = new Batches(data, batchSize);
 *   batches.startShuffled(seed, epoch);    // at the start of each epoch, 1 for the first
 *   batches.next()                         // false if the epoch is over, otherwise fills
 *   batches.inputs, batches.targets        // these with the next batch
 * </pre>
 *
 * <p>The other calls are {@code network.forward(inputs)}, {@code loss.gradient(output, targets)},
 * {@code network.backward(outputGradient)} and {@code optimizer.step()}; the first two return a
 * {@link gradus.math.Matrix}.
 */
public class Task12TrainingLoop {
  /** Trains the network for some epochs. */
  public void train(
      Network network,
      Loss loss,
      Optimizer optimizer,
      Dataset data,
      int batchSize,
      int epochs,
      long seed) {
    throw new UnsupportedOperationException("write me: train(network, loss, optimizer, ...)");
  }
}
