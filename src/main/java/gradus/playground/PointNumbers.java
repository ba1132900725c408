package gradus.playground;

import gradus.data.Dataset;
import gradus.layers.Dense;
import gradus.layers.Layer;
import gradus.losses.Loss;
import gradus.math.Decimals;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * One forward and one backward pass of a single point, in inference mode: every z, a, dL/dz and
 * dL/dw, and the sums that make them as text.
 *
 * <pre>
 *   z = w1·a1 + w2·a2 + … + b          a = f(z)          a1, a2, … of the layer before
 *   dL/dz = (v1·d1 + v2·d2 + …)·f′(z)                    v the weights to the next layer, d its dL/dz
 *   dL/dw = a of the unit before · dL/dz
 * </pre>
 *
 * <p>The numbers stay as they are when the training goes on. Layers count from 0; the one after the
 * last hidden layer is the output.
 */
public final class PointNumbers {
  private static final int DIGITS = 4;

  private final Parts parts;
  private final double loss;
  private final List<Matrix> inputsOf = new ArrayList<>(); // of each dense layer, 1×inputs
  private final List<Matrix> sums = new ArrayList<>(); // z of each dense layer, 1×units
  private final List<Matrix> activations = new ArrayList<>(); // a
  private final List<Matrix> sumGradients = new ArrayList<>(); // dL/dz
  private final List<Matrix> denseGradients = new ArrayList<>(); // dL/dY of each dense layer
  private final List<Matrix> weights = new ArrayList<>();
  private final List<Matrix> biases = new ArrayList<>();

  private PointNumbers(Session session, Matrix input, Matrix target) {
    parts = session.parts();
    Loss lossOnOutput = session.course().trainer().loss();
    List<Layer> layers = parts.trained.layers();
    List<Matrix> outputs = parts.network.outputs(input);
    for (int i = 0; i < parts.dense.size(); i++) {
      Dense dense = parts.dense.get(i);
      int at = parts.network.layers().indexOf(dense);
      inputsOf.add(at == 0 ? new Matrix(input) : outputs.get(at - 1));
      sums.add(outputs.get(parts.sumAt.get(i)));
      activations.add(outputs.get(parts.activationAt.get(i)));
      weights.add(new Matrix(dense.weights.value));
      biases.add(new Matrix(dense.biases.value));
      sumGradients.add(null);
      denseGradients.add(null);
    }
    DMatrixRMaj output = outputs.get(layers.size() - 1);
    loss = lossOnOutput.value(output, target);
    goBack(layers, lossOnOutput.gradient(output, target));
  }

  /** The backward pass, which keeps what arrives at each sum and each dense layer. */
  private void goBack(List<Layer> layers, Matrix outputGradient) {
    Matrix gradient = new Matrix(outputGradient);
    for (int at = layers.size() - 1; at >= 0; at--) {
      for (int i = 0; i < parts.dense.size(); i++) {
        if (parts.sumAt.get(i) == at) {
          sumGradients.set(i, new Matrix(gradient));
        }
        if (layers.get(at) == parts.dense.get(i)) {
          denseGradients.set(i, new Matrix(gradient));
        }
      }
      gradient = layers.get(at).backward(gradient);
    }
  }

  /**
   * The numbers of a point in the plane.
   *
   * @param label its class, counted from 0, or its number to predict
   */
  public static PointNumbers of(Session session, double x, double y, double label) {
    Parts parts = session.parts();
    Matrix raw = new Matrix(1, parts.rawTrain.inputs().numCols);
    parts.setPoint(raw, 0, x, y);
    return new PointNumbers(session, parts.inputs(raw), parts.target(label));
  }

  /** The numbers of a row: of the test rows, or of the training rows. */
  public static PointNumbers ofRow(Session session, boolean ofTest, int row) {
    Parts parts = session.parts();
    Dataset data = parts.part(ofTest);
    return new PointNumbers(
        session, data.row(row), data.subset(new int[] {row}, data.name()).targets());
  }

  /** The loss of this point alone. */
  public double loss() {
    return loss;
  }

  /** What the network outputs: a probability for each class, or the predicted number. */
  public double[] output() {
    Matrix last = activations.get(activations.size() - 1);
    double[] output = new double[last.numCols];
    System.arraycopy(last.data, 0, output, 0, output.length);
    return output;
  }

