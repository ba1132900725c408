package gradus.persist;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One small model for each kind of layer, and two with transforms. */
final class OnnxModels {
  private static final Provenance PROVENANCE = new Provenance(Map.of("gradus", "0.1.0"));

  private OnnxModels() {}

  /** By the names of their golden files. */
  static Map<String, Model> all() {
    Map<String, Model> models = new LinkedHashMap<>();
    double[][] weights = {{1, -2, 0.1}, {3, 0, 1e-3}};
    models.put("dense", of(new Dense(weights, new double[] {0.5, 4, -0.0})));
    models.put("batch-norm", of(batchNorm()));
    models.put("layer-norm", of(layerNorm()));
    models.put("dropout", of(new Dropout(0.25, 1)));
    models.put("relu", of(new ReLU()));
    models.put("leaky-relu", of(new LeakyReLU(0.03)));
    models.put("elu", of(new ELU(1.5)));
    models.put("gelu", of(new GELU()));
    models.put("silu", of(new SiLU()));
    models.put("sigmoid", of(new Sigmoid()));
    models.put("softplus", of(new Softplus()));
    models.put("tanh", of(new Tanh()));
    models.put("softmax", of(new Softmax()));
    models.put("classifier", classifier());
    models.put("regressor", regressor());
    return models;
  }

  private static Model of(Layer layer) {
    return Model.of(new Network(layer)).withProvenance(PROVENANCE);
  }

  static Matrix row(double... entries) {
    return new Matrix(new double[][] {entries});
  }

  private static Layer batchNorm() {
    BatchNorm norm = new BatchNorm(2, 0.2, 0.5);
    norm.scale.value.setTo(row(1, 2));
    norm.shift.value.setTo(row(3, 4));
    norm.runningMeans.setTo(row(5, 6));
    norm.runningVariances.setTo(row(7, 8));
    return norm;
  }

  private static Layer layerNorm() {
    LayerNorm norm = new LayerNorm(2, 0.25);
    norm.scale.value.setTo(row(1, 2));
    norm.shift.value.setTo(row(3, 4));
    return norm;
  }

  /** 1 / 5 = 0.2, and 0 for the column that was constant. */
  static Model classifier() {
    return new Model(
        new Network(new Dense(new double[][] {{1, 2}, {3, 4}}, new double[] {5, 6}), new Softmax()),
        List.of(new MeanImputer(row(1, 2)), new Standardizer(row(3, 4), row(5, 0))),
        null,
        List.of("width", "größe \"2\""),
        List.of("no", "yes"),
        PROVENANCE);
  }

  /** 1 / (128 − 64) = 0.015625; targets had the mean 100 and the deviation 20. */
  static Model regressor() {
    return new Model(
        new Network(new Dense(new double[][] {{1}}, new double[] {2}), new Dropout(0.5, 1)),
        List.of(new MinMaxScaler(row(64), row(128))),
        new Standardizer(row(100), row(20)),
        List.of("x"),
        List.of(),
        PROVENANCE);
  }
}
