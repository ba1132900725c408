package gradus.persist;

import gradus.Listener;
import gradus.Network;
import gradus.Trainer;
import gradus.callbacks.EarlyStopping;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.divergence.DivergedException;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.optimizers.Adam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Reads bytes that may be anything as a checkpoint, and goes on from it. What is no sound
 * checkpoint is refused with a {@link ModelFormatException}; weights that are numbers but much too
 * large make a training diverge; whatever else is thrown is an error.
 */
public final class AnyCheckpoints {
  private static final Dataset BLOBS = Synthetic.blobs(12, 2, 1, 1);

  private AnyCheckpoints() {}

  /** Writes one to start from: 1, so that the checksum is made right, and a sound file. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    Trainer trainer = trainer();
    trainer.addListener(Checkpoint.every(5, file));
    trainer.addListener(
        new Listener() {
          @Override
          public void stepEnded(Trainer stepped) {
            if (stepped.steps() == 5) { // of 3 an epoch
              throw new IllegalStateException("power cut");
            }
          }
        });
    try {
      trainer.fit(BLOBS, BLOBS, 4);
    } catch (IllegalStateException e) {
      // the file is there
    }
    byte[] bytes = Files.readAllBytes(file);
    byte[] input = new byte[bytes.length + 1];
    input[0] = 1;
    System.arraycopy(bytes, 0, input, 1, bytes.length);
    Files.write(file, input);
  }

  static Trainer trainer() {
    Network network =
        new Network(new Dense(2, 2, new Random(1)), new BatchNorm(2), new Dropout(0.5, 1));
    Trainer trainer =
        new Trainer(network, new SoftmaxCrossEntropy(), new Adam(network.parameters()));
    trainer.setQuiet(true);
    trainer.setBatchSize(5);
    trainer.addListener(new EarlyStopping(3));
    return trainer;
  }

  /** The first byte says how to take the others, as in {@link AnyModels#read}. */
  public static void read(byte[] bytes) {
    if (bytes.length > 0) {
      try {
        resume(AnyModels.file(bytes));
      } catch (ModelFormatException e) {
        AnyModels.requireShort(e);
      } catch (DivergedException e) {
        // numbers, but none to go on with
      }
    }
  }

  private static void resume(byte[] file) {
    Trainer trainer = trainer();
    Checkpoint checkpoint = Checkpoint.every(1_000_000, Path.of("target/never-written"));
    trainer.addListener(checkpoint);
    try {
      checkpoint.resume(trainer, new Safetensors(ModelBytes.NAME, new BytesChannel(file), true));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    trainer.fit(BLOBS, BLOBS, trainer.epoch() + 1);
  }
}
