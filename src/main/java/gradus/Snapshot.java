package gradus;

import gradus.layers.Layer;
import gradus.layers.LayerMemory;
import gradus.layers.Parameter;
import gradus.math.Matrix;
import gradus.math.Shapes;
import java.util.ArrayList;
import java.util.List;

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
 * <p><b>Not in it:</b> settings, such as batch size, seed or momentum, which stay as they are; and
 * listeners. Of those, schedules and {@link ReduceOnPlateau} go by the trainer's steps and history,
 * so they follow; {@link EarlyStopping} and {@link BestWeights} begin anew with each fit.
 */
public final class Snapshot {
  private final List<String> parts; // whose state it is
  private final List<Matrix> values = new ArrayList<>();
  private final LayerMemory layerMemory;
  private final List<Matrix> optimizerState = new ArrayList<>();
  private final long optimizerSteps;
  private final double learningRate;
  private final Progress progress;

  Snapshot(Trainer trainer) {
    parts = parts(trainer);
    for (Parameter parameter : trainer.network().parameters()) {
      values.add(new Matrix(parameter.value));
    }
    layerMemory = new LayerMemory(trainer.network().layers());
    for (Matrix matrix : trainer.optimizer().state()) {
      optimizerState.add(new Matrix(matrix));
    }
    optimizerSteps = trainer.optimizer().steps();
    learningRate = trainer.optimizer().learningRate();
    progress = new Progress(trainer.progress);
  }

  /** Gives all of it to a trainer, but for the progress, which is returned. */
  Progress restoreTo(Trainer trainer) {
    requireSameParts(parts(trainer));
    List<Parameter> parameters = trainer.network().parameters();
    for (int i = 0; i < values.size(); i++) {
      parameters.get(i).value.setTo(values.get(i));
    }
    layerMemory.restoreTo(trainer.network().layers());
    List<Matrix> state = trainer.optimizer().state();
    for (int i = 0; i < state.size(); i++) {
      state.get(i).setTo(optimizerState.get(i));
    }
    trainer.optimizer().setSteps(optimizerSteps);
    trainer.optimizer().setLearningRate(learningRate);
    return new Progress(progress);
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
  private void requireSameParts(List<String> others) {
    for (int i = 0; i < Math.min(parts.size(), others.size()); i++) {
      if (!parts.get(i).equals(others.get(i))) {
        throw new IllegalArgumentException(
            "This snapshot has "
                + parts.get(i)
                + ", where the trainer has "
                + others.get(i)
                + ": restore it into the trainer that it was taken from, or one with the same kinds"
                + " of layers and the same kind of optimizer.");
      }
    }
  }

  @Override
  public String toString() {
    return "Snapshot(after step " + progress.steps + ", " + progress.epoch() + " epochs done)";
  }
}
