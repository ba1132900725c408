package gradus.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.data.Split;
import gradus.data.Synthetic;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.optimizers.Adam;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A loss that still falls a little, and will never get far. */
class LevelingOutTest {
  /** Checks of a run with these losses, a tenth of it each. */
  private static RunChecks checks(double... tenths) {
    Network network = BrokenTrainings.net(1, 2, 2, 2);
    RunRecord run = new RunRecord(network, tenths[0], 1);
    for (double loss : tenths) {
      run.stepEnded(loss);
    }
    return new RunChecks(new Findings(), run, tenths[tenths.length - 1]);
  }

  @Test
  void fallsThatShrinkAddUpToLittle() {
    // Three tenths have the means 0.8, 0.6 and 0.55: q = 0.05 / 0.2 = 1/4, and what is left is
    // 0.05 · 1/4 / (3/4) = 0.0167, which is 3 % of 0.55.
    assertThat(checks(1, 0.8, 0.8, 0.8, 0.6, 0.6, 0.6, 0.55, 0.55, 0.55).isLevelingOut()).isTrue();
    // 0.8, 0.6 and 0.5: q = 1/2, and 0.1 is left, 20 % of 0.5.
    assertThat(checks(1, 0.8, 0.8, 0.8, 0.6, 0.6, 0.6, 0.5, 0.5, 0.5).isLevelingOut()).isFalse();
    // A fall that is as large as the one before doesn't shrink.
    assertThat(checks(1, 0.8, 0.8, 0.8, 0.7, 0.7, 0.7, 0.6, 0.6, 0.6).isLevelingOut()).isFalse();
    // A loss that rises, or has risen, isn't on its way to a level.
    assertThat(checks(1, 0.8, 0.8, 0.8, 0.6, 0.6, 0.6, 0.7, 0.7, 0.7).isLevelingOut()).isFalse();
    assertThat(checks(1, 0.5, 0.5, 0.5, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6).isLevelingOut()).isFalse();
    // Of nine steps there are no tenths.
    assertThat(checks(1, 0.8, 0.8, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6).isLevelingOut()).isFalse();
  }

  @Test
  void twoUnitsCannotTellSpiralsApart() {
    List<List<String>> found = new ArrayList<>();
    for (long seed = 1; seed <= 3; seed++) {
      found.add(findings(seed, 2));
    }
    // In the third seed one of the two units is dead, which is the cause.
    assertThat(found)
        .containsExactly(List.of("underfitting"), List.of("underfitting"), List.of("dead units"));
  }

  @Test
  void sixteenUnitsAreEnough() {
    for (long seed = 1; seed <= 3; seed++) {
      assertThat(findings(seed, 16)).isEmpty();
    }
  }

  private static List<String> findings(long seed, int units) {
    Network network = BrokenTrainings.net(seed, 2, units, 2);
    Adam adam = new Adam(network.parameters(), 0.01);
    Split spirals = Synthetic.spirals(300, 2, 0.05, seed).split(0.8, seed);
    return DoctorRuns.names(
        BrokenTrainings.fit(seed, network, new SoftmaxCrossEntropy(), adam, spirals, 60));
  }
}
