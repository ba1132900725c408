package gradus.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.Synthetic;
import gradus.data.files.Datasets;
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
import gradus.losses.CrossEntropy;
import gradus.losses.Hinge;
import gradus.losses.Huber;
import gradus.losses.Loss;
import gradus.losses.MeanAbsoluteError;
import gradus.losses.MeanSquaredError;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.optimizers.AdaGrad;
import gradus.optimizers.Adam;
import gradus.optimizers.AdamW;
import gradus.optimizers.Optimizer;
import gradus.optimizers.RMSProp;
import gradus.optimizers.SGD;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** In runs that learn, the doctor finds nothing: before, during and after. */
class HealthyRunsTest {
  private final Random random = new Random(7);
  private Network network;

  private void build(Layer... layers) {
    network = new Network(layers);
  }

  private Dense dense(int inputs, int outputs) {
    return new Dense(inputs, outputs, random);
  }

  private SGD sgd(double learningRate) {
    return new SGD(network.parameters(), learningRate);
  }

  private SGD momentum(double learningRate) {
    SGD sgd = sgd(learningRate);
    sgd.setMomentum(0.9);
    return sgd;
  }

  private void assertHealthy(Loss loss, Optimizer optimizer, Split split, int epochs) {
    Dataset train = split.train();
    assertFindsNothing(TrainingDoctor.examine(network, loss, train));
    Trainer trainer = new Trainer(network, loss, optimizer);
    trainer.setQuiet(true);
    trainer.setBatchSize(32);
    TrainingDoctor doctor = new TrainingDoctor();
    trainer.addListener(doctor);
    trainer.fit(train, split.test(), epochs);
    assertFindsNothing(doctor.diagnosis());
    assertFindsNothing(TrainingDoctor.examine(network, loss, train));
  }

  private void assertFindsNothing(Diagnosis diagnosis) {
    assertThat(diagnosis.findings()).as("%s: %s", network, diagnosis).isEmpty();
  }

  @Test
  void ofReLUWithSGD() {
    Split iris = DoctorRuns.standardized(Datasets.iris(), 2);
    build(dense(4, 16), new ReLU(), dense(16, 3), new Softmax());
    assertHealthy(new CrossEntropy(), sgd(0.1), iris, 60);
    Split digits = DoctorRuns.standardized(Datasets.digits(), 2);
    build(dense(64, 32), new ReLU(), dense(32, 10), new Softmax());
    assertHealthy(new CrossEntropy(), sgd(0.1), digits, 6);
    build(dense(4, 3));
    assertHealthy(new SoftmaxCrossEntropy(), sgd(0.1), iris, 60);
  }

  @Test
  void withNormalizationAndDropout() {
    Split cancer = DoctorRuns.standardized(Datasets.breastCancer(), 2);
    build(
        dense(30, 16),
        new BatchNorm(16),
        new GELU(),
        new Dropout(0.2, random),
        dense(16, 2),
        new Softmax());
    assertHealthy(new CrossEntropy(), new AdamW(network.parameters()), cancer, 30);
    Split wine = DoctorRuns.standardized(Datasets.wine(), 2);
    build(dense(13, 16), new LayerNorm(16), new SiLU(), dense(16, 3), new Softmax());
    assertHealthy(new CrossEntropy(), new Adam(network.parameters(), 0.003), wine, 30);
    build(new BatchNorm(13), dense(13, 16), new ReLU(), dense(16, 3), new Softmax());
    assertHealthy(new CrossEntropy(), sgd(0.1), Datasets.wine().split(0.8, 2), 30);
  }

  @Test
  void ofOtherActivationsAndOptimizers() {
    Split penguins = DoctorRuns.standardized(Datasets.penguins(), 2);
    int inputs = penguins.train().inputs().numCols;
    build(dense(inputs, 16), new Tanh(), dense(16, 3), new Softmax());
    assertHealthy(new CrossEntropy(), momentum(0.02), penguins, 20);
    build(
        dense(inputs, 16), new ELU(), dense(16, 16), new LeakyReLU(), dense(16, 3), new Softmax());
    assertHealthy(
        new CrossEntropy().withLabelSmoothing(0.1),
        new RMSProp(network.parameters(), 0.005),
        penguins,
        20);
    build(dense(inputs, 16), new Sigmoid(), dense(16, 3), new Softmax());
    assertHealthy(new CrossEntropy(), new AdaGrad(network.parameters(), 0.1), penguins, 20);
  }

  @Test
  void ofClassWeights() {
    Split soil = DoctorRuns.standardized(Datasets.satelliteSoil(), 2);
    build(dense(soil.train().inputs().numCols, 16), new ReLU(), dense(16, 2), new Softmax());
    Loss weighted = new CrossEntropy().withClassWeights(soil.train().classWeights());
    assertHealthy(weighted, sgd(0.1), soil, 4);
  }

  @Test
  void onShapesInThePlane() {
    build(dense(2, 16), new ReLU(), dense(16, 2), new Softmax());
    assertHealthy(new CrossEntropy(), sgd(0.3), Synthetic.moons(250, 0.1, 1).split(0.8, 1), 100);
    build(dense(2, 16), new Tanh(), dense(16, 2));
    assertHealthy(
        new SoftmaxCrossEntropy(),
        new Adam(network.parameters(), 0.02),
        Synthetic.circles(250, 0.05, 1).split(0.8, 1),
        60);
    build(dense(2, 8), new ReLU(), dense(8, 2), new Softmax());
    assertHealthy(new CrossEntropy(), sgd(0.3), Synthetic.xor(250, 0.1, 1).split(0.8, 1), 60);
    build(dense(2, 3), new Softmax());
    assertHealthy(new CrossEntropy(), sgd(0.1), Synthetic.blobs(300, 3, 0.3, 1).split(0.8, 1), 20);
  }

  @Test
  void ofYesOrNo() {
    Dataset moons = Synthetic.moons(250, 0.1, 1).withOneTargetColumn();
    build(dense(2, 16), new ReLU(), dense(16, 1));
    assertHealthy(new SigmoidCrossEntropy(), sgd(0.3), moons.split(0.8, 1), 100);
    build(dense(2, 16), new Softplus(), dense(16, 1));
    assertHealthy(new Hinge(), momentum(0.05), moons.split(0.8, 1), 60);
  }

  @Test
  void ofRegression() {
    Split concrete = DoctorRuns.standardized(Datasets.concrete(), 2);
    build(dense(8, 32), new ReLU(), dense(32, 1));
    assertHealthy(new MeanSquaredError(), sgd(0.05), concrete, 30);
    build(dense(8, 16), new Tanh(), dense(16, 1));
    assertHealthy(new Huber(1), new Adam(network.parameters(), 0.01), concrete, 20);
    build(dense(1, 16), new Tanh(), dense(16, 1));
    assertHealthy(
        new MeanSquaredError(),
        new Adam(network.parameters(), 0.01),
        Synthetic.sine(250, 0.1, 1).split(0.8, 1),
        100);
    build(dense(1, 1));
    assertHealthy(
        new MeanAbsoluteError(), sgd(0.05), Synthetic.line(120, 2, 1, 0.3, 1).split(0.8, 1), 60);
  }
}
