package gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.Dataset;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.losses.MeanAbsoluteError;
import gradus.losses.MeanSquaredError;
import gradus.math.Matrix;
import gradus.optimizers.SGD;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final Dataset iris = Datasets.iris();

  static Trainer trainer() {
    Network network = new Network(new Dense(4, 3, new Random(1)), new Softmax());
    Trainer trainer = new Trainer(network, new CrossEntropy(), new SGD(network.parameters(), 0.1));
    trainer.setQuiet(true);
    return trainer;
  }

  /** What is printed while {@code action} runs. */
  static String printed(Runnable action) {
    PrintStream original = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      action.run();
    } finally {
      System.setOut(original);
    }
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  @Test
  void printsAboutTenRowsWhereNobodyWatches() {
    Trainer trainer = trainer();
    trainer.addListener(new ProgressLine(false, () -> 0));
    String text = printed(() -> trainer.fit(iris, iris, 50));
    assertThat(text)
        .startsWith(
            """
            Training on iris: 150 examples in batches of 32 (the last has 22).
            Softmax and CrossEntropy are trained as one, SoftmaxCrossEntropy on the logits:
            the same mathematics, but nothing can overflow.

                             loss                   accuracy
               epoch     training   validation   training   validation
            """)
        .doesNotContain("\r", "left", "Going on");
    List<String> rows = text.lines().filter(line -> line.matches(" +\\d+ .*")).toList();
    assertThat(rows).hasSize(11);
    History.Epoch last = trainer.history().last();
    assertThat(rows.get(10))
        .isEqualTo(
            String.format(
                Locale.ROOT,
                "      50       %.4f       %.4f      %.3f        %.3f",
                last.trainingLoss(),
                last.validationLoss(),
                last.trainingAccuracy(),
                last.validationAccuracy()));
  }

  @Test
  void printsEveryEpochOfAShortFit() {
    Trainer trainer = trainer();
    trainer.addListener(new ProgressLine(false, () -> 0));
    String text = printed(() -> trainer.fit(iris, 3));
    assertThat(text.lines().filter(line -> line.matches(" +\\d+ .* - .* -"))).hasSize(3);
  }

  /** A clock that the epochs move on by a second each. */
  static final class Clock implements Listener {
    long nanos = 5;

    @Override
    public void epochEnded(Trainer trainer) {
      nanos += 1_000_000_000;
    }
  }

  @Test
  void overwritesItsLineInATerminalAndTellsTheTimeLeft() {
    Trainer trainer = trainer();
    Clock clock = new Clock();
    trainer.addListener(clock);
    trainer.addListener(new ProgressLine(true, () -> clock.nanos));
    String text = printed(() -> trainer.fit(iris, 40));
    // After epoch 2 of 40: 2 s are gone, 38 epochs at 1 s each are left.
    assertThat(text).contains("   38 s left\r").contains("   1 s left\r");
    // Every row that stays has wiped the longer live line before it.
    for (String line : text.split("\n", -1)) {
      String seen = line.substring(line.lastIndexOf('\r') + 1);
      assertThat(seen.stripTrailing()).doesNotEndWith("left");
      String[] drawn = line.split("\r", -1);
      for (int i = 1; i < drawn.length; i++) {
        assertThat(drawn[i].length()).isGreaterThanOrEqualTo(drawn[i - 1].stripTrailing().length());
      }
    }
  }

  @Test
  void itsLiveLineIsNarrowerThanTheTerminal() {
    Trainer trainer = trainer();
    Clock clock = new Clock();
    trainer.addListener(clock);
    trainer.addListener(new ProgressLine(true, () -> clock.nanos, () -> 50));
    String text = printed(() -> trainer.fit(iris, iris, 40));
    List<String> live =
        Pattern.compile("[\r\n]")
            .splitAsStream(text)
            .map(String::stripTrailing)
            .filter(line -> line.endsWith("left"))
            .toList();
    assertThat(live).isNotEmpty().allMatch(line -> line.length() < 50);
    History.Epoch second = trainer.history().epochs().get(1);
    assertThat(live.get(0))
        .isEqualTo(
            String.format(
                Locale.ROOT,
                "       2       %.4f       %.4f   38 s left",
                second.trainingLoss(),
                second.validationLoss()));
  }

  @Test
  void aLineIsShortenedBetweenItsFigures() {
    String row = "     123       0.4712       0.5012      0.833        0.800"; // 58 wide
    String left = "   38 s left"; // 12 wide
    assertThat(ProgressLine.fitting(row, left, 79)).isEqualTo(row + left);
    assertThat(ProgressLine.fitting(row, left, 70)).isEqualTo(row + left);
    assertThat(ProgressLine.fitting(row, left, 69))
        .isEqualTo("     123       0.4712       0.5012      0.833   38 s left");
    assertThat(ProgressLine.fitting(row, left, 33)).isEqualTo("     123       0.4712   38 s left");
    assertThat(ProgressLine.fitting(row, left, 20)).isEqualTo("     123   38 s left");
    assertThat(ProgressLine.fitting(row, left, 19)).isEqualTo("     123");
    assertThat(ProgressLine.fitting(row, left, 7)).isEmpty();
  }

  @Test
  void whatComesAfterAnErrorStartsOnALineOfItsOwn() {
    Trainer trainer = trainer();
    Clock clock = new Clock();
    trainer.addListener(clock);
    trainer.addListener(new ProgressLine(true, () -> clock.nanos));
    trainer.addListener(
        new Listener() {
          @Override
          public void stepEnded(Trainer stepped) {
            if (stepped.epoch() == 2) {
              throw new IllegalStateException("stop");
            }
          }
        });
    String text =
        printed(
            () ->
                assertThatThrownBy(() -> trainer.fit(iris, 100))
                    .isInstanceOf(IllegalStateException.class));
    assertThat(text).endsWith(" s left\n\n");
  }

  private static final Dataset LINE =
      new Dataset(
          new Matrix(new double[][] {{1}, {2}}),
          new Matrix(new double[][] {{2}, {6}}),
          List.of("x"),
          List.of(),
          "line");

  /** What a fit of one epoch prints; the network says 0 at first, so it is wrong by 2 and 6. */
  private String printedByRegression(Loss loss, Dataset validation) {
    Network network = new Network(new Dense(new double[][] {{0}}, new double[] {0}));
    Trainer trainer = new Trainer(network, loss, new SGD(network.parameters(), 0.1));
    trainer.setQuiet(true);
    trainer.addListener(new ProgressLine(false, () -> 0));
    return printed(() -> trainer.fit(LINE, validation, 1));
  }

  /** MSE (4 + 36) / 2 = 20, RMSE √20 = 4.472. */
  @Test
  void aRegressionHasTheRootOfItsMeanSquaredError() {
    String text = printedByRegression(new MeanSquaredError(), null);
    assertThat(text)
        .startsWith(
            """
            Training on line: 2 examples in batches of 2.

                             loss                     RMSE
               epoch     training   validation   training   validation
                   1      20.0000            -     4.4721            -
            """);
    // dw = 2 (-2·1 - 6·2) / 2 = -14, db = -8: then 1.4 x + 0.8 is 2.2 and 3.6, wrong by 0.2, -2.4.
    text = printedByRegression(new MeanSquaredError(), LINE);
    assertThat(text)
        .contains("       1      20.0000       2.9000     4.4721       1.7029\n"); // √2.9
  }

  @Test
  void leavesOutWhatThereIsNot() {
    String text = printedByRegression(new MeanAbsoluteError(), null);
    assertThat(text)
        .startsWith(
            """
            Training on line: 2 examples in batches of 2.

                             loss
               epoch     training   validation
                   1       4.0000            -
            """);
  }

  @Test
  void printsUnlessToldNotTo() {
    Trainer trainer = trainer();
    assertThat(printed(() -> trainer.fit(iris, 1))).isEmpty();
    trainer.setQuiet(false);
    assertThat(printed(() -> trainer.fit(iris, 1))).startsWith("Training on iris");
    Network network = new Network(new Dense(4, 3, new Random(1)), new Softmax());
    Trainer fresh = new Trainer(network, new CrossEntropy(), new SGD(network.parameters(), 0.1));
    assertThat(printed(() -> fresh.fit(iris, 1))).startsWith("Training on iris");
  }

  @Test
  void timeLeftIsReadable() {
    assertThat(ProgressLine.timeLeft(0.2)).isEqualTo("1 s left");
    assertThat(ProgressLine.timeLeft(59)).isEqualTo("59 s left");
    assertThat(ProgressLine.timeLeft(60)).isEqualTo("1 min 0 s left");
    assertThat(ProgressLine.timeLeft(125)).isEqualTo("2 min 5 s left");
    assertThat(ProgressLine.timeLeft(3600)).isEqualTo("1 h 0 min left");
    assertThat(ProgressLine.timeLeft(3 * 3600 + 61)).isEqualTo("3 h 1 min left");
  }
}
