package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import gradus.ChildJvm;
import gradus.History;
import gradus.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a container is like in which no font is installed, or not even what draws letters. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "a library is hidden as Linux finds it")
class FontlessMachineTest {
  private static final String INSTALL =
      "The picture cannot be drawn, since Java cannot load a font on this machine: install what it"
          + " needs for that, on Debian and Ubuntu with"
          + " apt-get install fontconfig fonts-dejavu-core libfreetype6.";

  @TempDir Path folder;

  /** Trains, and makes all kinds of pictures of it twice; runs in a JVM of its own. */
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    Trainer trainer = Slope.trainer();
    Animation animation = Animation.record(trainer, 1, () -> Slope.plot(trainer));
    History history = trainer.fit(Slope.POINTS, 2);
    System.out.println(history.epochs().size() + " epochs, slope " + Slope.of(trainer.network()));
    for (int i = 0; i < 2; i++) {
      print(() -> LossCurve.of(history).save(folder.resolve("loss.png")));
      print(() -> LossCurve.of(history).save(folder.resolve("loss.svg")));
      print(() -> NetworkDiagram.of(trainer.network()).save(folder.resolve("network.png")));
      print(() -> Report.of(trainer, Slope.POINTS).save(folder.resolve("report.html")));
      print(() -> animation.save(folder.resolve("slope.gif")));
    }
    System.out.println("fonts: " + System.getProperty("sun.awt.fontconfig"));
  }

  private static void print(Runnable saving) {
    try {
      saving.run();
      System.out.println("saved");
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }

  /** Runs it where this library cannot be loaded: one without content is found first. */
  private List<String> runWithout(String library, Path pictures) throws Exception {
    Path libraries = Files.createDirectories(folder.resolve("libraries"));
    if (!library.isEmpty()) {
      Files.createFile(libraries.resolve(library));
    }
    Files.createDirectories(pictures);
    Path home = Files.createTempDirectory(folder, "home"); // Java remembers there what it found
    return ChildJvm.run(
            ChildJvm.home(),
            folder,
            Map.of("LD_LIBRARY_PATH", libraries.toString()),
            List.of(
                "-Djava.awt.headless=true",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                FontlessMachineTest.class.getName(),
                pictures.toString()))
        .lines()
        .toList();
  }

  @Test
  void withoutFontconfigThePicturesAreTheSame() throws Exception {
    Path usual = folder.resolve("usual");
    Path fontless = folder.resolve("fontless");
    List<String> expected = runWithout("", usual);
    assertThat(expected).hasSize(12).startsWith("2 epochs, slope 1.5", "saved").contains("saved");
    assertThat(runWithout("libfontconfig.so.1", fontless)).isEqualTo(expected);
    for (String name : List.of("loss.png", "loss.svg", "network.png", "report.html", "slope.gif")) {
      assertThat(fontless.resolve(name)).hasSameBinaryContentAs(usual.resolve(name));
    }
  }

  @Test
  void whereNothingDrawsLettersTheTrainingIsKeptAndEveryTrySaysWhatToInstall() throws Exception {
    assumeFalse(
        Files.exists(ChildJvm.home().resolve("lib/libfreetype.so")),
        "this JDK brings the library along that draws letters");
    List<String> printed = runWithout("libfreetype.so.6", folder.resolve("none"));
    assertThat(printed)
        .containsExactly(
            INSTALL + " Training goes on without an animation.",
            "2 epochs, slope 1.5",
            INSTALL,
            INSTALL,
            INSTALL,
            INSTALL,
            INSTALL,
            INSTALL,
            INSTALL,
            INSTALL,
            INSTALL,
            INSTALL,
            "fonts: null");
    assertThat(folder.resolve("none")).isEmptyDirectory();
  }
}
