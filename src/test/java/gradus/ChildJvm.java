package gradus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a program in a JVM of its own. */
public final class ChildJvm {
  private ChildJvm() {}

  /** The JDK that runs the tests. */
  public static Path home() {
    return Path.of(System.getProperty("java.home"));
  }

  /**
   * Runs {@code java arguments…} and returns what it printed, errors included.
   *
   * @param environment what to change in the environment
   * @throws AssertionError if it ends with an error
   */
  public static String run(
      Path home, Path folder, Map<String, String> environment, List<String> arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.replace("\r\n", "\n");
  }

  /**
   * Runs a main class without a display; returns what it printed, whatever characters that has.
   *
   * @param moreClassPath in front of the class path of the tests
   */
  public static String runMain(Path folder, String mainClass, String... moreClassPath)
      throws Exception {
    String classPath = classPath(moreClassPath);
    List<String> arguments = new ArrayList<>(List.of("-Djava.awt.headless=true"));
    for (String stream : List.of("stdout", "stderr")) { // JDK 17 knows the first, later ones both
      arguments.add("-Dsun." + stream + ".encoding=UTF-8");
      arguments.add("-D" + stream + ".encoding=UTF-8");
    }
    arguments.addAll(List.of("-cp", classPath, mainClass));
    return run(home(), folder, Map.of(), arguments);
  }

  /** The class path of the tests, for any working directory, behind some more entries. */
  public static String classPath(String... more) {
    List<String> entries = new ArrayList<>(List.of(more));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }
}
