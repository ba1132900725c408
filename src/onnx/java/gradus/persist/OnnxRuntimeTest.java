package gradus.persist;

import static gradus.math.RandomMatrices.gaussian;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.MeanImputer;
import gradus.data.MinMaxScaler;
import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.GELU;
import gradus.layers.LayerNorm;
import gradus.layers.ReLU;
import gradus.layers.SiLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.losses.MeanSquaredError;
import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.math.SummaryStatistics;
import gradus.optimizers.Adam;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** ONNX Runtime says the same as Gradus about the same inputs. */
class OnnxRuntimeTest {
  /** How far outputs may be apart, as a part of the largest. */
  private static double tolerance(Precision precision) {
    return precision == Precision.DOUBLE ? 1e-12 : 1e-5;
  }

  private static OnnxSession session(Model model, Precision precision) throws OrtException {
    return new OnnxSession(Onnx.file(model, precision), precision);
  }

  private static void assertAgrees(Model model, DMatrixRMaj raw, String what) throws OrtException {
    Matrix expected = model.predict(raw);
    SummaryStatistics figures = SummaryStatistics.of(expected);
    double largest = Math.max(figures.max(), -figures.min());
    for (Precision precision : Precision.values()) {
      try (OnnxSession session = session(model, precision)) {
        Matrix actual = session.predict(raw);
        assertThat(actual.numCols).isEqualTo(expected.numCols);
        for (int i = 0; i < expected.getNumElements(); i++) {
          assertThat(actual.data[i])
              .as("%s, %s, entry %s", what, precision, i)
              .isCloseTo(expected.data[i], within(tolerance(precision) * largest));
        }
      }
    }
  }

  @Test
  void fiveHundredRandomNetworks() throws OrtException {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      int inputs = 1 + random.nextInt(12);
      Network network = RandomNetworks.of(inputs, random);
      Matrix batch = gaussian(random, 1 + random.nextInt(20), inputs);
      assertAgrees(Model.of(network), batch, "seed " + seed + ": " + network);
    }
  }

  @Test
  void eachLayerAloneAlsoWhereExpOverflows() throws OrtException {
    double[] inputs = {-2000, -700, -90, -40, -9, -1, -0.75, -0.001, 0, 0.01, 1, 9, 40, 90, 2000};
    for (Map.Entry<String, Model> entry : OnnxModels.all().entrySet()) {
      int width = Math.max(1, entry.getValue().network().inputWidth());
      for (double input : inputs) {
        Matrix batch = new Matrix(2, width); // the second row, of ones, says how large outputs are
        batch.fill(1);
        batch.set(0, 0, input);
        assertAgrees(entry.getValue(), batch, entry.getKey() + " of " + input);
      }
    }
  }

  private static Network trained(Network network, Loss loss, Dataset train) {
    Trainer trainer = new Trainer(network, loss, new Adam(network.parameters(), 0.01));
    trainer.setQuiet(true);
    trainer.setSeed(42);
    trainer.fit(train, 5);
    return network;
  }

  @Test
  void aClassifierOfRawNumbersWithMissingOnes() throws OrtException {
    Dataset wine = Datasets.wine();
    Standardizer scale = Standardizer.fit(wine);
    Random random = new Random(42);
    Network network =
        new Network(
            new Dense(13, 16, random),
            new BatchNorm(16),
            new SiLU(),
            new Dropout(0.3, random),
            new LayerNorm(16),
            new Dense(16, 3, random),
            new Softmax());
    trained(network, new CrossEntropy(), scale.apply(wine));
    Model model =
        new Model(
            network,
            List.of(MeanImputer.fit(wine), scale),
            null,
            wine.featureNames(),
            wine.classNames(),
            new Provenance(Map.of("gradus", "0.1.0")));
    Matrix raw = new Matrix(wine.inputs());
    raw.set(3, 5, Double.NaN);
    raw.set(177, 12, Double.NaN);
    assertAgrees(model, raw, "wine");
    Matrix expected = model.predict(raw);
    try (OnnxSession session = session(model, Precision.FLOAT)) {
      Matrix all = session.predict(raw);
      for (int i = 0; i < raw.numRows; i++) {
        assertThat(Rows.argMax(all, i)).as("row %s", i).isEqualTo(Rows.argMax(expected, i));
      }
      assertThat(session.metadata())
          .containsEntry("class_names", "[\"barolo\",\"grignolino\",\"barbera\"]")
          .containsEntry("provenance", "{\"gradus\":\"0.1.0\"}")
          .hasSize(3);
      assertThat(session.metadata().get("feature_names")).startsWith("[\"alcohol_percent\",\"");
    }
  }

  @Test
  void aRegressorInTheUnitOfItsTargets() throws OrtException {
    Dataset concrete = Datasets.concrete();
    MinMaxScaler scale = MinMaxScaler.fit(concrete);
    Standardizer strength = Standardizer.fitTargets(concrete);
    Random random = new Random(42);
    Network network =
        new Network(
            new Dense(8, 16, random),
            new GELU(),
            new Dense(16, 8, random),
            new ReLU(),
            new Dense(8, 1, random));
    trained(network, new MeanSquaredError(), strength.applyToTargets(scale.apply(concrete)));
    Model model =
        new Model(
            network,
            List.of(scale),
            strength,
            concrete.featureNames(),
            List.of(),
            Provenance.ofThisProgram());
    assertAgrees(model, concrete.inputs(), "concrete");
  }

  @Test
  void aFileTakesAnyNumberOfRowsAndActivationsAnyWidth() throws OrtException {
    Model model = Model.of(new Network(new GELU(), new Softmax()));
    for (int size = 1; size <= 100; size += 33) {
      assertAgrees(model, gaussian(new Random(size), size, size), size + " rows and columns");
    }
    try (OnnxSession session = session(model, Precision.DOUBLE)) {
      assertThat(session.predict(new Matrix(1, 2)).data).containsExactly(0.5, 0.5);
      assertThat(session.predict(new Matrix(3, 1)).data).containsExactly(1, 1, 1);
    }
  }
}
