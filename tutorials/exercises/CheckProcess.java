package exercises;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Has checks run by {@link CheckProgram}, one process for all of them. If the process ends early,
 * the check at which it ended has failed, and a new process goes on with the next.
 */
final class CheckProcess {
  private final String classPath;
  private final double seconds;
  private final long seed;
  private String answer = ""; // the student's own

  /**
   * A way to run checks.
   *
   * @param seconds how long each check may take
   * @param seed from which the checks draw their random inputs
   */
  CheckProcess(String classPath, double seconds, long seed) {
    this.classPath = classPath;
    this.seconds = seconds;
    this.seed = seed;
  }

  /** Puts an object of this class in place of the student's. */
  CheckProcess withAnswer(String className) {
    answer = className;
    return this;
  }

  /** Runs all checks, and hands on each task when its last check has run. */
  void run(List<Checks> all, Consumer<Checks> whenDone) throws IOException {
    List<Checks> left = new ArrayList<>(all);
    while (!left.isEmpty()) {
      int before = countOf(all);
      String error = runUntilItEnds(left, whenDone);
      if (countOf(all) == before && !left.isEmpty()) {
        throw new IOException("The process that checks didn't start: " + error);
      }
    }
  }

  private static int countOf(List<Checks> all) {
    return all.stream().mapToInt(checks -> checks.failures.size()).sum();
  }

  /** Runs what is left until the process ends, and takes from the list what is done. */
  private String runUntilItEnds(List<Checks> left, Consumer<Checks> whenDone) throws IOException {
    Process process = start(left);
    boolean running = false;
    String line = "";
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String next = lines.readLine(); next != null; next = lines.readLine()) {
        line = next;
        if (line.equals("begin")) {
          running = true;
        } else if (line.startsWith("end ") && running) {
          running = false;
          add(left, line.equals("end ") ? null : line.substring("end ".length()), whenDone);
        }
      }
    }
    process.destroyForcibly();
    if (running) { // not even its last words came
      add(left, "Your code ended the Java process that ran it.", whenDone);
    }
    return line;
  }

  private static void add(List<Checks> left, String failure, Consumer<Checks> whenDone) {
    Checks checks = left.get(0);
    checks.failures.add(failure);
    if (checks.failures.size() == checks.names.size()) {
      left.remove(0);
      whenDone.accept(checks);
    }
  }

  private Process start(List<Checks> left) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8"));
    command.addAll(List.of("-Djava.awt.headless=true", "-Dexercises.seed=" + seed));
    command.addAll(List.of("-cp", classPath, CheckProgram.class.getName()));
    command.add(String.valueOf(seconds));
    for (Checks checks : left) {
      command.add(checks.test + "/" + checks.failures.size() + "/" + answer);
    }
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
