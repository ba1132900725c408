package gradus;

import gradus.layers.Dropout;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.math.Matrix;
import gradus.math.Quote;
import gradus.math.Shapes;
import gradus.optimizers.Optimizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that the next step of a training depends on, as it was when {@link Trainer#snapshot} was
 * called: to go back and try something else from the same point.
 *
 * <pre>{@code
 * Snapshot before = trainer.snapshot();
 * for (double rate : new double[] {0.03, 0.1, 0.3}) {
 *   trainer.restore(before);
 *   trainer.optimizer().setLearningRate(rate);
 *   History history = trainer.fit(train, test, 5);
 * }
 * }</pre>
 *
 * <p><b>In it:</b> parameters, running statistics, the step of each dropout, what the optimizer
 * remembers and its learning rate, the history, the number of steps, and the position in an epoch
 * that isn't over. It is a copy, never changes, and can be restored many times.
 *
 * <p><b>Settings,</b> such as batch size, seed or momentum, stay as they are in the trainer; only
 * {@link Trainer#resume} compares them.
 *
 * <p><b>Listeners.</b> Schedules and {@link ReduceOnPlateau} go by the trainer's steps and history,
 * so they follow. What {@link EarlyStopping}, {@link BestWeights} and each other {@link
 * RememberingListener} remember is in a snapshot of the middle of a fit, and the next fit goes on
 * with it; a fit after a snapshot from between two fits begins anew.
 */
public final class Snapshot {
  private static final String NETWORK = "network";
  private static final String OPTIMIZER = "optimizer";
  private static final String DROPOUT_STEPS = "dropout_steps.";
  private static final String SETTINGS = "settings";
  private static final String RATE = "learning rate ";
  private static final int SHORT = 30; // letters: so many are quoted, whatever follows

  private final Notes notes;
  private final long steps;
  private final int epochs;

  Snapshot(Trainer trainer) {
    notes = new Notes();
    steps = trainer.steps();
    epochs = trainer.epoch();
    notes.put("parts", String.join("\n", parts(trainer)));
    double firstRate = trainer.progress.firstLearningRate;
    for (Map.Entry<String, String> setting : settings(trainer, firstRate).entrySet()) {
      notes.part(SETTINGS).put(setting.getKey(), setting.getValue());
    }
    notes.put(NETWORK, trainer.network().state());
    List<Layer> layers = trainer.network().layers();
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof Dropout dropout) {
        notes.put(DROPOUT_STEPS + i, dropout.step());
      }
    }
    notes.put(OPTIMIZER, trainer.optimizer().state());
    notes.put("optimizer_steps", trainer.optimizer().steps());
    notes.put("learning_rate", trainer.optimizer().learningRate());
    trainer.progress.writeTo(notes);
    trainer.listeners.writeTo(notes);
  }

  /**
   * The snapshot that consists of these notes. Whether they fit a trainer is seen when it is
   * restored.
   *
   * @throws IllegalArgumentException if they don't say how far a training has come
   */
  public Snapshot(Notes notes) {
    Progress progress = new Progress(notes, null); // nothing is added to its score
    this.notes = notes;
    steps = progress.steps;
    epochs = progress.epoch();
  }

  /** All of it, by name: to keep it in a file. */
  public Notes notes() {
    return notes;
  }

  /** Gives all of it to a trainer, but for the progress, which is returned. */
  Progress restoreTo(Trainer trainer) {
    TrainingChecks.requireNotFitting(trainer.progress.fitting);
    requireSameParts(trainer);
    Network network = trainer.network();
    Optimizer optimizer = trainer.optimizer();
    // What can be wrong is read before anything is changed.
    Progress progress = new Progress(notes, trainer.loss());
    notes.requireShapesOf(NETWORK, network.state());
    notes.requireShapesOf(OPTIMIZER, optimizer.state());
    long optimizerSteps = notes.count("optimizer_steps", Progress.MOST_STEPS);
    long[] dropoutSteps = dropoutSteps(network.layers());
    optimizer.setLearningRate(notes.number("learning_rate"));
    optimizer.setSteps(optimizerSteps);
    notes.copyTo(OPTIMIZER, optimizer.state());
    notes.copyTo(NETWORK, network.state());
    for (int i = 0; i < dropoutSteps.length; i++) {
      if (network.layers().get(i) instanceof Dropout dropout) {
        dropout.setStep(dropoutSteps[i]);
      }
    }
    return progress;
  }

  /** One for each layer; 0 for those that drop nothing. */
  private long[] dropoutSteps(List<Layer> layers) {
    long[] dropoutSteps = new long[layers.size()];
    for (int i = 0; i < dropoutSteps.length; i++) {
      if (layers.get(i) instanceof Dropout) {
        dropoutSteps[i] = notes.count(DROPOUT_STEPS + i, Progress.MOST_STEPS);
      }
    }
    return dropoutSteps;
  }

  /** Each layer, and the optimizer, with the shapes of what they learn or remember. */
  private static List<String> parts(Trainer trainer) {
    List<String> parts = new ArrayList<>();
    for (Layer layer : trainer.network().layers()) {
      List<Matrix> matrices = new ArrayList<>();
      for (Parameter parameter : layer.parameters()) {
        matrices.add(parameter.value);
      }
      matrices.addAll(layer.statistics());
      parts.add("layer " + parts.size() + ", " + part(layer, matrices));
    }
    parts.add("the optimizer, " + part(trainer.optimizer(), trainer.optimizer().state()));
    return parts;
  }

  private static String part(Object owner, List<Matrix> matrices) {
    StringBuilder text = new StringBuilder(owner.getClass().getSimpleName());
    for (Matrix matrix : matrices) {
      text.append(' ').append(Shapes.of(matrix));
    }
    return text.toString();
  }

  /** The shorter of two lists ends in an optimizer, where the other has a layer. */
  private void requireSameParts(Trainer trainer) {
    List<String> others = parts(trainer);
    List<String> parts = List.of(notes.text("parts").split("\n"));
    for (int i = 0; i < Math.min(parts.size(), others.size()); i++) {
      if (!parts.get(i).equals(others.get(i))) {
        throw new IllegalArgumentException(
            notes.owner()
                + " has "
                + Quote.of(parts.get(i))
                + ", where the trainer has "
                + Quote.of(others.get(i))
                + ": restore it into the trainer that it was taken from, or one with the same kinds"
                + " of layers and the same kind of optimizer.");
      }
    }
  }

  /** What a person has set, as text by name; of learning rates, the one that a fit begins with. */
  private static Map<String, String> settings(Trainer trainer, double firstRate) {
    Map<String, String> settings = new LinkedHashMap<>();
    List<Layer> layers = trainer.network().layers();
    for (int i = 0; i < layers.size(); i++) {
      String seed = layers.get(i) instanceof Dropout dropout ? ", seed " + dropout.seed : "";
      settings.put("layer " + i, text(layers.get(i)) + seed);
    }
    settings.put("loss", text(trainer.loss()));
    String rateNow = RATE + trainer.optimizer().learningRate(); // schedules change it
    settings.put("optimizer", text(trainer.optimizer()).replace(rateNow, RATE + firstRate));
    settings.put("gradient changes", text(trainer.gradientChanges));
    settings.put("batch size", String.valueOf(trainer.batchSize()));
    settings.put("seed", String.valueOf(trainer.seed()));
    settings.put("shuffle", String.valueOf(trainer.shuffle));
    return settings;
  }

  /** Without the numbers that Java gives to objects without a text, new ones in every run. */
  private static String text(Object object) {
    return object.toString().replaceAll("(\\$\\$Lambda[^@]*)?@[0-9a-f]+", "");
  }

  /** Refuses a trainer that couldn't go on with the fit, which needs the same settings. */
  void requireSameFit(Trainer trainer) {
    requireSameParts(trainer);
    if (notes.number("last_epoch") == 0) {
      throw new IllegalArgumentException(
          notes.owner()
              + " is from before the first fit, so there is none to go on with: call restore.");
    }
    double rate = trainer.optimizer().learningRate();
    for (Map.Entry<String, String> setting : settings(trainer, rate).entrySet()) {
      requireSame(setting.getKey(), setting.getValue());
    }
  }

  private void requireSame(String name, String setting) {
    String noted = notes.part(SETTINGS).text(name);
    if (!noted.equals(setting)) {
      throw new IllegalArgumentException(
          notes.owner()
              + " is from a fit with the "
              + name
              + " "
              + Quote.of(fromDifference(noted, setting))
              + ", but the trainer has "
              + Quote.of(fromDifference(setting, noted))
              + ": to go on with a fit, set everything as it was when it began.");
    }
  }

  /** Of a list of options the part that begins with the first other one: a quote is short. */
  private static String fromDifference(String text, String other) {
    int same = 0;
    while (same < Math.min(text.length(), other.length())
        && text.charAt(same) == other.charAt(same)) {
      same++;
    }
    int comma = text.lastIndexOf(", ", same - 2);
    return comma < SHORT ? text : "..." + text.substring(comma);
  }

  @Override
  public String toString() {
    return "Snapshot(after step " + steps + ", " + epochs + " epochs done)";
  }
}
