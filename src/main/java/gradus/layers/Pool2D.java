package gradus.layers;

import java.util.Map;

/**
 * Pooling: a window slides over each channel of an image, and one number is left of the pixels that
 * it covers. Which one, {@link MaxPool2D} and {@link AveragePool2D} say; the shapes and the
 * settings, which are the same for both, are here.
 *
 * <pre>
 *   image, 4 x 5       windows of 2 x 2, stride 2       output, 2 x 2
 *   a a b b .
 *   a a b b .          one for all a, one for all b,      a b
 *   c c d d .          one for all c, one for all d       c d
 *   c c d d .
 *
 *   output height = floor((height − size) / stride) + 1, and the width likewise
 * </pre>
 *
 * <p>Windows that don't fit are left out, so the last lines and columns may never be seen. There is
 * nothing to learn. PyTorch does all this alike.
 */
public abstract class Pool2D implements ImageLayer {
  final ImageWindows windows;
  private final ImageShape outputShape;

  Pool2D(ImageShape input, int size, int stride) {
    String name = getClass().getSimpleName();
    ImageShape.requireShape(name, input);
    if (size > input.height() || size > input.width()) {
      throw new IllegalArgumentException(
          "%s got a window of %d x %d, but the images are %d x %d: take a smaller window, or leave out a layer before that makes the images smaller."
              .formatted(name, size, size, input.height(), input.width()));
    }
    windows = new ImageWindows(name, input, size, size, stride, 0);
    outputShape = new ImageShape(input.channels(), windows.positionsDown, windows.positionsAcross);
  }

  @Override
  public final ImageShape inputShape() {
    return windows.input;
  }

  @Override
  public final ImageShape outputShape() {
    return outputShape;
  }

  @Override
  public final Map<String, Object> settings() {
    return Map.of("input", inputShape(), "size", size(), "stride", stride());
  }

  /** How many lines and columns the window has. */
  public final int size() {
    return windows.height;
  }

  /** How far the window moves from one position to the next. */
  public final int stride() {
    return windows.stride;
  }

  /** For example {@code MaxPool2D(8 x 24 x 24, 2 x 2)}; a stride that isn't the size is shown. */
  @Override
  public final String toString() {
    String stride = stride() == size() ? "" : ", stride " + stride();
    String shapes = "(" + inputShape() + ", " + size() + " x " + size() + stride + ")";
    return getClass().getSimpleName() + shapes;
  }
}
