package gradus.persist;

import gradus.History;
import gradus.Listener;
import gradus.Network;
import gradus.Trainer;
import gradus.callbacks.BestWeights;
import gradus.callbacks.EarlyStopping;
import gradus.callbacks.LearningRateSchedule;
import gradus.callbacks.ReduceOnPlateau;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.files.Disk;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.GELU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.AdaGrad;
import gradus.optimizers.Adam;
import gradus.optimizers.AdamW;
import gradus.optimizers.ClipByNorm;
import gradus.optimizers.CosineDecay;
import gradus.optimizers.L2Penalty;
import gradus.optimizers.OneCycle;
import gradus.optimizers.Optimizer;
import gradus.optimizers.RMSProp;
import gradus.optimizers.SGD;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A program that trains on Iris, eight steps an epoch, with a checkpoint after every third. A new
 * object is the program started again: nothing is left of the one before but the file.
 */
final class TrainingProgram {
  /** Each leaves something of its own behind in a training. */
  static final List<String> KINDS =
      List.of(
          "SGD",
          "momentum",
          "Nesterov",
          "AdaGrad",
          "RMSProp",
          "Adam",
          "AdamW",
          "schedule by steps",
          "schedule by epochs",
          "reduce on plateau",
          "early stopping",
          "penalty and clipping",
          "without shuffling");

  /** With a rate at which the validation loss also rises. */
  private static final List<String> JUMPING = List.of("early stopping", "reduce on plateau");

  static final Split IRIS = iris();

  /** Doesn't wait until the bytes are on the disk itself: what a test crashes is the program. */
  static final class QuickDisk extends Disk {
    @Override
    public void force(WritableByteChannel channel) {}

    /** Some file systems wait when a file is replaced, but not if it is gone before. */
    @Override
    public void move(Path temporary, Path path) throws IOException {
      Files.deleteIfExists(path);
      super.move(temporary, path);
    }

    @Override
    public void forceFolder(Path folder) {}
  }

  final Trainer trainer;
  final Checkpoint checkpoint;
  private final BestWeights best = new BestWeights();

  TrainingProgram(String kind, Path path) {
    this(kind, new Checkpoint(3, path, new QuickDisk()));
  }

  TrainingProgram(String kind, Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
    Random random = new Random(7);
    Network network =
        new Network(
            new Dense(4, 8, random),
            new BatchNorm(8),
            new GELU(),
            new Dropout(0.2, random),
            new Dense(8, 3, random),
            new Softmax());
    trainer = new Trainer(network, new CrossEntropy(), optimizer(kind, network));
    trainer.setBatchSize(16);
    trainer.setSeed(42);
    trainer.setQuiet(true);
    trainer.addListener(best);
    trainer.addListener(checkpoint); // what is added behind it is remembered as well
    addMore(kind);
  }

  private static Split iris() {
    Split split = Datasets.iris().split(0.8, 1);
    Standardizer scale = Standardizer.fit(split.train());
    return new Split(scale.apply(split.train()), scale.apply(split.test()));
  }

  private static Optimizer optimizer(String kind, Network network) {
    SGD sgd = new SGD(network.parameters(), JUMPING.contains(kind) ? 1 : 0.1);
    if (kind.equals("momentum") || kind.equals("Nesterov")) {
      sgd.setMomentum(0.9);
      sgd.setNesterov(kind.equals("Nesterov"));
    }
    return switch (kind) {
      case "AdaGrad" -> new AdaGrad(network.parameters());
      case "RMSProp" -> new RMSProp(network.parameters());
      case "Adam" -> new Adam(network.parameters());
      case "AdamW" -> new AdamW(network.parameters());
      default -> sgd;
    };
  }

  private void addMore(String kind) {
    switch (kind) {
      case "schedule by steps" ->
          trainer.addListener(LearningRateSchedule.bySteps(new OneCycle(0.5, 320)));
      case "schedule by epochs" ->
          trainer.addListener(LearningRateSchedule.byEpochs(new CosineDecay(0.5, 0.01, 40)));
      case "reduce on plateau" -> trainer.addListener(new ReduceOnPlateau(0.5, 0));
      case "early stopping" -> trainer.addListener(new EarlyStopping(3));
      case "penalty and clipping" -> {
        trainer.addGradientChange(new L2Penalty(trainer.network().parameters(), 0.01));
        trainer.addGradientChange(new ClipByNorm(trainer.network().parameters(), 0.1));
      }
      case "without shuffling" -> trainer.setShuffle(false);
      default -> {}
    }
  }

  /** The power fails right after this step. */
  TrainingProgram crashingAfter(long step) {
    trainer.addListener(
        new Listener() {
          @Override
          public void stepEnded(Trainer stepped) {
            if (stepped.steps() == step) {
              throw new IllegalStateException("power cut");
            }
          }
        });
    return this;
  }

  /** What its main method does. */
  History run(int epochs) {
    checkpoint.resumeIfThere(trainer);
    return fit(epochs);
  }

  History fit(int epochs) {
    return trainer.fit(IRIS.train(), IRIS.test(), epochs);
  }

  /** Everything there is to compare, as text that shows every bit. */
  List<String> result() {
    List<Matrix> matrices = new ArrayList<>(trainer.network().state());
    matrices.addAll(trainer.optimizer().state());
    List<String> result = new ArrayList<>();
    for (Matrix matrix : matrices) {
      for (int i = 0; i < matrix.getNumElements(); i++) {
        result.add(Double.toString(matrix.data[i]));
      }
    }
    result.add("dropout " + ((Dropout) trainer.network().layers().get(3)).step());
    result.add(trainer.optimizer().toString());
    result.add(trainer.steps() + " steps, loss " + trainer.lastLoss());
    for (History.Epoch epoch : trainer.history().epochs()) {
      result.add(epoch.toString());
    }
    result.add(trainer.history().stoppedBecause());
    result.add("best epoch " + best.epoch() + ", loss " + best.loss());
    best.restore();
    for (Matrix matrix : trainer.network().state()) {
      result.add("best " + matrix.data[0]);
    }
    return result;
  }
}
