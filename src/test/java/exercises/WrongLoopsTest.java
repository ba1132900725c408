package exercises;

import static exercises.WrongAnswers.messageOf;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.data.Batches;
import gradus.data.Dataset;
import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.optimizers.Optimizer;
import org.junit.jupiter.api.Test;

/** Typical wrong answers to task 12, and what is said about them. */
class WrongLoopsTest {
  /** A right loop, of which each mistake overrides a part. */
  private static class Loop extends Task12TrainingLoop {
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
        start(batches, seed, epoch);
        while (batches.next()) {
          Matrix gradient = loss.gradient(network.forward(batches.inputs), batches.targets);
          learn(network, optimizer, gradient);
        }
      }
    }

    void start(Batches batches, long seed, int epoch) {
      batches.startShuffled(seed, epoch);
    }

    void learn(Network network, Optimizer optimizer, Matrix gradient) {
      network.backward(gradient);
      optimizer.step();
    }
  }

  @Test
  void theLoopItselfIsRight() {
    assertThat(Checks.of(Task12TrainingLoopTest.class, new Loop()).failures).containsOnlyNulls();
  }

  @Test
  void noUpdate() {
    Task12TrainingLoop wrong =
        new Loop() {
          @Override
          void learn(Network network, Optimizer optimizer, Matrix gradient) {
            network.backward(gradient);
          }
        };
    assertThat(messageOf(Task12TrainingLoopTest.class, wrong))
        .isEqualTo(
            "The list of the first calls is [forward, gradient, backward, forward]. Without"
                + " optimizer.step() nothing is learned: backward computes, it doesn't change."
                + " Expected [forward, gradient, backward, step]: network.forward, loss.gradient,"
                + " network.backward, optimizer.step, and then the next batch (lesson 12).");
  }

  @Test
  void anUpdateBeforeTheGradient() {
    Task12TrainingLoop wrong =
        new Loop() {
          @Override
          void learn(Network network, Optimizer optimizer, Matrix gradient) {
            optimizer.step();
            network.backward(gradient);
          }
        };
    assertThat(messageOf(Task12TrainingLoopTest.class, wrong))
        .isEqualTo(
            "The list of the first calls is [forward, gradient, step, backward]. The step takes the"
                + " gradients that backward computes, so it comes after it. Expected [forward,"
                + " gradient, backward, step]: network.forward, loss.gradient, network.backward,"
                + " optimizer.step, and then the next batch (lesson 12).");
  }

  @Test
  void noBackward() {
    Task12TrainingLoop wrong =
        new Loop() {
          @Override
          void learn(Network network, Optimizer optimizer, Matrix gradient) {
            optimizer.step();
          }
        };
    assertThat(messageOf(Task12TrainingLoopTest.class, wrong))
        .startsWith(
            "The list of the first calls is [forward, gradient, step, forward]. Without"
                + " network.backward the step has no gradients to go by. Expected ");
  }

  @Test
  void oneUpdateAnEpoch() {
    Task12TrainingLoop wrong =
        new Loop() {
          private int batch;

          @Override
          void learn(Network network, Optimizer optimizer, Matrix gradient) {
            network.backward(gradient);
            batch++;
            if (batch == 8) {
              optimizer.step();
            }
          }
        };
    assertThat(messageOf(Task12TrainingLoopTest.class, wrong))
        .startsWith(
            "The list of the first calls is [forward, gradient, backward, forward]. Each batch is a"
                + " step of its own: optimizer.step() belongs in the inner loop. Expected ");
  }

  @Test
  void oneBatchAnEpoch() {
    Task12TrainingLoop wrong =
        new Loop() {
          @Override
          void start(Batches batches, long seed, int epoch) {
            batches.startShuffled(seed, epoch);
            batches.skip(104); // leaves 16 rows
          }
        };
    assertThat(messageOf(Task12TrainingLoopTest.class, wrong))
        .isEqualTo(
            "The list of batch sizes in an epoch (120 rows, 16 a batch) is [16]. That is only the"
                + " first batch: ask batches.next() in a while loop. Expected [16, 16, 16, 16, 16,"
                + " 16, 16, 8]: 7 * 16 = 112 rows, and 8 are left (lesson 12).");
  }

  @Test
  void noShuffling() {
    Task12TrainingLoop wrong =
        new Loop() {
          @Override
          void start(Batches batches, long seed, int epoch) {
            batches.startUnshuffled();
          }
        };
    assertThat(messageOf(Task12TrainingLoopTest.class, wrong))
        .isEqualTo(
            "The matrix of the first rows of epochs 1 and 2 is [[-0.9000, 1.0252, -1.3286,"
                + " -1.3070], [-0.9000, 1.0252, -1.3286, -1.3070]]. The data are not shuffled:"
                + " startShuffled, not startUnshuffled. Expected [[-0.0711, -0.7873, 0.1946,"
                + " -0.2499], [0.6395, -0.7873, 0.8716, 0.9392]]: startShuffled(seed, epoch), and"
                + " the first epoch is 1 (lesson 12).");
  }

  @Test
  void theSameOrderInEveryEpoch() {
    Task12TrainingLoop wrong =
        new Loop() {
          @Override
          void start(Batches batches, long seed, int epoch) {
            batches.startShuffled(seed, 1);
          }
        };
    assertThat(messageOf(Task12TrainingLoopTest.class, wrong))
        .isEqualTo(
            "The matrix of the first rows of epochs 1 and 2 is [[-0.0711, -0.7873, 0.1946,"
                + " -0.2499], [-0.0711, -0.7873, 0.1946, -0.2499]]. Both epochs have the same"
                + " order: give startShuffled the number of the epoch. Expected [[-0.0711, -0.7873,"
                + " 0.1946, -0.2499], [0.6395, -0.7873, 0.8716, 0.9392]]: startShuffled(seed,"
                + " epoch), and the first epoch is 1 (lesson 12).");
  }

  @Test
  void oneEpochTooFew() {
    Task12TrainingLoop wrong =
        new Loop() {
          @Override
          public void train(
              Network network,
              Loss loss,
              Optimizer optimizer,
              Dataset data,
              int batchSize,
              int epochs,
              long seed) {
            int tooFew = Math.max(1, epochs - 1);
            super.train(network, loss, optimizer, data, batchSize, tooFew, seed);
          }
        };
    assertThat(messageOf(Task12TrainingLoopTest.class, wrong))
        .isEqualTo(
            "The number of steps in 3 epochs of 8 batches each is 16. That is 2 epochs: count from"
                + " 1 to epochs, with <=. Expected 24: 3 * 8 = 24 (lesson 12).");
  }

  @Test
  void aGradientOfZero() {
    Task12TrainingLoop wrong =
        new Loop() {
          @Override
          void learn(Network network, Optimizer optimizer, Matrix gradient) {
            gradient.zero();
            super.learn(network, optimizer, gradient);
          }
        };
    assertThat(messageOf(Task12TrainingLoopTest.class, wrong))
        .isEqualTo(
            "After 30 epochs of iris the test accuracy is 0.167. Guessing is right in a third of"
                + " the rows. Expected at least 0.9: are inputs and targets those of the same batch"
                + " (lesson 12)?");
  }
}
