package gradus.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.metrics.ConfusionMatrix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each preset shows what its sentence says. */
class PresetsTest {
  private static Session trained(String name, int steps) {
    return trained(Presets.named(name).setup(), steps);
  }

  private static Session trained(Setup setup, int steps) {
    Session session = new Session(setup);
    session.train(steps);
    return session;
  }

  @Test
  void eachHasANameOfItsOwnASentenceAndALesson() {
    Set<String> names = new HashSet<>();
    for (Preset preset : Presets.all()) {
      assertThat(names.add(preset.name())).isTrue();
      assertThat(preset.name()).matches("[a-z-]+");
      assertThat(preset.hint()).matches("[A-Z]([^.]|[.]\\d)*[.?]").hasSizeLessThan(110);
      assertThat(Path.of("tutorials", "lesson%02d".formatted(preset.lesson()))).isDirectory();
      String link = Link.of(preset.setup());
      assertThat(Link.parse(link, Run.fromJar()).setup()).isEqualTo(preset.setup());
    }
    assertThat(names).hasSize(14);
    assertThatThrownBy(() -> Presets.named("xor"))
        .hasMessageStartingWith("There is no preset \"xor\", but these: [xor-line, xor-hidden, ");
  }

  /** The numbers of the lessons are those of the lessons' folders. */
  @Test
  void eachBelongsToItsLesson() {
    List<String> classes = new ArrayList<>();
    for (String name : List.of("xor-line", "double-softmax", "rates", "bug-a", "imbalance")) {
      classes.add(lesson(name));
    }
    classes.add(lesson("overfitting"));
    classes.add(lesson("start-small"));
    assertThat(classes)
        .containsExactly(
            "XorNeedsAHiddenLayer",
            "LogitsOrProbabilities",
            "LearningRateLab",
            "DiagnoseFiveBugs",
            "ImbalancedClasses",
            "OverfitAndRegularize",
            "InitializeWell");
  }

  private static String lesson(String preset) {
    Path folder = Path.of("tutorials", "lesson%02d".formatted(Presets.named(preset).lesson()));
    for (String name :
        List.of(
            "XorNeedsAHiddenLayer",
            "LogitsOrProbabilities",
            "LearningRateLab",
            "DiagnoseFiveBugs",
            "ImbalancedClasses",
            "OverfitAndRegularize",
            "InitializeWell")) {
      if (Files.exists(folder.resolve(name + ".java"))) {
        return name;
      }
    }
    return folder.toString();
  }

  @Test
  void xorNeedsAHiddenLayer() {
    assertThat(trained("xor-line", 2000).losses().training()).isGreaterThan(0.68);
    assertThat(trained("xor-hidden", 300).losses().testAccuracy()).isEqualTo(1);
  }

  @Test
  void softmaxTwiceStopsFarAboveZero() {
    // all three are right: ln(1 + 2/e) = 0.5514 is the least
    Losses twice = trained("double-softmax", 1000).losses();
    assertThat(twice.trainingAccuracy()).isEqualTo(1);
    assertThat(twice.training()).isBetween(0.5514, 0.57);
    Setup mended = Presets.named("double-softmax").setup().withBug(Bug.NONE);
    assertThat(trained(mended, 1000).losses().training()).isLessThan(0.01);
  }

  @Test
  void oneRateIsTooLowAndOneTooHigh() {
    Session session = new Session(Presets.named("rates").setup());
    List<Session> rates = session.atRates(0.01, 0.3, 10);
    for (Session rate : rates) {
      rate.train(600);
    }
    assertThat(rates.get(0).losses().training()).isGreaterThan(0.9);
    assertThat(rates.get(1).losses().training()).isLessThan(0.5);
    boolean failed = !rates.get(2).problem().isEmpty();
    assertThat(failed || rates.get(2).losses().training() > 1).isTrue();
  }

  @Test
  void theDoctorNamesTheBugs() {
    List<String> found = new ArrayList<>();
    for (String name : List.of("bug-a", "bug-b", "bug-d", "bug-e")) {
      found.add(trained(name, 300).doctor().name());
    }
    assertThat(found)
        .containsExactly(
            "unscaled inputs", "labels don't fit inputs", "dead units", "learning rate too high");
    assertThat(trained("bug-c", 300).losses().training()).isGreaterThan(0.5514);
    Setup healthy = Presets.named("bug-c").setup().withBug(Bug.NONE);
    assertThat(trained(healthy, 300).losses().training()).isLessThan(0.1);
    assertThat(trained(healthy, 300).doctor()).isNull();
  }

  @Test
  void aHighAccuracyHidesTheRareClass() {
    Session session = trained("imbalance", 500);
    ConfusionMatrix plain = session.confusion(true);
    assertThat(plain.accuracy()).isGreaterThan(0.9);
    assertThat(plain.recall(1)).isZero();
    session.change(session.setup().withLoss(LossKind.WEIGHTED_CROSS_ENTROPY));
    session.train(500);
    assertThat(session.confusion(true).recall(1)).isGreaterThan(0.7);
  }

  /** As TEACHING.md shows it to a class. */
  @Test
  void thirtyEpochsFindNoneOfTheRarePointsAndAHundredMost() {
    Session session = new Session(Presets.named("imbalance").setup());
    for (int epoch = 0; epoch < 30; epoch++) {
      session.trainEpoch();
    }
    assertThat(session.losses().testAccuracy()).isBetween(0.89, 0.91);
    assertThat(session.confusion(true).recall(1)).isZero();
    for (int epoch = 30; epoch < 100; epoch++) {
      session.trainEpoch();
    }
    assertThat(session.confusion(true).recall(1)).isGreaterThan(0.6);
  }

  @Test
  void theTestLossRisesWhileTheTrainingLossFalls() {
    Session session = trained("overfitting", 200);
    final double test = session.losses().test();
    final double training = session.losses().training();
    session.train(3000);
    assertThat(session.losses().test()).isGreaterThan(2 * test);
    assertThat(session.losses().training()).isLessThan(training / 10);
    Setup decayed = Presets.named("overfitting").setup().withPenalty(PenaltyKind.L2, 0.03);
    assertThat(trained(decayed, 3200).losses().test()).isLessThan(test * 1.5);
  }

  @Test
  void onlyWellChosenFirstWeightsLearn() {
    for (String name : List.of("start-small", "start-large", "start-equal")) {
      assertThat(trained(name, 1000).losses().training()).as(name).isGreaterThan(0.5);
    }
    Setup glorot = Presets.named("start-small").setup().withStart(Start.GLOROT);
    assertThat(trained(glorot, 1000).losses().training()).isLessThan(0.2);
  }
}
