package gradus.layers;

/**
 * A layer whose rows are images: it knows the shape of those that come in and of those that it puts
 * out. A network checks that neighbors agree, and a summary shows the shapes.
 */
public interface ImageLayer extends Layer {
  /** The shape of an image that comes in: each row of the input is one. */
  ImageShape inputShape();

  /** The shape of an image that is output: each row of the output is one. */
  ImageShape outputShape();

  @Override
  default int inputWidth() {
    return inputShape().size();
  }

  @Override
  default int outputWidth() {
    return outputShape().size();
  }
}
