package gradus;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.callbacks.EarlyStopping;
import gradus.callbacks.LearningRateSchedule;
import gradus.data.Split;
import gradus.data.files.Datasets;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.ELU;
import gradus.layers.GELU;
import gradus.layers.LayerNorm;
import gradus.layers.LeakyReLU;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.SiLU;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.layers.Softplus;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.Adam;
import gradus.optimizers.ClipByNorm;
import gradus.optimizers.ClipByValue;
import gradus.optimizers.L1Penalty;
import gradus.optimizers.L2Penalty;
import gradus.optimizers.OneCycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The same seed gives the same weights to the bit, however and wherever the program runs. */
class ReproducibilityTest {
  /** Changes only with the mathematics of training, and then is written again once. */
  private static final String EXPECTED =
      "bed835ad7e6db436 dde44ddb4f477dc5 f454bd6bfef7626 3d9d6fda74749f3d after 12";

  /** Trains networks with every layer on Iris and prints hashes of what they have learned. */
  public static void main(String[] args) {
    System.out.println(hashesAfterTraining());
  }

  private static String hashesAfterTraining() {
    Split split = Training.split(Datasets.iris(), 42);
    Network plain = plain();
    Training.trainer(plain, new CrossEntropy()).fit(split.train(), split.test(), 40);
    Network normalized = normalized();
    Training.trainer(normalized, new CrossEntropy()).fit(split.train(), split.test(), 10);
    // Running statistics are no weights, but the predictions depend on them.
    Matrix predictions = normalized.predict(split.test().inputs());
    Network tuned = normalized();
    int epochs = fitWithEverythingOn(tuned, split);
    return hash(Training.weights(plain))
        + " "
        + hash(Training.weights(normalized))
        + " "
        + hash(predictions.data)
        + " "
        + hash(Training.weights(tuned))
        + " after "
        + epochs;
  }

  /** Returns after how many of 20 epochs it is stopped; the schedule ends with the twentieth. */
  private static int fitWithEverythingOn(Network network, Split split) {
    List<Parameter> parameters = network.parameters();
    Trainer trainer = new Trainer(network, new CrossEntropy(), new Adam(parameters));
    trainer.setBatchSize(16);
    trainer.setSeed(42);
    trainer.setQuiet(true);
    trainer.addGradientChange(new L1Penalty(parameters, 0.001));
    trainer.addGradientChange(new L2Penalty(parameters, 0.01));
    trainer.addGradientChange(new ClipByValue(parameters, 0.5));
    trainer.addGradientChange(new ClipByNorm(parameters, 0.5));
    trainer.addListener(LearningRateSchedule.bySteps(new OneCycle(0.05, 160)));
    trainer.addListener(new EarlyStopping(2));
    return trainer.fit(split.train(), split.test(), 20).last().number();
  }

  private static String hash(double[] numbers) {
    long hash = 17;
    for (double number : numbers) {
      hash = 31 * hash + Double.doubleToRawLongBits(number);
    }
    return Long.toHexString(hash);
  }

  private static Network plain() {
    Random random = new Random(42);
    return new Network(
        new Dense(4, 16, random),
        new Tanh(),
        new Dense(16, 16, random),
        new LeakyReLU(),
        new Dense(16, 8, random),
        new Sigmoid(),
        new Dense(8, 8, random),
        new ReLU(),
        new Dense(8, 3, random),
        new Softmax());
  }

  private static Network normalized() {
    Random random = new Random(42);
    return new Network(
        new Dropout(0.1, random),
        new Dense(4, 8, random),
        new BatchNorm(8),
        new GELU(),
        new Dense(8, 8, random),
        new LayerNorm(8),
        new SiLU(),
        new Dropout(0.2, 42),
        new Dense(8, 8, random),
        new ELU(),
        new Softplus(),
        new Dense(8, 3, random),
        new Softmax());
  }

  @Test
  void aRepeatedRunGivesTheSameBits() {
    assertThat(hashesAfterTraining()).isEqualTo(EXPECTED);
    assertThat(hashesAfterTraining()).isEqualTo(EXPECTED);
  }

  @Test
  void theInterpreterGivesTheSameBits() throws Exception {
    assertThat(run(ChildJvm.home(), "-Xint")).isEqualTo(EXPECTED);
  }

  @Test
  void theFirstCompilerAloneGivesTheSameBits() throws Exception {
    assertThat(run(ChildJvm.home(), "-XX:TieredStopAtLevel=1")).isEqualTo(EXPECTED);
  }

  /** JDKs that are installed beside the one that runs the test. */
  @Test
  @DisabledOnOs(
      value = OS.WINDOWS,
      disabledReason = "looks for JDKs where Linux and macOS have them")
  void otherJdksGiveTheSameBits() throws Exception {
    List<Path> homes = otherJdks();
    System.out.println("Same bits on: " + homes);
    for (Path home : homes) {
      assertThat(run(home)).as("%s", home).isEqualTo(EXPECTED);
    }
  }

  private static List<Path> otherJdks() throws IOException {
    Path current = ChildJvm.home().toRealPath();
    List<Path> homes = new ArrayList<>();
    try (Stream<Path> siblings = Files.list(current.getParent())) {
      for (Path home : siblings.sorted().toList()) {
        boolean same = home.toRealPath().equals(current);
        if (!same && Files.isExecutable(home.resolve("bin/java")) && feature(home) >= 17) {
          homes.add(home);
        }
      }
    }
    return homes;
  }

  /** 17 for a release file that says JAVA_VERSION="17.0.15"; 0 if it says nothing. */
  private static int feature(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.exists(release)) {
      return 0;
    }
    for (String line : Files.readAllLines(release)) {
      if (line.startsWith("JAVA_VERSION=\"")) {
        return Integer.parseInt(line.substring(14, 16));
      }
    }
    return 0;
  }

  private static String run(Path home, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    arguments.add(ReproducibilityTest.class.getName());
    return ChildJvm.run(home, Path.of("").toAbsolutePath(), Map.of(), arguments).strip();
  }
}
