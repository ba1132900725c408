package gradus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In another project, Gradus is a jar: its data and its pictures are there, on either path. */
class FromJarTest {
  private static final String PROGRAM =
      """
      package app;
      import gradus.data.*; import gradus.data.files.*; import gradus.layers.*; import gradus.persist.*; import gradus.plots.*;
      import java.nio.file.Path; import java.util.*;
      public class Main {
        public static void main(String[] args) throws Exception {
          for (Datasets.Bundled data : Datasets.all()) {
            System.out.println(data.name() + " " + data.load().get().rows());
          }
          LinePlot.of("a plot", "a font").save(Path.of("plot.png"));
          gradus.Network network = new gradus.Network(new Dense(2, 1, new Random(1)));
          Models.save(Model.of(network), Path.of("model.safetensors"));
          System.out.println(Main.class.getModule().isNamed());
        }
      }
      """;

  @TempDir Path folder;
  private final List<String> jars = new ArrayList<>();

  @BeforeEach
  void aJarOfGradusAndItsLibraries() throws Exception {
    Path classes =
        Path.of(Network.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = folder.resolve("gradus.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    manifest.getMainAttributes().putValue("Automatic-Module-Name", "gradus");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path path : files.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(path).toString().replace(File.separatorChar, '/');
        entries.putNextEntry(new JarEntry(name));
        Files.copy(path, entries);
      }
    }
    jars.add(jar.toString());
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      String name = Path.of(entry).getFileName().toString();
      if (name.matches("(ejml|xchart|fastcsv|gson|error_prone_annotations).*\\.jar")) {
        jars.add(Path.of(entry).toAbsolutePath().toString());
      }
    }
    assertThat(jars).hasSize(7);
  }

  private void compile(String path, String... sources) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-proc:none", path, joined()));
    arguments.addAll(List.of("-d", folder.resolve("app").toString()));
    for (int i = 0; i < sources.length; i += 2) {
      Path file = folder.resolve(sources[i]);
      Files.createDirectories(file.getParent());
      arguments.add(Files.writeString(file, sources[i + 1]).toString());
    }
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    assertThat(result).isZero();
  }

  private String joined() {
    return String.join(File.pathSeparator, jars);
  }

  @Test
  void onTheClassPathEverythingIsInTheJar() throws Exception {
    compile("-cp", "src/Main.java", PROGRAM);
    String path = folder.resolve("app") + File.pathSeparator + joined();
    assertThat(ChildJvm.run(ChildJvm.home(), folder, Map.of(), List.of("-cp", path, "app.Main")))
        .startsWith("iris 150\n")
        .endsWith("\nfalse\n");
  }

  @Test
  void onTheModulePathTwoModulesAreNamed() throws Exception {
    compile(
        "-p", "src/Main.java", PROGRAM, "src/module-info.java", "module app { requires gradus; }");
    String path = folder.resolve("app") + File.pathSeparator + joined();
    String more = "de.siegmar.fastcsv,com.google.gson";
    List<String> command = List.of("-p", path, "--add-modules", more, "-m", "app/app.Main");
    assertThat(ChildJvm.run(ChildJvm.home(), folder, Map.of(), command))
        .startsWith("iris 150\n")
        .endsWith("\ntrue\n");
  }
}
