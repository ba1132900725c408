package exercises;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles tasks and their tests, all in one go. A task that doesn't compile gets a sentence with
 * its file and line, and is left out; the others are compiled without it.
 */
final class TaskCompiler {
  private final Path sourceRoot;
  private final Path output;
  private final String classPath;

  /** What is wrong with each task that doesn't compile, by the path of its test. */
  final Map<Path, String> errors = new TreeMap<>();

  /**
   * A compiler for one run.
   *
   * @param sourceRoot the folder "tutorials": of the other files in it, those are compiled that a
   *     task uses
   * @param output where classes are written; emptied first
   */
  TaskCompiler(Path sourceRoot, Path output, String classPath) {
    this.sourceRoot = sourceRoot;
    this.output = output;
    this.classPath = classPath;
  }

  /** Compiles these tests and what they use. Those it had to leave out are in {@link #errors}. */
  void compile(List<Path> tests) throws IOException {
    clear();
    List<Path> left = new ArrayList<>(tests);
    while (!left.isEmpty()) {
      DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
      if (compile(left, found)) {
        return;
      }
      int before = left.size();
      for (Diagnostic<? extends JavaFileObject> error : found.getDiagnostics()) {
        if (error.getKind() == Diagnostic.Kind.ERROR) {
          leaveOut(left, error);
        }
      }
      if (left.size() == before) {
        throw new IllegalStateException("The tasks don't compile: " + found.getDiagnostics());
      }
    }
  }

  private boolean compile(List<Path> tests, DiagnosticCollector<JavaFileObject> found)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("This is a Java without a compiler: set JAVA_HOME to a JDK.");
    }
    List<String> options = new ArrayList<>(List.of("-d", output.toString(), "-cp", classPath));
    options.addAll(List.of("-sourcepath", sourceRoot.toString(), "-implicit:class"));
    options.addAll(List.of("-proc:none", "-g", "-parameters", "-nowarn", "-Xlint:none"));
    options.add("-XDstringConcat=inline");
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(found, Locale.ENGLISH, StandardCharsets.UTF_8)) {
      return compiler
          .getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(tests))
          .call();
    }
  }

  /** Takes the task of this error out of the list, and keeps its first error. */
  private void leaveOut(List<Path> left, Diagnostic<? extends JavaFileObject> error) {
    Path file = error.getSource() == null ? Path.of("") : Path.of(error.getSource().getName());
    String name = String.valueOf(file.getFileName());
    for (Path test : List.copyOf(left)) {
      if (number(test).equals(name.substring(0, Math.min(6, name.length())))) {
        left.remove(test);
        errors.put(test, sentence(file, error));
      }
    }
  }

  /** "Task03" of ".../Task03SoftmaxTest.java". */
  private static String number(Path test) {
    return test.getFileName().toString().substring(0, "Task03".length());
  }

  private static String sentence(Path file, Diagnostic<?> error) {
    String message = error.getMessage(Locale.ENGLISH).strip();
    message = message.replaceFirst("(?s)\\R\\s*location:.*", "").replaceAll("\\R\\s*", ", ");
    message = message.replaceAll("\\s+", " ");
    String name = file.getFileName().toString();
    String where = name + ", line " + error.getLineNumber();
    if (name.endsWith("Test.java")) {
      return "The test can't call your class anymore (%s: %s): leave the names, parameters and results of its methods as they were."
          .formatted(where, message);
    }
    return "%s: %s.".formatted(where, message);
  }

  private void clear() throws IOException {
    if (Files.isDirectory(output)) {
      try (Stream<Path> files = Files.walk(output)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(output);
  }

  /** The class path on which the compiled tasks are found. */
  String compiledClassPath() {
    return output + File.pathSeparator + classPath;
  }
}
