package gradus.plots;

import static gradus.plots.Pictures.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.data.files.Datasets;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.losses.MeanSquaredError;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.SGD;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LossLandscapeTest {
  static final Dataset MOONS = Synthetic.moons(40, 0.1, 1);

  private final Dense dense = new Dense(new double[][] {{2}}, new double[] {-1});

  /** 2x − 1. */
  private final Network line = new Network(dense);

  /** x² is 1 at −1 and 1, so over these two the loss of w·x + b for 0 is w² + b². */
  private final Dataset zeros =
      new Dataset(
          new Matrix(new double[][] {{-1}, {1}}),
          new Matrix(2, 1),
          List.of("x"),
          List.of(),
          "zeros");

  static Network classifier() {
    Random random = new Random(1);
    return new Network(
        new Dense(2, 4, random),
        new BatchNorm(4),
        new Tanh(),
        new Dropout(0.5, 1),
        new Dense(4, 2, random),
        new Softmax());
  }

  static WeightPath train(Network network, Loss loss, Dataset dataset, int epochs) {
    Trainer trainer = new Trainer(network, loss, new SGD(network.parameters(), 0.1));
    WeightPath path = new WeightPath();
    trainer.addListener(path);
    trainer.setQuiet(true);
    trainer.fit(dataset, epochs);
    return path;
  }

  private Direction weight() {
    return Direction.of(line, dense.weights, 0, 0);
  }

  private Direction bias() {
    return Direction.of(line, dense.biases, 0, 0);
  }

  @Test
  void theLossOfAStraightLineIsABowl() {
    LossLandscape.Plane plane =
        new LossLandscape.Plane(line, new MeanSquaredError(), zeros, weight(), bias());
    SampleGrid grid = new SampleGrid(new AxisRange(-3, 3), new AxisRange(-2, 2), 7, 5);
    double[] losses = plane.losses(grid);
    for (int i = 0; i < losses.length; i++) {
      double w = grid.x(i % 7);
      double b = grid.y(i / 7);
      assertThat(losses[i]).isCloseTo(w * w + b * b, within(1e-12));
    }
  }

  @Test
  void anAxisOfOneWeightShowsItsValue() {
    LossLandscape.Plane plane =
        new LossLandscape.Plane(line, new MeanSquaredError(), zeros, weight(), bias());
    assertThat(plane.x(new double[] {0.25, 7})).isEqualTo(0.25);
    assertThat(plane.y(new double[] {0.25, 7})).isEqualTo(7);
    assertThat(weight().name).isEqualTo("Dense(1, 1) weights[0, 0]");
    // 2² + 1² = 5 where the weights are.
    LossLandscape landscape =
        LossLandscape.of(line, new MeanSquaredError(), zeros, weight(), bias());
    assertThat(landscape.subtitle()).isEqualTo("loss 5.0000 in the middle");
    assertThat(landscape.title()).isEqualTo("Loss landscape: zeros");
  }

  @Test
  void directionsThatAreNotAtARightAngleHaveTheirOwnCoordinates() {
    // From (2, −1) 3 times (1, 1) and 2 times (0, 1): (5, 4).
    Direction diagonal = new Direction("diagonal", new double[] {1, 1}, 0, 1);
    Direction up = new Direction("up", new double[] {0, 1}, 0, 1);
    LossLandscape.Plane plane =
        new LossLandscape.Plane(line, new MeanSquaredError(), zeros, diagonal, up);
    assertThat(plane.x(new double[] {5, 4})).isCloseTo(3, within(1e-12));
    assertThat(plane.y(new double[] {5, 4})).isCloseTo(2, within(1e-12));
  }

  @Test
  void theNetworkIsAsItWas() {
    Network network = classifier();
    WeightPath path = train(network, new CrossEntropy(), MOONS, 2);
    List<Matrix> before = new ArrayList<>();
    for (Matrix matrix : network.state()) {
      before.add(new Matrix(matrix));
    }
    LossLandscape.of(network, new CrossEntropy(), MOONS, path);
    for (int i = 0; i < before.size(); i++) {
      assertThat(network.state().get(i).data).isEqualTo(before.get(i).data);
    }
  }

  @Test
  void aRandomDirectionIsAsLongAsTheWeightsOfEachUnit() {
    Network network = new Network(new Dense(3, 2, new Random(1)), new Dense(2, 1, new Random(2)));
    Direction direction = Direction.random(network, 7);
    double[] weights = ParameterVector.of(network);
    // The first unit of the first layer has the weights 0, 2 and 4 in rows of two.
    double length = Math.hypot(Math.hypot(weights[0], weights[2]), weights[4]);
    double[] change = direction.change;
    assertThat(Math.hypot(Math.hypot(change[0], change[2]), change[4]))
        .isCloseTo(length, within(1e-12));
    // The biases are 0.
    assertThat(change[6]).isZero();
    assertThat(Direction.random(network, 7).change).isEqualTo(change);
    assertThat(Direction.random(network, 8).change).isNotEqualTo(change);
  }

  @Test
  void thePathOfTheTrainingIsDrawnDownToItsEnd() {
    WeightPath path = train(line, new MeanSquaredError(), zeros, 30);
    LossLandscape landscape =
        LossLandscape.of(line, new MeanSquaredError(), zeros, path, weight(), bias());
    // The gradient of w² + b² is 2w and 2b: both shrink by 0.8 a step, so in 30 steps to 0.8³⁰ =
    // 0.0012, and the loss from 5 to 5·0.8⁶⁰ = 7.7e-6.
    assertThat(landscape.subtitle()).isEqualTo("loss 5.0000 at the start, 7.7e-6 after 30 steps");
    assertThat(landscape.paths().get(0).xs).hasSize(31).startsWith(2, 1.6);
    assertThat(landscape.paths().get(0).ys).hasSize(31).startsWith(-1, -0.8);
    BufferedImage image = landscape.image();
    assertThat(count(image, Theme.LIGHT.color(1))).isGreaterThan(1000);
    // The path ends in the valley: low at the start, which is at the lower right, higher there.
    double start = Pictures.height(image, Theme.LIGHT.color(1), 1300, 1500);
    double end = Pictures.height(image, Theme.LIGHT.color(1), 600, 800);
    assertThat(start - end).isGreaterThan(200);
  }

  @Test
  void thePlaneOfAPathHoldsAPathInAPlane() {
    Network network = classifier();
    double[] end = ParameterVector.of(network);
    List<double[]> places = new ArrayList<>();
    for (int i = 5; i >= 0; i--) {
      double[] place = end.clone();
      place[0] += 3 * i;
      place[3] += 4 * i;
      place[5] += i == 2 ? 1 : 0;
      places.add(place);
    }
    PrincipalPlane plane = new PrincipalPlane(network, places);
    assertThat(plane.share).isCloseTo(1, within(1e-12));
    LossLandscape.Plane coordinates =
        new LossLandscape.Plane(network, new CrossEntropy(), MOONS, plane.across, plane.up);
    // 25 away from the end, almost all of it to the left.
    assertThat(coordinates.x(places.get(0))).isCloseTo(-25, within(0.1));
    double x = coordinates.x(places.get(3));
    double y = coordinates.y(places.get(3));
    assertThat(Math.hypot(x, y)).isCloseTo(Math.sqrt(100 + 1), within(1e-9));
  }

  @Test
  void aPathThroughManyDirectionsIsHeldInPart() {
    // Away from the end by 2, 1 and 1 at right angles: (4 + 1)/(4 + 1 + 1) of the squares.
    Network network = classifier();
    List<double[]> places = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      double[] place = ParameterVector.of(network);
      place[i] += i == 0 ? 2 : 1;
      places.add(place);
    }
    assertThat(new PrincipalPlane(network, places).share).isCloseTo(5.0 / 6, within(1e-12));
  }

  @Test
  void drawsEverythingInTime() {
    List<Plot> plots = new ArrayList<>();
    Network network = classifier();
    WeightPath path = train(network, new CrossEntropy(), MOONS, 3);
    plots.add(LossLandscape.of(network, new CrossEntropy(), MOONS, path));
    plots.add(LossLandscape.of(network, new CrossEntropy(), MOONS, path).size(50, 50));
    for (double number : new double[] {0, 1e300, 1e-300, Double.NaN}) {
      dense.weights.value.set(0, 0, number);
      plots.add(LossLandscape.of(line, new MeanSquaredError(), zeros, weight(), bias()));
    }
    for (Plot plot : plots) {
      assertTimeout(
          Duration.ofSeconds(30),
          () -> assertThat(count(plot.image(), Theme.LIGHT.background)).isPositive());
    }
  }

  @Test
  void ofManyExamplesSomeAreAsked() {
    Network network =
        new Network(
            new Dense(64, 100, new Random(1)), new Tanh(), new Dense(100, 10, new Random(2)));
    Direction across = Direction.random(network, 1);
    Direction up = Direction.random(network, 2);
    LossLandscape.Plane plane =
        new LossLandscape.Plane(network, new SoftmaxCrossEntropy(), Datasets.digits(), across, up);
    assertThat(plane.examples()).isEqualTo(", on 300 of 1797 examples");
    for (int count : plane.dataset.classCounts()) {
      assertThat(count).isBetween(20, 40);
    }
    assertThat(plane.grid(new AxisRange(0, 1), new AxisRange(0, 1)).size()).isEqualTo(25 * 17);
  }

  @Test
  void aPathThatStandsStillOrLeadsStraightOnIsDrawn() {
    Network network = classifier();
    Trainer trainer = new Trainer(network, new CrossEntropy(), new SGD(network.parameters(), 0.1));
    WeightPath path = new WeightPath();
    path.fitStarted(trainer, MOONS);
    LossLandscape one = LossLandscape.of(network, new CrossEntropy(), MOONS, path);
    assertThat(one.subtitle()).contains(" after 0 steps");
    network.parameters().get(0).value.set(0, 0, 1);
    path.stepEnded(trainer);
    LossLandscape two = LossLandscape.of(network, new CrossEntropy(), MOONS, path);
    assertThat(two.subtitle()).endsWith(" after 1 step; the plane holds 100 % of the path");
  }
}
