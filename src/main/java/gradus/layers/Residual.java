package gradus.layers;

import static org.ejml.dense.row.CommonOps_DDRM.add;

import gradus.math.Matrix;
import gradus.math.Shapes;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A residual block: layers that say what to add to their input, and not what to put in its place.
 *
 * <pre>
 *        +---------- X -----------+
 *        |                        |
 *   X ---+--- layers: F(X) -------(+)--- Y          Y = X + F(X)
 *
 *   dX = dY + (dY sent back through the layers)
 * </pre>
 *
 * <p>X and Y are n×d, so the layers must output as many columns as they take. The gradient finds a
 * way back that no layer can weaken, so that networks of many blocks still learn.
 *
 * <p>Source: K. He, X. Zhang, S. Ren, J. Sun, "Deep residual learning for image recognition"
 * (2016).
 */
public final class Residual implements Layer {
  private final List<Layer> layers;
  private final int width;
  private final Matrix output = new Matrix(0, 0);
  private final Matrix inputGradient = new Matrix(0, 0);

  /**
   * A block of these layers, in this order.
   *
   * @throws IllegalArgumentException if there is none, two neighbors don't fit together, or the
   *     block outputs another width, or images of another shape, than it takes
   */
  public Residual(Layer... layers) {
    if (layers.length == 0) {
      throw new IllegalArgumentException("Residual needs at least one layer.");
    }
    this.layers = LayerChain.of("Residual", layers);
    this.width = LayerChain.outputWidth(this.layers);
    int taken = LayerChain.inputWidth(this.layers);
    if (taken != width) {
      throw new IllegalArgumentException(
          ("%s takes %d columns and returns %d, but the two are added: make the last layer as wide"
                  + " as the input.")
              .formatted(this, taken, width));
    }
    ImageShape in = LayerChain.inputImage(this.layers);
    ImageShape out = LayerChain.imageShapes(this.layers).get(layers.length - 1);
    if (in != null && out != null && !in.equals(out)) {
      throw new IllegalArgumentException(
          "%s takes images of %s and returns images of %s, but the two are added, pixel by pixel: make the shapes equal."
              .formatted(this, in, out));
    }
  }

  @Override
  public Matrix forward(DMatrixRMaj input) {
    DMatrixRMaj inner = input;
    for (int i = 0; i < layers.size(); i++) {
      inner = layers.get(i).forward(inner);
    }
    // Y = X + F(X)
    add(input, inner, output);
    return output;
  }

  @Override
  public Matrix backward(DMatrixRMaj outputGradient) {
    Shapes.requireOutputGradient(this, outputGradient, output);
    DMatrixRMaj inner = outputGradient;
    for (int i = layers.size() - 1; i >= 0; i--) {
      inner = layers.get(i).backward(inner);
    }
    // dX = dY + dF
    add(outputGradient, inner, inputGradient);
    return inputGradient;
  }

  /** The layers in the block, first to last. */
  @Override
  public List<Layer> children() {
    return layers;
  }

  @Override
  public boolean childrenInSequence() {
    return true;
  }

  @Override
  public int inputWidth() {
    return width;
  }

  @Override
  public int outputWidth() {
    return width;
  }

  /** For example {@code Residual(Dense(4, 4), Tanh)}. */
  @Override
  public String toString() {
    String list = layers.toString(); // [first, second]
    return "Residual(" + list.substring(1, list.length() - 1) + ")";
  }
}
