package gradus.inspect.worked;

import gradus.math.Matrix;
import java.util.Arrays;

/** What the cross-entropies share: targets may be smoothed, and rows may have weights. */
abstract class WeightedSection extends LossSection {
  /** What the output is compared with: the targets after smoothing and weights. */
  final Matrix t;

  /** Whether t is something else than Y. */
  final boolean weighted;

  WeightedSection(Pass pass, Matrix t) {
    super(pass);
    this.t = t;
    weighted = !Arrays.equals(t.data, targets.data);
  }

  @Override
  final double divisor() {
    return loss.weight(targets);
  }

  /** What a formula calls the divisor. */
  final String divisorName() {
    return weighted ? "W" : "n";
  }

  final void addTargets(Sheet sheet) {
    if (weighted) {
      sheet.paragraph(
          "`T` is `Y` after label smoothing and class weights. `W` is the sum of the rows' weights,"
              + " here `"
              + FourDigits.of(divisor())
              + "`.");
      sheet.matrix("T", t);
    }
  }
}
