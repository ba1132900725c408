package gradus.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each program trains to the weights of its session, bit by bit. */
class CodeTest {
  @TempDir Path folder;

  @Test
  void fiftyProgramsTrainToTheHashesOfTheirSessions() throws Exception {
    RandomSetups random = new RandomSetups(11);
    List<Experiment> experiments = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      Session session = new Session(random.setup());
      session.trainEpoch();
      session.trainEpoch();
      experiments.add(session.experiment());
      experiments.add(random.experiment(40));
    }
    compile(experiments);
    for (int i = 0; i < experiments.size(); i++) {
      String hash = new Session(experiments.get(i)).hash();
      assertThat(output("Program" + i))
          .as(Code.of(experiments.get(i)))
          .endsWith("hash     " + hash + System.lineSeparator());
    }
  }

  private void compile(List<Experiment> experiments) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-Xlint:all",
                "-Werror",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString()));
    for (int i = 0; i < experiments.size(); i++) {
      Path file = folder.resolve("Program" + i + ".java");
      Files.writeString(file, Code.of(experiments.get(i), "Program" + i));
      arguments.add(file.toString());
    }
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, errors, arguments.toArray(new String[0]));
    assertThat(result).as(errors.toString(StandardCharsets.UTF_8)).isZero();
  }

  /** What a program prints. */
  private String output(String name) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      Class<?> program = Class.forName(name, true, loader);
      program.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aPlainTrainingReadsLikeALesson() {
    assertThat(Code.of(Setup.of(DataKind.MOONS), 30))
        .isEqualTo(
            """
            import gradus.Network;
            import gradus.Trainer;
            import gradus.data.Dataset;
            import gradus.data.Split;
            import gradus.data.Synthetic;
            import gradus.layers.Dense;
            import gradus.layers.Softmax;
            import gradus.layers.Tanh;
            import gradus.losses.CrossEntropy;
            import gradus.losses.Loss;
            import gradus.optimizers.SGD;
            import gradus.playground.FirstWeights;
            import gradus.playground.Losses;
            import gradus.playground.WeightHash;

            /** An experiment of the playground. */
            public final class Playground {
              public static void main(String[] args) {
                Dataset data = Synthetic.moons(200, 0.1, 1);
                Split split = data.split(0.5, 1);
                Dataset train = split.train();
                Dataset test = split.test();

                Network network =
                    new Network(
                        new Dense(2, 4, FirstWeights.ofLayer(0, 1)),
                        new Tanh(),
                        new Dense(4, 2, FirstWeights.ofOutput(1)),
                        new Softmax());

                Loss loss = new CrossEntropy();
                SGD optimizer = new SGD(network.parameters(), 0.1);
                Trainer trainer = new Trainer(network, loss, optimizer);
                trainer.setBatchSize(10);
                trainer.setSeed(1);
                trainer.setQuiet(true);
                trainer.fit(train, test, 30);

                System.out.println(network);
                System.out.println("training " + Losses.mean(trainer, train));
                System.out.println("test     " + Losses.mean(trainer, test));
                System.out.println("hash     " + WeightHash.of(network));
              }
            }
            """);
  }
}
