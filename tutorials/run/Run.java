package run;

import java.awt.Frame;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Runs a lesson, or a program of your own, from its source. It compiles what has changed and no
 * more, so that a changed number costs a second. {@code mvn -q} calls it; so can you, without
 * Maven, where the libraries are in a folder {@code lib}:
 *
 * <pre>
 * mvn -q -Dlesson=14
 * mvn -q -Dlesson=MyProgram -Dargs="measurements.csv 50"
 * java -cp "lib/*" tutorials/run/Run.java 12
 * </pre>
 *
 * <p>Start it in the folder of {@code pom.xml}. Its classes are kept in {@code target/run}, away
 * from those of {@code mvn verify} and of an IDE. It is one file, since {@code java} takes one.
 */
public final class Run {
  private static final Path TUTORIALS = Path.of("tutorials");
  private static final Path FRAMEWORK = Path.of("src", "main", "java");
  private static final Path RESOURCES = Path.of("src", "main", "resources");
  private static final Path OUTPUT = Path.of("target", "run");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
  private static final Pattern MAIN = Pattern.compile("static\\s+void\\s+main\\s*\\(");

  private Run() {}

  /**
   * Runs a program. Ends with the code 1 if there is none of this name, if it doesn't compile, or
   * if it throws.
   *
   * @param args the program, as a number ("14"), a folder ("lesson14"), a class, or folder and
   *     class with a dot between; then what the program gets, in one text or in several
   */
  public static void main(String[] args) throws Exception {
    if (!Files.isDirectory(TUTORIALS) || !Files.isDirectory(FRAMEWORK)) {
      fail("There is no folder \"tutorials\" here: start this in the folder that has pom.xml.%n");
    }
    if (ToolProvider.getSystemJavaCompiler() == null) {
      fail("This is a Java without a compiler. Set JAVA_HOME to a JDK, version 17 or newer.%n");
    }
    String name = args.length == 0 ? "" : args[0];
    Map<String, Path> programs = programs();
    List<String> found = find(name, programs.keySet());
    if (found.size() != 1) {
      fail("%s", explain(name, found, programs.keySet()));
    }
    String program = found.get(0);
    String[] arguments = words(args);
    List<Path> libraries = libraries();

    clearAllBut(programs.keySet());
    Path framework = OUTPUT.resolve("framework");
    Path classes = OUTPUT.resolve(program);
    if (!compileFramework(framework, libraries)
        || !compileProgram(program, programs.get(program), framework, libraries)) {
      fail("%nIt doesn't compile yet: the lines above say where and why.%n");
    }
    // Resources are read where they are; the folder "datasets" is in the folder that we are in.
    List<Path> classPath = new ArrayList<>(List.of(classes, framework, RESOURCES, Path.of("")));
    classPath.addAll(libraries);
    start(className(program, programs.get(program)), arguments, classPath);
  }

  private static void fail(String format, Object... values) {
    System.out.flush();
    System.err.printf(Locale.ROOT, format, values);
    System.err.flush();
    System.exit(1);
  }

  // Which program?

  /** Every class with a main method below {@code tutorials}: "lesson14.XorNeedsAHiddenLayer". */
  static Map<String, Path> programs() throws IOException {
    Map<String, Path> programs = new TreeMap<>();
    for (Path file : sources(TUTORIALS)) {
      String path = TUTORIALS.relativize(file).toString();
      String name = path.replace(File.separatorChar, '.').replaceFirst("\\.java$", "");
      if (!name.startsWith("run.") && MAIN.matcher(read(file)).find()) {
        programs.put(name, file);
      }
    }
    return programs;
  }

  /** The programs that this can mean: mostly one, in a folder of several more, and none. */
  static List<String> find(String name, Iterable<String> programs) {
    String wanted = normalized(name);
    List<String> found = new ArrayList<>();
    for (String program : programs) {
      if (program.equalsIgnoreCase(wanted)) {
        return List.of(program);
      }
      if (folder(program).equalsIgnoreCase(wanted) || simple(program).equalsIgnoreCase(wanted)) {
        found.add(program);
      }
    }
    return found;
  }

  /** "14", "tutorials/lesson14", "lesson14/Xor.java" as "lesson14", "lesson14", "lesson14.Xor". */
  private static String normalized(String name) {
    String dotted = name.strip().replace('\\', '/').replaceFirst("^(\\./)?tutorials/", "");
    dotted = dotted.replaceFirst("(\\.java|/)$", "").replace('/', '.');
    if (dotted.matches("(?i)(lesson)?\\d{1,2}")) {
      int number = Integer.parseInt(dotted.replaceAll("\\D", ""));
      return String.format(Locale.ROOT, "lesson%02d", number);
    }
    return dotted;
  }

