package gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import gradus.data.Split;
import gradus.inspect.TrainingDoctor;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Elementwise;
import gradus.layers.Layer;
import gradus.layers.LayerNorm;
import gradus.layers.Meaning;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.losses.MeanSquaredError;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.SGD;
import gradus.snapshots.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/** What holds for every layer, also one of a student's own: nothing goes wrong in silence. */
class LayerContractTest {
  private final Split iris = Training.iris(); // 120 rows: eight batches of 16

  private static Network withDropout(Dropout dropout) {
    Random random = new Random(1);
    return new Network(
        new Dense(4, 8, random),
        new BatchNorm(8),
        new ReLU(),
        dropout,
        new Dense(8, 3, random),
        new Softmax());
  }

  // ---- mode

  /** Whatever a network is asked after each step, ten steps end with the same weights. */
  @Test
  void askingNeverChangesWhatTheNextStepDoes() {
    Matrix rows = iris.test().inputs();
    Map<String, Consumer<Trainer>> questions = new LinkedHashMap<>();
    questions.put("predict", trainer -> trainer.network().predict(rows));
    questions.put("a part", trainer -> trainer.network().withoutLastLayer().predict(rows));
    questions.put("outputs", trainer -> trainer.network().outputs(rows));
    questions.put("trace", trainer -> trainer.network().trace(rows));
    questions.put("setTraining", trainer -> trainer.network().setTraining(false));
    questions.put(
        "a part's setTraining", trainer -> trainer.network().withoutLastLayer().setTraining(false));
    questions.put(
        "another trainer",
        trainer ->
            new Trainer(
                trainer.network().withoutLastLayer(),
                new SoftmaxCrossEntropy(),
                new SGD(trainer.network().parameters(), 1)));
    questions.put(
        "the doctor",
        trainer -> TrainingDoctor.examine(trainer.network(), new CrossEntropy(), iris.train()));
    double[] expected = weightsAfterTenSteps(trainer -> {});
    for (Map.Entry<String, Consumer<Trainer>> question : questions.entrySet()) {
      assertThat(weightsAfterTenSteps(question.getValue()))
          .as(question.getKey())
          .containsExactly(expected);
    }
  }

  private double[] weightsAfterTenSteps(Consumer<Trainer> question) {
    Dropout dropout = new Dropout(0.5, 7);
    Trainer trainer = Training.trainer(withDropout(dropout), new CrossEntropy());
    trainer.addListener(
        new Listener() {
          @Override
          public void stepEnded(Trainer asked) {
            question.accept(asked);
            if (asked.steps() == 10) {
              asked.stop("ten steps");
            }
          }
        });
    trainer.fit(iris.train(), 2);
    assertThat(dropout.step()).isEqualTo(16); // an epoch in which a fit is stopped goes to its end
    return Training.weights(trainer.network());
  }

  /** A generator, a discriminator, and both in a row: three networks with the same layers. */
  @Test
  void threeNetworksThatShareLayersTrainInTrainingMode() {
    Random random = new Random(1);
    Dropout dropout = new Dropout(0.5, 1);
    Dense first = new Dense(4, 4, random);
    Dense last = new Dense(4, 3, random);
    Network generator = new Network(first, dropout);
    Network discriminator = new Network(last, new Softmax());
    Network both = new Network(first, dropout, last, new Softmax());
    Trainer trainer = Training.trainer(both, new CrossEntropy());
    for (int i = 0; i < 10; i++) {
      trainer.step(iris.train().inputs(), iris.train().targets());
      discriminator.predict(generator.predict(iris.test().inputs()));
    }
    assertThat(dropout.step()).isEqualTo(10);
  }

  @Test
  void aFitLeavesTheModesAsTheyWere() {
    Dropout dropout = new Dropout(0.5, 1);
    Network network = withDropout(dropout);
    Trainer trainer = Training.trainer(network, new CrossEntropy());
    assertThat(dropout.isTraining()).as("after making a trainer").isFalse();
    trainer.fit(iris.train(), iris.test(), 1);
    assertThat(dropout.isTraining()).isFalse();
    network.setTraining(true);
    trainer.fit(iris.train(), iris.test(), 1);
    assertThat(dropout.isTraining()).isTrue();
  }

  // ---- children and state

  /** As a student writes it: two methods, and the names of the layers inside. */
  private static final class Block implements Layer {
    final List<Layer> inside;
    private Matrix output = new Matrix(0, 0);
    private Matrix inputGradient = new Matrix(0, 0);

    Block(Layer... inside) {
      this.inside = List.of(inside);
    }

