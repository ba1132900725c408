package gradus.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Each preset can be found on its lesson's page and on the playground's. */
class PresetPagesTest {
  @Test
  void lessonsLinkTheirPresets() throws IOException {
    for (Preset preset : Presets.all()) {
      Path page = Path.of("tutorials", "lesson%02d".formatted(preset.lesson()), "README.md");
      assertThat(Files.readString(page))
          .contains("](../../docs/playground.html#preset=" + preset.name() + ")");
    }
  }

  @Test
  void theGuidePageShowsEachPresetWithItsHint() throws IOException {
    String page = Files.readString(Path.of("docs", "playground.md")).replaceAll("\\s+", " ");
    for (Preset preset : Presets.all()) {
      String picture = "playground/" + preset.name() + ".png";
      assertThat(page)
          .contains("playground.html#preset=" + preset.name())
          .contains(preset.title(), preset.hint(), picture);
      assertThat(Path.of("docs", "playground", preset.name() + ".png")).exists();
    }
  }
}
