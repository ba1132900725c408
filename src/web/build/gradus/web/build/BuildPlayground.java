package gradus.web.build;

import gradus.web.PageSources;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import javax.tools.ToolProvider;
import org.teavm.tooling.EmptyTeaVMToolLog;
import org.teavm.tooling.TeaVMProblemRenderer;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.tooling.TeaVMToolLog;
import org.teavm.vm.TeaVMOptimizationLevel;

/**
 * Builds {@code docs/playground.html}: compiles the page and what it uses of the framework, turns
 * the classes into WebAssembly, and puts that with its HTML and CSS into one file.
 */
public final class BuildPlayground {
  private static final Path OUTPUT = Path.of("docs", "playground.html");
  private static final Path TARGET = Path.of("target", "playground");
  private static final Path CLASSES = TARGET.resolve("classes");
  private static final Path PAGE = Path.of("src", "web", "page");

  private BuildPlayground() {}

  /** Builds the page; {@code open} as an argument shows it in the browser. */
  public static void main(String[] args) throws IOException, TeaVMToolException {
    compile();
    String sources = PageSources.ofClasses(CLASSES); // before anybody changes one
    byte[] program = translate();
    String page = assemble(program, sources);
    Files.writeString(OUTPUT, page);
    System.out.println(OUTPUT + ": " + page.length() / 1000 + " KB");
    if (Arrays.asList(args).contains("open")) {
      open();
    }
  }

  private static void compile() throws IOException {
    if (Files.exists(TARGET)) {
      try (Stream<Path> files = Files.walk(TARGET)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
    Files.createDirectories(CLASSES);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-nowarn", "-proc:none", "-g", "-d", CLASSES.toString()));
    arguments.addAll(List.of("-cp", joined(libraries())));
    String roots =
        String.join(
            File.pathSeparator,
            List.of(Path.of("src", "main", "java").toString(), "src/web/java", PAGE.toString()));
    arguments.addAll(List.of("-sourcepath", roots, "-implicit:class", "-encoding", "UTF-8"));
    for (Path root : List.of(PAGE, Path.of("src", "web", "java"))) {
      try (Stream<Path> files = Files.walk(root)) {
        files
            .map(Path::toString)
            .filter(name -> name.endsWith(".java"))
            .sorted()
            .forEach(arguments::add);
      }
    }
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (result != 0) {
      throw new IllegalStateException("The page doesn't compile; javac says above where.");
    }
  }

  private static byte[] translate() throws IOException, TeaVMToolException {
    List<File> classPath = new ArrayList<>(List.of(CLASSES.toFile()));
    classPath.addAll(libraries());
    TeaVMTool tool = new TeaVMTool();
    tool.setTargetType(TeaVMTargetType.WEBASSEMBLY_GC);
    tool.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
    tool.setObfuscated(true);
    tool.setStrict(true);
    tool.setMainClass("gradus.web.page.Playground");
    tool.setTargetDirectory(TARGET.toFile());
    tool.setTargetFileName("playground.wasm");
    tool.setClassPath(classPath);
    tool.setClassLoader(
        new URLClassLoader(urls(classPath), BuildPlayground.class.getClassLoader()));
    tool.getTransformers().add(ExactArithmetic.class.getName());
    TeaVMToolLog log = new EmptyTeaVMToolLog();
    tool.setLog(log);
    tool.generate();
    if (!tool.getProblemProvider().getSevereProblems().isEmpty()) {
      TeaVMProblemRenderer.describeProblems(
          tool.getDependencyInfo().getCallGraph(),
          tool.getProblemProvider(),
          new org.teavm.tooling.ConsoleTeaVMToolLog(false));
      throw new IllegalStateException("TeaVM can't translate the page; it says above what.");
    }
    return Files.readAllBytes(TARGET.resolve("playground.wasm"));
  }

  /** The jars that this program was started with: the project's libraries and TeaVM. */
  private static List<File> libraries() {
    List<File> libraries = new ArrayList<>();
    if (BuildPlayground.class.getClassLoader() instanceof URLClassLoader loader) { // Maven's
      for (URL url : loader.getURLs()) {
        libraries.add(new File(URI.create(url.toString())));
      }
    } else {
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        libraries.add(new File(entry));
      }
    }
    libraries.removeIf(File::isDirectory); // compiled classes, which may be of yesterday
    return libraries;
  }

  private static String joined(List<File> files) {
    StringBuilder text = new StringBuilder();
    for (File file : files) {
      text.append(text.length() == 0 ? "" : File.pathSeparator).append(file);
    }
    return text.toString();
  }

  private static URL[] urls(List<File> files) throws MalformedURLException {
    URL[] urls = new URL[files.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = files.get(i).toURI().toURL();
    }
    return urls;
  }

  static String assemble(byte[] program, String sources) throws IOException {
    String runtime;
    String name = "org/teavm/backend/wasm/wasm-gc-runtime.min.js";
    try (InputStream stream = TeaVMTool.class.getClassLoader().getResourceAsStream(name)) {
      runtime = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    return Files.readString(PAGE.resolve("playground.html"))
        .replace("/* style */", Files.readString(PAGE.resolve("playground.css")))
        .replace("/* runtime */", runtime.replace("</script", "<\\/script"))
        .replace("/* iris */", Files.readString(Path.of("datasets", "iris.csv")))
        .replace("/* penguins */", Files.readString(Path.of("datasets", "penguins.csv")))
        .replace("/* sources */", sources)
        .replace("/* fused */", FusedInstruction.splices(program))
        .replace("/* program */", Base64.getEncoder().encodeToString(compressed(program)));
  }

  private static byte[] compressed(byte[] program) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new BestGzip(bytes)) {
      gzip.write(program);
    }
    return bytes.toByteArray();
  }

  /** As small as it gets. */
  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  private static void open() throws IOException {
    boolean canOpen =
        !GraphicsEnvironment.isHeadless()
            && Desktop.isDesktopSupported()
            && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE);
    if (canOpen) {
      Desktop.getDesktop().browse(OUTPUT.toUri());
    } else {
      System.out.println("Open it in a browser: " + OUTPUT.toUri());
    }
  }
}
