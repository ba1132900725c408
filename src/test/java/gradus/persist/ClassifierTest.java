package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.MeanImputer;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.data.Transform;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.Layer;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.SGD;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierTest {
  @TempDir Path folder;

  /** Logits are (x₀, x₁), where x is the input minus 10. */
  private static Model twoClasses(Layer... moreLayers) {
    return model(new Dense(new double[][] {{1, 0}, {0, 1}}, new double[] {0, 0}), moreLayers);
  }

  private static Model model(Dense dense, Layer... moreLayers) {
    Layer[] layers = new Layer[1 + moreLayers.length];
    layers[0] = dense;
    System.arraycopy(moreLayers, 0, layers, 1, moreLayers.length);
    Transform minusTen =
        new Standardizer(
            new Matrix(new double[][] {{10, 10}}), new Matrix(new double[][] {{1, 1}}));
    return new Model(
        new Network(layers),
        List.of(minusTen),
        null,
        List.of("a", "b"),
        List.of("cat", "dog"),
        new Provenance(Map.of()));
  }

  @Test
  void theClassOfRawNumbersAndItsProbability() {
    Classifier classifier = new Classifier(twoClasses(new Softmax()));
    assertThat(classifier).hasToString("Classifier([cat, dog])");
    // The logits of (10, 10 + ln 3) are 0 and ln 3: probabilities 1/4 and 3/4.
    Prediction prediction = classifier.predict(10, 10 + StrictMath.log(3));
    assertThat(prediction.className()).isEqualTo("dog");
    assertThat(prediction.probability()).isCloseTo(0.75, within(1e-14));
    assertThat(prediction.probabilities()).containsOnlyKeys("cat", "dog");
    assertThat(prediction.probabilities().get("cat")).isCloseTo(0.25, within(1e-14));
    assertThat(prediction).hasToString("dog (75.0 %)");
  }

  @Test
  void manyRowsAtOnceAreAnsweredAsEachAlone() {
    Matrix raw = new Matrix(new double[][] {{10, 12}, {11, 10}, {10, 10 + StrictMath.log(3)}});
    Dense sum = new Dense(new double[][] {{1}, {1}}, new double[] {0});
    for (Model model :
        List.of(twoClasses(), twoClasses(new Softmax()), model(sum), model(sum, new Sigmoid()))) {
      Classifier classifier = new Classifier(model);
      List<Prediction> predictions = classifier.predictAll(raw);
      assertThat(predictions).hasSize(3);
      for (int row = 0; row < 3; row++) {
        assertThat(predictions.get(row))
            .isEqualTo(classifier.predict(raw.get(row, 0), raw.get(row, 1)));
      }
      assertThat(predictions.get(2)).hasToString("dog (75.0 %)");
    }
    raw.set(1, 0, 1e308);
    Dense twice = new Dense(new double[][] {{2, 0}, {0, 2}}, new double[] {0, 0});
    assertThatThrownBy(() -> new Classifier(model(twice)).predictAll(raw))
        .hasMessage(
            "The model got 1.0E308 as input 0 (\"a\") of row 1, and its output is then Infinity, but"
                + " it expects numbers about as large as those it was trained on: check their units"
                + " and their order.");
  }

  @Test
  void logitsBecomeProbabilities() {
    Prediction prediction = new Classifier(twoClasses()).predict(10 + StrictMath.log(3), 10);
    assertThat(prediction.className()).isEqualTo("cat");
    assertThat(prediction.probability()).isCloseTo(0.75, within(1e-14));
  }

  @Test
  void aSingleOutputTellsTwoClassesApart() {
    Dense sum = new Dense(new double[][] {{1}, {1}}, new double[] {0});
    // sigmoid(ln 3) = 1 / (1 + 1/3) = 3/4
    double[] raw = {10, 10 + StrictMath.log(3)};
    for (Model model : List.of(model(sum, new Sigmoid()), model(sum))) {
      Prediction prediction = new Classifier(model).predict(raw);
      assertThat(prediction.className()).isEqualTo("dog");
      assertThat(prediction.probability()).isCloseTo(0.75, within(1e-14));
    }
  }

  @Test
  void aMissingValueIsFilledIfTheModelKnowsHow() {
    Model model = twoClasses(new Softmax());
    Transform fill = new MeanImputer(new Matrix(new double[][] {{10, 20}}));
    Model filling =
        new Model(
            model.network(),
            List.of(fill, model.transforms().get(0)),
            null,
            model.featureNames(),
            model.classNames(),
            model.provenance());
    Classifier classifier = new Classifier(ModelBytes.load(ModelBytes.of(filling)));
    assertThat(classifier.predict(10, Double.NaN)).isEqualTo(classifier.predict(10, 20));
    assertThatThrownBy(() -> new Classifier(model).predict(10, Double.NaN))
        .hasMessage(
            "The network got an input of NaN in row 0, column 1, but expects finite numbers.");
  }

  @Test
  void numbersTooLargeToComputeWithAreRefused() {
    // 2 · 1e308 overflows: the logit is Infinity, and softmax of it is NaN.
    Dense twice = new Dense(new double[][] {{2, 0}, {0, 2}}, new double[] {0, 0});
    String expected =
        "The model got 1.0E308 as input 1 (\"b\"), and its output is then %s, but it expects numbers"
            + " about as large as those it was trained on: check their units and their order.";
    assertThatThrownBy(() -> new Classifier(model(twice)).predict(3, 1e308))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(expected.formatted("Infinity"));
    assertThatThrownBy(() -> new Classifier(model(twice, new Softmax())).predict(3, 1e308))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(expected.formatted("NaN"));
    // A large number that can be computed with is answered.
    assertThat(new Classifier(model(twice, new Softmax())).predict(3, 1e307))
        .hasToString("dog (100.0 %)");
  }

  @Test
  void anotherNumberOfNumbersIsRefused() {
    assertThatThrownBy(() -> new Classifier(twoClasses()).predict(1, 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The model got 3 numbers, but expects 2: [a, b].");
    assertThatThrownBy(() -> new Regressor(Model.of(twoClasses().network())).predict(1))
        .hasMessage("The model got 1 number, but expects 2.");
  }

  @Test
  void aModelWithoutClassesIsForARegressor() {
    Model model = Model.of(twoClasses().network());
    assertThatThrownBy(() -> new Classifier(model))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The classifier got a model without class names: for numbers instead of classes take a"
                + " Regressor, or make the model with the names of its classes.");
    assertThatThrownBy(() -> new Regressor(twoClasses()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The regressor got a model of the classes [cat, dog]: take a Classifier.");
  }

  @Test
  void aTrainedModelIsAskedWithRawNumbers() {
    Split split = Datasets.iris().split(0.8, 42);
    Standardizer scale = Standardizer.fit(split.train());
    Dataset train = scale.apply(split.train());
    Network network = new Network(new Dense(4, 3, new Random(42)), new Softmax());
    Trainer trainer = new Trainer(network, new CrossEntropy(), new SGD(network.parameters(), 0.1));
    trainer.setQuiet(true);
    trainer.fit(train, 30);
    Path path = folder.resolve("iris.safetensors");
    Models.save(Model.of(trainer, train, scale), path);

    Classifier classifier = new Classifier(Models.load(path));
    Matrix probabilities = network.predict(scale.apply(split.test().inputs()));
    for (int row = 0; row < split.test().rows(); row++) {
      Prediction prediction = classifier.predict(split.test().row(row).data);
      int index = train.classNames().indexOf(prediction.className());
      assertThat(prediction.probability()).isEqualTo(probabilities.get(row, index));
    }
  }
}
