package gradus.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.History;
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
import gradus.layers.Initializer;
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
import gradus.optimizers.L2Penalty;
import gradus.optimizers.Optimizer;
import gradus.optimizers.RMSProp;
import gradus.optimizers.SGD;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random trainings of the kinds that teachers set up, on every bundled data set: the doctor finds
 * no error in any, and at most one warning that is false. One of each data set by default, 200 with
 * {@code mvn test -Dtest=RandomHealthyRunsTest -Ddoctor.runs=200} (some minutes).
 *
 * <p>Some of these runs do overfit, and one calls every pixel "other": such warnings are right.
 */
class RandomHealthyRunsTest {
  private static final int RUNS = Integer.getInteger("doctor.runs", 14);
  private static final int STEPS = 500;
  private static final int BATCH = 32;

  private final List<String> falseErrors = new ArrayList<>();
  private final List<String> falseWarnings = new ArrayList<>();

  @Test
  void findNoErrorAndHardlyAWarning() {
    for (int run = 0; run < RUNS; run++) {
      oneRun(run);
    }
    System.out.printf(
        "Doctor: %d healthy runs, %d false errors, %d false warnings%n",
        RUNS, falseErrors.size(), falseWarnings.size());
    assertThat(falseErrors).isEmpty();
    assertThat(falseWarnings).hasSizeLessThanOrEqualTo(1);
  }

  private void oneRun(int run) {
    Random random = new Random(1000 + run);
    Split split = split(run, random);
    Dataset train = split.train();
    List<Layer> layers = hidden(train.inputs().numCols, random);
    Dense lastHidden = (Dense) layers.get(layers.indexOf(lastDense(layers)));
    Loss loss = loss(train, random);
    layers.add(new Dense(lastHidden.weights.value.numCols, train.targets().numCols, random));
    if (loss instanceof CrossEntropy) {
      layers.add(new Softmax());
    }
    Network network = new Network(layers.toArray(new Layer[0]));
    double scale = layers.get(1) instanceof Sigmoid ? 4 : 1; // it is slow
    Trainer trainer = new Trainer(network, loss, optimizer(network, scale, random));
    trainer.setQuiet(true);
    trainer.setBatchSize(BATCH);
    trainer.setSeed(run);
    if (random.nextInt(5) == 0) {
      trainer.addGradientChange(new L2Penalty(network.parameters(), 1e-4));
    }
    TrainingDoctor doctor = new TrainingDoctor();
    trainer.addListener(doctor);
    note(run, "before", train, trainer, TrainingDoctor.examine(network, loss, train));
    trainer.fit(train, split.test(), Math.max(4, STEPS * BATCH / train.rows()));
    note(run, "run", train, trainer, doctor.diagnosis());
    note(run, "after", train, trainer, TrainingDoctor.examine(network, loss, train));
  }

  private void note(int run, String when, Dataset train, Trainer trainer, Diagnosis diagnosis) {
    for (Finding finding : diagnosis.findings()) {
      String text =
          "%d %s %s %s: %s: %s | %s"
              .formatted(
                  run,
                  when,
                  train.name(),
                  finding.severity(),
                  finding.name(),
                  finding.evidence(),
                  trainer);
      System.out.println("Doctor: " + text);
      if (finding.severity() == Severity.ERROR) {
        falseErrors.add(text);
      } else if (finding.severity() == Severity.WARNING && !isRight(finding, trainer.history())) {
        falseWarnings.add(text);
      }
    }
  }

  /** A count of the answers is a fact, and so is a validation loss that rose again by half. */
  private static boolean isRight(Finding finding, History history) {
    if (!finding.name().equals("overfitting")) {
      return finding.name().equals("only the majority");
    }
    double best = Double.POSITIVE_INFINITY;
    for (History.Epoch epoch : history.epochs()) {
      best = Math.min(best, epoch.validationLoss());
    }
    return history.last().validationLoss() > 1.5 * best;
  }

  private static Split split(int run, Random random) {
    int kind = run % 14;
    if (kind < 8) {
      return DoctorRuns.standardized(Datasets.all().get(kind).load().get(), run);
    }
    Dataset dataset =
        switch (kind) {
          case 8 -> Synthetic.moons(300, 0.15, run);
          case 9 -> Synthetic.circles(300, 0.05, run);
          case 10 -> Synthetic.blobs(300, 2 + random.nextInt(4), 0.3, run);
          case 11 -> Synthetic.xor(300, 0.1, run);
          case 12 -> Synthetic.sine(300, 0.1, run);
          default -> Synthetic.line(300, 2, 1, 0.3, run);
        };
    if (dataset.classNames().size() == 2 && random.nextBoolean()) {
      dataset = dataset.withOneTargetColumn();
    }
    return dataset.split(0.8, run);
  }

  private static Layer lastDense(List<Layer> layers) {
    Layer last = null;
    for (Layer layer : layers) {
      last = layer instanceof Dense ? layer : last;
    }
    return last;
  }

  private static List<Layer> hidden(int inputs, Random random) {
    int activation = random.nextInt(8);
    boolean sigmoid = activation == 2;
    int depth = 1 + random.nextInt(sigmoid ? 1 : 3);
    int width = 16 << random.nextInt(3);
    int norm = random.nextInt(4);
    double dropout = random.nextInt(4) == 0 ? 0.1 + 0.2 * random.nextDouble() : 0;
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      int before = i == 0 ? inputs : width;
      layers.add(
          activation == 1 || sigmoid
              ? new Dense(before, width, Initializer.glorotUniform(random))
              : new Dense(before, width, random));
      if (norm == 0) {
        layers.add(new BatchNorm(width));
      } else if (norm == 1) {
        layers.add(new LayerNorm(width));
      }
      layers.add(activation(activation));
      if (dropout > 0) {
        layers.add(new Dropout(dropout, random));
      }
    }
    return layers;
  }

  private static Layer activation(int kind) {
    return switch (kind) {
      case 1 -> new Tanh();
      case 2 -> new Sigmoid();
      case 3 -> new LeakyReLU();
      case 4 -> new ELU();
      case 5 -> new GELU();
      case 6 -> new SiLU();
      case 7 -> new Softplus();
      default -> new ReLU();
    };
  }

  private static Loss loss(Dataset train, Random random) {
    if (!train.isClassification()) {
      return switch (random.nextInt(3)) {
        case 0 -> new Huber(1);
        case 1 -> new MeanAbsoluteError();
        default -> new MeanSquaredError();
      };
    }
    if (train.targets().numCols == 1) {
      return random.nextInt(3) == 0 ? new Hinge() : new SigmoidCrossEntropy();
    }
    return switch (random.nextInt(6)) {
      case 0 -> new SoftmaxCrossEntropy();
      case 1 -> new CrossEntropy().withLabelSmoothing(0.1);
      case 2 -> new CrossEntropy().withClassWeights(train.classWeights());
      default -> new CrossEntropy();
    };
  }

  private static Optimizer optimizer(Network network, double factor, Random random) {
    double scale = factor * (0.5 + random.nextDouble());
    return switch (random.nextInt(6)) {
      case 0 -> {
        SGD momentum = new SGD(network.parameters(), 0.02 * scale);
        momentum.setMomentum(0.9);
        yield momentum;
      }
      case 1 -> new Adam(network.parameters(), 0.005 * scale);
      case 2 -> new AdamW(network.parameters(), 0.005 * scale);
      case 3 -> new RMSProp(network.parameters(), 0.003 * scale);
      case 4 -> new AdaGrad(network.parameters(), 0.05 * scale);
      default -> new SGD(network.parameters(), 0.1 * scale);
    };
  }
}
