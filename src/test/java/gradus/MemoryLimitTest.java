package gradus;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.data.Dataset;
import gradus.data.OneHot;
import gradus.data.Synthetic;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.losses.MeanSquaredError;
import gradus.math.Matrix;
import gradus.metrics.ConfusionMatrix;
import gradus.optimizers.SGD;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM with 64 MB, what takes more is refused in a sentence that says what to do. */
class MemoryLimitTest {
  @TempDir Path folder;

  private static final Map<String, Runnable> TOO_LARGE =
      Map.of(
          "synthetic", () -> Synthetic.moons(10_000_000, 0.1, 1),
          "oneHot", () -> OneHot.of(new int[1000], 20_000),
          "subset", () -> Synthetic.line(10, 1, 0, 0, 1).subset(new int[9_000_000], "many"),
          "dense", () -> new Dense(10_000, 5_000, new Random(1)),
          "folds", () -> Synthetic.moons(4000, 0.1, 1).folds(1000, 1),
          "confusion", MemoryLimitTest::countManyClasses,
          "fit", MemoryLimitTest::fitInOneBatch,
          "predict", () -> wide().predict(new Matrix(100_000, 1)));

  private static void countManyClasses() {
    Matrix rows = new Matrix(2, 20_000);
    rows.set(0, 1, 1);
    rows.set(1, 2, 1);
    ConfusionMatrix.of(rows, rows, Collections.nCopies(20_000, "c"));
  }

  private static Network wide() {
    Random random = new Random(1);
    return new Network(new Dense(1, 1000, random), new ReLU(), new Dense(1000, 1, random));
  }

  /** The data takes 3 MB, and what the hidden layer outputs 800. */
  private static void fitInOneBatch() {
    Dataset line = Synthetic.line(100_000, 1, 0, 0, 1);
    Network network = wide();
    Trainer trainer =
        new Trainer(network, new MeanSquaredError(), new SGD(network.parameters(), 0.01));
    trainer.setQuiet(true);
    trainer.setBatchSize(100_000);
    trainer.fit(line, 1);
  }

  /** Prints the error of what the argument names. */
  public static void main(String[] arguments) {
    try {
      TOO_LARGE.get(arguments[0]).run();
    } catch (OutOfMemoryError e) {
      System.out.println(e.getMessage());
    }
  }

  private void assertRefused(String name, String what, int megabytes, String instead)
      throws Exception {
    assertThat(message(name))
        .matches(
            "%s takes %s MB, and this Java may use 6\\d MB in all: start it with more, such as -Xmx\\dg, or %s\\."
                .formatted(what, megabytes, instead));
  }

  private String message(String name) throws Exception {
    List<String> arguments =
        List.of(
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-cp",
            ChildJvm.classPath(),
            MemoryLimitTest.class.getName(),
            name);
    return ChildJvm.run(ChildJvm.home(), folder, Map.of(), arguments).strip();
  }

  @Test
  void aMatrixThatDoesNotFit() throws Exception {
    String fewer = "ask for fewer rows or columns";
    assertRefused("synthetic", "A matrix of 10000000 x 2", 160, fewer);
    assertRefused("oneHot", "A matrix of 1000 x 20000", 160, fewer);
    assertRefused("subset", "A matrix of 9000000 x 1", 72, fewer);
    assertRefused("dense", "A matrix of 10000 x 5000", 400, fewer);
  }

  @Test
  void manyThingsThatDoNotFitTogether() throws Exception {
    // 4000 rows of 2 + 2 numbers, a thousand times
    assertRefused(
        "folds", "Copying moons 1000 times, once for each fold,", 128, "ask for fewer folds");
    assertRefused(
        "confusion",
        "A confusion matrix of 20000 classes",
        1600,
        "look at Accuracy and TopKAccuracy");
  }

  @Test
  void aFitThatDoesNotFit() throws Exception {
    assertThat(message("fit"))
        .matches(
            "A fit with batches of 100000 takes more than the 6\\d MB that this Java may use: start it"
                + " with more, such as -Xmx1g, or take smaller batches, narrower layers or fewer rows"
                + " to validate on\\.");
  }

  @Test
  void predictionsThatDoNotFit() throws Exception {
    assertThat(message("predict"))
        .matches(
            "The output for 100000 rows takes more than the 6\\d MB that this Java may use: start it"
                + " with more, such as -Xmx1g, or predict fewer rows at a time\\.");
  }
}
