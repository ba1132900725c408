package gradus.persist;

import gradus.History;
import gradus.Network;
import gradus.Trainer;
import gradus.callbacks.CsvLog;
import gradus.layers.Dense;
import gradus.layers.Initializer;
import gradus.losses.MeanSquaredError;
import gradus.optimizers.SGD;
import gradus.plots.LossCurve;
import java.nio.file.Path;

/**
 * What {@link KilledSavesTest} runs and kills: saves a model and a picture again and again, each on
 * a thread of its own, and adds an epoch to a log as often.
 */
final class KilledSaver {
  /** The model's matrix is large enough to be written in several pieces. */
  static final int WIDTH = 200;

  private KilledSaver() {}

  /** The folder. */
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    start(() -> saveModel(folder.resolve("model.safetensors")));
    start(() -> savePicture(folder.resolve("picture.png")));
    start(() -> writeLog(folder.resolve("log.csv")));
  }

  private static void start(Runnable work) {
    new Thread(
            () -> {
              while (true) {
                work.run();
              }
            })
        .start();
  }

  /** All weights are the same number, which is another one each time. */
  private static void saveModel(Path path) {
    Network network = new Network(new Dense(WIDTH, WIDTH, Initializer.zeros()));
    for (int save = 1; ; save++) {
      network.parameters().get(0).value.fill(save);
      Models.save(Model.of(network), path);
    }
  }

  private static void savePicture(Path path) {
    History history = new History();
    history.add(new History.Epoch(1, 1, 2, 0.5, 0.5));
    history.add(new History.Epoch(2, 0.5, 1, 0.5, 0.5));
    LossCurve curve = LossCurve.of(history);
    curve.size(200, 150);
    while (true) {
      curve.save(path);
    }
  }

  private static void writeLog(Path path) {
    Network network = new Network(new Dense(1, 1, Initializer.zeros()));
    Trainer trainer =
        new Trainer(network, new MeanSquaredError(), new SGD(network.parameters(), 0.1));
    CsvLog log = new CsvLog(path);
    log.fitStarted(trainer, null);
    for (int epoch = 1; ; epoch++) {
      trainer.history().add(new History.Epoch(epoch, 0.1 / epoch, 0.2 / epoch, 0.9, 0.8));
      log.epochEnded(trainer);
      System.out.println(epoch);
    }
  }
}