    @Override
    public Matrix forward(DMatrixRMaj input) {
      DMatrixRMaj x = input;
      for (Layer layer : inside) {
        x = layer.forward(x);
      }
      output = new Matrix(x);
      CommonOps_DDRM.addEquals(output, input);
      return output;
    }

    @Override
    public Matrix backward(DMatrixRMaj outputGradient) {
      DMatrixRMaj dx = outputGradient;
      for (int i = inside.size() - 1; i >= 0; i--) {
        dx = inside.get(i).backward(dx);
      }
      inputGradient = new Matrix(dx);
      CommonOps_DDRM.addEquals(inputGradient, outputGradient);
      return inputGradient;
    }

    @Override
    public List<Layer> children() {
      return inside;
    }

    @Override
    public String toString() {
      return "Block" + inside;
    }
  }

  private static Network withBlock() {
    Random random = new Random(1);
    return new Network(
        new Dense(4, 8, random),
        new Block(new Dense(8, 8, random), new BatchNorm(8), new ReLU(), new Dropout(0.3, 5)),
        new Dense(8, 3, random),
        new Softmax());
  }

  @Test
  void theChildrenOfABlockAreTrainedAndSwitched() {
    Network network = withBlock();
    // 4*8 + 8, 8*8 + 8, scale and shift, 8*3 + 3
    assertThat(Training.weights(network)).hasSize(40 + 72 + 16 + 27);
    assertThat(network.summary())
        .contains("Block     n x 8          88  weights 8 x 8, biases 1 x 8");
    Matrix once = network.predict(iris.test().inputs());
    assertThat(network.predict(iris.test().inputs()).data).containsExactly(once.data);
    Training.trainer(network, new CrossEntropy()).fit(iris.train(), 1);
    Dropout inside = (Dropout) ((Block) network.layers().get(1)).inside.get(3);
    assertThat(inside.step()).isEqualTo(8);
  }

  @Test
  void aSnapshotHoldsWhatTheChildrenRemember() {
    Network network = withBlock();
    Trainer trainer = Training.trainer(network, new CrossEntropy());
    trainer.fit(iris.train(), 1);
    Snapshot snapshot = trainer.snapshot();
    trainer.fit(iris.train(), 2);
    double[] first = Training.weights(network);
    double[] predicted = network.predict(iris.test().inputs()).data;
    trainer.restore(snapshot);
    trainer.fit(iris.train(), 2);
    assertThat(Training.weights(network)).containsExactly(first);
    assertThat(network.predict(iris.test().inputs()).data).containsExactly(predicted);
  }

