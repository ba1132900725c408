package gradus.playground;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.metrics.Accuracy;

/**
 * How good a network is after a step; NaN where there is nothing to measure.
 *
 * @param step how many steps had been done
 * @param training the loss on all rows that are learned from
 * @param test the loss on the other rows
 * @param trainingAccuracy the share of training rows whose class is right
 * @param testAccuracy the share of test rows whose class is right
 */
public record Losses(
    int step, double training, double test, double trainingAccuracy, double testAccuracy) {

  /** Measured now, in inference mode. */
  static Losses of(Course course) {
    double[] training = measure(course, course.parts.train);
    double[] test = measure(course, course.parts.test);
    return new Losses(course.step(), training[0], test[0], training[1], test[1]);
  }

  /**
   * The mean loss of a trainer's network on all rows of a data set, in inference mode. It is the
   * loss that is trained with: on the logits, if the trainer has fused softmax and cross-entropy.
   */
  public static double mean(Trainer trainer, Dataset data) {
    Network network = trainer.network();
    Network scored = trainer.isFused() ? network.withoutLastLayer() : network;
    return trainer.loss().value(scored.predict(data.inputs()), data.targets());
  }

  /** Loss and accuracy. */
  private static double[] measure(Course course, Dataset data) {
    if (data == null) {
      return new double[] {Double.NaN, Double.NaN};
    }
    Network network = course.parts.trained;
    Loss loss = course.trainer().loss();
    Matrix output = network.predict(data.inputs());
    double accuracy = Double.NaN;
    if (data.isClassification() && Parts.isFinite(output)) {
      accuracy = Accuracy.of(output, data.targets());
    }
    return new double[] {loss.value(output, data.targets()), accuracy};
  }
}
