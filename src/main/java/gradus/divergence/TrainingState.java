package gradus.divergence;

import gradus.layers.Layer;
import gradus.losses.Loss;
import gradus.optimizers.GradientChange;
import gradus.optimizers.Optimizer;
import java.util.List;

/** What is read of a training to notice a bad number, and to find out where it came from. */
public interface TrainingState {
  /** The layers that are trained, first to last. */
  List<Layer> layers();

  /** The loss on what the last layer outputs. */
  Loss loss();

  /** What changes the parameters. */
  Optimizer optimizer();

  /** Penalties and clippings, in the order in which they are applied. */
  List<GradientChange> gradientChanges();

  /** How many epochs are done. */
  int epoch();

  /** How many steps are done. */
  long steps();

  /** The loss of the last step's batch. */
  double lastLoss();

  /** The learning rate of the last step. */
  double lastLearningRate();
}
