package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.data.MeanImputer;
import gradus.data.MinMaxScaler;
import gradus.data.Standardizer;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.ELU;
import gradus.layers.GELU;
import gradus.layers.Layer;
import gradus.layers.LayerNorm;
import gradus.layers.LeakyReLU;
import gradus.layers.ReLU;
import gradus.layers.SiLU;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.layers.Softplus;
import gradus.layers.Tanh;
import gradus.math.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Files of version 1, one for each kind of layer, are read forever, and written byte for byte as
 * ever. If this fails, the format has changed: it then needs a new version number, and these files
 * must still be read.
 */
class GoldenModelsTest {
  private static final Path FOLDER = Path.of("src/test/resources/gradus/persist/models");

  /** Writes the files; a new kind of layer needs its own, an old file is never written again. */
  public static void main(String[] arguments) throws IOException {
    for (Map.Entry<String, Model> entry : models().entrySet()) {
      Path path = path(entry.getKey());
      if (!Files.exists(path)) {
        Models.save(entry.getValue(), path);
      }
    }
  }

  private static Path path(String name) {
    return FOLDER.resolve(name + ".safetensors");
  }

  private static Model model(Layer layer) {
    Provenance provenance = new Provenance(Map.of("gradus", "0.1.0"));
    return Model.of(new Network(layer)).withProvenance(provenance);
  }

  private static Map<String, Model> models() {
    Map<String, Model> models = new LinkedHashMap<>();
    models.put(
        "dense", model(new Dense(new double[][] {{1, -2}, {0.1, 1e300}}, new double[] {3, -0.0})));
    models.put("batch-norm", model(batchNorm()));
    models.put("layer-norm", model(layerNorm()));
    models.put("dropout", model(dropout()));
    models.put("relu", model(new ReLU()));
    models.put("leaky-relu", model(new LeakyReLU(0.03)));
    models.put("elu", model(new ELU(1.5)));
    models.put("gelu", model(new GELU()));
    models.put("silu", model(new SiLU()));
    models.put("sigmoid", model(new Sigmoid()));
    models.put("softplus", model(new Softplus()));
    models.put("tanh", model(new Tanh()));
    models.put("softmax", model(new Softmax()));
    models.put("classifier", classifier());
    models.put("regressor", regressor());
    return models;
  }

  private static Matrix row(double... entries) {
    return new Matrix(new double[][] {entries});
  }

  private static Layer batchNorm() {
    BatchNorm norm = new BatchNorm(2, 0.2, 1e-4);
    norm.scale.value.setTo(row(1, 2));
    norm.shift.value.setTo(row(3, 4));
    norm.runningMeans.setTo(row(5, 6));
    norm.runningVariances.setTo(row(7, 8));
    return norm;
  }

  private static Layer layerNorm() {
    LayerNorm norm = new LayerNorm(2, 1e-3);
    norm.scale.value.setTo(row(1, 2));
    norm.shift.value.setTo(row(3, 4));
    return norm;
  }

  private static Layer dropout() {
    Dropout dropout = new Dropout(0.25, Long.MIN_VALUE);
    dropout.setStep(Long.MAX_VALUE);
    return dropout;
  }

  private static Model classifier() {
    return new Model(
        new Network(new Dense(new double[][] {{1, 2}, {3, 4}}, new double[] {5, 6}), new Softmax()),
        List.of(new MeanImputer(row(1, 2)), new Standardizer(row(3, 4), row(5, 0))),
        null,
        List.of("width", "größe \"2\""),
        List.of("no", "yes"),
        new Provenance(Map.of("gradus", "0.1.0")));
  }

  private static Model regressor() {
    return new Model(
        new Network(new Dense(new double[][] {{1}}, new double[] {2})),
        List.of(new MinMaxScaler(row(0), row(255))),
        new Standardizer(row(100), row(20)),
        List.of("x"),
        List.of(),
        new Provenance(Map.of("gradus", "0.1.0")));
  }

  @Test
  void whatIsWrittenTodayIsWhatWasWritten() throws IOException {
    for (Map.Entry<String, Model> entry : models().entrySet()) {
      assertThat(ModelBytes.of(entry.getValue()))
          .as(entry.getKey())
          .isEqualTo(Files.readAllBytes(path(entry.getKey())));
    }
  }

  @Test
  void whatWasWrittenIsReadToday() throws IOException {
    for (String name : models().keySet()) {
      Model loaded = Models.load(path(name));
      assertThat(ModelBytes.of(loaded)).as(name).isEqualTo(Files.readAllBytes(path(name)));
    }
  }

  @Test
  void theNumbersAreThere() {
    // 127.5 is scaled to 0.5; 1 · 0.5 + 2 = 2.5; 2.5 · 20 + 100 = 150
    Regressor regressor = new Regressor(Models.load(path("regressor")));
    assertThat(regressor.predict(127.5)).containsExactly(150);
    // A missing width becomes 1 and then (1 − 3) / 5 = −0.4; the second column is constant, so 0.
    // The logits are 1 · −0.4 + 5 = 4.6 and 2 · −0.4 + 6 = 5.2: the second is larger.
    Classifier classifier = new Classifier(Models.load(path("classifier")));
    assertThat(classifier.predict(Double.NaN, 9).className()).isEqualTo("yes");
  }
}
