package gradus.inspect.worked;

import gradus.layers.Activation;
import gradus.layers.ELU;
import gradus.layers.GELU;
import gradus.layers.LeakyReLU;
import gradus.layers.ReLU;
import gradus.layers.SiLU;
import gradus.layers.Sigmoid;
import gradus.layers.Softplus;
import gradus.layers.Tanh;
import java.util.List;

/** An activation, with its value and its slope at each entry. */
final class ActivationSection extends LayerSection {
  private final Activation activation;

  ActivationSection(RecordedPass pass, int index, Activation activation) {
    super(pass, index);
    this.activation = activation;
  }

  @Override
  void addForwardFormulas(Document document) {
    document.formula(out + " = f(" + in + ")");
    document.paragraph(valueFormula());
  }

  @Override
  void addOutputSteps(Document document) {
    document.entries(out, output, this::outputEntry);
  }

  private List<Arithmetic> outputEntry(int row, int column) {
    Arithmetic x = Arithmetic.number(input.get(row, column));
    return List.of(Arithmetic.function("f", x, activation::value));
  }

  @Override
  void addBackwardFormulas(Document document) {
    document.formula("d" + in + " = f'(" + in + ") (.) d" + out);
    document.paragraph("Here `(.)` multiplies entry by entry. " + slopeFormula());
  }

  @Override
  List<Arithmetic> inputGradientEntry(int row, int column) {
    double x = input.get(row, column);
    Arithmetic dy = Arithmetic.number(outputGradient.get(row, column));
    Arithmetic slope = Arithmetic.function("f'", Arithmetic.number(x), activation::derivative);
    return List.of(slope.times(dy), Arithmetic.number(activation.derivative(x)).times(dy));
  }

  private String valueFormula() {
    if (activation instanceof ReLU) {
      return "Here `f(x) = max(0, x)`.";
    }
    if (activation instanceof LeakyReLU) {
      return "Here `f(x)` is `x` for positive `x`, and otherwise `x` times the leak.";
    }
    if (activation instanceof ELU) {
      return "Here `f(x)` is `x` for positive `x`, and otherwise `alpha*(exp(x) - 1)`.";
    }
    if (activation instanceof Sigmoid) {
      return "Here `f(x) = 1/(1 + exp(-x))`.";
    }
    if (activation instanceof Tanh) {
      return "Here `f(x) = tanh(x)`.";
    }
    if (activation instanceof Softplus) {
      return "Here `f(x) = ln(1 + exp(x))`.";
    }
    if (activation instanceof SiLU) {
      return "Here `f(x) = x*sigma(x)`, with `sigma(x) = 1/(1 + exp(-x))`.";
    }
    if (activation instanceof GELU) {
      return "Here `f(x) = x*Phi(x)`, where `Phi(x)` is the chance that a normally distributed"
          + " number lies below `x`.";
    }
    return "Here `f` is what its value computes.";
  }

  private String slopeFormula() {
    if (activation instanceof ReLU) {
      return "The slope `f'(x)` is 1 for positive `x`, and otherwise 0.";
    }
    if (activation instanceof LeakyReLU) {
      return "The slope `f'(x)` is 1 for positive `x`, and otherwise the leak.";
    }
    if (activation instanceof ELU) {
      return "The slope `f'(x)` is 1 for positive `x`, and otherwise `alpha*exp(x)`.";
    }
    if (activation instanceof Sigmoid) {
      return "The slope is `f'(x) = f(x)*(1 - f(x))`.";
    }
    if (activation instanceof Tanh) {
      return "The slope is `f'(x) = 1 - f(x)^2`.";
    }
    if (activation instanceof Softplus) {
      return "The slope is `f'(x) = 1/(1 + exp(-x))`.";
    }
    if (activation instanceof SiLU) {
      return "The slope is `f'(x) = sigma(x)*(1 + x*sigma(-x))`.";
    }
    if (activation instanceof GELU) {
      return "The slope is `f'(x) = Phi(x) + x*phi(x)`, where `phi` is the density of the normal"
          + " distribution.";
    }
    return "The slope `f'` is what its slope computes.";
  }
}
