package gradus.plots.live;

import static gradus.plots.Pictures.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.MeanSquaredError;
import gradus.losses.SigmoidCrossEntropy;
import gradus.optimizers.SGD;
import gradus.plots.Plot;
import gradus.plots.Slope;
import gradus.plots.Theme;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LivePictureTest {
  private static final LivePicture.Place PLACE = new LivePicture.Place(300, 240, 1);

  private static Trainer classifier(int inputs, int classes) {
    Network network = new Network(new Dense(inputs, classes, new Random(1)), new Softmax());
    return new Trainer(network, new CrossEntropy(), new SGD(network.parameters(), 0.1));
  }

  private static BufferedImage paint(Trainer trainer, Dataset dataset) {
    Plot plot = LivePicture.of(trainer, dataset).ask(Theme.LIGHT, true);
    return new LivePicture(() -> plot).paint(Theme.LIGHT, PLACE);
  }

  @Test
  void twoFeaturesHaveABoundary() {
    Dataset moons = Synthetic.moons(40, 0.1, 1);
    BufferedImage image = paint(classifier(2, 2), moons);
    assertThat(count(image, Theme.LIGHT.color(0))).isGreaterThan(50);
    assertThat(count(image, Theme.LIGHT.color(1))).isGreaterThan(50);
  }

  @Test
  void moreFeaturesHaveAConfusionMatrix() {
    Dataset iris = Datasets.iris();
    Trainer trainer = classifier(4, 3);
    trainer.network().parameters().get(0).value.zero();
    trainer.network().parameters().get(1).value.set(0, 1, 5);
    // All 150 flowers are taken for the second species, so one column of three is full.
    BufferedImage image = paint(trainer, iris);
    assertThat(count(image, new Color(0x006B54))).isGreaterThan(1000); // green, the color of counts
    assertThat(count(image, Theme.LIGHT.color(1))).isLessThan(500);
  }

  @Test
  void aSingleLogitIsComparedWithZero() {
    // A logit of 0.25 means yes, but a probability of 0.25 would mean no.
    Dataset cancer = Datasets.breastCancer().withOneTargetColumn();
    Dense dense = new Dense(new double[30][1], new double[] {0.25});
    Network network = new Network(dense);
    Trainer trainer =
        new Trainer(network, new SigmoidCrossEntropy(), new SGD(network.parameters(), 0.1));
    BufferedImage image = paint(trainer, cancer);
    dense.biases.value.set(0, 0, 0.75);
    BufferedImage surer = paint(trainer, cancer);
    dense.biases.value.set(0, 0, -0.25);
    BufferedImage no = paint(trainer, cancer);
    assertThat(image.getRGB(0, 0, 300, 240, null, 0, 300))
        .isEqualTo(surer.getRGB(0, 0, 300, 240, null, 0, 300))
        .isNotEqualTo(no.getRGB(0, 0, 300, 240, null, 0, 300));
  }

  @Test
  void oneFeatureAndANumberHaveACurve() {
    BufferedImage image = paint(Slope.trainer(), Slope.POINTS);
    assertThat(count(image, Theme.LIGHT.color(0))).isGreaterThan(10);
  }

  @Test
  void otherRegressionsHaveNoPicture() {
    Dataset iris = Datasets.iris();
    Dataset numbers =
        new Dataset(iris.inputs(), iris.targets(), iris.featureNames(), List.of(), "numbers");
    Network network = new Network(new Dense(4, 3, new Random(1)));
    Trainer trainer =
        new Trainer(network, new MeanSquaredError(), new SGD(network.parameters(), 0.1));
    assertThat(LivePicture.of(trainer, numbers)).isNull();
  }

  @Test
  void aNetworkThatHasGoneWrongLeavesThePlaceEmpty() {
    Trainer trainer = classifier(4, 3);
    trainer.network().parameters().get(1).value.set(0, 1, Double.NaN);
    BufferedImage image = paint(trainer, Datasets.iris());
    assertThat(count(image, Color.WHITE)).isEqualTo(300 * 240);
  }

  @Test
  void aUnitMayHaveSeveralPixels() {
    Trainer trainer = Slope.trainer();
    LivePicture picture = new LivePicture(() -> Slope.plot(trainer));
    BufferedImage image = picture.paint(Theme.DARK, PLACE.twice());
    assertThat(image.getWidth()).isEqualTo(600);
    assertThat(image.getHeight()).isEqualTo(480);
    assertThat(new Color(image.getRGB(599, 479))).isEqualTo(Theme.DARK.background);
  }

  @Test
  void aNetworkThatTakesLongIsAskedAtFewerPlaces() {
    Random random = new Random(1);
    Network slow =
        new Network(
            new Dense(2, 1500, random),
            new Dense(1500, 1500, random),
            new Dense(1500, 2, random),
            new Softmax());
    Trainer trainer = new Trainer(slow, new CrossEntropy(), new SGD(slow.parameters(), 0.1));
    LivePicture picture = LivePicture.of(trainer, Synthetic.moons(10, 0.1, 1));
    for (int i = 0; i < 8; i++) {
      picture.ask(Theme.LIGHT, false);
    }
    assertThat(picture.places()).isEqualTo(12);
  }

  @Test
  void unitsCanBeChosenWhereThereIsAField() {
    LivePicture picture = LivePicture.of(classifier(2, 2), Synthetic.moons(40, 0.1, 1));
    assertThat(picture.units()).hasSize(4);
    picture.show(picture.units().get(1));
    assertThat(picture.shown()).isEqualTo("layer 0, unit 1");
    picture.show(null);
    assertThat(picture.shown()).isEmpty();
    assertThat(LivePicture.of(classifier(4, 3), Datasets.iris()).units()).isEmpty();
  }

  @Test
  void dataThatDoesNotFitIsRefusedAtOnce() {
    assertThatThrownBy(() -> LivePicture.of(classifier(2, 3), Synthetic.moons(40, 0.1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
