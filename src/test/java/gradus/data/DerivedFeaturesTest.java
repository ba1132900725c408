package gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.DerivedFeatures.Term;
import gradus.math.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class DerivedFeaturesTest {
  private static final Matrix INPUTS = new Matrix(new double[][] {{2, 3}, {-1, 0.5}});

  @Test
  void eachTermIsAColumn() {
    DerivedFeatures features =
        new DerivedFeatures(
            Term.column(1), Term.square(0), Term.product(0, 1), Term.sine(0), Term.column(0));
    // 3, 2² = 4, 2·3 = 6, sin 2; then ½, (−1)² = 1, −1·½ = −½, sin(−1)
    assertThat(features.apply(INPUTS).data)
        .containsExactly(3, 4, 6, StrictMath.sin(2), 2, 0.5, 1, -0.5, StrictMath.sin(-1), -1);
    assertThat(INPUTS.data).containsExactly(2, 3, -1, 0.5);
  }

  @Test
  void theColumnsAreNamedAfterWhatTheyAreComputedFrom() {
    DerivedFeatures features =
        new DerivedFeatures(Term.square(1), Term.product(1, 0), Term.sine(0), Term.column(0));
    Dataset moons = Synthetic.moons(10, 0.1, 1);
    Dataset derived = features.apply(moons);
    assertThat(derived.featureNames()).isEqualTo(List.of("y^2", "y*x", "sin(x)", "x"));
    assertThat(derived.targets()).isSameAs(moons.targets());
    assertThat(derived.classNames()).isEqualTo(moons.classNames());
  }

  @Test
  void withSquaresALineSeparatesTheCircles() {
    Dataset circles =
        new DerivedFeatures(Term.square(0), Term.square(1)).apply(Synthetic.circles(50, 0, 1));
    for (int row = 0; row < circles.rows(); row++) {
      double sum = circles.inputs().get(row, 0) + circles.inputs().get(row, 1);
      assertThat(sum > 0.625).isEqualTo(circles.classOf(row) == 1); // ¼ inside, 1 outside
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(DerivedFeatures::new)
        .hasMessage(
            "DerivedFeatures got no term, but expects at least one, such as Term.column(0).");
    assertThatThrownBy(() -> Term.product(0, -1))
        .hasMessage("A term got the columns 0 and -1, but columns count from 0.");
    assertThatThrownBy(() -> new DerivedFeatures(Term.product(0, 2)).apply(INPUTS))
        .hasMessage(
            "DerivedFeatures got 2×2 inputs, but a term needs column 2, and columns count from 0.");
  }
}
