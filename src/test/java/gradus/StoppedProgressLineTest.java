package gradus;

import static gradus.ProgressLineTest.printed;
import static gradus.ProgressLineTest.trainer;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.callbacks.EarlyStopping;
import gradus.data.Dataset;
import gradus.data.files.Datasets;
import gradus.optimizers.L2Penalty;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a fit prints that was stopped. */
class StoppedProgressLineTest {
  private final Dataset iris = Datasets.iris();

  /** Stops after this epoch. */
  private record StopAfter(int epoch) implements Listener {
    @Override
    public void epochEnded(Trainer trainer) {
      if (trainer.epoch() == epoch) {
        trainer.stop("time is up");
      }
    }
  }

  private static String row(History.Epoch epoch) {
    return String.format(
        Locale.ROOT,
        "%8d %12.4f            - %10.3f            -",
        epoch.number(),
        epoch.trainingLoss(),
        epoch.trainingAccuracy());
  }

  @Test
  void theLastEpochOfAStoppedFitIsPrintedAndTheReason() {
    Trainer trainer = trainer();
    trainer.addListener(new ProgressLine(false, () -> 0));
    trainer.addListener(new StopAfter(13));
    String text = printed(() -> trainer.fit(iris, 100));
    List<History.Epoch> epochs = trainer.history().epochs();
    assertThat(text)
        .endsWith(
            row(epochs.get(9))
                + "\n"
                + row(epochs.get(12))
                + "\nStopped after epoch 13:\ntime is up.\n\n");
  }

  @Test
  void aPenaltyIsReportedApartFromTheLoss() {
    Trainer trainer = trainer();
    trainer.addListener(new ProgressLine(false, () -> 0));
    trainer.addGradientChange(new L2Penalty(trainer.network().parameters(), 0.01));
    String text = printed(() -> trainer.fit(iris, 1));
    History.Epoch epoch = trainer.history().last();
    assertThat(text)
        .endsWith(
            row(epoch)
                + String.format(
                    Locale.ROOT,
                    "%nThe penalty on the weights is %.4f; no loss above has it in it.%n%n",
                    epoch.penalty()));
  }

  @Test
  void anEpochThatIsPrintedAlreadyIsNotPrintedAgain() {
    Trainer trainer = trainer();
    trainer.addListener(new ProgressLine(false, () -> 0));
    trainer.addListener(new StopAfter(10));
    String text = printed(() -> trainer.fit(iris, 100));
    List<History.Epoch> epochs = trainer.history().epochs();
    assertThat(text)
        .endsWith(
            row(epochs.get(0))
                + "\n"
                + row(epochs.get(9))
                + "\nStopped after epoch 10:\ntime is up.\n\n");
  }

  @Test
  void inATerminalTheLastEpochTakesTheLiveLine() {
    Trainer trainer = trainer();
    ProgressLineTest.Clock clock = new ProgressLineTest.Clock();
    trainer.addListener(clock);
    trainer.addListener(new ProgressLine(true, () -> clock.nanos));
    trainer.addListener(new StopAfter(13));
    String text = printed(() -> trainer.fit(iris, 100));
    String last = row(trainer.history().last());
    String live = last + "   1 min 27 s left"; // 87 epochs at 1 s each
    assertThat(text)
        .endsWith(
            "\r"
                + live
                + "\r"
                + last
                + " ".repeat(live.length() - last.length())
                + "\nStopped after epoch 13:\ntime is up.\n\n");
  }

  @Test
  void aFitThatIsStoppedAtItsStartHasNoRow() {
    Trainer trainer = trainer();
    trainer.fit(iris, 3);
    trainer.addListener(new ProgressLine(false, () -> 0));
    trainer.addListener(
        new Listener() {
          @Override
          public void fitStarted(Trainer started, Dataset train) {
            started.stop("it is late already");
          }
        });
    assertThat(printed(() -> trainer.fit(iris, 100)))
        .endsWith("training   validation\nStopped after epoch 3:\nit is late already.\n\n");
  }

  /** With four digits of patience and epoch, and a small loss, it is 79 columns wide. */
  @Test
  void whatEarlyStoppingSaysFitsEightyColumns() {
    Trainer trainer = trainer();
    trainer.addListener(new ProgressLine(false, () -> 0));
    trainer.addListener(new EarlyStopping(2));
    trainer.optimizer().setLearningRate(1);
    String text = printed(() -> trainer.fit(iris, iris, 500));
    assertThat(text).contains("\nno better validation loss for 2 epochs; epoch ");
    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    assertThat(text.chars()).allMatch(c -> c < 128);
  }
}
