package gradus.optimizers;

import static gradus.optimizers.GoldenOptimizers.largestError;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.layers.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Compares every optimizer with PyTorch's, an independent implementation, over 20 steps. */
class GoldenOptimizersTest {
  /** Relative, for each loss and each parameter by itself. Measured: 1.2e-13, near 0. */
  private static final double TOLERANCE = 1e-12;

  /** The optimizers of the cases that aren't braked, each as the script makes it in PyTorch. */
  private static Map<String, Function<List<Parameter>, Optimizer>> optimizers() {
    Map<String, Function<List<Parameter>, Optimizer>> all = new LinkedHashMap<>();
    all.put("SGD", p -> new SGD(p, 0.2));
    all.put("SGD, decay", p -> decayed(0.1, new SGD(p, 0.2)));
    all.put("SGD, momentum", p -> momentum(0.9, new SGD(p, 0.2)));
    all.put("SGD, momentum, decay", p -> decayed(0.1, momentum(0.9, new SGD(p, 0.2))));
    all.put("SGD, Nesterov", p -> nesterov(0.9, new SGD(p, 0.2)));
    all.put("SGD, Nesterov, decay", p -> decayed(0.1, nesterov(0.9, new SGD(p, 0.2))));
    all.put("AdaGrad", p -> new AdaGrad(p));
    all.put("AdaGrad, decay", p -> decayed(0.1, new AdaGrad(p, 0.1)));
    all.put("RMSProp", p -> new RMSProp(p));
    all.put("RMSProp, decay", p -> decayed(0.1, new RMSProp(p)));
    all.put("RMSProp, smoothing", p -> smoothing(0.9, new RMSProp(p)));
    all.put("Adam", p -> new Adam(p));
    all.put("Adam, decay", p -> decayed(0.1, new Adam(p, 0.01)));
    all.put("Adam, betas", p -> betas(0.8, 0.99, new Adam(p, 0.01)));
    all.put("AdamW", p -> new AdamW(p));
    all.put("AdamW, decay", p -> decayed(0.1, new AdamW(p, 0.01)));
    all.put("AdamW, no decay", p -> decayed(0, new AdamW(p, 0.01)));
    return all;
  }

  private static BaseOptimizer decayed(double weightDecay, BaseOptimizer optimizer) {
    optimizer.setWeightDecay(weightDecay);
    return optimizer;
  }

  private static SGD momentum(double momentum, SGD sgd) {
    sgd.setMomentum(momentum);
    return sgd;
  }

  private static SGD nesterov(double momentum, SGD sgd) {
    sgd.setMomentum(momentum);
    sgd.setNesterov(true);
    return sgd;
  }

  private static RMSProp smoothing(double smoothing, RMSProp rmsProp) {
    rmsProp.setDecay(smoothing);
    return rmsProp;
  }

  private static Adam betas(double beta1, double beta2, Adam adam) {
    adam.setBetas(beta1, beta2);
    return adam;
  }

  @Test
  void everyOptimizerAgreesWithPyTorch() {
    assertThat(GoldenOptimizers.cases()).hasSize(24);
    for (String name : GoldenOptimizers.cases()) {
      double error = largestError(name, optimizers().get(unbraked(name)));
      assertThat(error).as(name).isLessThan(TOLERANCE);
    }
  }

  @Test
  void noOtherOptimizerOrOptionComesNear() {
    for (String name : optimizers().keySet()) {
      for (Map.Entry<String, Function<List<Parameter>, Optimizer>> other :
          optimizers().entrySet()) {
        if (!other.getKey().equals(name)) {
          double error = largestError(name, other.getValue());
          assertThat(error).as("%s as %s", other.getKey(), name).isGreaterThan(1e6 * TOLERANCE);
        }
      }
    }
  }

  private static String unbraked(String name) {
    return name.replace(", braked", "");
  }
}
