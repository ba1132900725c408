package gradus.inspect;

import gradus.layers.ImageShape;
import gradus.layers.Layer;
import gradus.layers.Pool2D;

/** What only networks for images can get wrong. */
final class ImageChecks {
  /** The share of the pixels that a layer may leave unseen at the right and the bottom. */
  private static final double UNSEEN = 0.25;

  private ImageChecks() {}

  static void addTo(Findings findings, Examination examination) {
    for (Layer layer : examination.network.allLayers()) {
      if (layer instanceof Pool2D pool) {
        addPool(findings, LayerMonitor.name(examination.network, layer), pool);
      }
    }
  }

  private static void addPool(Findings findings, String name, Pool2D pool) {
    ImageShape in = pool.inputShape();
    ImageShape out = pool.outputShape();
    int pixels = in.height() * in.width();
    if (out.height() * out.width() == 1 && pixels > 1) {
      findings.warning(
          "pooling swallows the image",
          "%s: of images of %s only a single number per channel is left: nothing says anymore where something was."
              .formatted(name, in),
          "fewer pools or smaller windows; padding in the convolutions before; or, if that is"
              + " meant, GlobalAveragePool2D.");
      return;
    }
    int seenHeight = (out.height() - 1) * pool.stride() + pool.size();
    int seenWidth = (out.width() - 1) * pool.stride() + pool.size();
    int unseen = pixels - seenHeight * seenWidth;
    if (unseen > UNSEEN * pixels) {
      findings.warning(
          "pixels that nobody sees",
          "%s: windows that don't fit are left out, so that %s at the right and the bottom are never seen."
              .formatted(name, Findings.share(unseen, pixels, "pixels")),
          "a window or a stride that divides the height and the width; or a padding in the"
              + " convolution before.");
    }
  }
}
