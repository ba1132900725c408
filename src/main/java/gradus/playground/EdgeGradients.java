package gradus.playground;

import gradus.losses.Loss;
import gradus.math.Decimals;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradient of the loss with respect to every weight and bias, over all training rows and in
 * inference mode: what a step with the whole training part as its batch would follow.
 *
 * <pre>
 *   dL/dw = Σ aᵢ·dᵢ over the rows i          a of the unit before, d = dL/dz of the unit after
 * </pre>
 */
public final class EdgeGradients {
  private static final int SHOWN = 4; // products of a sum
  private static final int DIGITS = 4;

  private final List<Matrix> weights = new ArrayList<>();
  private final List<Matrix> biases = new ArrayList<>();
  private final List<Matrix> inputsOf = new ArrayList<>(); // of each dense layer, n×inputs
  private final List<Matrix> outputGradients = new ArrayList<>(); // of each dense layer, n×units

  private EdgeGradients(Session session) {
    Parts parts = session.parts();
    Matrix inputs = parts.train.inputs();
    Loss loss = session.course().trainer().loss();
    List<Matrix> outputs = parts.trained.outputs(inputs);
    Matrix gradient = loss.gradient(outputs.get(outputs.size() - 1), parts.train.targets());
    for (int at = outputs.size() - 1; at >= 0; at--) {
      int i = parts.indexOfDense(parts.trained.layers().get(at));
      if (i >= 0) {
        outputGradients.add(0, new Matrix(gradient));
        inputsOf.add(0, at == 0 ? inputs : outputs.get(at - 1));
      }
      gradient = parts.trained.layers().get(at).backward(gradient);
      if (i >= 0) {
        weights.add(0, new Matrix(parts.dense.get(i).weights.gradient));
        biases.add(0, new Matrix(parts.dense.get(i).biases.gradient));
      }
    }
  }

  /** The gradients as they are now. */
  public static EdgeGradients of(Session session) {
    return new EdgeGradients(session);
  }

  /** dL/dw of the weight from an input of a layer to one of its units. */
  public double weight(int layer, int input, int unit) {
    return weights.get(layer).get(input, unit);
  }

  /** dL/db of a unit. */
  public double bias(int layer, int unit) {
    return biases.get(layer).get(0, unit);
  }

  /** The sum that makes dL/dw, with its first products; four digits of each number are shown. */
  public String weightText(int layer, int input, int unit) {
    Matrix a = inputsOf.get(layer);
    Matrix d = outputGradients.get(layer);
    StringBuilder text = new StringBuilder("dL/dw = ");
    int shown = Math.min(SHOWN, a.numRows);
    for (int row = 0; row < shown; row++) {
      text.append(row == 0 ? "" : " + ");
      text.append(bracketed(a.get(row, input))).append('*').append(bracketed(d.get(row, unit)));
    }
    if (shown < a.numRows) {
      text.append(" + ... (").append(a.numRows).append(" rows)");
    }
    return text.append(" = ").append(number(weight(layer, input, unit))).toString();
  }

  private static String bracketed(double x) {
    return Decimals.bracketed(x, DIGITS);
  }

  private static String number(double x) {
    return Decimals.significant(x, DIGITS);
  }

  @Override
  public String toString() {
    return "EdgeGradients(" + weights.size() + " layers)";
  }
}