  /** The numbers of a unit. */
  public UnitNumbers unit(int layer, int unit) {
    requireUnit(layer, 0, unit);
    return new UnitNumbers(
        sums.get(layer).data[unit],
        activations.get(layer).data[unit],
        sumGradients.get(layer).data[unit],
        biases.get(layer).data[unit],
        denseGradients.get(layer).data[unit]);
  }

  /** dL/dw of the weight from an input of a layer to one of its units, for this point. */
  public double weightGradient(int layer, int input, int unit) {
    requireUnit(layer, input, unit);
    return inputsOf.get(layer).data[input] * denseGradients.get(layer).data[unit];
  }

  private void requireUnit(int layer, int input, int unit) {
    boolean there =
        layer >= 0
            && layer < weights.size()
            && input >= 0
            && input < weights.get(layer).numRows
            && unit >= 0
            && unit < weights.get(layer).numCols;
    if (!there) {
      throw new IllegalArgumentException(
          "There is no weight from input %d to unit %d in layer %d.".formatted(input, unit, layer));
    }
  }

  /**
   * How the unit's numbers come about, line by line: its sum, its activation, dL/dz and dL/db. Four
   * digits of each number are shown.
   */
  public String unitText(int layer, int unit) {
    requireUnit(layer, 0, unit);
    Matrix inputs = inputsOf.get(layer);
    Matrix incoming = weights.get(layer);
    StringBuilder text = new StringBuilder("z = ");
    double sum = 0;
    for (int input = 0; input < incoming.numRows; input++) {
      double weight = incoming.get(input, unit);
      text.append(input == 0 ? "" : " + ").append(product(weight, inputs.data[input]));
      sum += weight * inputs.data[input];
    }
    double bias = biases.get(layer).data[unit];
    text.append(" + ").append(bracketed(bias)).append(" = ").append(shown(sum + bias));
    UnitNumbers numbers = unit(layer, unit);
    if (parts.network.layers().get(parts.sumAt.get(layer)) != parts.dense.get(layer)) {
      text.append("\nafter BatchNorm z = ").append(shown(numbers.z()));
    }
    text.append("\na = ").append(function(layer)).append(" = ").append(shown(numbers.a()));
    appendGradient(text, layer, unit);
    return text.append("\ndL/db = ").append(shown(numbers.biasGradient())).toString();
  }

  private String function(int layer) {
    int at = parts.activationAt.get(layer);
    boolean none = at == parts.sumAt.get(layer).intValue();
    return none ? "z" : parts.network.layers().get(at) + "(z)";
  }

  /** How dL/dz comes about: from the next layer, or from the loss. */
  private void appendGradient(StringBuilder text, int layer, int unit) {
    double gradient = sumGradients.get(layer).data[unit];
    text.append("\ndL/dz = ");
    if (layer < weights.size() - 1) {
      text.append('(');
      Matrix outgoing = weights.get(layer + 1);
      for (int next = 0; next < outgoing.numCols; next++) {
        double nextGradient = denseGradients.get(layer + 1).data[next];
        text.append(next == 0 ? "" : " + ").append(product(outgoing.get(unit, next), nextGradient));
      }
      text.append(") * f'(z) = ");
    }
    text.append(shown(gradient));
  }

  /** How dL/dw of a weight comes about: one product for this point. */
  public String weightText(int layer, int input, int unit) {
    double gradient = weightGradient(layer, input, unit);
    double a = inputsOf.get(layer).data[input];
    double d = denseGradients.get(layer).data[unit];
    return "w = %s\ndL/dw = a * dL/dz = %s = %s"
        .formatted(shown(weights.get(layer).get(input, unit)), product(a, d), shown(gradient));
  }

  private static String product(double a, double b) {
    return bracketed(a) + "*" + bracketed(b);
  }

  private static String bracketed(double x) {
    return Decimals.bracketed(x, DIGITS);
  }

  private static String shown(double x) {
    return Decimals.significant(x, DIGITS);
  }

  @Override
  public String toString() {
    return "PointNumbers(loss " + shown(loss) + ")";
  }
}
