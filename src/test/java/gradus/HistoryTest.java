package gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir Path folder;

  private static History history() {
    History history = new History();
    history.add(new History.Epoch(1, 1.5, 1.25, 0.5, 0.625));
    history.add(new History.Epoch(2, 0.1, Double.NaN, 0.75, Double.NaN, 0.25, 0.05));
    return history;
  }

  @Test
  void writesCsvWithEmptyFieldsForNaN() throws IOException {
    Path file = folder.resolve("new/folder/history.csv");
    history().toCsv(file);
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            epoch,training_loss,validation_loss,training_accuracy,validation_accuracy,penalty,learning_rate
            1,1.5,1.25,0.5,0.625,0.0,
            2,0.1,,0.75,,0.25,0.05
            """);
  }

  @Test
  void saysWhereItCouldNotWrite() throws IOException {
    Path occupied = Files.writeString(folder.resolve("occupied"), "a file, not a folder");
    assertThatThrownBy(() -> history().toCsv(occupied.resolve("history.csv")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            occupied.resolve("history.csv")
                + " cannot be written: java.nio.file.FileAlreadyExistsException: "
                + occupied
                + ".");
  }

  @Test
  void showsTheLastEpoch() {
    assertThat(history())
        .hasToString("2 epochs, the last with training loss 0.1000, training accuracy 0.750");
    assertThat(new History()).hasToString("no epochs yet");
    assertThat(history().last().number()).isEqualTo(2);
  }

  @Test
  void showsTheValidationWhereThereIsOneAndWhyItWasStopped() {
    History history = new History();
    history.add(new History.Epoch(1, 1.5, 1.25, 0.5, 0.625));
    history.stop("time is up");
    assertThat(history)
        .hasToString(
            "1 epoch with training loss 1.5000, validation loss 1.2500, training accuracy 0.500,"
                + " validation accuracy 0.625; stopped: time is up");
  }

  @Test
  void anEpochIsJudgedByTheValidationLossIfThereIsOne() {
    History history = history();
    assertThat(history.epochs().get(0).judgedLoss()).isEqualTo(1.25);
    assertThat(history.epochs().get(1).judgedLoss()).isEqualTo(0.1);
  }

  @Test
  void anEpochOfALoopOfYourOwnHasNoPenaltyAndNoKnownRate() {
    History.Epoch epoch = history().epochs().get(0);
    assertThat(epoch.penalty()).isZero();
    assertThat(epoch.learningRate()).isNaN();
    assertThat(history().stoppedBecause()).isEmpty();
  }

  @Test
  void theListOfEpochsIsReadOnly() {
    History history = history();
    assertThatThrownBy(() -> history.epochs().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void anEmptyHistoryHasNoLastEpoch() {
    assertThatThrownBy(() -> new History().last())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The history is empty: no epoch was trained yet.");
  }
}