  /** Why nothing runs, which program may be meant, and which there are. */
  static String explain(String name, List<String> found, Iterable<String> programs) {
    StringBuilder text = new StringBuilder("There is no program \"" + name + "\".");
    String nearest = nearest(normalized(name), programs);
    if (!found.isEmpty()) {
      text = new StringBuilder("\"" + name + "\" can be any of " + found + ".");
    } else if (nearest != null) {
      text.append(" Did you mean \"" + nearest + "\"?");
    }
    text.append("\n\nThese are there; a lesson's number is enough, and so is a class:\n\n");
    for (String program : programs) {
      text.append("  ").append(program).append('\n');
    }
    return text.append("\nFor example: mvn -q -Dlesson=14\n").toString();
  }

  /** The program whose folder, class or whole name differs by three letters at most, or null. */
  private static String nearest(String wanted, Iterable<String> programs) {
    String nearest = null;
    String wantedFolder = wanted.contains(".") ? folder(wanted) : wanted;
    int fewest = Math.max(1, Math.min(3, wanted.length() / 4)) + 1;
    for (String program : programs) {
      int distance = Math.min(distance(program, wanted), distance(folder(program), wantedFolder));
      distance = Math.min(distance, distance(simple(program), simple(wanted)));
      if (distance < fewest) {
        fewest = distance;
        nearest = program;
      }
    }
    return nearest;
  }

