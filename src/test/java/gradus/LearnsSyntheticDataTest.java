package gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.layers.Dense;
import gradus.layers.Layer;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.losses.MeanSquaredError;
import gradus.metrics.Accuracy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Small networks learn the synthetic sets, and a linear one fails where it should. */
class LearnsSyntheticDataTest {
  /** The accuracy on {@code fresh} after training on {@code train} with these hidden layers. */
  private static double accuracy(Dataset train, Dataset fresh, int epochs, int... hidden) {
    Random random = new Random(1);
    List<Layer> layers = new ArrayList<>();
    int width = 2;
    for (int units : hidden) {
      layers.add(new Dense(width, units, random));
      layers.add(new ReLU());
      width = units;
    }
    layers.add(new Dense(width, train.classNames().size(), random));
    layers.add(new Softmax());
    Network network = new Network(layers.toArray(new Layer[0]));
    Training.trainer(network, new CrossEntropy(), 0.3).fit(train, epochs);
    return Accuracy.of(network.predict(fresh.inputs()), fresh.targets());
  }

  @Test
  void xorNeedsAHiddenLayer() {
    Dataset train = Synthetic.xor(200, 0.1, 1);
    Dataset fresh = Synthetic.xor(1000, 0.1, 2);
    // No line gets more than three of the four corners right.
    assertThat(accuracy(train, fresh, 50)).isLessThan(0.76);
    assertThat(accuracy(train, fresh, 50, 8)).isGreaterThan(0.99);
  }

  @Test
  void circlesNeedAHiddenLayer() {
    Dataset train = Synthetic.circles(200, 0.05, 1);
    Dataset fresh = Synthetic.circles(1000, 0.05, 2);
    // The best line touches the inner circle and cuts a third off the outer: ½ + ½·⅓ = 0.67
    assertThat(accuracy(train, fresh, 50)).isLessThan(0.7);
    assertThat(accuracy(train, fresh, 50, 8)).isGreaterThan(0.99);
  }

  @Test
  void moonsAreMostlyButNotWhollySeparatedByALine() {
    Dataset train = Synthetic.moons(200, 0.1, 1);
    Dataset fresh = Synthetic.moons(1000, 0.1, 2);
    assertThat(accuracy(train, fresh, 100)).isBetween(0.8, 0.92);
    assertThat(accuracy(train, fresh, 100, 16)).isGreaterThan(0.99);
  }

  @Test
  void blobsNeedNoHiddenLayer() {
    Dataset train = Synthetic.blobs(300, 3, 0.2, 1);
    assertThat(accuracy(train, Synthetic.blobs(900, 3, 0.2, 2), 10)).isGreaterThan(0.99);
    // Centers three deviations apart overlap: nobody gets all of them right.
    Dataset wide = Synthetic.blobs(300, 3, 0.6, 1);
    assertThat(accuracy(wide, Synthetic.blobs(900, 3, 0.6, 2), 10)).isBetween(0.8, 0.9);
  }

  @Test
  void spiralsNeedMoreThanALine() {
    Dataset train = Synthetic.spirals(300, 3, 0.03, 1);
    Dataset fresh = Synthetic.spirals(900, 3, 0.03, 2);
    assertThat(accuracy(train, fresh, 10)).isLessThan(0.6);
    // Near the origin the arms are closer than the noise.
    assertThat(accuracy(train, fresh, 100, 16, 16)).isGreaterThan(0.94);
  }

  @Test
  void checkerboardNeedsMoreThanALine() {
    Dataset train = Synthetic.checkerboard(600, 3, 0, 1);
    Dataset fresh = Synthetic.checkerboard(900, 3, 0, 2);
    assertThat(accuracy(train, fresh, 10)).isLessThan(0.65);
    assertThat(accuracy(train, fresh, 100, 16, 16)).isGreaterThan(0.94);
  }

  @Test
  void aSingleUnitFindsSlopeAndIntercept() {
    Dataset line = Synthetic.line(50, 2, -1, 0, 1);
    Dense dense = new Dense(1, 1, new Random(1));
    Training.trainer(new Network(dense), new MeanSquaredError()).fit(line, 100);
    assertThat(dense.weights.value.get(0, 0)).isEqualTo(2, within(1e-6));
    assertThat(dense.biases.value.get(0, 0)).isEqualTo(-1, within(1e-6));
  }

  @Test
  void theErrorOfALineStopsAtTheSquareOfTheNoise() {
    Dataset line = Synthetic.line(1000, 2, -1, 0.5, 1);
    Network network = new Network(new Dense(1, 1, new Random(1)));
    Training.trainer(network, new MeanSquaredError(), 0.01).fit(line, 20);
    double error = new MeanSquaredError().value(network.predict(line.inputs()), line.targets());
    // 0.5² = 0.25, with a standard error of 0.25·√(2/1000) = 0.011
    assertThat(error).isEqualTo(0.25, within(0.04));
  }

  private static double errorOnTheSine(Network network, int epochs) {
    Dataset sine = Synthetic.sine(100, 0, 1);
    Training.trainer(network, new MeanSquaredError(), 0.05).fit(sine, epochs);
    return new MeanSquaredError().value(network.predict(sine.inputs()), sine.targets());
  }

  @Test
  void hiddenUnitsBendToTheSine() {
    Random random = new Random(1);
    // The best line through one period has the slope 3/π² and leaves ½ − 3/π² = 0.196.
    assertThat(errorOnTheSine(new Network(new Dense(1, 1, random)), 100)).isGreaterThan(0.19);
    Network hidden = new Network(new Dense(1, 16, random), new Tanh(), new Dense(16, 1, random));
    assertThat(errorOnTheSine(hidden, 2000)).isLessThan(0.01);
  }
}
