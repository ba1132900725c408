package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.GalleryTest;
import gradus.History;
import gradus.Listener;
import gradus.Network;
import gradus.Trainer;
import gradus.Training;
import gradus.data.Dataset;
import gradus.data.Standardizer;
import gradus.data.ThreeWaySplit;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.plots.AccuracyCurve;
import gradus.plots.LossCurve;
import gradus.plots.Panels;
import gradus.plots.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What the page of lesson 12 says beside its program's output. */
class Lesson12Test {
  private final Page page = Page.of("lesson12");

  @Test
  void theAnswerToTheExerciseIsTrue() {
    History unshuffled = new Run(42, 1, 40, false).history;
    History.Epoch first = unshuffled.epochs().get(0);
    page.says("The training accuracy of epoch 1 is %.3f", first.trainingAccuracy());
    page.says("The loss is %.4f,", first.trainingLoss());
    page.says("at epoch 100 its training accuracy is %.3f.", unshuffled.last().trainingAccuracy());
    History.Epoch shuffled = new Run(42, 1, 40, true).history.epochs().get(0);
    page.says("accuracy of %.3f in epoch 1", shuffled.trainingAccuracy());
    page.says("and a loss of %.4f.", shuffled.trainingLoss());
  }

  @Test
  void theFiguresInTheTextAreTrue() {
    Run lesson = new Run(42, 0.1, 16, true);
    Matrix probabilities = lesson.network.predict(lesson.validation.inputs());
    double[] losses = new double[15];
    for (int row = 0; row < 15; row++) {
      losses[row] = -Math.log(probabilities.get(row, lesson.validation.classOf(row)));
    }
    Arrays.sort(losses);
    page.says("of the %.2f that the 15 validation flowers cost", Arrays.stream(losses).sum());
    page.says("two hard ones cost %.2f.", losses[14] + losses[13]);
    double early = lesson.history.epochs().get(19).validationLoss();
    assertThat(1 - lesson.history.last().validationLoss() / early).isCloseTo(1 / 7.0, within(0.01));
    page.says("`lossValue` is %.4f,", lesson.firstLoss);
    History.Epoch other = new Run(4, 0.1, 16, true).history.last();
    assertThat(other.validationLoss()).isLessThan(other.trainingLoss());
  }

  /** The picture of the lesson, and its dark twin, which the README shows on dark screens. */
  @Test
  void thePictureHasADarkTwin() throws IOException {
    History history = new Run(42, 0.1, 16, true).history;
    for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
      Panels curves =
          Panels.of("After epoch 15 the losses still fall, and the accuracies hardly change", "", 2)
              .add("how sure of what is true", LossCurve.of(history))
              .add("how often right", AccuracyCurve.of(history));
      String name = theme == Theme.LIGHT ? "iris-loss.png" : "iris-loss-dark.png";
      Path drawn = Path.of("target", name);
      curves.theme(theme).size(1920, 760).save(drawn);
      BufferedImage committed = ImageIO.read(page.folder().resolve(name).toFile());
      // Letters and lines may be smoothed a little differently by another JDK.
      assertThat(GalleryTest.difference(ImageIO.read(drawn.toFile()), committed)).isLessThan(2);
    }
  }

  /** The lesson's training, with what a reader is asked to change. */
  private static final class Run implements Listener {
    final Dataset validation;
    final Network network;
    final History history;
    double firstLoss = Double.NaN;

    Run(long splitSeed, double learningRate, int batchSize, boolean shuffle) {
      ThreeWaySplit split = Datasets.iris().split(0.8, 0.1, splitSeed);
      Standardizer scale = Standardizer.fit(split.train());
      validation = scale.apply(split.validation());
      Random random = new Random(42);
      network =
          new Network(
              new Dense(4, 16, random), new ReLU(), new Dense(16, 3, random), new Softmax());
      Trainer trainer = Training.trainer(network, new CrossEntropy(), learningRate);
      trainer.setBatchSize(batchSize);
      trainer.setShuffle(shuffle);
      trainer.addListener(this);
      history = trainer.fit(scale.apply(split.train()), validation, 100);
    }

    @Override
    public void stepEnded(Trainer trainer) {
      if (trainer.steps() == 1) {
        firstLoss = trainer.lastLoss();
      }
    }
  }
}