  /** How many letters must be put in, left out or changed (Levenshtein). */
  private static int distance(String text, String wanted) {
    String a = text.toLowerCase(Locale.ROOT);
    String b = wanted.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private static String folder(String program) {
    return program.substring(0, Math.max(0, program.lastIndexOf('.')));
  }

  private static String simple(String program) {
    return program.substring(program.lastIndexOf('.') + 1);
  }

  /** The name of the class to load: a file needn't be in the package that its folder names. */
  private static String className(String program, Path file) throws IOException {
    Matcher matcher = PACKAGE.matcher(read(file));
    return (matcher.find() ? matcher.group(1) + "." : "") + simple(program);
  }

  /** What the program gets: the words of one text, or the texts as they are. */
  private static String[] words(String[] args) {
    if (args.length != 2) {
      return args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
    }
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(args[1] == null ? "" : args[1]);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return words.toArray(new String[0]);
  }

  // Compiling

  private static boolean compileFramework(Path output, List<Path> libraries) throws IOException {
    List<Path> sources = sources(FRAMEWORK);
    String stamp = stamp(sources, joined(libraries));
    if (isFresh(output, stamp)) {
      return true;
    }
    clear(output);
    System.err.println("Compiling Gradus (the first time, and when it has changed) ...");
    List<String> words = compilerWords(sources, output, libraries);
    return compileElsewhere(words, output) && keep(output, stamp);
  }

  /**
   * Compiles in a JVM of its own, which doesn't spend time on making a compiler faster that is used
   * once: two fifths less of the processor's time.
   */
  private static boolean compileElsewhere(List<String> words, Path output) throws IOException {
    StringBuilder text =
        new StringBuilder(); // the words in a file: a command has a greatest length
    for (String word : words) {
      text.append('"').append(word.replace("\\", "\\\\").replace("\"", "\\\"")).append("\"\n");
    }
    Path file = output.resolve("words.txt");
    Files.writeString(file, text, Charset.defaultCharset()); // as the compiler reads it
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String[] command = {
      ProcessHandle.current().info().command().orElse(java),
      "-XX:TieredStopAtLevel=1",
      "-XX:+UseSerialGC",
      "--module",
      "jdk.compiler/com.sun.tools.javac.Main",
      "@" + file
    };
    Process compiler = new ProcessBuilder(command).inheritIO().start();
    try {
      return compiler.waitFor() == 0;
    } catch (InterruptedException e) {
      compiler.destroy();
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean compileProgram(
      String program, Path file, Path framework, List<Path> libraries) throws IOException {
    Path output = OUTPUT.resolve(program);
    String stamp = stamp(sources(TUTORIALS), read(stampOf(framework)));
    if (isFresh(output, stamp)) {
      return true;
    }
    clear(output);
    List<Path> classPath = new ArrayList<>(List.of(framework));
    classPath.addAll(libraries);
    // Of all other files, those are compiled that the program uses.
    String[] options = {
      "-sourcepath", joined(List.of(TUTORIALS, file.getParent())), "-implicit:class"
    };
    List<String> words = compilerWords(List.of(file), output, classPath, options);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    return compiler.run(null, null, System.err, words.toArray(new String[0])) == 0
        && keep(output, stamp);
  }

  /** What the compiler is told. */
  private static List<String> compilerWords(
      List<Path> sources, Path output, List<Path> classPath, String... more) throws IOException {
    Files.createDirectories(output);
    List<String> words =
        new ArrayList<>(List.of("-d", output.toString(), "-cp", joined(classPath)));
    words.addAll(List.of("-encoding", "UTF-8", "-proc:none", "-g", "-parameters"));
    words.addAll(List.of("-nowarn", "-Xlint:none", "-XDstringConcat=inline"));
    words.addAll(List.of(more));
    for (Path source : sources) {
      words.add(source.toString());
    }
    return words;
  }

  private static String joined(List<Path> paths) {
    return String.join(File.pathSeparator, paths.stream().map(Path::toString).toList());
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** What the classes depend on, as a text: every source with its size and its time. */
  private static String stamp(List<Path> sources, String more) throws IOException {
    StringBuilder text = new StringBuilder(System.getProperty("java.version"));
    for (Path source : sources) {
      BasicFileAttributes attributes = Files.readAttributes(source, BasicFileAttributes.class);
      text.append('\n').append(source).append(' ').append(attributes.size());
      text.append(' ').append(attributes.lastModifiedTime().toMillis());
    }
    return text.append('\n').append(more).append('\n').toString();
  }

  private static Path stampOf(Path output) {
    return output.resolve("sources.txt");
  }

  private static boolean isFresh(Path output, String stamp) throws IOException {
    return Files.isRegularFile(stampOf(output)) && read(stampOf(output)).equals(stamp);
  }

  private static boolean keep(Path output, String stamp) throws IOException {
    Files.writeString(stampOf(output), stamp);
    return true;
  }

  /** Deletes the classes of before, so that none is left of a file that has been renamed. */
  private static void clear(Path output) throws IOException {
    if (Files.isDirectory(output)) {
      try (Stream<Path> files = Files.walk(output)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Deletes the classes of programs that are gone or have another name now. */
  private static void clearAllBut(Collection<String> programs) throws IOException {
    String[] names = OUTPUT.toFile().list();
    for (String name : names == null ? new String[0] : names) {
      if (name.contains(".") && !programs.contains(name)) {
        clear(OUTPUT.resolve(name));
      }
    }
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  // Running

  /** The jars that this was started with: Maven has them in a class loader of its own. */
  private static List<Path> libraries() throws URISyntaxException {
    List<Path> entries = new ArrayList<>();
    if (Thread.currentThread().getContextClassLoader() instanceof URLClassLoader maven) {
      for (URL url : maven.getURLs()) {
        entries.add(Path.of(url.toURI()));
      }
    } else {
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        entries.add(Path.of(entry));
      }
    }
    entries.removeIf(entry -> !entry.toString().endsWith(".jar"));
    return entries;
  }

  @SuppressWarnings("resource") // Windows and threads of the program outlive its main method.
  private static void start(String className, String[] arguments, List<Path> classPath)
      throws Exception {
    List<URL> urls = new ArrayList<>();
    for (Path entry : classPath) {
      urls.add(entry.toUri().toURL());
    }
    ClassLoader loader =
        new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    Thread.currentThread().setName(className + ".main()");
    Method main = Class.forName(className, false, loader).getMethod("main", String[].class);
    main.setAccessible(true); // The class needn't be public.
    try {
      main.invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      System.out.flush();
      withoutCallers(e.getCause()).printStackTrace();
      System.exit(1);
    }
    System.out.flush();
    if (hasWindow()) {
      System.err.println("The program ends when its windows are closed.");
    }
  }

  /** The error as the program alone would show it: the calls below its main method left out. */
  private static Throwable withoutCallers(Throwable error) {
    StackTraceElement[] trace = error.getStackTrace();
    for (int i = 0; i < trace.length; i++) {
      String caller = trace[i].getClassName();
      if (caller.startsWith("jdk.internal.reflect.") || caller.equals(Run.class.getName())) {
        error.setStackTrace(Arrays.copyOf(trace, i));
        break;
      }
    }
    return error;
  }

  private static boolean hasWindow() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      // Without this thread there is no window, and AWT needn't be loaded to ask.
      if (thread.getName().startsWith("AWT-EventQueue")) {
        return Arrays.stream(Frame.getFrames()).anyMatch(Frame::isShowing);
      }
    }
    return false;
  }
}
