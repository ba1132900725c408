package gradus.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.files.Datasets;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Layer;
import gradus.layers.ReLU;
import gradus.losses.SoftmaxCrossEntropy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a deep network any step crosses kinks of some ReLU; its gradient is right all the same. */
class DeepBatchNormTest {
  @ParameterizedTest
  @ValueSource(ints = {10, 20, 40, 80, 120, 200})
  void aRightGradientIsNotCalledWrong(int depth) {
    Dataset iris = DoctorRuns.standardized(Datasets.iris(), 1).train();
    for (int seed = 1; seed <= 5; seed++) {
      Random random = new Random(seed);
      List<Layer> layers = new ArrayList<>();
      for (int i = 0; i < depth; i++) {
        layers.add(new Dense(i == 0 ? 4 : 16, 16, random));
        layers.add(new BatchNorm(16));
        layers.add(new ReLU());
      }
      layers.add(new Dense(16, 3, random));
      Network network = new Network(layers.toArray(new Layer[0]));
      Diagnosis diagnosis = TrainingDoctor.examine(network, new SoftmaxCrossEntropy(), iris);
      assertThat(diagnosis.has("wrong gradient")).as("%s", diagnosis).isFalse();
    }
  }
}