  @Test
  void aParameterThatIsListedTwiceIsRefused() {
    Dense inside = new Dense(4, 4, new Random(1));
    Layer block =
        new Elementwise() {
          @Override
          public double value(double x) {
            return x;
          }

          @Override
          public double derivative(double x) {
            return 1;
          }

          @Override
          public List<Layer> children() {
            return List.of(inside);
          }
        };
    assertThatThrownBy(() -> new Network(block, inside))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            inside
                + " is in the network twice, at least once inside another layer. A layer remembers"
                + " its last input, so make a second one.");
  }

  // ---- settings

  @Test
  void aFitGoesOnOnlyWithTheSameSettingsOfItsLayers() {
    assertRefused(new BatchNorm(8), new BatchNorm(8, 0.9, 1e-5), "momentum \"0.1\"", "\"0.9\"");
    assertRefused(new BatchNorm(8), new BatchNorm(8, 0.1, 0.1), "epsilon \"1.0E-5\"", "\"0.1\"");
    assertRefused(new LayerNorm(8), new LayerNorm(8, 0.1), "epsilon \"1.0E-5\"", "\"0.1\"");
    assertRefused(new Scale(2), new Scale(3), "factor \"2.0\"", "\"3.0\"");
  }

  /** A layer of a student's own, with a setting. */
  private static final class Scale extends Elementwise {
    private final double factor;

    Scale(double factor) {
      this.factor = factor;
    }

    @Override
    public double value(double x) {
      return factor * x;
    }

    @Override
    public double derivative(double x) {
      return factor;
    }

    @Override
    public Map<String, Object> settings() {
      return Map.of("factor", factor);
    }
  }

  private void assertRefused(Layer before, Layer now, String old, String other) {
    Trainer trainer = around(before);
    SnapshotAfter after = new SnapshotAfter(3);
    trainer.addListener(after);
    trainer.fit(iris.train(), 1);
    assertThatThrownBy(() -> around(now).resume(after.snapshot))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "This snapshot is from a fit with the layer 1's "
                + old
                + ", but the trainer has "
                + other
                + ": to go on with a fit, set everything as it was when it began.");
  }

  private static Trainer around(Layer layer) {
    Random random = new Random(1);
    Network network =
        new Network(new Dense(4, 8, random), layer, new Dense(8, 3, random), new Softmax());
    return Training.trainer(network, new CrossEntropy());
  }

  // ---- meaning

  /** A focal loss on logits, as a student writes it: it says what it expects. */
  private static final class FocalLoss implements Loss {
    @Override
    public double value(DMatrixRMaj output, DMatrixRMaj targets) {
      return 0;
    }

    @Override
    public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
      return new Matrix(output);
    }

    @Override
    public Meaning expects() {
      return Meaning.LOGITS;
    }

    @Override
    public String toString() {
      return "FocalLoss";
    }
  }

  /** A layer of a student's own that outputs probabilities. */
  private static final class Sharpen extends Elementwise {
    @Override
    public double value(double x) {
      return x;
    }

    @Override
    public double derivative(double x) {
      return 1;
    }

    @Override
    public Meaning outputMeaning() {
      return Meaning.PROBABILITIES;
    }
  }

  @Test
  void aSoftmaxThatWouldBeAppliedTwiceIsFoundForOwnLayersAndLosses() {
    assertThat(new FocalLoss().decisionThreshold()).isZero();
    for (Layer last : List.of(new Softmax(), new Sharpen())) {
      Network network = new Network(new Dense(4, 3, new Random(1)), last);
      assertThatThrownBy(() -> Training.trainer(network, new FocalLoss()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "FocalLoss expects logits, of any size, but the layer before it is "
                  + last
                  + ", whose outputs lie between 0 and 1: the loss could not become small however"
                  + " good the network is. Let the network end in Dense and Softmax with"
                  + " CrossEntropy, or in Dense alone with FocalLoss.");
    }
  }

  @Test
  void aSoftmaxOverOneColumnIsRefused() {
    Network network = new Network(new Dense(4, 1, new Random(1)), new Softmax());
    assertThatThrownBy(() -> Training.trainer(network, new MeanSquaredError()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The network ends in a Softmax over a single column, which is 1 whatever its input is:"
                + " nothing would be learned. For a yes-or-no question let it end in Dense alone with"
                + " SigmoidCrossEntropy; for an amount, in Dense alone.");
  }

  // ---- threads

  @Test
  void eightThreadsGetTheAnswersToTheirOwnRows() throws Exception {
    Network network = withDropout(new Dropout(0.5, 1));
    Training.trainer(network, new CrossEntropy()).fit(iris.train(), 2);
    Network part = network.withoutLastLayer();
    Matrix expected = network.predict(iris.test().inputs());
    Matrix logits = part.predict(iris.test().inputs());
    int[] wrong = new int[8];
    Thread[] threads = new Thread[8];
    for (int t = 0; t < threads.length; t++) {
      int thread = t;
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < 500; i++) {
                  int row = (31 * thread + 7 * i) % iris.test().rows();
                  Matrix right = thread % 2 == 0 ? expected : logits;
                  Matrix answer = (thread % 2 == 0 ? network : part).predict(iris.test().row(row));
                  wrong[thread] += Math.abs(answer.data[1] - right.get(row, 1)) < 1e-12 ? 0 : 1;
                }
              });
    }
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(wrong).containsOnly(0);
  }

  @Test
  void anotherThreadIsRefusedWhileTheNetworkIsTrained() throws Exception {
    Trainer trainer = Training.trainer(withDropout(new Dropout(0.5, 1)), new CrossEntropy());
    Throwable[] refused = new Throwable[2];
    trainer.addListener(
        new Listener() {
          @Override
          public void epochEnded(Trainer fitting) {
            Thread other =
                new Thread(
                    () -> {
                      Matrix rows = iris.test().inputs();
                      refused[0] = catchIt(() -> fitting.network().predict(rows));
                      refused[1] = catchIt(() -> second(fitting.network()).fit(iris.train(), 1));
                    });
            other.start();
            try {
              other.join();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
        });
    trainer.fit(iris.train(), 1);
    for (Throwable refusal : refused) {
      assertThat(refusal)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "The network is being trained by another thread, \"%s\": wait until fit has returned, or"
                      .formatted(Thread.currentThread().getName())
                  + " ask the network in a listener, which is called between two steps.");
    }
    Matrix rows = iris.test().inputs();
    assertThat(trainer.network().predict(rows).get(0, 0)).isEqualTo(0.3, within(0.7));
  }

  private static Trainer second(Network network) {
    return Training.trainer(network, new CrossEntropy());
  }

  private static Throwable catchIt(Runnable action) {
    return catchThrowable(action::run);
  }
}
