package gradus;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.data.Split;
import gradus.losses.CrossEntropy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that trains and draws nothing starts quickly: no library is loaded that it doesn't use.
 */
class StartUpTest {
  @TempDir Path folder;

  /** Trains on Iris. */
  public static void main(String[] args) {
    Split iris = Training.iris();
    Trainer trainer = Training.trainer(Training.classifier(42), new CrossEntropy());
    trainer.fit(iris.train(), iris.test(), 100);
  }

  @Test
  void trainingLoadsNeitherPlotsNorJson() throws Exception {
    String loaded =
        ChildJvm.run(
            ChildJvm.home(),
            folder,
            Map.of(),
            List.of("-Xlog:class+load", "-cp", ChildJvm.classPath(), StartUpTest.class.getName()));
    assertThat(loaded).contains("gradus.Trainer ", "org.ejml.data.DMatrixRMaj ");
    assertThat(loaded)
        .doesNotContain("gradus.plots.", "gradus.persist.", "gradus.inspect.")
        .doesNotContain("org.knowm.xchart.", "com.google.gson.", "java.awt.", "javax.swing.");
  }
}
