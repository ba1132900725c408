package gradus.playground;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.ChildJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunTest {
  @Test
  void aLinkIsTrainedOnTheCommandLine() throws Exception {
    RandomSetups random = new RandomSetups(3);
    Experiment experiment = random.experiment(60);
    List<String> arguments =
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            "gradus.playground.Run",
            Link.of(experiment));
    String printed =
        ChildJvm.run(ChildJvm.home(), Path.of("").toAbsolutePath(), Map.of(), arguments);
    assertThat(printed).endsWith("hash " + new Session(experiment).hash() + "\n");
  }
}
