package gradus;

import static gradus.Training.classifier;
import static gradus.Training.trainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.callbacks.CsvLog;
import gradus.data.Split;
import gradus.losses.CrossEntropy;
import gradus.snapshots.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CsvLogTest {
  @TempDir Path folder;

  private final Split iris = Training.iris();
  private final Trainer trainer = trainer(classifier(1), new CrossEntropy());

  @Test
  void theFileIsThatOfTheHistory() throws IOException {
    Path log = folder.resolve("runs/log.csv");
    trainer.addListener(new CsvLog(log));
    Path written = folder.resolve("history.csv");
    trainer.fit(iris.train(), iris.test(), 3).toCsv(written);
    assertThat(log).hasSameTextualContentAs(written);
    History.Epoch last = trainer.history().last();
    assertThat(Files.readAllLines(log).get(3))
        .isEqualTo(
            "3,"
                + last.trainingLoss()
                + ","
                + last.validationLoss()
                + ","
                + last.trainingAccuracy()
                + ","
                + last.validationAccuracy()
                + ",0.0,0.1");
  }

  @Test
  void whatWasSeenSurvivesACrash() throws IOException {
    Path log = folder.resolve("log.csv");
    trainer.addListener(new CsvLog(log));
    trainer.addListener(
        new Listener() {
          @Override
          public void stepEnded(Trainer stepped) {
            if (stepped.epoch() == 2) {
              throw new IllegalStateException("crash");
            }
          }
        });
    assertThatThrownBy(() -> trainer.fit(iris.train(), 50)).hasMessage("crash");
    List<String> lines = Files.readAllLines(log);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(2)).startsWith("2,");
  }

  @Test
  void anotherFitGoesOnInTheSameFile() throws IOException {
    Path log = folder.resolve("log.csv");
    trainer.fit(iris.train(), 2);
    trainer.addListener(new CsvLog(log));
    trainer.fit(iris.train(), 2);
    trainer.fit(iris.train(), 2);
    Path written = folder.resolve("history.csv");
    trainer.history().toCsv(written);
    assertThat(log).hasSameTextualContentAs(written);
  }

  @Test
  void anEarlierRunStaysUntilThereIsSomethingNew() throws IOException {
    Path log = Files.writeString(folder.resolve("log.csv"), "1000 epochs");
    trainer.addListener(new CsvLog(log));
    trainer.addListener(
        new Listener() {
          @Override
          public void stepEnded(Trainer stepped) {
            throw new IllegalStateException("crash");
          }
        });
    assertThatThrownBy(() -> trainer.fit(iris.train(), 50)).hasMessage("crash");
    assertThat(log).hasContent("1000 epochs");
  }

  @Test
  void aFileThatSomebodyChangesIsWrittenAnew() throws IOException {
    Path log = folder.resolve("log.csv");
    trainer.addListener(new CsvLog(log));
    trainer.addListener(
        new Listener() {
          @Override
          public void epochEnded(Trainer trained) {
            try {
              if (trained.epoch() == 2) {
                Files.delete(log);
              } else if (trained.epoch() == 4) {
                Files.writeString(log, "something else");
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        });
    trainer.fit(iris.train(), 6);
    Path written = folder.resolve("history.csv");
    trainer.history().toCsv(written);
    assertThat(log).hasSameTextualContentAs(written);
  }

  @Test
  void aRestoredHistoryIsWrittenAnew() throws IOException {
    Path log = folder.resolve("log.csv");
    trainer.addListener(new CsvLog(log));
    trainer.fit(iris.train(), 1);
    Snapshot snapshot = trainer.snapshot();
    trainer.fit(iris.train(), 4);
    trainer.restore(snapshot);
    trainer.fit(iris.train(), 1);
    assertThat(Files.readAllLines(log)).hasSize(3); // a header and two epochs
  }

  @Test
  void onAnInterruptedThreadTheErrorSaysSo() throws IOException {
    Path log = folder.resolve("log.csv");
    trainer.addListener(
        new Listener() {
          @Override
          public void epochEnded(Trainer trained) {
            if (trained.epoch() == 3) {
              Thread.currentThread().interrupt();
            }
          }
        });
    trainer.addListener(new CsvLog(log));
    try {
      assertThatThrownBy(() -> trainer.fit(iris.train(), 50))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage(
              log
                  + " cannot be written: this thread was interrupted, and Java then neither reads"
                  + " nor writes a file; to do it all the same, call Thread.interrupted() before."
                  + " The lines before are unchanged.");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(Files.readAllLines(log)).hasSize(3);
  }

  /** Written again after each of them, the whole file would take 16 seconds. */
  @Test
  @Timeout(8)
  void manyEpochsCostLittle() {
    CsvLog csvLog = new CsvLog(folder.resolve("log.csv"));
    csvLog.fitStarted(trainer, iris.train());
    for (int epoch = 1; epoch <= 6000; epoch++) {
      trainer.history().add(new History.Epoch(epoch, 0.1 / epoch, 0.2 / epoch, 0.9, 0.8));
      csvLog.epochEnded(trainer);
    }
    assertThat(folder.resolve("log.csv").toFile().length()).isGreaterThan(300_000);
  }
}
