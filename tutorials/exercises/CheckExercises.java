package exercises;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compiles and checks one task, or all of them, and says what is right and what needs fixing:
 *
 * <pre>
 * mvn -q -Pexercises -Dtask=03
 * mvn -q -Pexercises
 * </pre>
 *
 * <p>There is more for teachers who grade, each a property as in {@code -Dreport=target/grades}:
 * {@code report}, a folder for results.json and results.xml; {@code hidden}, a folder with further
 * tests; {@code seed}, for random inputs that are always the same; {@code seconds}, the time limit
 * of a check.
 */
public final class CheckExercises {
  private static final Path TUTORIALS = Path.of("tutorials");
  private static final Path OUTPUT = Path.of("target", "run", "tasks");

  private CheckExercises() {}

  /**
   * Checks and prints; a failed check ends the program with the code 1, for whoever automates it.
   *
   * @param args the number of a task, or nothing for all
   */
  public static void main(String[] args) throws IOException, URISyntaxException {
    String chosen = args.length == 0 ? "all" : args[0];
    List<Path> tests = tests(TUTORIALS.resolve("exercises"), chosen);
    if (tests.isEmpty()) {
      System.out.println("There is no task %s: they go from 01 to %d.".formatted(chosen, count()));
      System.exit(1);
    }
    String hidden = System.getProperty("hidden");
    if (hidden != null) {
      tests.addAll(tests(Path.of(hidden), chosen));
      tests.sort(Comparator.comparing(test -> test.getFileName().toString()));
    }
    List<Checks> results = check(tests, chosen.equals("all"));
    String report = System.getProperty("report");
    if (report != null) {
      GradeReport.write(results, Path.of(report));
    }
    System.out.flush();
    System.exit(results.stream().allMatch(Checks::allPassed) ? 0 : 1);
  }

  private static List<Checks> check(List<Path> tests, boolean table)
      throws IOException, URISyntaxException {
    TaskCompiler compiler = new TaskCompiler(TUTORIALS, OUTPUT, classPath());
    compiler.compile(tests);
    List<Checks> results = results(tests, compiler);
    List<Checks> compiled = new ArrayList<>(results);
    compiled.removeIf(checks -> checks.compileError != null);
    if (table) {
      System.out.print(Report.head());
    }
    int[] printed = {0}; // rows are printed in order, each as soon as it is known
    Runnable print =
        () -> {
          while (printed[0] < results.size() && isDone(results.get(printed[0]))) {
            Checks checks = results.get(printed[0]++);
            System.out.print(table ? Report.row(checks) : Report.of(checks));
            System.out.flush();
          }
        };
    print.run();
    String limit = System.getProperty("seconds", "20");
    long seed = Long.getLong("seed", System.nanoTime() % 1_000_000);
    new CheckProcess(compiler.compiledClassPath(), Double.parseDouble(limit), seed)
        .run(compiled, checks -> print.run());
    if (table) {
      System.out.print(Report.foot(results));
    }
    return results;
  }

  private static boolean isDone(Checks checks) {
    return checks.compileError != null || checks.failures.size() == checks.names.size();
  }

  /** For each test its checks, still to be run, or why it doesn't compile. */
  private static List<Checks> results(List<Path> tests, TaskCompiler compiler) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String entry : compiler.compiledClassPath().split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    ClassLoader mine = CheckExercises.class.getClassLoader();
    List<Checks> results = new ArrayList<>();
    try (URLClassLoader loader = new URLClassLoader(urls.toArray(new URL[0]), mine)) {
      for (Path test : tests) {
        String name = test.getFileName().toString().replaceFirst("\\.java$", "");
        String error = compiler.errors.get(test);
        results.add(error == null ? still(name, loader) : Checks.ofUncompiled(name, error));
      }
    }
    return results;
  }

  private static Checks still(String test, ClassLoader loader) {
    try {
      return Checks.still(Class.forName("exercises." + test, false, loader));
    } catch (ClassNotFoundException e) {
      throw new LinkageError("The class " + test + " was compiled and isn't there.", e);
    }
  }

  /** The tests in this folder, of the task of this number or of "all", in order. */
  static List<Path> tests(Path folder, String chosen) throws IOException {
    String number = chosen.matches("\\d") ? "0" + chosen : chosen.matches("\\d\\d") ? chosen : "-";
    String name = "Task" + (chosen.equals("all") ? "\\d\\d" : number) + "\\w+Test\\.java";
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(
          files.filter(file -> file.getFileName().toString().matches(name)).sorted().toList());
    }
  }

  private static int count() throws IOException {
    return tests(TUTORIALS.resolve("exercises"), "all").size();
  }

  /** What this program runs with: Maven has it in a class loader of its own. */
  static String classPath() throws URISyntaxException {
    List<String> entries = new ArrayList<>();
    if (Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader) {
      for (URL url : loader.getURLs()) {
        entries.add(Path.of(url.toURI()).toString());
      }
    } else {
      entries.add(System.getProperty("java.class.path"));
    }
    return String.join(File.pathSeparator, entries);
  }
}
