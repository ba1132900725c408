package lesson22;

import gradus.data.Dataset;
import gradus.data.Standardizer;
import gradus.layers.Dense;
import gradus.persist.Model;
import gradus.plots.Mistakes;
import gradus.plots.Panels;
import gradus.plots.WeightImages;
import java.nio.file.Path;

/** The pictures of lesson 22: the mistakes of three tests side by side, and weights as images. */
final class Pictures {
  private final Panels mistakes =
      Panels.of(
          "Few mistakes, until the digits move by one pixel",
          "mistakes, the surest first: what the network says, and below it what is true",
          3);

  /** One more test, whose images are so many pixels wide. */
  void add(String name, Model model, Dataset images, int width) {
    Standardizer scale = (Standardizer) model.transforms().get(0);
    Mistakes some = Mistakes.of(model.network(), scale.apply(images), width, width);
    mistakes.add(name, some.inOriginalUnits(scale));
  }

  void drawMistakes() {
    mistakes.size(2400, 1000).save(Path.of("target", "handwritten-mistakes.png"));
    System.out.println();
    System.out.println("The mistakes are in target/handwritten-mistakes.png,");
    mistakes.show();
  }

  static void drawWeights(Dense layer) {
    WeightImages weights = WeightImages.of(layer, 8, 8);
    weights.titled("Each hidden unit weighs fixed pixels: a digit that moves meets other weights");
    weights.save(Path.of("target", "handwritten-weights.png"));
    System.out.println("the weights of the first layer in target/handwritten-weights.png.");
    weights.show();
  }
}
