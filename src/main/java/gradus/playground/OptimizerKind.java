package gradus.playground;

import gradus.layers.Parameter;
import gradus.optimizers.AdaGrad;
import gradus.optimizers.Adam;
import gradus.optimizers.Optimizer;
import gradus.optimizers.RMSProp;
import gradus.optimizers.SGD;
import java.util.List;

/** How a gradient becomes a step. */
public enum OptimizerKind {
  /** A step against the gradient. */
  SGD,
  /** The same with a momentum of 0.9. */
  MOMENTUM,
  /** The same with a momentum of 0.9 that looks ahead. */
  NESTEROV,
  /** Steps that shrink with the sum of the squared gradients. */
  ADAGRAD,
  /** Steps divided by the size of the latest gradients. */
  RMSPROP,
  /** Momentum and a size of step for each weight. */
  ADAM;

  /** A new optimizer for these parameters. */
  Optimizer optimizer(List<Parameter> parameters, double learningRate) {
    return switch (this) {
      case SGD -> new SGD(parameters, learningRate);
      case MOMENTUM -> momentum(parameters, learningRate, false);
      case NESTEROV -> momentum(parameters, learningRate, true);
      case ADAGRAD -> new AdaGrad(parameters, learningRate);
      case RMSPROP -> new RMSProp(parameters, learningRate);
      case ADAM -> new Adam(parameters, learningRate);
    };
  }

  private static SGD momentum(List<Parameter> parameters, double learningRate, boolean nesterov) {
    SGD sgd = new SGD(parameters, learningRate);
    sgd.setMomentum(0.9);
    sgd.setNesterov(nesterov);
    return sgd;
  }
}
