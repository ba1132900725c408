package gradus;

import static gradus.Training.classifier;
import static gradus.Training.trainer;
import static gradus.Training.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.Dataset;
import gradus.data.Split;
import gradus.layers.AveragePool2D;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.ELU;
import gradus.layers.GlobalAveragePool2D;
import gradus.layers.ImageShape;
import gradus.layers.Layer;
import gradus.layers.LeakyReLU;
import gradus.layers.MaxPool2D;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.MeanSquaredError;
import gradus.math.Matrix;
import gradus.optimizers.AdamW;
import gradus.optimizers.ClipByNorm;
import gradus.optimizers.SGD;
import gradus.snapshots.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A fit goes on with the settings that it began with, or it doesn't go on. */
class ResumedSettingsTest {
  private final Split iris = Training.iris();

  private static Trainer plain() {
    return trainer(classifier(1), new CrossEntropy(), 2);
  }

  private Snapshot snapshotInAFit(Trainer trainer) {
    SnapshotAfter after = new SnapshotAfter(3);
    trainer.addListener(after);
    trainer.fit(iris.train(), 1);
    return after.snapshot;
  }

  private void assertRefused(Consumer<Trainer> change, String what) {
    Snapshot snapshot = snapshotInAFit(plain());
    Trainer other = plain();
    change.accept(other);
    double[] before = weights(other.network());
    assertThatThrownBy(() -> other.resume(snapshot))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "This snapshot is from a fit with the "
                + what
                + ": to go on with a fit, set everything as it was when it began.");
    assertThat(weights(other.network())).containsExactly(before);
    other.restore(snapshot); // to try something else, as one likes
  }

  @Test
  void otherSettingsAreRefused() {
    assertRefused(trainer -> trainer.setSeed(43), "seed \"42\", but the trainer has \"43\"");
    assertRefused(
        trainer -> trainer.setBatchSize(32), "batch size \"16\", but the trainer has \"32\"");
    assertRefused(
        trainer -> trainer.setShuffle(false), "shuffle \"true\", but the trainer has \"false\"");
    assertRefused(
        trainer -> ((SGD) trainer.optimizer()).setMomentum(0.9),
        "optimizer's momentum \"0.0\", but the trainer has \"0.9\"");
    assertRefused(
        trainer -> trainer.optimizer().setLearningRate(0.1),
        "learning rate \"2.0\", but the trainer has \"0.1\"");
    assertRefused(
        trainer -> trainer.addGradientChange(new ClipByNorm(trainer.network().parameters(), 1)),
        "gradient change 0 not set, but the trainer has \"ClipByNorm\"");
  }

  private static Trainer dropping(double rate, long seed, CrossEntropy loss) {
    Random random = new Random(1);
    return trainer(
        new Network(
            new Dense(4, 8, random),
            new ReLU(),
            new Dropout(rate, seed),
            new Dense(8, 3, random),
            new Softmax()),
        loss);
  }

  @Test
  void layersAndLossAreSettingsToo() {
    Snapshot snapshot = snapshotInAFit(dropping(0.2, 7, new CrossEntropy()));
    String begin = "This snapshot is from a fit with the ";
    String end = ": to go on with a fit, set everything as it was when it began.";
    assertThatThrownBy(() -> dropping(0.2, 8, new CrossEntropy()).resume(snapshot))
        .hasMessage(begin + "layer 2's seed \"7\", but the trainer has \"8\"" + end);
    CrossEntropy smoothed = new CrossEntropy().withLabelSmoothing(0.1);
    assertThatThrownBy(() -> dropping(0.2, 7, smoothed).resume(snapshot))
        .hasMessage(
            begin
                + "loss \"SoftmaxCrossEntropy\", but the trainer has \"WeightedSoftmaxCrossEntropy\""
                + end);
  }

  /** A layer for images of 1 x 5 x 5 before a dense layer. */
  private static Trainer beginningWith(Layer layer) {
    int width = layer.outputWidth() == Layer.ANY_WIDTH ? 25 : layer.outputWidth();
    Network network = new Network(layer, new Dense(width, 2, new Random(1)));
    Trainer trainer = new Trainer(network, new MeanSquaredError(), new AdamW(network.parameters()));
    trainer.setQuiet(true);
    return trainer;
  }

  /** Both layers have the same shapes, so that only the settings tell them apart. */
  private static void assertTellsApart(Layer first, Layer second, String what) {
    Trainer trainer = beginningWith(first);
    SnapshotAfter after = new SnapshotAfter(1);
    trainer.addListener(after);
    Dataset images =
        new Dataset(new Matrix(3, 25), new Matrix(3, 2), names(25), List.of(), "images");
    trainer.fit(images, 1);
    assertThatThrownBy(() -> beginningWith(second).resume(after.snapshot))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "This snapshot is from a fit with the layer 0's %s: to go on with a fit, set everything"
                    .formatted(what)
                + " as it was when it began.");
  }

  private static List<String> names(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add("x" + i);
    }
    return names;
  }

  @Test
  void everySettingOfALayerIsCompared() {
    assertTellsApart(new ELU(1), new ELU(0.5), "alpha \"1.0\", but the trainer has \"0.5\"");
    assertTellsApart(
        new LeakyReLU(0.01), new LeakyReLU(0.1), "leak \"0.01\", but the trainer has \"0.1\"");
    ImageShape image = new ImageShape(1, 5, 5);
    // (5 − 2)/2 + 1 = (5 − 2)/3 + 1 = 2 positions
    assertTellsApart(
        new MaxPool2D(image, 2, 2),
        new MaxPool2D(image, 2, 3),
        "stride \"2\", but the trainer has \"3\"");
    assertTellsApart(
        new AveragePool2D(image, 3, 2),
        new AveragePool2D(image, 2, 2),
        "size \"3\", but the trainer has \"2\"");
    // 5 − 3 + 1 = 3, and (5 + 2 − 3)/2 + 1 = 3
    assertTellsApart(
        new Conv2D(image, 2, 3, new Random(1)),
        new Conv2D(image, 2, 3, 3, 2, 1, new Random(1)),
        "padding \"0\", but the trainer has \"1\"");
    assertTellsApart(
        new GlobalAveragePool2D(image),
        new GlobalAveragePool2D(new ImageShape(1, 25, 1)),
        "input \"1 x 5 x 5\", but the trainer has \"1 x 25 x 1\"");
  }

  private static Trainer decaying(double weightDecay) {
    Network network = classifier(1);
    AdamW optimizer = new AdamW(network.parameters());
    optimizer.setWeightDecay(weightDecay);
    Trainer trainer = new Trainer(network, new CrossEntropy(), optimizer);
    trainer.setQuiet(true);
    return trainer;
  }

  @Test
  void theMessageNamesTheSettingThatDiffers() {
    Snapshot snapshot = snapshotInAFit(decaying(0.01));
    assertThatThrownBy(() -> decaying(0.02).resume(snapshot))
        .hasMessage(
            "This snapshot is from a fit with the optimizer's weight decay \"0.01\", but the trainer"
                + " has \"0.02\": to go on with a fit, set everything as it was when it began.");
  }

  @Test
  void whatHasNoTextOfItsOwnIsNoOtherSettingInEveryRun() {
    Trainer trainer = plain();
    trainer.addGradientChange(() -> {});
    trainer.addGradientChange(new ClipByNorm(trainer.network().parameters(), 1));
    assertThat(trainer.snapshot().saved().texts())
        .containsEntry("settings.gradient change 0", "object")
        .containsEntry("settings.gradient change 1", "ClipByNorm")
        .containsEntry("settings.gradient change 1.limit", "1.0");
  }
}
