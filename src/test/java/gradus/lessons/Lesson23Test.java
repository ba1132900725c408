package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Images;
import gradus.data.Split;
import gradus.data.files.Datasets;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.ImageShape;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.metrics.Accuracy;
import gradus.optimizers.Adam;
import java.util.Random;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/** What the page of lesson 23 says beside its program's output. */
class Lesson23Test {
  private final Page page = Page.of("lesson23");

  /** PyTorch and plain loops find these numbers, too. */
  @Test
  void theExampleByHandIsRight() {
    assertThat(page.quotedOutput())
        .contains("output       -5 -5 -5    -5 -5 -5    -5 -5 -5\n")
        .contains("dL/dfilter   54 63    90 99\n")
        .contains("dL/dimage     1  1  1  0     1  0  0 -1     1  0  0 -1     0 -1 -1 -1\n")
        .contains("max pool      6  8    14 16\n");
    assertThat(1 + 2 + 3 + 5 + 6 + 7 + 9 + 10 + 11).isEqualTo(54);
    page.says("is 54: the sum of the nine pixels");
  }

  @Test
  void theAnswerToTheExerciseIsTrue() {
    Split split = Datasets.digits().split(0.8, 42);
    Dataset train = divided(split.train());
    Dataset test = divided(split.test());
    double asTheyAre = 0;
    double shifted = 0;
    for (int seed = 1; seed <= 3; seed++) {
      Network network = strided(seed);
      Trainer trainer =
          new Trainer(network, new CrossEntropy(), new Adam(network.parameters(), 0.01));
      trainer.setBatchSize(32);
      trainer.setSeed(1);
      trainer.setQuiet(true);
      trainer.fit(train, 20);
      asTheyAre += accuracy(network, test) / 3;
      shifted += accuracy(network, Images.shifted(test, 1, 0)) / 3;
    }
    page.says("Still %d:", parameters(strided(1)));
    page.says("The accuracy is %.3f, and %.3f on the shifted digits.", asTheyAre, shifted);
  }

  private static int parameters(Network network) {
    int count = 0;
    for (Parameter parameter : network.parameters()) {
      count += parameter.value.getNumElements();
    }
    return count;
  }

  /** The network of the exercise. */
  private static Network strided(long seed) {
    Random random = new Random(seed);
    Conv2D first = new Conv2D(new ImageShape(1, 8, 8), 8, 3, 3, 2, 1, random);
    Conv2D second = new Conv2D(first.outputShape(), 16, 3, 3, 2, 1, random);
    Dense dense = new Dense(second.outputShape().size(), 10, random);
    return new Network(first, new ReLU(), second, new ReLU(), dense, new Softmax());
  }

  private static double accuracy(Network network, Dataset images) {
    return Accuracy.of(network.predict(images.inputs()), images.targets());
  }

  private static Dataset divided(Dataset images) {
    Matrix inputs = new Matrix(images.inputs());
    CommonOps_DDRM.divide(inputs, 16);
    Dataset plain =
        new Dataset(
            inputs, images.targets(), images.featureNames(), images.classNames(), images.name());
    return plain.withImageShape(images.imageShape());
  }
}
