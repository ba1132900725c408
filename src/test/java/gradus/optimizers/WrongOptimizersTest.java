package gradus.optimizers;

import static gradus.optimizers.GoldenOptimizers.largestError;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.layers.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Formulas that are easily mistaken for the right ones are far off PyTorch's numbers. */
class WrongOptimizersTest {
  /** Relative. A right formula is within 1e-12; the nearest of the wrong ones is 9e-6 off. */
  private static final double CLEAR_ERROR = 1e-6;

  private static void assertFarOff(
      String name, Function<List<Parameter>, Optimizer> wrongOptimizer) {
    assertThat(largestError(name, wrongOptimizer)).as(name).isGreaterThan(CLEAR_ERROR);
  }

  private static void assertFarOff(String name, double learningRate, Formula wrong) {
    assertFarOff(name, parameters -> optimizer(parameters, learningRate, wrong));
  }

  /** The next value of a weight, from its gradient and two numbers to remember, in step t. */
  private interface Formula {
    double next(double w, double g, double[] memory, double learningRate, int t);
  }

  private static Optimizer optimizer(List<Parameter> parameters, double rate, Formula formula) {
    Map<Parameter, double[][]> memories = new HashMap<>();
    return new BaseOptimizer(parameters, rate, "") {
      private int t = 0;

      @Override
      public void step() {
        t++;
        for (Parameter parameter : parameters()) {
          double[] w = parameter.value.data;
          double[] g = parameter.gradient.data;
          double[][] memory = memories.computeIfAbsent(parameter, p -> new double[w.length][2]);
          for (int j = 0; j < w.length; j++) {
            w[j] = formula.next(w[j], g[j], memory[j], learningRate(), t);
          }
        }
      }

      @Override
      void addSettings(Map<String, Object> settings) {}

      @Override
      String options() {
        return "";
      }
    };
  }

  @Test
  void theRightFormulaIsNotFarOff() {
    double error =
        largestError(
            "SGD, momentum, braked",
            parameters ->
                optimizer(
                    parameters,
                    0.2,
                    (w, g, memory, rate, t) -> {
                      memory[0] = 0.9 * memory[0] + g;
                      return w - rate * memory[0];
                    }));
    assertThat(error).isLessThan(1e-12);
  }

  /** Sutskever's velocity; a rate that changes shows the difference. */
  @Test
  void aVelocityThatHoldsTheLearningRate() {
    assertFarOff(
        "SGD, momentum, braked",
        0.2,
        (w, g, memory, rate, t) -> {
          memory[0] = 0.9 * memory[0] + rate * g;
          return w - memory[0];
        });
  }

  @Test
  void aVelocityThatIsAMean() {
    assertFarOff(
        "SGD, momentum",
        0.2,
        (w, g, memory, rate, t) -> {
          memory[0] = 0.9 * memory[0] + 0.1 * g;
          return w - rate * memory[0];
        });
  }

  @Test
  void adaGradWithTheEpsilonOfAdam() {
    assertFarOff(
        "AdaGrad",
        parameters -> {
          AdaGrad adaGrad = new AdaGrad(parameters);
          adaGrad.setEpsilon(1e-8);
          return adaGrad;
        });
  }

  @Test
  void rmsPropWithEpsilonUnderTheRoot() {
    assertFarOff(
        "RMSProp",
        0.01,
        (w, g, memory, rate, t) -> {
          memory[0] = 0.99 * memory[0] + 0.01 * g * g;
          return w - rate * g / Math.sqrt(memory[0] + 1e-8);
        });
  }

  /** Long after the start the corrections are 1. */
  @Test
  void adamWithoutBiasCorrection() {
    assertFarOff(
        "Adam",
        parameters -> {
          Adam adam = new Adam(parameters);
          adam.setSteps(1_000_000);
          return adam;
        });
  }

  @Test
  void adamWithEpsilonBeforeTheCorrection() {
    assertFarOff(
        "Adam",
        0.001,
        (w, g, memory, rate, t) -> {
          memory[0] = 0.9 * memory[0] + 0.1 * g;
          memory[1] = 0.999 * memory[1] + 0.001 * g * g;
          double correction1 = 1 - StrictMath.pow(0.9, t);
          double correction2 = 1 - StrictMath.pow(0.999, t);
          double step = rate * Math.sqrt(correction2) / correction1;
          return w - step * memory[0] / (Math.sqrt(memory[1]) + 1e-8);
        });
  }

  @Test
  void adamWWithTheDecayInTheGradient() {
    assertFarOff(
        "AdamW, decay",
        parameters -> {
          Adam adam = new Adam(parameters, 0.01);
          adam.setWeightDecay(0.1);
          return adam;
        });
  }

  /** As the paper has it. */
  @Test
  void adamWWithADecayWithoutTheLearningRate() {
    assertFarOff(
        "AdamW, decay",
        parameters -> {
          AdamW adamW = new AdamW(parameters, 0.01);
          adamW.setWeightDecay(0.1 / 0.01);
          return adamW;
        });
  }

  @Test
  void adamWThatDecaysAfterItsStep() {
    assertFarOff(
        "AdamW, decay",
        0.01,
        (w, g, memory, rate, t) -> {
          memory[0] = 0.9 * memory[0] + 0.1 * g;
          memory[1] = 0.999 * memory[1] + 0.001 * g * g;
          double m = memory[0] / (1 - StrictMath.pow(0.9, t));
          double v = memory[1] / (1 - StrictMath.pow(0.999, t));
          return (1 - rate * 0.1) * (w - rate * m / (Math.sqrt(v) + 1e-8));
        });
  }
}
