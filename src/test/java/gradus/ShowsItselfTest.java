package gradus;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.callbacks.BestWeights;
import gradus.callbacks.CsvLog;
import gradus.callbacks.EarlyStopping;
import gradus.callbacks.LearningRateSchedule;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.optimizers.Adam;
import gradus.optimizers.ClipByNorm;
import gradus.optimizers.CosineDecay;
import gradus.optimizers.GradientChange;
import gradus.optimizers.L2Penalty;
import gradus.optimizers.Optimizer;
import gradus.optimizers.Schedule;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A debugger calls toString on whatever is in view: it must say something, and change nothing. */
class ShowsItselfTest {
  private static final List<Class<?>> KINDS =
      List.of(
          Layer.class,
          Loss.class,
          Optimizer.class,
          Schedule.class,
          GradientChange.class,
          Listener.class,
          Parameter.class,
          Network.class,
          Trainer.class,
          History.class,
          Dataset.class,
          Matrix.class);

  /** Every class with a file of its own that is of one of these kinds. */
  static List<Class<?>> classes() throws Exception {
    Path folder =
        Path.of(Network.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file :
          files.filter(f -> f.toString().matches(".*[\\\\/][A-Z]\\w*\\.class")).toList()) {
        String path = folder.relativize(file).toString();
        String name = path.replace(".class", "").replace(File.separatorChar, '.');
        Class<?> found = Class.forName(name);
        if (!found.isInterface() && KINDS.stream().anyMatch(kind -> kind.isAssignableFrom(found))) {
          classes.add(found);
        }
      }
    }
    return classes;
  }

  @Test
  void everyKindHasATextOfItsOwn() throws Exception {
    assertThat(classes()).hasSizeGreaterThan(45).contains(Dense.class, CosineDecay.class);
    for (Class<?> kind : classes()) {
      assertThat(kind.getMethod("toString").getDeclaringClass())
          .as(kind.getName())
          .isNotEqualTo(Object.class);
    }
  }

  @Test
  void aParameterIsOneLine() {
    Dense dense = new Dense(new double[][] {{1, -2}, {0.5, 4}}, new double[] {0, 0});
    dense.weights.gradient.set(1, 1, 8);
    assertThat(dense.weights)
        .hasToString(
            "weights 2 x 2  min -2.0000  max 4.0000  mean 0.8750"
                + " | gradient 2 x 2  min 0.0000  max 8.0000  mean 2.0000");
  }

  @Test
  void listenersSayWhatTheyDoAndHowFarTheyAre() {
    assertThat(new CsvLog(Path.of("log.csv"))).hasToString("CsvLog(log.csv)");
    assertThat(new ProgressLine()).hasToString("ProgressLine");
    assertThat(LearningRateSchedule.byEpochs(new CosineDecay(0.1, 0, 50)))
        .hasToString("LearningRateSchedule(CosineDecay(0.1 to 0.0 in 50), by epochs)");
    assertThat(LearningRateSchedule.bySteps(new CosineDecay(0.1, 0, 50)))
        .hasToString("LearningRateSchedule(CosineDecay(0.1 to 0.0 in 50), by steps)");

    Split iris = Training.iris();
    Trainer trainer = Training.trainer(Training.classifier(1), new CrossEntropy());
    BestWeights best = new BestWeights();
    assertThat(best).hasToString("BestWeights(epoch 0, loss Infinity)");
    best.fitStarted(trainer, iris.train());
    EarlyStopping patient = new EarlyStopping(5);
    EarlyStopping strict = new EarlyStopping(5, 0.01);
    patient.fitStarted(trainer, iris.train());
    assertThat(strict)
        .hasToString(
            "EarlyStopping(patience 5, minimum improvement 0.01 | best epoch 0, no better for 0)");
    Training.endEpoch(trainer, patient, 0.5);
    best.epochEnded(trainer);
    Training.endEpoch(trainer, patient, 0.625);
    best.epochEnded(trainer);
    assertThat(patient).hasToString("EarlyStopping(patience 5 | best epoch 1, no better for 1)");
    assertThat(best).hasToString("BestWeights(epoch 1, loss 0.5000)");
  }

  @Test
  void aScoreIsItsFiguresSoFar() {
    Dataset iris = Training.iris().train();
    EpochScore score = new EpochScore(iris, new CrossEntropy());
    assertThat(score).hasToString("EpochScore(loss NaN, accuracy NaN over 0 rows)");
    Matrix setosa = new Matrix(new double[][] {{1, 0, 0}});
    score.add(0.25, setosa, setosa);
    score.add(0.5, setosa, new Matrix(new double[][] {{0, 1, 0}}));
    // (0.25 + 0.5) / 2, and one of two is right
    assertThat(score).hasToString("EpochScore(loss 0.3750, accuracy 0.5000 over 2 rows)");
  }

  /** Looks at everything in the middle of a step, between backward and the optimizer. */
  private static final class Onlooker implements GradientChange {
    final List<Object> things = new ArrayList<>();
    boolean looking = false;
    int looks = 0;

    @Override
    public void apply() {
      for (int i = 0; looking && i < things.size(); i++) {
        assertThat(things.get(i).toString()).doesNotContain("\n").hasSizeBetween(4, 300);
        looks++;
      }
    }

    @Override
    public String toString() {
      return "Onlooker";
    }
  }

  /** Fits with everything on. */
  private static double[] weightsAfterFit(Onlooker onlooker) {
    Split iris = Training.iris();
    Random random = new Random(1);
    Network network =
        new Network(
            new Dense(4, 8, random),
            new BatchNorm(8),
            new ReLU(),
            new Dropout(0.2, random),
            new Dense(8, 3, random),
            new Softmax());
    CrossEntropy loss = new CrossEntropy().withClassWeights(1, 2, 3).withLabelSmoothing(0.1);
    Trainer trainer = new Trainer(network, loss, new Adam(network.parameters()));
    trainer.setQuiet(true);
    List<GradientChange> changes =
        List.of(
            new L2Penalty(network.parameters(), 0.01),
            onlooker,
            new ClipByNorm(network.parameters(), 1));
    List<Listener> listeners =
        List.of(
            new EarlyStopping(5),
            new BestWeights(),
            LearningRateSchedule.byEpochs(new CosineDecay(0.01, 0.001, 3)));
    changes.forEach(trainer::addGradientChange);
    listeners.forEach(trainer::addListener);
    onlooker.things.addAll(List.of(network, trainer, loss, trainer.loss(), trainer.optimizer()));
    onlooker.things.addAll(List.of(trainer.history(), iris, iris.train(), iris.test()));
    onlooker.things.addAll(network.layers());
    onlooker.things.addAll(network.parameters());
    onlooker.things.addAll(changes);
    onlooker.things.addAll(listeners);
    trainer.fit(iris.train(), iris.test(), 3);
    return Training.weights(network);
  }

  @Test
  void lookingAtEverythingInTheMiddleOfAStepChangesNoBit() {
    Onlooker onlooker = new Onlooker();
    onlooker.looking = true;
    assertThat(weightsAfterFit(onlooker)).containsExactly(weightsAfterFit(new Onlooker()));
    // 4 batches of 120 rows in each of 3 epochs
    assertThat(onlooker.looks).isEqualTo(12 * onlooker.things.size());
  }
}
