package gradus;

import static gradus.Training.classifier;
import static gradus.Training.trainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.callbacks.CsvLog;
import gradus.data.Split;
import gradus.losses.CrossEntropy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
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
}
